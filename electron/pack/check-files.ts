import type { Check } from '../../shared/model/index.ts';
import { isPlainPath, isSystemFile } from './plain-path.ts';
import type { CheckedManifest } from './read-manifest.ts';

/** The list of fingerprints in a pack's folder. */
export const sumsFile = 'SHA256SUMS';

/** The manifest in a pack's folder. */
export const manifestFile = 'manifest.json';

/** What a list of fingerprints names, and how that fits what is in the folder. */
export interface CheckedSums {
  readonly sums: ReadonlyMap<string, string>;
  readonly checks: readonly Check[];
}

/** Compares the list of fingerprints (null where there is none to be read) with those of the files that are there. */
export function checkSums(text: string | null, hashes: ReadonlyMap<string, string>): CheckedSums {
  if (text === null) {
    const detail = 'The list of fingerprints is missing, too large, or no text, so no file can be compared.';
    return { sums: new Map(), checks: [{ name: sumsFile, ok: false, detail }] };
  }
  const { sums, faults } = readSums(text);
  const isWhole = faults.length === 0;
  const detail = isWhole ? `Names ${sums.size} files.` : faults.join(' ');
  const checks: Check[] = [{ name: sumsFile, ok: isWhole, detail }];
  for (const [name, expected] of sums) {
    const found = hashes.get(name);
    const ok = found === expected;
    const outcome = ok
      ? 'Has the fingerprint that SHA256SUMS names.'
      : found === undefined
        ? 'Missing: SHA256SUMS names this file and it is not there.'
        : `Changed: SHA256SUMS names ${expected}, the file has ${found}.`;
    checks.push({ name: `file ${name}`, ok, detail: outcome });
  }
  for (const name of hashes.keys()) {
    if (name === sumsFile || sums.has(name)) continue;
    // A folder that was looked into is not a pack that was changed, and the file is named.
    const ok = isSystemFile(name);
    const outcome = ok
      ? 'Not part of the pack: the operating system puts files of this name into folders.'
      : 'Not part of the pack: SHA256SUMS does not name this file.';
    checks.push({ name: `file ${name}`, ok, detail: outcome });
  }
  return { sums, checks };
}

function readSums(text: string): {
  readonly sums: ReadonlyMap<string, string>;
  readonly faults: readonly string[];
} {
  const sums = new Map<string, string>();
  const [unreadable, outside, twice]: [number[], number[], number[]] = [[], [], []];
  text.split('\n').forEach((line, index) => {
    if (line === '') return;
    const [, hash, name] = /^([0-9a-f]{64}) [ *](.+)$/.exec(line) ?? [];
    if (hash === undefined || name === undefined) unreadable.push(index + 1);
    else if (!isPlainPath(name) || name === sumsFile) outside.push(index + 1);
    else if (sums.has(name)) twice.push(index + 1);
    else sums.set(name, hash);
  });
  const faults = [
    ...fault('Cannot be read as a list of fingerprints in line', unreadable),
    ...fault('Names what no pack can hold, and what was not opened, in line', outside),
    ...fault('Names a file a second time in line', twice),
  ];
  return { sums, faults: faults.length === 0 && sums.size === 0 ? ['Names no files.'] : faults };
}

function fault(words: string, lines: readonly number[]): readonly string[] {
  if (lines.length === 0) return [];
  return [`${words} ${lines.slice(0, 20).join(', ')}${lines.length > 20 ? ' and more.' : '.'}`];
}

/** The manifest and the list of fingerprints must name the same files with the same fingerprints. */
export function checkOutputs(manifest: CheckedManifest, sums: ReadonlyMap<string, string>): Check {
  const differing = manifest.outputs.filter((output) => sums.get(output.name) !== output.sha256);
  const named = new Set([manifestFile, ...manifest.outputs.map((output) => output.name)]);
  const names = [
    ...differing.map((output) => output.name),
    ...[...sums.keys()].filter((name) => !named.has(name)),
    ...(sums.has(manifestFile) ? [] : [manifestFile]),
  ];
  const shown = `${names.slice(0, 20).join(', ')}${names.length > 20 ? ' and more' : ''}`;
  const detail =
    names.length === 0
      ? 'Names the same files and fingerprints as SHA256SUMS.'
      : `Differs from SHA256SUMS on ${shown}.`;
  return { name: manifestFile, ok: names.length === 0, detail };
}
