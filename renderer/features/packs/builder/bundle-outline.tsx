import './bundle-outline.css';
import type { JSX } from 'react';
import { useEffect, useMemo, useRef } from 'react';
import type { PackPreview, PackPreviewEntry } from '../../../../shared/contract/index.ts';
import { useVisibleRows } from '../../../ui/use-visible-rows.ts';
import { countWords, numberWords } from '../../../ui/words.ts';

const rowHeight = 40;

/** A line of the outline: an entry of the index, or what stands above the first of a section or volume. */
type OutlineLine =
  | { readonly kind: 'heading'; readonly words: string }
  | { readonly kind: 'entry'; readonly entry: PackPreviewEntry };

/** The index that a bundle would have, with page numbers; of long ones only the lines near the screen are made. */
export function BundleOutline(props: {
  readonly preview: PackPreview;
  readonly outdated: boolean;
  /** The item that an entry comes from is chosen, by the entry. */
  readonly isChosen: (entry: PackPreviewEntry) => boolean;
  readonly onChoose: (entry: PackPreviewEntry) => void;
  readonly onLook: (sheet: number) => void;
}): JSX.Element {
  const { preview, isChosen } = props;
  const lines = useMemo(() => linesOf(preview), [preview]);
  const scroller = useRef<HTMLDivElement>(null);
  const { first, last, reveal } = useVisibleRows(scroller, lines.length, rowHeight);
  const at = lines.findIndex((line) => line.kind === 'entry' && isChosen(line.entry));
  useEffect(() => {
    if (at >= 0) reveal(at, 0);
  }, [at, reveal]);
  const { references } = preview;
  return (
    <div
      className={props.outdated ? 'bundle-outline pack-outline-outdated' : 'bundle-outline'}
      aria-busy={props.outdated}
    >
      <p className="pack-outline-sum" role="status">
        {countWords(preview.pages, 'page')}
        {preview.volumes > 1 && ` in ${countWords(preview.volumes, 'volume')}`},{' '}
        {countWords(preview.documents, 'document')}, {countWords(preview.passages, 'passage')}
        {references.found > 0 && `, ${countWords(references.found, 'reference')} found`}
        {references.missing.length > 0 &&
          `, ${countWords(references.missing.length, 'reference')} that ${references.missing.length === 1 ? 'leads' : 'lead'} nowhere`}
      </p>
      <Warnings preview={preview} />
      <div className="bundle-outline-head" aria-hidden="true">
        <span>No.</span>
        <span>Description</span>
        <span>Pages</span>
        <span>Page</span>
      </div>
      <div
        ref={scroller}
        className="bundle-outline-lines"
        role="table"
        aria-label="Index of the pack"
        aria-rowcount={lines.length}
        tabIndex={0}
      >
        <div role="rowgroup" className="bundle-outline-inside" style={{ height: lines.length * rowHeight }}>
          {lines.slice(first, last).map((line, offset) => (
            <div
              key={first + offset}
              role="row"
              aria-rowindex={first + offset + 1}
              className={
                line.kind === 'heading'
                  ? 'bundle-line bundle-line-heading'
                  : first + offset === at
                    ? 'bundle-line bundle-line-chosen'
                    : 'bundle-line'
              }
              style={{ top: (first + offset) * rowHeight, height: rowHeight }}
            >
              {line.kind === 'heading' ? (
                <span role="cell">
                  <bdi>{line.words}</bdi>
                </span>
              ) : (
                <EntryCells entry={line.entry} onChoose={props.onChoose} onLook={props.onLook} />
              )}
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}

function EntryCells(props: {
  readonly entry: PackPreviewEntry;
  readonly onChoose: (entry: PackPreviewEntry) => void;
  readonly onLook: (sheet: number) => void;
}): JSX.Element {
  const { entry } = props;
  const words = (
    <>
      <bdi>{entry.description}</bdi>
      {entry.detail !== '' && <span className="pack-index-detail">{entry.detail}</span>}
    </>
  );
  return (
    <>
      <span role="cell" className="number">
        {entry.number}
      </span>
      <span role="cell" className="bundle-line-words">
        {entry.chosenAs === undefined ? (
          <span className="bundle-line-fixed">{words}</span>
        ) : (
          <button
            type="button"
            className="bundle-line-button"
            title="Choose it among the parts"
            onClick={() => props.onChoose(entry)}
          >
            {words}
          </button>
        )}
      </span>
      <span role="cell" className="number">
        {numberWords(entry.pages)}
      </span>
      <span role="cell">
        <button
          type="button"
          className="bundle-line-page"
          title="Look at the page"
          aria-label={`Look at page ${entry.page}`}
          onClick={() => props.onLook(entry.sheet)}
        >
          {entry.page}
        </button>
      </span>
    </>
  );
}

/** What to know before building; each reference that leads nowhere is among it, with where it stands. */
function Warnings({ preview }: { readonly preview: PackPreview }): JSX.Element | null {
  if (preview.warnings.length === 0) return null;
  return (
    <div className="bundle-warnings" role="region" aria-label="Before building" tabIndex={0}>
      {preview.warnings.map((warning) => (
        <p key={warning} className="pack-warning">
          {warning}
        </p>
      ))}
    </div>
  );
}

function linesOf({ entries, volumes }: PackPreview): readonly OutlineLine[] {
  return entries.flatMap((entry, index): readonly OutlineLine[] => {
    const before = entries[index - 1];
    const headings = [
      ...(volumes > 1 && before?.volume !== entry.volume ? [`Volume ${String(entry.volume)}`] : []),
      ...(before?.section !== entry.section ? [entry.section] : []),
    ];
    return [...headings.map((words): OutlineLine => ({ kind: 'heading', words })), { kind: 'entry', entry }];
  });
}
