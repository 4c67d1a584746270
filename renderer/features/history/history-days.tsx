import type { JSX } from 'react';
import type { HistoryEntry } from '../../../shared/contract/index.ts';
import type { HistorySubject } from '../../state/navigation.ts';
import { go } from '../../state/navigation.ts';
import { IconlessButton } from '../../ui/iconless-button.tsx';
import { dayWords, timeWords } from '../../ui/words.ts';

/** Acts under the days they were done on. */
export function HistoryDays(props: {
  readonly entries: readonly HistoryEntry[];
  readonly onSubject: (subject: HistorySubject) => void;
}): JSX.Element {
  const days: { readonly day: string; readonly entries: HistoryEntry[] }[] = [];
  for (const entry of props.entries) {
    const day = dayWords(entry.atMs);
    const last = days.at(-1);
    if (last?.day === day) last.entries.push(entry);
    else days.push({ day, entries: [entry] });
  }
  return (
    <>
      {days.map((group) => (
        <section key={`${group.day} ${group.entries[0]?.act ?? ''}`} className="history-day">
          <h2>{group.day}</h2>
          <ol role="list">
            {group.entries.map((entry) => (
              <HistoryRow key={entry.act} entry={entry} onSubject={props.onSubject} />
            ))}
          </ol>
        </section>
      ))}
    </>
  );
}

function HistoryRow(props: {
  readonly entry: HistoryEntry;
  readonly onSubject: (subject: HistorySubject) => void;
}): JSX.Element {
  const { entry } = props;
  const subject = subjectOf(entry);
  return (
    <li className="history-row">
      <time className="number" dateTime={new Date(entry.atMs).toISOString()}>
        {timeWords(entry.atMs)}
      </time>
      <span className={entry.undone ? 'history-undone' : undefined}>{entry.sentence}</span>
      <span className="history-side">
        {entry.undone && <strong>undone</strong>}
        {subject !== null && (
          <IconlessButton tone="primary" onClick={() => props.onSubject(subject)}>
            Earlier states<span className="visually-hidden"> of the {subject.kind}</span>
          </IconlessButton>
        )}
        {entry.documentId !== null && (
          <IconlessButton tone="primary" onClick={() => show(entry)}>
            Show<span className="visually-hidden"> it in the document</span>
          </IconlessButton>
        )}
        <span className="number">{entry.reviewer.name}</span>
      </span>
    </li>
  );
}

/** An act on one note is about the note, one on a passage about the passage; with several, the first. */
function subjectOf({ subjects }: HistoryEntry): HistorySubject | null {
  const [note] = subjects.notes;
  const [passage] = subjects.passages;
  if (note !== undefined && passage === undefined) return { kind: 'note', id: note };
  return passage === undefined ? null : { kind: 'passage', id: passage };
}

function show({ documentId, subjects }: HistoryEntry): void {
  const [passageId] = subjects.passages;
  if (documentId === null) return;
  go({
    screen: 'reader',
    documentId,
    ...(passageId === undefined ? {} : { at: { passageId } }),
  });
}
