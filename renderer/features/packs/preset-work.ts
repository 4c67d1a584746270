import type { InputOf, ServiceCalls } from '../../../shared/contract/index.ts';
import type { PackPreset, PackPresetFields } from '../../../shared/model/index.ts';
import { announce } from '../../state/announce.ts';
import type { ServiceClient, ShellClient } from '../../state/client.ts';
import { notify, notifyFailure } from '../../state/notices.ts';
import { perMatter } from '../../state/per-matter.ts';
import { presetsChanged } from './use-pack-presets.ts';

const jsonType = { name: 'Presets (JSON)', extension: 'json' };

/** A file whose preset has the name of one that there is, until it is said what to do. */
export const replaceable = perMatter<{ readonly path: string; readonly sentence: string } | null>(null);

/** Keeps a preset, in the place of the one that was edited, and offers to take that back; says whether it was kept. */
export async function savePreset(
  service: ServiceClient,
  preset: PackPresetFields,
  edited: PackPreset | null,
): Promise<boolean> {
  const saved = await keep(service, preset, edited?.id ?? null);
  if (saved === null) return false;
  done(`Saved the preset ${saved.name}.`, async () => {
    if (edited !== null) await keep(service, edited, saved.id);
    else await remove(service, saved.id);
  });
  return true;
}

/** Takes a preset away, and offers to give it back. */
export async function deletePreset(service: ServiceClient, preset: PackPreset): Promise<void> {
  if (!(await remove(service, preset.id))) return;
  done(`Deleted the preset ${preset.name}.`, async () => {
    await keep(service, preset, null);
  });
}

/** Asks where, and writes a preset into a file. */
export async function exportPreset(
  service: ServiceClient,
  shell: ShellClient,
  preset: PackPreset,
): Promise<void> {
  const chosen = await shell.call('chooseSaveFile', {
    title: 'Export the preset',
    button: 'Export',
    name: preset.name,
    type: jsonType,
  });
  if (!chosen.ok) return notifyFailure(chosen.failure);
  if (chosen.value === null) return;
  const written = await service.call('exportPackPreset', { id: preset.id, path: chosen.value });
  if (!written.ok) return notifyFailure(written.failure);
  announce(`Exported the preset ${preset.name}.`);
  notify({ sentence: `Exported the preset ${preset.name}.`, tone: 'done' });
}

/** Asks for a file, unless one is named to replace what it has the name of, and takes its preset in. */
export async function importPreset(
  service: ServiceClient,
  shell: ShellClient,
  replacing: string | null = null,
): Promise<void> {
  replaceable.set(null);
  const chosen =
    replacing === null
      ? await shell.call('chooseFile', { title: 'Import a preset', button: 'Import', type: jsonType })
      : ({ ok: true, value: replacing } as const);
  if (!chosen.ok) return notifyFailure(chosen.failure);
  if (chosen.value === null) return;
  const path = chosen.value;
  const before = await service.call('listPackPresets', {});
  const taken = await service.call('importPackPreset', { path, replace: replacing !== null });
  if (!taken.ok) {
    const isOwn = taken.failure.code === 'item-exists' && replacing === null;
    if (isOwn) replaceable.set({ path, sentence: taken.failure.message });
    else notifyFailure(taken.failure);
    return;
  }
  presetsChanged();
  const { id, name } = taken.value;
  const was = before.ok ? before.value.presets.find((preset) => preset.id === id) : undefined;
  done(`Took in the preset ${name}.`, async () => {
    if (was !== undefined) await keep(service, was, id);
    else await remove(service, id);
  });
}

async function keep(
  service: ServiceClient,
  preset: PackPresetFields,
  replaces: string | null,
): Promise<PackPreset | null> {
  const saved = await service.call('savePackPreset', { preset: fieldsToSend(preset), replaces });
  if (!saved.ok) {
    notifyFailure(saved.failure);
    return null;
  }
  presetsChanged();
  return saved.value;
}

async function remove(service: ServiceClient, id: string): Promise<boolean> {
  const removed = await service.call('deletePackPreset', { id });
  if (!removed.ok) notifyFailure(removed.failure);
  presetsChanged();
  return removed.ok;
}

/** What a preset says, without what only the application knows of it. */
function fieldsToSend({
  name,
  about,
  source,
  choices,
  parts,
}: PackPresetFields): InputOf<ServiceCalls['savePackPreset']>['preset'] {
  return { name, about, source, choices, parts };
}

/** The offer made last: it makes room for the next, since it could undo something else by then. */
let takeLastAway: () => void = () => undefined;

function done(sentence: string, undo: () => Promise<void>): void {
  announce(sentence);
  takeLastAway();
  takeLastAway = notify({ sentence, tone: 'done', action: { label: 'Undo', perform: () => void undo() } });
}
