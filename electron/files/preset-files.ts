import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { failure, success, type Result } from '../../shared/base/index.ts';
import { packPresetFields, presetId } from '../../shared/contract/preset-schemas.ts';
import { systemErrorCode } from './system-error-code.ts';
import { writeFileAtomically } from './write-file-atomically.ts';

/** The largest file of a preset that is read, in bytes: one with fifty parts takes a tenth of it. */
const largestFile = 100_000;

/** The most presets of a person's own that are looked for. */
const mostPresets = 500;

const presetFile = z.strictObject({
  format: z.literal('glossator-pack-preset'),
  version: z.literal(1),
  ...packPresetFields.shape,
});

/** What a preset says. */
type PresetFields = z.infer<typeof packPresetFields>;

/** A preset of a person's own with its id. */
type OwnPreset = PresetFields & { readonly id: string; readonly own: true };

/** A preset as a file holds it: UTF-8, JSON. */
export function presetText({ name, about, source, choices, parts }: PresetFields): string {
  const written = { format: 'glossator-pack-preset', version: 1, name, about, source, choices, parts };
  return `${JSON.stringify(written, null, 2)}\n`;
}

/** Reads a preset from a file; what is none is refused with the place where it stops being one. */
export async function readPresetFile(path: string): Promise<Result<PresetFields>> {
  let text: string;
  try {
    if ((await stat(path)).size > largestFile) return refused('it is larger than any preset');
    text = await readFile(path, 'utf8');
  } catch {
    return failure('file-not-found', `There is no file ${path} that could be read. Nothing was changed.`);
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refused('it is no JSON');
  }
  const read = presetFile.safeParse(value);
  if (!read.success) return refused(faultOf(read.error));
  const { format: _format, version: _version, ...fields } = read.data;
  return success(fields);
}

/** The presets in a folder in order of name, and in sentences which files of it could not be read as one. */
export async function readPresetFolder(
  folder: string,
): Promise<{ readonly presets: readonly OwnPreset[]; readonly problems: readonly string[] }> {
  const presets: OwnPreset[] = [];
  const problems: string[] = [];
  for (const file of (await namesIn(folder)).slice(0, mostPresets)) {
    const id = file.slice(beginning.length, -ending.length);
    const read = presetId.safeParse(id).success
      ? await readPresetFile(join(folder, file))
      : refused('its name is none that this application gives');
    if (read.ok) presets.push({ id, own: true, ...read.value });
    else problems.push(`The preset in ${file} is not offered. ${read.failure.message}`);
  }
  presets.sort((one, other) => (one.name < other.name ? -1 : 1));
  return { presets, problems };
}

/** Keeps a preset in a folder under its id, an earlier one replaced whole; durable when it resolves. */
export async function keepPreset(folder: string, id: string, preset: PresetFields): Promise<void> {
  await writeFileAtomically(fileOf(folder, id), presetText(preset));
}

/** Takes a preset out of a folder. */
export async function removePreset(folder: string, id: string): Promise<void> {
  await rm(fileOf(folder, id), { force: true });
}

/** Begins every file's name, since `con.json` is none on Windows. */
const beginning = 'preset-';
const ending = '.json';

function fileOf(folder: string, id: string): string {
  return join(folder, `${beginning}${id}${ending}`);
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder))
      .filter((name) => name.startsWith(beginning) && name.endsWith(ending))
      .sort();
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return [];
    throw error;
  }
}

function refused(why: string): Result<never> {
  return failure(
    'call-invalid',
    `The file is no preset for packs that can be used: ${why}. Nothing was changed.`,
  );
}

/** Where a value stops being a preset, in words. */
function faultOf({ issues: [issue] }: z.ZodError): string {
  if (issue === undefined) return 'it is not of the form of a preset';
  const place = issue.path.map(String).join(' › ').slice(0, 200);
  if (issue.code === 'unrecognized_keys') {
    const names = issue.keys.slice(0, 3).map((key) => `“${key.slice(0, 40)}”`);
    return `${place === '' ? 'it' : `“${place}”`} has ${names.join(', ')}, which presets do not know`;
  }
  return place === ''
    ? 'it is not of the form of a preset'
    : `“${place}” is missing or not of the form that is needed`;
}
