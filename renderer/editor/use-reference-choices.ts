import { useMemo } from 'react';
import { useQuery, useThemes } from '../state/use-service.ts';
import { referenceChoices } from './reference-choice.ts';
import type { ReferenceChoice } from './reference-choice.ts';

const none: readonly never[] = [];

/** Everything of the matter that a note can refer to; passages and documents are read only once they are `wanted`. */
export function useReferenceChoices(wanted: boolean): readonly ReferenceChoice[] {
  const themes = useThemes();
  const documents = useQuery('listDocuments', wanted ? {} : null).value ?? none;
  const passages = useQuery('listPassages', wanted ? {} : null).value ?? none;
  return useMemo(() => referenceChoices(themes, documents, passages), [themes, documents, passages]);
}
