import { resolve } from 'node:path';
import { command, confirmed, listed, type Command } from '../command.ts';
import { presetNamed } from '../preset-named.ts';
import { textTable } from '../text-table.ts';
import {
  deletePackPreset,
  exportPackPreset,
  importPackPreset,
  listPackPresets,
} from '../../usecases/own-pack-presets.ts';

const list = command({
  name: 'presets list',
  summary: 'Lists the presets for packs: those that come with the application, and your own.',
  arguments: {},
  options: {},
  example: 'presets list',
  perform: async (_given, { session }) => {
    const { presets, problems } = await listPackPresets(session.profileFolder);
    const rows = presets.map(({ id, name, source, own }) => [
      id,
      name,
      source === null ? '' : `${source.title}, ${source.date}`,
      own === true ? 'your own' : '',
    ]);
    return listed({ ok: true, presets, problems }, [...textTable(rows), ...problems]);
  },
});

const exportPreset = command({
  name: 'presets export',
  summary: 'Writes a preset into a JSON file, for another person or machine.',
  arguments: { preset: 'one', file: 'one' },
  options: {},
  remarks: ['A file of that name is replaced. “presets import” takes it in.'],
  example: 'presets export family family.json',
  perform: async (given, { session }) => {
    const found = await presetNamed(given.arguments.preset, session.profileFolder);
    if (!found.ok) return found;
    const written = await exportPackPreset(
      session.profileFolder,
      found.value.id,
      resolve(given.arguments.file),
    );
    if (!written.ok) return written;
    const { path } = written.value;
    return confirmed({ ok: true, file: path }, `Wrote the preset “${found.value.name}” to ${path}.`);
  },
});

const importPreset = command({
  name: 'presets import',
  summary: 'Takes a preset in from a JSON file.',
  arguments: { file: 'one' },
  options: { replace: { kind: 'flag', help: 'write over a preset of your own of the same name' } },
  example: 'presets import tribunal-of-2019.json',
  perform: async (given, { session }) => {
    const { file } = given.arguments;
    const taken = await importPackPreset(session.profileFolder, resolve(file), given.options.replace);
    if (!taken.ok) return taken;
    return confirmed(
      { ok: true, preset: taken.value },
      `Took in the preset “${taken.value.name}”. “pack … --preset ${taken.value.id}” begins with it.`,
    );
  },
});

const deletePreset = command({
  name: 'presets delete',
  summary: 'Takes a preset of your own away.',
  arguments: { preset: 'one' },
  options: {},
  remarks: ['Export it first where it may be wanted again.'],
  example: 'presets delete tribunal-of-2019',
  perform: async (given, { session }) => {
    const found = await presetNamed(given.arguments.preset, session.profileFolder);
    if (!found.ok) return found;
    const deleted = await deletePackPreset(session.profileFolder, found.value.id);
    if (!deleted.ok) return deleted;
    return confirmed({ ok: true, preset: deleted.value }, `Deleted the preset “${deleted.value.name}”.`);
  },
});

/** `presets`: lists, takes in, gives out and deletes presets for packs. */
export const presetCommands: readonly Command[] = [list, exportPreset, importPreset, deletePreset];
