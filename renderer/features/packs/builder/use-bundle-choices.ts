import { useEffect, useMemo, useState } from 'react';
import type { Result } from '../../../../shared/base/index.ts';
import type { PackChoices } from '../../../../shared/model/index.ts';
import { useMatter, useService } from '../../../state/use-service.ts';
import type { BuildableChoices } from '../pack-choices.ts';
import { choicesOfBundle, type Bundle } from './bundle.ts';

/** What a saved search gave at a state of the matter. */
interface Answer {
  readonly sequence: number;
  readonly result: Result<{ readonly passages: readonly string[] }>;
}

/** The choices of a bundle as they can be built now: its saved searches are asked for their passages, anew when the matter changes. */
export function useBundleChoices(bundle: Bundle): BuildableChoices {
  const service = useService();
  const sequence = useMatter()?.sequence ?? 0;
  const choices = useMemo(() => choicesOfBundle(bundle), [bundle]);
  const queries = useMemo(() => [...new Set(queriesOf(choices))].sort().join('\n'), [choices]);
  const [answers, setAnswers] = useState<ReadonlyMap<string, Answer>>(new Map());
  useEffect(() => {
    let isWanted = true;
    for (const query of queries === '' ? [] : queries.split('\n')) {
      void service.call('resolvePackQuery', { query }).then((result) => {
        if (isWanted) setAnswers((known) => new Map([...known, [query, { sequence, result }]]));
      });
    }
    return () => {
      isWanted = false;
    };
  }, [service, queries, sequence]);
  const buildable = useMemo(() => withAnswers(choices, answers), [choices, answers]);
  if (buildable.choices !== null) bundles.set(buildable.choices, bundle);
  return buildable;
}

const bundles = new WeakMap<PackChoices, Bundle>();

/** The bundle that choices were made of, or null. */
export function bundleOf(choices: PackChoices): Bundle | null {
  return bundles.get(choices) ?? null;
}

function queriesOf({ parts }: PackChoices): readonly string[] {
  return (parts ?? []).flatMap(({ contents }) =>
    contents.flatMap((content) => (content.kind === 'query' ? [content.query.query] : [])),
  );
}

function withAnswers(choices: PackChoices, answers: ReadonlyMap<string, Answer>): BuildableChoices {
  const wanted = queriesOf(choices);
  if (wanted.length === 0) return { choices, failure: undefined };
  for (const query of wanted) {
    const result = answers.get(query)?.result;
    if (result === undefined) return { choices: null, failure: undefined };
    if (!result.ok) return { choices: null, failure: result.failure };
  }
  const parts = (choices.parts ?? []).map((part) => ({
    ...part,
    contents: part.contents.map((content) => {
      if (content.kind !== 'query') return content;
      const result = answers.get(content.query.query)?.result;
      const passages = result?.ok === true ? result.value.passages : [];
      return { ...content, query: { ...content.query, passages } };
    }),
  }));
  return { choices: { ...choices, parts }, failure: undefined };
}
