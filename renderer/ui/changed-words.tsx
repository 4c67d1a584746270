import './changed-words.css';
import type { JSX } from 'react';
import { useMemo } from 'react';
import { wordChanges } from '../../shared/text/index.ts';

/** A wording with what came in and what went out since another one; screen readers hear both marks as words. */
export function ChangedWords({
  before,
  after,
}: {
  readonly before: string;
  readonly after: string;
}): JSX.Element {
  const changes = useMemo(() => wordChanges(before, after), [before, after]);
  return (
    <>
      {changes.map((change, position) => {
        if (change.kind === 'same') return <span key={position}>{change.text}</span>;
        return change.kind === 'added' ? (
          <ins key={position} className="changed-added">
            <span className="visually-hidden">[added: </span>
            {change.text}
            <span className="visually-hidden">] </span>
          </ins>
        ) : (
          <del key={position} className="changed-removed">
            <span className="visually-hidden">[taken out: </span>
            {change.text}
            <span className="visually-hidden">] </span>
          </del>
        );
      })}
    </>
  );
}
