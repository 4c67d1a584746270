import type { JSX } from 'react';
import { useEffect, useRef, useState } from 'react';
import type { ComparedTexts, NearDuplicate, TextChange } from '../../../shared/model/index.ts';
import { notifyFailure } from '../../state/notices.ts';
import { runTask } from '../../state/tasks.ts';
import { useService } from '../../state/use-service.ts';
import { IconlessButton } from '../../ui/iconless-button.tsx';
import { countWords } from '../../ui/words.ts';

/** Two texts side by side: what the first has alone is struck through on its side, what the other has alone underlined on its. */
export function Comparison(props: {
  readonly pair: readonly [NearDuplicate, NearDuplicate];
  readonly onClose: () => void;
}): JSX.Element {
  const service = useService();
  const [compared, setCompared] = useState<ComparedTexts | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const [first, other] = props.pair;
  useEffect(() => {
    heading.current?.focus();
    let wanted = true;
    void runTask('Comparing two texts', (task) =>
      service.call('compareDocuments', { task, documentId: first.documentId, otherId: other.documentId }),
    ).then((result) => {
      if (!wanted) return;
      if (result.ok) setCompared(result.value);
      else notifyFailure(result.failure);
    });
    return () => {
      wanted = false;
    };
  }, [service, first.documentId, other.documentId]);
  // What went out and what came in at one place are one difference.
  const differences =
    compared?.changes.filter(
      ({ kind }, at, all) => kind !== 'same' && (at === 0 || all[at - 1]?.kind === 'same'),
    ).length ?? 0;
  return (
    <>
      <h2 ref={heading} tabIndex={-1}>
        {first.urn} and {other.urn}
      </h2>
      <div className="imports-buttons">
        <p>
          {compared === null
            ? 'Comparing the texts.'
            : differences === 0
              ? 'The texts are the same, character for character.'
              : `${countWords(differences, 'place')} where the texts differ.`}
        </p>
        <IconlessButton onClick={props.onClose}>Back to the groups</IconlessButton>
      </div>
      {compared !== null && (
        <div className="imports-compared">
          <Side of={first} changes={compared.changes} own="removed" />
          <Side of={other} changes={compared.changes} own="added" />
        </div>
      )}
    </>
  );
}

function Side(props: {
  readonly of: NearDuplicate;
  readonly changes: readonly TextChange[];
  readonly own: 'added' | 'removed';
}): JSX.Element {
  const Mark = props.own === 'added' ? 'ins' : 'del';
  return (
    <div className="imports-side" tabIndex={0} role="group" aria-label={`Text of ${props.of.urn}`}>
      <h3>
        {props.of.urn} <bdi>{props.of.title}</bdi>
      </h3>
      {props.changes.map(({ kind, text }, position) => {
        if (kind === 'same') return <span key={position}>{text}</span>;
        if (kind !== props.own) return null;
        return (
          <Mark key={position}>
            <span className="visually-hidden">[only here: </span>
            {text}
            <span className="visually-hidden">] </span>
          </Mark>
        );
      })}
    </div>
  );
}
