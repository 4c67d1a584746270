import { Fragment, type JSX } from 'react';
import { dateInWords, type DocumentSummary, type Theme } from '../../../shared/model/index.ts';
import type { Families } from '../../state/families.ts';
import { childWords } from '../../ui/family-words.ts';
import type { TableColumn } from '../../ui/table-column.ts';
import { countWords, numberWords } from '../../ui/words.ts';
import type { FamilyRow } from './family-rows.ts';
import { ThemeBars } from './theme-bars.tsx';

/** How the rows of the library stand in their families, and how one is folded. */
export interface LibraryFamilies {
  readonly families: Families;
  readonly places: ReadonlyMap<string, FamilyRow>;
  readonly onFold: (documentId: string, folded: boolean) => void;
}

/** The columns by which a document is known, first in every view. */
export function leadingColumns(families: LibraryFamilies): readonly TableColumn<DocumentSummary>[] {
  return [
    {
      id: 'urn',
      heading: 'URN',
      minimum: 80,
      share: 0,
      cell: (document) => <span className="number">{document.urn}</span>,
    },
    {
      id: 'title',
      heading: 'Title',
      also: { id: 'publisher', heading: 'Publisher' },
      minimum: 180,
      share: 5,
      cell: (document) => <TitleCell document={document} families={families} />,
    },
  ];
}

/** The columns of the library's table that describe documents. */
export function libraryColumns(
  themes: readonly Theme[],
  highest: number,
  families: LibraryFamilies,
): readonly TableColumn<DocumentSummary>[] {
  return [
    ...leadingColumns(families),
    {
      id: 'date',
      heading: 'Date',
      minimum: 88,
      share: 0,
      cell: (document) => (
        <span className={document.date === null ? 'number' : 'figures'}>{dateInWords(document.date)}</span>
      ),
    },
    {
      id: 'kind',
      heading: 'Kind',
      minimum: 96,
      share: 0,
      cell: (document) => <span className="library-kind">{document.kind}</span>,
    },
    {
      id: 'words',
      heading: 'Words',
      minimum: 48,
      share: 0,
      align: 'end',
      cell: (document) => <span className="number">{numberWords(document.words)}</span>,
    },
    {
      id: 'passages',
      heading: 'Passages by theme',
      minimum: 152,
      share: 1,
      cell: (document) => <ThemeBars counts={document.passagesByTheme} themes={themes} highest={highest} />,
    },
  ];
}

/** The title with the publisher beneath it, what is to be known of either, and what it came with. */
function TitleCell(props: {
  readonly document: DocumentSummary;
  readonly families: LibraryFamilies;
}): JSX.Element {
  const { document } = props;
  const { families, places, onFold } = props.families;
  const place = places.get(document.id);
  const parent = families.byId.get(document.family?.parent ?? '');
  const signs = [
    place?.depth === 0 && parent !== undefined ? `part of ${parent.urn}` : null,
    document.withdrawn === null ? null : 'withdrawn',
    document.supersededBy === null ? null : 'superseded',
    document.sealed === null ? null : 'sealed unread',
    document.titleMadeUp ? 'title made up' : null,
    document.warnings.length === 0 ? null : 'with a warning',
  ].filter((sign) => sign !== null);
  const beneath = [
    document.family === null ? null : childWords[document.family.how],
    document.publisher === null ? null : <bdi key="publisher">{document.publisher}</bdi>,
    signs.length === 0 ? null : <em key="signs">{signs.join(', ')}</em>,
  ].filter((part) => part !== null);
  return (
    <span className="library-family" style={{ paddingInlineStart: Math.min(place?.depth ?? 0, 6) * 18 }}>
      {place !== undefined && place.expanded !== null && (
        <button
          type="button"
          tabIndex={-1}
          className="library-fold"
          aria-expanded={place.expanded}
          title={place.expanded ? 'Fold what came with it' : 'Show what came with it'}
          aria-label={`${countWords(place.below, 'document')} with ${document.urn}`}
          onClick={(event) => {
            event.stopPropagation();
            onFold(document.id, place.expanded === true);
          }}
        >
          <span aria-hidden="true">{place.expanded ? '▾' : '▸'}</span>
          <span aria-hidden="true" className="number">
            {numberWords(place.below)}
          </span>
        </button>
      )}
      <span className="library-title-cell" title={document.title}>
        <bdi className="library-title">{document.title}</bdi>
        <span className="library-beneath">
          {beneath.map((part, index) => (
            <Fragment key={index}>
              {index > 0 && ' · '}
              {part}
            </Fragment>
          ))}
        </span>
      </span>
    </span>
  );
}
