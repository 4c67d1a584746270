import type { JSX } from 'react';
import type { DocumentKind, DocumentSummary, Theme } from '../../../shared/model/index.ts';
import { documentKinds, themePathText } from '../../../shared/model/index.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Field } from '../../ui/field.tsx';
import { IconlessButton } from '../../ui/iconless-button.tsx';
import type { SelectOption } from '../../ui/select.tsx';
import { Select } from '../../ui/select.tsx';
import type { LibraryFilter, ReviewContext } from './library-filter.ts';
import { noFilter } from './library-filter.ts';
import type { OriginColumn } from './origin-columns.tsx';
import { OriginFilterBar } from './origin-filter-bar.tsx';
import { ReviewFilterBar } from './review-filter-bar.tsx';

const viewOptions: readonly SelectOption<LibraryView>[] = [
  { value: 'description', label: 'Description' },
  { value: 'origin', label: 'Origin' },
  { value: 'review', label: 'Review' },
];

const kindOptions: readonly SelectOption<DocumentKind | 'all'>[] = [
  { value: 'all', label: 'All kinds' },
  ...documentKinds.map((kind) => ({ value: kind, label: kind })),
];

/** What the library's columns and filters are about. */
export type LibraryView = 'description' | 'origin' | 'review';

/** Narrows the library by words, and by kind and theme, by where they come from, or by what the review says; and chooses among the three. */
export function FilterBar(props: {
  readonly view: LibraryView;
  readonly onView: (view: LibraryView) => void;
  readonly review: ReviewContext;
  readonly filter: LibraryFilter;
  readonly onFilter: (filter: LibraryFilter) => void;
  readonly themes: readonly Theme[];
  readonly documents: readonly DocumentSummary[];
  /** The columns that can be chosen for the view of where documents come from. */
  readonly columns: readonly OriginColumn[];
}): JSX.Element {
  const { filter, onFilter } = props;
  const filtered =
    filter.text !== '' ||
    filter.kind !== 'all' ||
    filter.theme !== 'all' ||
    Object.values(filter.review).some((value) => value !== 'all') ||
    Object.values(filter.origin).some((value) => value !== 'all');
  const anyWithdrawn = props.documents.some((document) => document.withdrawn !== null);
  return (
    <div className="library-filter" role="group" aria-label="Filter">
      <Field
        label="Filter by words"
        labelHidden
        type="search"
        placeholder="Filter by title, URN, publisher, date…"
        value={filter.text}
        onChange={(text) => onFilter({ ...filter, text })}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onFilter({ ...filter, text: '' });
        }}
      />
      {props.view === 'review' ? (
        <ReviewFilterBar
          filter={filter.review}
          onFilter={(review) => onFilter({ ...filter, review })}
          themes={props.themes}
          review={props.review}
        />
      ) : props.view === 'origin' ? (
        <OriginFilterBar
          filter={filter.origin}
          onFilter={(origin) => onFilter({ ...filter, origin })}
          documents={props.documents}
          columns={props.columns}
        />
      ) : (
        <>
          <Select
            label="Kind"
            labelHidden
            value={filter.kind}
            options={kindOptions}
            onChange={(kind) => onFilter({ ...filter, kind })}
          />
          <Select
            label="Theme"
            labelHidden
            value={filter.theme}
            options={[
              { value: 'all', label: 'All themes' },
              { value: 'none', label: 'Without passages' },
              ...props.themes.map((theme) => ({
                value: theme.id,
                label: `${theme.code} ${themePathText(theme.path)}`,
              })),
            ]}
            onChange={(theme) => onFilter({ ...filter, theme })}
          />
        </>
      )}
      {anyWithdrawn && (
        <Checkbox checked={filter.withdrawn} onChange={(withdrawn) => onFilter({ ...filter, withdrawn })}>
          Show withdrawn
        </Checkbox>
      )}
      {filtered && (
        <IconlessButton onClick={() => onFilter({ ...noFilter, withdrawn: filter.withdrawn })}>
          Clear the filter
        </IconlessButton>
      )}
      <div className="library-view">
        <Select
          label="Show"
          inRow
          value={props.view}
          options={viewOptions}
          onChange={(view) => {
            // A filter that is not seen would hide documents without saying so.
            onFilter({ ...noFilter, text: filter.text, withdrawn: filter.withdrawn });
            props.onView(view);
          }}
        />
      </div>
    </div>
  );
}
