import { useEffect, useState } from 'react';
import type { Failure } from '../../../shared/base/index.ts';
import type { PackPreview } from '../../../shared/contract/index.ts';
import type { PackChoices } from '../../../shared/model/index.ts';
import { useQuery } from '../../state/use-service.ts';
import { choicesToSend, useBuildableChoices } from './pack-choices.ts';

/** How long choices rest before a preview is asked for, in milliseconds. */
const restMs = 250;

/** The outline of a pack of these choices; while a newer one is being made, the older stays and is marked as such. */
export function usePreview(chosen: PackChoices): {
  readonly preview: PackPreview | undefined;
  /** The choices that a preview was asked for. */
  readonly of: PackChoices | null;
  readonly failure: Failure | undefined;
  readonly outdated: boolean;
} {
  const { choices, failure } = useBuildableChoices(chosen);
  const [settled, setSettled] = useState(choices);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(choices), restMs);
    return () => clearTimeout(timer);
  }, [choices]);
  const askable = settled !== null && settled.title.trim() !== '';
  const query = useQuery('previewPack', askable ? { choices: choicesToSend(settled) } : null);
  const [last, setLast] = useState<PackPreview | undefined>(undefined);
  if (query.value !== undefined && query.value !== last) setLast(query.value);
  return {
    preview: query.status === 'failed' || failure !== undefined ? undefined : (query.value ?? last),
    of: settled,
    failure: failure ?? query.failure,
    outdated: settled !== choices || query.status === 'loading',
  };
}
