import type { JSX } from 'react';
import { useState } from 'react';
import { dateInWords, type PackChoices, type PackNaming } from '../../../shared/model/index.ts';
import { packName, unknownPlaceholders } from '../../../shared/pack/index.ts';
import { useMatter } from '../../state/use-service.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Field } from '../../ui/field.tsx';
import { parseDocumentDate } from '../../ui/parse-document-date.ts';

const usualTemplate = '{case}, Bundle {bundle}, {hearing}';

/** Choices with another way of naming files, or the usual one. */
export function withNaming<Choices extends { readonly naming?: PackNaming }>(
  choices: Choices,
  naming: PackNaming | undefined,
): Omit<Choices, 'naming'> & { readonly naming?: PackNaming } {
  const { naming: _, ...others } = choices;
  return naming === undefined ? others : { ...others, naming };
}

/** How a pack's files are named: after its title, or after the case, the bundle's letter and the day of the hearing. */
export function PackNamingChoice(props: {
  readonly choices: Pick<PackChoices, 'title' | 'naming'>;
  readonly onChange: (naming: PackNaming | undefined) => void;
}): JSX.Element {
  const { choices, onChange } = props;
  const { naming } = choices;
  const matter = useMatter();
  const [hearing, setHearing] = useState(() =>
    naming?.hearing === undefined ? '' : dateInWords({ value: naming.hearing, precision: 'day' }, 'long'),
  );
  const date = parseDocumentDate(hearing);
  const isDay = date === null || (date !== 'unreadable' && date.precision === 'day');
  const unknown = unknownPlaceholders(naming?.template ?? '');
  const change = (next: Partial<Record<keyof PackNaming, string>>): void => {
    const all = { ...naming, ...next };
    onChange({
      template: all.template ?? usualTemplate,
      ...(all.bundle === undefined || all.bundle.trim() === '' ? {} : { bundle: all.bundle }),
      ...(all.hearing === undefined || all.hearing === '' ? {} : { hearing: all.hearing }),
    });
  };
  return (
    <fieldset className="radio-group">
      <legend>Names of files</legend>
      <Checkbox
        checked={naming !== undefined}
        onChange={(named) => onChange(named ? { template: usualTemplate } : undefined)}
      >
        After the case, the bundle and the hearing
        <span className="radio-hint">Else files have the name of the pack’s title.</span>
      </Checkbox>
      {naming !== undefined && (
        <div className="bundle-volumes">
          <Field
            label="Letter of the bundle"
            value={naming.bundle ?? ''}
            onChange={(bundle) => change({ bundle })}
            maxLength={20}
          />
          <Field
            label="Day of the hearing"
            value={hearing}
            onChange={(typed) => {
              setHearing(typed);
              const read = parseDocumentDate(typed);
              if (read === null) change({ hearing: '' });
              else if (read !== 'unreadable' && read.precision === 'day') change({ hearing: read.value });
            }}
            maxLength={40}
            problem={isDay ? undefined : 'A day, such as 12 Sep 2017.'}
          />
          <Field
            label="Name, with {case}, {title}, {bundle} and {hearing}"
            value={naming.template}
            onChange={(template) => {
              if (template.trim() !== '') change({ template });
            }}
            maxLength={200}
            problem={
              unknown.length === 0
                ? undefined
                : `{${unknown[0] ?? ''}} stands for nothing and is printed as it is.`
            }
          />
          <p className="number">{packName(matter?.title ?? '', choices)}.pdf</p>
        </div>
      )}
    </fieldset>
  );
}
