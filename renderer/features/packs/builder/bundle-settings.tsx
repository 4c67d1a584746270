import type { JSX } from 'react';
import { useState } from 'react';
import type { Theme } from '../../../../shared/model/index.ts';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { Field } from '../../../ui/field.tsx';
import { RadioGroup } from '../../../ui/radio-group.tsx';
import { ContextChoice } from '../context-choice.tsx';
import { PackAfterChoice, withAfter } from '../pack-after.tsx';
import { PackNamingChoice, withNaming } from '../pack-naming.tsx';
import { PackShapes, withShapes } from '../pack-shapes.tsx';
import { SizeChoice } from '../size-choice.tsx';
import { ThemePick } from '../theme-pick.tsx';
import type { BundleSettings as Settings } from './bundle.ts';

const fewestPages = 10;
const mostPages = 100_000;

/** How a bundle is numbered, split and set. */
export function BundleSettings(props: {
  readonly settings: Settings;
  readonly onChange: (settings: Settings) => void;
  readonly themes: readonly Theme[];
}): JSX.Element {
  const { settings, onChange } = props;
  const { sourcePages, numbering = 'whole', ...others } = settings;
  return (
    <div className="bundle-settings">
      <RadioGroup
        legend="Page numbers"
        value={numbering}
        options={[
          {
            value: 'whole',
            label: 'Through the whole file: 1, 2, 3',
            hint: 'The page a PDF reader shows is the page printed.',
          },
          {
            value: 'section',
            label: 'By section: A1, B1',
            hint: 'What comes before the first section has Roman numerals.',
          },
          { value: 'document', label: 'Each document with its reference: HAR000012/3' },
        ]}
        onChange={(next) => onChange({ ...settings, numbering: next })}
      />
      <Volumes settings={settings} onChange={onChange} />
      <SizeChoice settings={settings} onChange={onChange} />
      <PackNamingChoice choices={settings} onChange={(naming) => onChange(withNaming(settings, naming))} />
      <PackAfterChoice after={settings.after} onChange={(after) => onChange(withAfter(settings, after))} />
      <RadioGroup
        legend="Documents"
        value={sourcePages === true ? 'pages' : 'text'}
        options={[
          {
            value: 'pages',
            label: 'As their own pages',
            hint: 'What has no pages is set as text all the same.',
          },
          { value: 'text', label: 'As text, with paragraph numbers' },
        ]}
        onChange={(next) =>
          onChange({
            ...others,
            ...(settings.numbering === undefined ? {} : { numbering: settings.numbering }),
            ...(next === 'pages' ? { sourcePages: true as const } : {}),
          })
        }
      />
      <ContextChoice
        legend="Around each passage in a chapter"
        value={settings.context}
        onChange={(context) => onChange({ ...settings, context })}
      />
      <ThemePick
        legend="Themes marked in documents"
        all="Only those that have a chapter"
        themes={props.themes}
        chosen={settings.themes}
        onChange={(chosen) => onChange({ ...settings, themes: chosen })}
      />
      <fieldset className="radio-group">
        <legend>And with it</legend>
        <Checkbox checked={settings.fullTexts} onChange={(fullTexts) => onChange({ ...settings, fullTexts })}>
          The whole text of every cited document, as text files in the folder
          <span className="radio-hint">
            Then anybody can check the quotes without this matter; but it also hands over documents that are
            only quoted.
          </span>
        </Checkbox>
      </fieldset>
      <PackShapes
        chosen={settings.shapes}
        fullTexts={settings.fullTexts}
        onChange={(shapes) => onChange(withShapes(settings, shapes))}
      />
      <fieldset className="radio-group">
        <legend>Notes</legend>
        <Checkbox
          checked={settings.notes === 'open'}
          onChange={(open) => onChange({ ...settings, notes: open ? 'open' : 'none' })}
        >
          Open notes beside their passages
          <span className="radio-hint">Privileged notes never leave the matter.</span>
        </Checkbox>
        <Checkbox
          checked={settings.names}
          disabled={settings.notes === 'none'}
          onChange={(names) => onChange({ ...settings, names })}
        >
          Reviewers’ names beside notes
        </Checkbox>
      </fieldset>
    </div>
  );
}

function Volumes(props: {
  readonly settings: Settings;
  readonly onChange: (settings: Settings) => void;
}): JSX.Element {
  const { volumes, ...others } = props.settings;
  const [typed, setTyped] = useState(String(volumes?.mostPages ?? 350));
  const isGood = (text: string): boolean => {
    const pages = Number(text);
    return Number.isInteger(pages) && pages >= fewestPages && pages <= mostPages;
  };
  const take = (text: string): void => {
    setTyped(text);
    if (volumes !== undefined && isGood(text)) {
      props.onChange({ ...others, volumes: { ...volumes, mostPages: Number(text) } });
    }
  };
  return (
    <fieldset className="radio-group">
      <legend>Volumes</legend>
      <Checkbox
        checked={volumes !== undefined}
        onChange={(split) =>
          props.onChange(
            split
              ? {
                  ...others,
                  volumes: { mostPages: isGood(typed) ? Number(typed) : 350, numbers: 'continue' },
                }
              : others,
          )
        }
      >
        Split into volumes
        <span className="radio-hint">A volume ends before the entry that would make it too long.</span>
      </Checkbox>
      {volumes !== undefined && (
        <div className="bundle-volumes">
          <Field
            label="Most pages in a volume"
            value={typed}
            onChange={take}
            maxLength={6}
            problem={isGood(typed) ? undefined : `A whole number from ${String(fewestPages)} up.`}
          />
          <RadioGroup
            legend="Numbers in the next volume"
            value={volumes.numbers}
            options={[
              { value: 'continue', label: 'Run on' },
              { value: 'restart', label: 'Begin again' },
            ]}
            onChange={(numbers) => props.onChange({ ...others, volumes: { ...volumes, numbers } })}
          />
        </div>
      )}
    </fieldset>
  );
}
