import './document-list.css';
import type { JSX, KeyboardEvent } from 'react';
import { useMemo } from 'react';
import { dateInWords, type DocumentSummary, type Theme } from '../../../shared/model/index.ts';
import { useObservable } from '../../state/observable.ts';
import { useMatter, useThemes } from '../../state/use-service.ts';
import { classNames } from '../../ui/class-names.ts';
import { IconlessButton } from '../../ui/iconless-button.tsx';
import { Select } from '../../ui/select.tsx';
import { progressOf } from '../../state/review.ts';
import { themeColour } from '../../ui/theme-chip.tsx';
import { countWords, numberWords } from '../../ui/words.ts';
import { documentsShown } from './documents-shown.ts';
import type { ReadingFilter } from './reading-states.ts';
import { filterByReading, othersOn, readingStates } from './reading-states.ts';
import { ReadingSign } from './reading-progress.tsx';
import { VirtualList } from './virtual-list.tsx';

const filters: readonly { readonly value: ReadingFilter; readonly label: string }[] = [
  { value: 'all', label: 'All documents' },
  { value: 'unread', label: readingStates.unread.word },
  { value: 'reading', label: readingStates.reading.word },
  { value: 'read', label: readingStates.read.word },
  { value: 'set aside', label: readingStates['set aside'].word },
  { value: 'untagged', label: 'Untagged' },
];

/**
 * What to read: every document with its reference, kind and date, how far one is with it, and a bar for each theme as long
 * as it has passages. Ctrl+Enter, a middle click or the row's own button opens a document beside the one being read.
 */
export function DocumentList(props: {
  readonly documents: readonly DocumentSummary[];
  readonly currentId: string | null;
  /** The document on the other side, where there is one. */
  readonly besideId: string | null;
  readonly onOpen: (documentId: string) => void;
  readonly onOpenBeside: (documentId: string) => void;
}): JSX.Element {
  const { documents, onOpen, onOpenBeside } = props;
  const themes = useThemes();
  const reviewer = useMatter()?.reviewer?.name ?? null;
  const filter = useObservable(documentsShown);
  const shown = useMemo(() => filterByReading(documents, filter, reviewer), [documents, filter, reviewer]);
  const most = useMemo(() => Math.max(1, ...documents.map((document) => document.passages)), [documents]);
  return (
    <>
      <div className="reader-pane-bar">
        <h2>
          {filter === 'all'
            ? countWords(documents.length, 'document')
            : `${numberWords(shown.length)} of ${countWords(documents.length, 'document')}`}
        </h2>
        <Select
          label="Documents shown"
          labelHidden
          value={filter}
          options={filters}
          onChange={(chosen) => documentsShown.set(chosen)}
        />
      </div>
      {shown.length === 0 ? (
        <p className="reader-pane-empty">
          {filter === 'untagged'
            ? 'Every document has a passage.'
            : 'No document stands like this with you. Choose another kind above.'}
        </p>
      ) : (
        <VirtualList
          label="Documents"
          className="reader-pane-list"
          items={shown}
          keyOf={documentKey}
          estimate={76}
          shownKey={props.currentId}
          renderItem={(document) => (
            <div className="reader-document-row" onKeyDown={moveInList}>
              <button
                type="button"
                className={classNames(
                  'reader-document',
                  document.id === props.currentId && 'reader-document-current',
                )}
                aria-current={document.id === props.currentId ? 'page' : undefined}
                aria-keyshortcuts="Control+Enter"
                onClick={(event) => {
                  if (event.ctrlKey || event.metaKey) onOpenBeside(document.id);
                  else onOpen(document.id);
                }}
                onAuxClick={(event) => {
                  if (event.button === 1) onOpenBeside(document.id);
                }}
                onKeyDown={(event) => {
                  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
                  event.preventDefault();
                  onOpenBeside(document.id);
                }}
              >
                <span className="reader-document-title" dir="auto">
                  {document.title}
                </span>
                <span className="reader-document-facts">
                  <span>
                    {document.urn} · {document.kind}
                  </span>
                  <span>{dateInWords(document.date)}</span>
                </span>
                <span className="reader-document-progress">
                  <ReadingSign state={progressOf(document, reviewer)} />
                  {document.id === props.besideId && <span>on the other side</span>}
                  <ThemeBars document={document} themes={themes} most={most} />
                </span>
                <OthersOn document={document} reviewer={reviewer} />
              </button>
              <IconlessButton
                className="reader-document-beside"
                tabIndex={-1}
                title="Open beside the document being read (Ctrl+Enter, or a middle click)"
                onClick={() => onOpenBeside(document.id)}
              >
                Open beside<span className="visually-hidden">: {document.title}</span>
              </IconlessButton>
            </div>
          )}
        />
      )}
    </>
  );
}

function documentKey(document: DocumentSummary): string {
  return document.id;
}

/** Up and down go from row to row. */
function moveInList(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const item = event.currentTarget.closest('[role=listitem]');
  const next = event.key === 'ArrowDown' ? item?.nextElementSibling : item?.previousElementSibling;
  const button = next?.querySelector<HTMLElement>('.reader-document');
  event.preventDefault();
  button?.focus();
}

/** How far the other reviewers are: by name where it is one, by number where there are more. */
function OthersOn(props: {
  readonly document: DocumentSummary;
  readonly reviewer: string | null;
}): JSX.Element | null {
  const others = othersOn(props.document, props.reviewer);
  const words = others.map((other) => `${other.reviewer}: ${readingStates[other.state].word.toLowerCase()}`);
  if (others.length === 0) return null;
  return (
    <span className="reader-document-others" title={words.join('\n')}>
      {others.length === 1 ? words[0] : `${countWords(others.length, 'other')}: ${statesInWords(others)}`}
    </span>
  );
}

function statesInWords(others: ReturnType<typeof othersOn>): string {
  const counts = new Map<string, number>();
  for (const { state } of others) counts.set(state, (counts.get(state) ?? 0) + 1);
  return [...counts].map(([state, count]) => `${numberWords(count)} ${state}`).join(', ');
}

function ThemeBars(props: {
  readonly document: DocumentSummary;
  readonly themes: readonly Theme[];
  readonly most: number;
}): JSX.Element {
  const counted = props.themes.flatMap((theme) => {
    const count = props.document.passagesByTheme[theme.id] ?? 0;
    return count === 0 ? [] : [{ theme, count }];
  });
  const words = counted.map(({ theme, count }) => `${theme.name} ${count}`).join(', ');
  return (
    <span className="reader-document-bars" title={words}>
      <span className="visually-hidden">{counted.length === 0 ? 'No passages yet' : words}</span>
      {counted.map(({ theme, count }) => (
        <span
          key={theme.id}
          aria-hidden="true"
          style={{
            background: themeColour(theme.colour),
            width: `${Math.max(5, (count / props.most) * 88)}%`,
          }}
        />
      ))}
    </span>
  );
}
