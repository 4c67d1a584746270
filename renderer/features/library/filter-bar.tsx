import type { JSX } from 'react';
import type { DocumentKind, DocumentSummary, Theme } from '../../../shared/model/index.ts';
import { documentKinds } from '../../../shared/model/index.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Field } from '../../ui/field.tsx';
import { IconlessButton } from '../../ui/iconless-button.tsx';
import type { SelectOption } from '../../ui/select.tsx';
import { Select } from '../../ui/select.tsx';
import type { LibraryFilter } from './library-filter.ts';
import { noFilter } from './library-filter.ts';

const kindOptions: readonly SelectOption<DocumentKind | 'all'>[] = [
  { value: 'all', label: 'All kinds' },
  ...documentKinds.map((kind) => ({ value: kind, label: kind })),
];

/** Narrows the library by words, kind and theme. */
export function FilterBar(props: {
  readonly filter: LibraryFilter;
  readonly onFilter: (filter: LibraryFilter) => void;
  readonly themes: readonly Theme[];
  readonly documents: readonly DocumentSummary[];
}): JSX.Element {
  const { filter, onFilter } = props;
  const filtered = filter.text !== '' || filter.kind !== 'all' || filter.theme !== 'all';
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
          ...props.themes.map((theme) => ({ value: theme.id, label: `${theme.code} ${theme.name}` })),
        ]}
        onChange={(theme) => onFilter({ ...filter, theme })}
      />
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
    </div>
  );
}
