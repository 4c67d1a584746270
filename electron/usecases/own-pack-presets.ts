import { join } from 'node:path';
import { failure, success, type Result } from '../../shared/base/index.ts';
import type { PackPreset, PackPresetFields, PackPresets } from '../../shared/model/index.ts';
import { sha256Hex } from '../crypto/index.ts';
import {
  keepPreset,
  presetText,
  readPresetFile,
  readPresetFolder,
  removePreset,
} from '../files/preset-files.ts';
import { writeOutputFile } from '../files/write-output-file.ts';
import { packPresets } from './pack-presets.ts';

/** Where a person's own presets lie in a profile: they are about no matter, and hold nothing of any. */
function folderOf(profile: string): string {
  return join(profile, 'presets');
}

/** All presets: those that come with the application, then a person's own. */
export async function listPackPresets(profile: string): Promise<PackPresets> {
  const own = await readPresetFolder(folderOf(profile));
  return { presets: [...packPresets, ...own.presets], problems: own.problems };
}

/** Keeps a preset; of the same name only the one that it `replaces` is written over. */
export async function savePackPreset(
  profile: string,
  preset: PackPresetFields,
  replaces: string | null,
): Promise<Result<PackPreset>> {
  const id = idOf(preset.name);
  const { presets } = await listPackPresets(profile);
  const inPlace = presets.find((one) => one.id === id || one.name === preset.name);
  if (inPlace !== undefined && (inPlace.own !== true || inPlace.id !== replaces)) return nameTaken(inPlace);
  await keepPreset(folderOf(profile), id, preset);
  if (replaces !== null && replaces !== id) await removePreset(folderOf(profile), replaces);
  return success({ id, own: true, ...preset });
}

/** Takes a person's own preset away. */
export async function deletePackPreset(profile: string, id: string): Promise<Result<PackPreset>> {
  const found = (await listPackPresets(profile)).presets.find((one) => one.id === id);
  if (found === undefined) return noPreset;
  if (found.own !== true) {
    return failure('read-only', `“${found.name}” comes with the application and stays. Nothing was changed.`);
  }
  await removePreset(folderOf(profile), id);
  return success(found);
}

/** Writes a preset into a file. */
export async function exportPackPreset(
  profile: string,
  id: string,
  path: string,
): Promise<Result<{ readonly path: string }>> {
  const found = (await listPackPresets(profile)).presets.find((one) => one.id === id);
  if (found === undefined) return noPreset;
  const written = await writeOutputFile(path, presetText(found));
  return written.ok ? success({ path: written.value }) : written;
}

/** Takes a preset in from a file. */
export async function importPackPreset(
  profile: string,
  path: string,
  replace: boolean,
): Promise<Result<PackPreset>> {
  const read = await readPresetFile(path);
  if (!read.ok) return read;
  return savePackPreset(profile, read.value, replace ? idOf(read.value.name) : null);
}

/** A name in plain letters; one without any by its fingerprint, so that names in every script have an id. */
function idOf(name: string): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-+|-+$/gu, '')
    .slice(0, 60);
  // What letters were lost is told apart by the fingerprint.
  const isWhole = /^[\p{ASCII}]*$/u.test(name) && plain !== '';
  return isWhole ? plain : `${plain === '' ? 'preset' : plain}-${sha256Hex(Buffer.from(name)).slice(0, 12)}`;
}

function nameTaken({ name, own }: PackPreset): Result<never> {
  return failure(
    own === true ? 'item-exists' : 'read-only',
    own === true
      ? `There is a preset “${name}” already, so nothing was written over. Choose another name, or replace it.`
      : `“${name}” comes with the application, so nothing was written over. Choose another name.`,
  );
}

const noPreset = failure('item-not-found', 'There is no such preset any more. Nothing was changed.');
