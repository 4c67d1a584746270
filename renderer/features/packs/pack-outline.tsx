import type { JSX } from 'react';
import { Fragment } from 'react';
import type { PackPreview, PackPreviewEntry } from '../../../shared/contract/index.ts';
import type { PackChoices } from '../../../shared/model/index.ts';
import { classNames } from '../../ui/class-names.ts';
import { countWords, sizeWords, totalOf } from '../../ui/words.ts';
import { BeforeBuilding } from './before-building.tsx';

const shownAtMost = 400;

/** The index a pack would have, with its page numbers, and what to know before building it. */
export function PackOutline({
  preview,
  choices,
  outdated,
}: {
  readonly preview: PackPreview;
  /** The choices that the preview was made for. */
  readonly choices: PackChoices | null;
  readonly outdated: boolean;
}): JSX.Element {
  const shown = preview.entries.slice(0, shownAtMost);
  return (
    <div className={classNames('pack-outline', outdated && 'pack-outline-outdated')} aria-busy={outdated}>
      <p className="pack-outline-sum" role="status">
        {countWords(preview.passages, 'passage')} from {countWords(preview.documents, 'document')} on{' '}
        {countWords(preview.pages, 'page')}, about {sizeWords(totalOf(preview.estimatedBytes))}
      </p>
      <BeforeBuilding preview={preview} choices={choices} />
      <table className="pack-index">
        <caption className="visually-hidden">Index of the pack</caption>
        <thead>
          <tr>
            <th scope="col">No.</th>
            <th scope="col">Description</th>
            <th scope="col">Page</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((entry, index) => (
            <Fragment key={`${entry.section} ${String(entry.number)} ${String(index)}`}>
              {entry.section !== shown[index - 1]?.section && (
                <tr>
                  <th scope="colgroup" colSpan={3} className="pack-index-section">
                    {entry.section}
                  </th>
                </tr>
              )}
              <OutlineRow entry={entry} />
            </Fragment>
          ))}
        </tbody>
      </table>
      {preview.entries.length > shown.length && (
        <p className="number">and {countWords(preview.entries.length - shown.length, 'more line')}</p>
      )}
    </div>
  );
}

function OutlineRow({ entry }: { readonly entry: PackPreviewEntry }): JSX.Element {
  return (
    <tr>
      <td>{entry.number}</td>
      <td>
        <bdi>{entry.description}</bdi>
        {entry.detail !== '' && <span className="pack-index-detail">{entry.detail}</span>}
      </td>
      <td>{entry.page}</td>
    </tr>
  );
}
