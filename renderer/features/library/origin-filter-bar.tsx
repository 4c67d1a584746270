import type { JSX } from 'react';
import { useState } from 'react';
import { sourceFormats, type DocumentSummary, type SourceFormat } from '../../../shared/model/index.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { IconlessButton } from '../../ui/iconless-button.tsx';
import { Select } from '../../ui/select.tsx';
import { usePreferences } from '../../state/preferences.ts';
import type { OriginColumn } from './origin-columns.tsx';
import { namesToFilter, originStates, type OriginFilter } from './origin-filter.ts';

/** Narrows the library by where documents come from, and chooses the columns that say so. */
export function OriginFilterBar(props: {
  readonly filter: OriginFilter;
  readonly onFilter: (filter: OriginFilter) => void;
  readonly documents: readonly DocumentSummary[];
  readonly columns: readonly OriginColumn[];
}): JSX.Element {
  const { filter, onFilter } = props;
  const [choosing, setChoosing] = useState(false);
  return (
    <>
      <Select
        label="Provider"
        labelHidden
        value={filter.provider}
        options={[
          { value: 'all', label: 'Any provider' },
          { value: 'none', label: 'Provider not said' },
          ...namesToFilter(props.documents, 'provider'),
        ]}
        onChange={(provider) => onFilter({ ...filter, provider })}
      />
      <Select
        label="Custodian"
        labelHidden
        value={filter.custodian}
        options={[
          { value: 'all', label: 'Any custodian' },
          { value: 'none', label: 'Custodian not said' },
          ...namesToFilter(props.documents, 'custodian'),
        ]}
        onChange={(custodian) => onFilter({ ...filter, custodian })}
      />
      <Select
        label="Type"
        labelHidden
        value={filter.format}
        options={[
          { value: 'all', label: 'Any type' },
          ...sourceFormats.map((format) => ({ value: format, label: formatWords[format] })),
        ]}
        onChange={(format) => onFilter({ ...filter, format })}
      />
      <Select
        label="State"
        labelHidden
        value={filter.state}
        options={[
          { value: 'all', label: 'Any state' },
          ...originStates.map((state) => ({ value: state, label: state })),
        ]}
        onChange={(state) => onFilter({ ...filter, state })}
      />
      <IconlessButton onClick={() => setChoosing(true)}>Columns…</IconlessButton>
      {choosing && <ColumnChooser columns={props.columns} onClose={() => setChoosing(false)} />}
    </>
  );
}

function ColumnChooser(props: {
  readonly columns: readonly OriginColumn[];
  readonly onClose: () => void;
}): JSX.Element {
  const { preferences, change } = usePreferences();
  const chosen = preferences.originColumns;
  return (
    <Dialog title="Columns" onClose={props.onClose}>
      <div className="library-columns-chosen" role="group" aria-label="Columns">
        {props.columns.map(({ id, heading }) => (
          <Checkbox
            key={id}
            checked={chosen.includes(id)}
            onChange={(shown) =>
              change({ originColumns: shown ? [...chosen, id] : chosen.filter((other) => other !== id) })
            }
          >
            {heading}
          </Checkbox>
        ))}
      </div>
    </Dialog>
  );
}

const formatWords: Readonly<Record<SourceFormat, string>> = {
  text: 'Text',
  'web-page': 'Web page',
  pdf: 'PDF',
  picture: 'Picture',
  word: 'Word processing',
  message: 'E-mail',
  mailbox: 'Mailbox',
  table: 'Table',
  archive: 'Archive',
  other: 'Other',
};
