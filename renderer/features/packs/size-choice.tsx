import type { JSX } from 'react';
import { packSizeLimits, type PackChoices } from '../../../shared/model/index.ts';
import { Select } from '../../ui/select.tsx';

/** Over which size a file of the pack is warned of, before and after it is built. */
export function SizeChoice<Settings extends Pick<PackChoices, 'warnOver'>>(props: {
  readonly settings: Settings;
  readonly onChange: (settings: Omit<Settings, 'warnOver'> & Pick<PackChoices, 'warnOver'>) => void;
}): JSX.Element {
  const { warnOver, ...others } = props.settings;
  const known = packSizeLimits.find(({ megabytes }) => megabytes === warnOver);
  const own =
    warnOver !== undefined && known === undefined
      ? [{ value: String(warnOver), label: `${String(warnOver)} MB` }]
      : [];
  return (
    <div>
      <Select
        label="Warn of a PDF larger than"
        value={warnOver === undefined ? none : String(warnOver)}
        options={[
          { value: none, label: 'No warning' },
          ...own,
          ...packSizeLimits.map(({ megabytes, name }) => ({
            value: String(megabytes),
            label: `${String(megabytes)} MB, ${name}`,
          })),
        ]}
        onChange={(value) => props.onChange(value === none ? others : { ...others, warnOver: Number(value) })}
      />
      {known !== undefined && <p className="number">{known.source}.</p>}
    </div>
  );
}

const none = 'none';
