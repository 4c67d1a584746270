import { useMemo } from 'react';
import type { Failure } from '../../../shared/base/index.ts';
import type { InputOf, ServiceCalls } from '../../../shared/contract/index.ts';
import type { PackChoices } from '../../../shared/model/index.ts';
import { useQuery } from '../../state/use-service.ts';

/** The choices as they can be built now, or why they cannot; neither while a saved search is being asked. */
export interface BuildableChoices {
  readonly choices: PackChoices | null;
  readonly failure: Failure | undefined;
}

/** Asks the chosen saved search, if there is one, for its passages as they are now. */
export function useBuildableChoices(choices: PackChoices): BuildableChoices {
  const query = choices.query?.query;
  const asked = useQuery('resolvePackQuery', query === undefined ? null : { query });
  const passages = asked.value?.passages;
  const buildable = useMemo(() => {
    if (choices.query === undefined) return choices;
    return passages === undefined ? null : { ...choices, query: { ...choices.query, passages } };
  }, [choices, passages]);
  return query === undefined
    ? { choices, failure: undefined }
    : { choices: asked.status === 'failed' ? null : buildable, failure: asked.failure };
}

/** The choices as a call takes them. */
export function choicesToSend(choices: PackChoices): InputOf<ServiceCalls['previewPack']>['choices'] {
  const { query, ...rest } = choices;
  const sent = { ...rest, themes: [...rest.themes], documents: [...rest.documents] };
  return query === undefined ? sent : { ...sent, query: { ...query, passages: [...query.passages] } };
}
