import './bundle-outline.css';
import type { JSX } from 'react';
import { useEffect, useMemo, useRef } from 'react';
import type { PackPreview, PackPreviewEntry } from '../../../../shared/contract/index.ts';
import type { PackChoices } from '../../../../shared/model/index.ts';
import { useVisibleRows } from '../../../ui/use-visible-rows.ts';
import { countWords, numberWords, sizeWords, totalOf } from '../../../ui/words.ts';
import { BeforeBuilding } from '../before-building.tsx';

const rowHeight = 40;

/** A line of the outline: an entry of the index, or what stands above the first of a section or volume. */
type OutlineLine =
  | { readonly kind: 'heading'; readonly words: string }
  | { readonly kind: 'entry'; readonly entry: PackPreviewEntry };

/** The index that a bundle would have, with page numbers; of long ones only the lines near the screen are made. */
export function BundleOutline(props: {
  readonly preview: PackPreview;
  readonly outdated: boolean;
  /** The choices that the preview was made for. */
  readonly choices: PackChoices | null;
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
  const entryOf = (number: number): PackPreviewEntry | undefined =>
    preview.entries.find((entry) => entry.number === number);
  return (
    <div
      className={props.outdated ? 'bundle-outline pack-outline-outdated' : 'bundle-outline'}
      aria-busy={props.outdated}
    >
      <p className="pack-outline-sum" role="status">
        {countWords(preview.pages, 'page')}, about {sizeWords(totalOf(preview.estimatedBytes))}
        {preview.volumes > 1 && ` in ${countWords(preview.volumes, 'volume')}`},{' '}
        {countWords(preview.documents, 'document')}, {countWords(preview.passages, 'passage')}
        {references.found > 0 && `, ${countWords(references.found, 'reference')} found`}
        {references.missing.length > 0 &&
          `, ${countWords(references.missing.length, 'reference')} that ${references.missing.length === 1 ? 'leads' : 'lead'} nowhere`}
      </p>
      <BeforeBuilding
        preview={preview}
        choices={props.choices}
        onEntry={(number) => {
          const entry = entryOf(number);
          if (entry !== undefined) props.onChoose(entry);
        }}
        hasEntry={(number) => entryOf(number)?.chosenAs !== undefined}
      />
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
