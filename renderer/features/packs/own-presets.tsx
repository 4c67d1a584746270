import './own-presets.css';
import type { JSX } from 'react';
import { useState } from 'react';
import type { PackChoices, PackPreset } from '../../../shared/model/index.ts';
import { useService, useShell } from '../../state/use-service.ts';
import { IconlessButton } from '../../ui/iconless-button.tsx';
import { PresetForm } from './preset-form.tsx';
import { deletePreset, exportPreset, importPreset, replaceable, savePreset } from './preset-work.ts';
import { usePackPresets } from './use-pack-presets.ts';
import { useObservable } from '../../state/observable.ts';

/** A person's own presets: made of the choices on the screen, edited, deleted, given to others and taken in. */
export function OwnPresets({ choices }: { readonly choices: PackChoices }): JSX.Element {
  const service = useService();
  const shell = useShell();
  const { presets, problems } = usePackPresets();
  const [editing, setEditing] = useState<PackPreset | 'new' | null>(null);
  const waiting = useObservable(replaceable);
  const own = presets.filter((preset) => preset.own === true);
  return (
    <section className="pack-templates own-presets" aria-labelledby="own-presets-heading">
      <h2 id="own-presets-heading">Presets of your own</h2>
      <p className="number">
        A preset keeps how a pack is set and what kinds of parts it has, for every matter on this computer; no
        document, passage or theme is in it.
      </p>
      {editing === null ? (
        <div className="own-presets-acts">
          <IconlessButton tone="primary" onClick={() => setEditing('new')}>
            Make a preset of these choices
          </IconlessButton>
          <IconlessButton onClick={() => void importPreset(service, shell)}>Import a preset…</IconlessButton>
        </div>
      ) : (
        <PresetForm
          preset={editing === 'new' ? null : editing}
          choices={choices}
          onSave={async (preset) => {
            const done = await savePreset(service, preset, editing === 'new' ? null : editing);
            if (done) setEditing(null);
          }}
          onCancel={() => setEditing(null)}
        />
      )}
      {waiting !== null && (
        <p className="pack-warning" role="alert">
          {waiting.sentence}{' '}
          <IconlessButton tone="primary" onClick={() => void importPreset(service, shell, waiting.path)}>
            Replace it
          </IconlessButton>
          <IconlessButton onClick={() => replaceable.set(null)}>Leave it</IconlessButton>
        </p>
      )}
      {problems.map((problem) => (
        <p key={problem} className="pack-warning">
          {problem}
        </p>
      ))}
      <ul role="list">
        {own.map((preset) => (
          <li key={preset.id} className="pack-template">
            <div>
              <strong>
                <bdi>{preset.name}</bdi>
              </strong>{' '}
              <span className="number">
                {preset.source === null ? 'no rule named' : `${preset.source.title}, ${preset.source.date}`}
              </span>
            </div>
            <div className="pack-template-acts">
              <IconlessButton aria-label={`Edit ${preset.name}`} onClick={() => setEditing(preset)}>
                Edit
              </IconlessButton>
              <IconlessButton
                aria-label={`Export ${preset.name}`}
                onClick={() => void exportPreset(service, shell, preset)}
              >
                Export…
              </IconlessButton>
              <IconlessButton
                aria-label={`Delete ${preset.name}`}
                onClick={() => void deletePreset(service, preset)}
              >
                Delete
              </IconlessButton>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
