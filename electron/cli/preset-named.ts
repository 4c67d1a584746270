import { resolve } from 'node:path';
import { success, type Result } from '../../shared/base/index.ts';
import type { PackPreset } from '../../shared/model/index.ts';
import { readPresetFile } from '../files/preset-files.ts';
import { listPackPresets } from '../usecases/own-pack-presets.ts';
import { wrongCall } from './read-arguments.ts';

/** The preset of an id or a name, or in a file whose name ends in `.json`. */
export async function presetNamed(named: string, profile: string): Promise<Result<PackPreset>> {
  if (named.toLowerCase().endsWith('.json')) {
    const read = await readPresetFile(resolve(named));
    return read.ok ? success({ id: read.value.name, ...read.value }) : read;
  }
  const { presets } = await listPackPresets(profile);
  const found = presets.find(({ id, name }) => id === named || name === named);
  return found === undefined
    ? wrongCall(`--preset is a file that ends in .json, or one of ${presets.map(({ id }) => id).join(', ')}.`)
    : success(found);
}
