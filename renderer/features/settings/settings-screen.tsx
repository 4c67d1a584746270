import './settings-screen.css';
import type { JSX, ReactNode } from 'react';
import type { SettingsPart } from '../../state/navigation.ts';
import { defaultPreferences, usePreferences } from '../../state/preferences.ts';
import { useAct } from '../../state/use-act.ts';
import { useMatter } from '../../state/use-service.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { IconlessButton } from '../../ui/iconless-button.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { ScreenHeading } from '../../ui/screen-heading.tsx';
import { BackupSettings } from './backup-settings.tsx';
import { FieldSettings } from './field-settings.tsx';
import { NameForm } from './name-form.tsx';
import { ScansSetting } from './scans-setting.tsx';
import { ShortcutSettings } from './shortcut-settings.tsx';
import { SpellingSettings } from './spelling-settings.tsx';

/** How this machine shows every matter, and what this matter and its reviewer are called. */
export function SettingsScreen({
  at,
  protection,
}: {
  readonly at: SettingsPart | null;
  /** The part about who can read the matter. */
  readonly protection: ReactNode;
}): JSX.Element {
  const { preferences, change } = usePreferences();
  const matter = useMatter();
  return (
    <div className="screen">
      <div className="screen-head">
        <ScreenHeading>Settings</ScreenHeading>
      </div>
      <div className="screen-scroll">
        <div className="settings">
          <RadioGroup
            legend="Appearance"
            value={preferences.appearance}
            options={[
              { value: 'system', label: 'As the system' },
              { value: 'light', label: 'Light' },
              { value: 'dark', label: 'Dark' },
              { value: 'contrast-light', label: 'High contrast, light' },
              { value: 'contrast-dark', label: 'High contrast, dark' },
            ]}
            onChange={(appearance) => change({ appearance })}
          />
          <fieldset className="settings-group">
            <legend>Text in the reader</legend>
            <Stepper
              label="Text size"
              value={preferences.textSize}
              unit="%"
              step={5}
              minimum={60}
              maximum={300}
              usual={defaultPreferences.textSize}
              onChange={(textSize) => change({ textSize })}
            />
            <Stepper
              label="Measure"
              value={preferences.measure}
              unit="characters a line"
              step={2}
              minimum={40}
              maximum={120}
              usual={defaultPreferences.measure}
              onChange={(measure) => change({ measure })}
            />
            <Stepper
              label="Line height"
              value={preferences.lineHeight}
              unit="times the text size"
              step={0.1}
              minimum={1.3}
              maximum={2}
              usual={defaultPreferences.lineHeight}
              onChange={(lineHeight) => change({ lineHeight })}
            />
            <p className="settings-sample">
              The panel read the training records of all eleven homes. Of two hundred and six night staff,
              forty-one had attended the safeguarding course, and nineteen of those had attended it once.
            </p>
          </fieldset>
          <SpellingSettings />
          {matter !== null && (
            <>
              <NameForm
                key={`reviewer ${matter.reviewer?.name ?? ''}`}
                legend="Reviewer"
                label="Your name, as it stands beside what you do"
                value={matter.reviewer?.name ?? ''}
                call="setReviewer"
                disabled={matter.readOnlyBecause !== null}
              />
              <NameForm
                key={`title ${matter.title}`}
                legend="Matter"
                label="Title"
                value={matter.title}
                call="setMatterTitle"
                disabled={matter.readOnlyBecause !== null}
              />
              <NotesByDefault open={matter.notesOpenByDefault} disabled={matter.readOnlyBecause !== null} />
              <FieldSettings writable={matter.readOnlyBecause === null} />
              <ScansSetting
                recognise={matter.recogniseAfterImport}
                disabled={matter.readOnlyBecause !== null}
              />
              <p className="settings-hint">
                Documents are numbered {matter.prefix}000001 and on. The file is {matter.fileName}.
              </p>
              {protection}
            </>
          )}
          {matter !== null && <BackupSettings />}
          <ShortcutSettings arrive={at === 'shortcuts'} />
        </div>
      </div>
    </div>
  );
}

/** Chooses for the whole matter whether new notes are open; the notes there are stay as they are. */
function NotesByDefault(props: { readonly open: boolean; readonly disabled: boolean }): JSX.Element {
  const act = useAct();
  return (
    <fieldset className="settings-group">
      <legend>New notes</legend>
      <Checkbox
        checked={props.open}
        disabled={props.disabled}
        onChange={(open) =>
          void act(
            'setNotesOpenByDefault',
            { open },
            open ? 'New notes are open from now on.' : 'New notes are privileged from now on.',
          )
        }
      >
        New notes are open
      </Checkbox>
      <p className="settings-hint">
        An open note may go into packs. Otherwise a new note is privileged and leaves in nothing until its
        writer opens it. Notes already written stay as they are, and each new one can be chosen otherwise.
      </p>
    </fieldset>
  );
}

function Stepper(props: {
  readonly label: string;
  readonly value: number;
  readonly unit: string;
  readonly step: number;
  readonly minimum: number;
  readonly maximum: number;
  readonly usual: number;
  readonly onChange: (value: number) => void;
}): JSX.Element {
  return (
    <div className="settings-stepper">
      <label>
        <span>{props.label}</span>
        <input
          type="range"
          min={props.minimum}
          max={props.maximum}
          step={props.step}
          value={props.value}
          aria-valuetext={`${String(props.value)} ${props.unit}`}
          onChange={(event) => props.onChange(Number(event.target.value))}
        />
      </label>
      <span className="number">
        {props.value} {props.unit}
      </span>
      <IconlessButton disabled={props.value === props.usual} onClick={() => props.onChange(props.usual)}>
        Usual<span className="visually-hidden"> {props.label.toLowerCase()}</span>
      </IconlessButton>
    </div>
  );
}
