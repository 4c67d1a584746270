import type { JSX } from 'react';
import { useState } from 'react';
import type { PackChoices, PackPreset, PackPresetFields } from '../../../shared/model/index.ts';
import { presetOfChoices } from '../../../shared/pack/index.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Field } from '../../ui/field.tsx';
import { IconlessButton } from '../../ui/iconless-button.tsx';

/** Names a preset and the rule it is built for; of one that there is, the choices stay unless they are replaced. */
export function PresetForm(props: {
  /** The preset that is edited, or null for a new one. */
  readonly preset: PackPreset | null;
  readonly choices: PackChoices;
  readonly onSave: (preset: PackPresetFields) => Promise<void>;
  readonly onCancel: () => void;
}): JSX.Element {
  const { preset, choices } = props;
  const [name, setName] = useState(preset?.name ?? '');
  const [about, setAbout] = useState(preset?.about ?? '');
  const [rule, setRule] = useState(preset?.source?.title ?? '');
  const [date, setDate] = useState(preset?.source?.date ?? '');
  const [takes, setTakes] = useState(preset === null);
  const [titles, setTitles] = useState(false);
  const named = (choices.parts ?? []).map(({ title }) => `“${title}”`);
  const save = (): void => {
    const words = {
      name: name.trim(),
      about: about.trim(),
      source: rule.trim() === '' ? null : { title: rule.trim(), date: date.trim() },
    };
    void props.onSave(
      preset === null || takes
        ? presetOfChoices(choices, words, titles)
        : { choices: preset.choices, parts: preset.parts, ...words },
    );
  };
  return (
    <form
      className="preset-form"
      aria-label={preset === null ? 'New preset' : `Edit ${preset.name}`}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Field label="Name of the preset" value={name} onChange={setName} maxLength={100} autoFocus required />
      <Field label="What it is for" value={about} onChange={setAbout} maxLength={1_000} />
      <Field label="Rule or practice it is built for" value={rule} onChange={setRule} maxLength={1_000} />
      <Field label="Date of the rule" value={date} onChange={setDate} maxLength={40} />
      {preset !== null && (
        <Checkbox checked={takes} onChange={setTakes}>
          Take over the choices on the screen
        </Checkbox>
      )}
      {takes && named.length > 0 && (
        <Checkbox checked={titles} onChange={setTitles}>
          Keep the titles of the sections
          <span className="radio-hint">
            They lie unencrypted in the application’s own folder, and go with the preset to whoever gets it:{' '}
            <bdi>{named.join(', ')}</bdi>. Otherwise sections are called “Part 1” and so on.
          </span>
        </Checkbox>
      )}
      <div className="own-presets-acts">
        <IconlessButton tone="primary" type="submit" disabled={name.trim() === ''}>
          Save preset
        </IconlessButton>
        <IconlessButton onClick={props.onCancel}>Leave it</IconlessButton>
      </div>
    </form>
  );
}
