import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { failure, success, type Result } from '../../shared/base/index.ts';
import type { Check, Verification } from '../../shared/model/index.ts';
import { readManifest, type CheckedManifest } from './read-manifest.ts';
import { systemCode } from './system-failure.ts';

/** What a pack is checked with besides itself. */
export interface VerifyPackOptions {
  /** Gives a document's canonical text from the matter, or null where the matter does not hold that very text. */
  readonly canonicalText?: (urn: string, textSha256: string) => string | null;
  readonly signal?: AbortSignal;
}

const sumsFile = 'SHA256SUMS';
const manifestFile = 'manifest.json';

/**
 * Checks a pack's folder: every file against `SHA256SUMS`, nothing missing, nothing added, the manifest against both, and
 * every quotation, character by character, at its place in the text of its source.
 *
 * A source's text is the one in `sources/` and, where a matter is given, the matter's as well; a quotation must stand in
 * every text that is there. A source that is in neither is "not supplied", and that is never ok. Fails with
 * `pack-not-found` where there is no pack at all, and `cancelled`; a damaged pack is an answer and no failure.
 */
export async function verifyPackFolder(
  folder: string,
  options: VerifyPackOptions = {},
): Promise<Result<Verification>> {
  const files = await filesBelow(folder);
  if (files === null || !(files.includes(sumsFile) || files.includes(manifestFile))) {
    return failure(
      'pack-not-found',
      'There is no evidence pack in this folder: it holds neither SHA256SUMS nor manifest.json. Choose the folder of a pack.',
    );
  }
  const checks: Check[] = [];
  const hashes = new Map<string, string>();
  for (const name of files) {
    if (options.signal?.aborted === true) return cancelled;
    const hash = await hashOf(join(folder, ...name.split('/')));
    if (hash === null) checks.push({ name: `file ${name}`, ok: false, detail: 'The file cannot be read.' });
    else hashes.set(name, hash);
  }
  const sums = checkSums(
    files.includes(sumsFile) ? await textOf(join(folder, sumsFile)) : null,
    hashes,
    checks,
  );
  const manifestSource = await textOf(join(folder, manifestFile));
  const manifest = manifestSource === null ? null : readManifest(manifestSource);
  if (manifest === null) {
    const detail =
      'The manifest is missing, damaged, or of a later version of Glossator, so the quotations were not looked up.';
    checks.push({ name: manifestFile, ok: false, detail });
    return success(verificationOf(checks));
  }
  checkManifest(manifest, sums, checks);
  for (const source of manifest.sources) {
    if (options.signal?.aborted === true) return cancelled;
    const inPack = await suppliedText(folder, source.textFile, hashes);
    checkSource(manifest, source, inPack, options, checks);
  }
  checkOrphans(manifest, checks);
  return success(verificationOf(checks));
}

const cancelled = failure('cancelled', 'The pack was not checked to the end because the work was cancelled.');

function verificationOf(checks: readonly Check[]): Verification {
  return { ok: checks.every((check) => check.ok), checks };
}

/** Compares the list of fingerprints with what is there; gives the fingerprints it names. */
function checkSums(
  text: string | null,
  hashes: ReadonlyMap<string, string>,
  checks: Check[],
): ReadonlyMap<string, string> {
  const sums = new Map<string, string>();
  if (text === null) {
    const detail = 'The list of fingerprints is missing, so no file can be compared.';
    checks.push({ name: sumsFile, ok: false, detail });
    return sums;
  }
  const unreadable: number[] = [];
  text.split('\n').forEach((line, index) => {
    if (line === '') return;
    const [, hash, name] = /^([0-9a-f]{64}) [ *](.+)$/.exec(line) ?? [];
    if (hash === undefined || name === undefined || !isPlainPath(name) || sums.has(name))
      unreadable.push(index + 1);
    else sums.set(name, hash);
  });
  checks.push({
    name: sumsFile,
    ok: unreadable.length === 0 && sums.size > 0,
    detail:
      unreadable.length === 0
        ? `Names ${sums.size} files.`
        : `Cannot be read as a list of fingerprints in line ${unreadable.join(', ')}.`,
  });
  for (const [name, expected] of sums) {
    const found = hashes.get(name);
    const ok = found === expected;
    const detail = ok
      ? 'Has the fingerprint that SHA256SUMS names.'
      : found === undefined
        ? 'Missing: SHA256SUMS names this file and it is not there.'
        : `Changed: SHA256SUMS names ${expected}, the file has ${found}.`;
    checks.push({ name: `file ${name}`, ok, detail });
  }
  for (const name of hashes.keys()) {
    if (name === sumsFile || sums.has(name)) continue;
    const detail = 'Not part of the pack: SHA256SUMS does not name this file.';
    checks.push({ name: `file ${name}`, ok: false, detail });
  }
  return sums;
}

/** The manifest and the list of fingerprints must name the same files with the same fingerprints. */
function checkManifest(manifest: CheckedManifest, sums: ReadonlyMap<string, string>, checks: Check[]): void {
  const differing = manifest.outputs.filter((output) => sums.get(output.name) !== output.sha256);
  const named = new Set([manifestFile, ...manifest.outputs.map((output) => output.name)]);
  const unnamed = [...sums.keys()].filter((name) => !named.has(name));
  const names = [...differing.map((output) => output.name), ...unnamed];
  const isListed = sums.has(manifestFile);
  if (!isListed) names.push(manifestFile);
  checks.push({
    name: manifestFile,
    ok: names.length === 0,
    detail:
      names.length === 0
        ? 'Names the same files and fingerprints as SHA256SUMS.'
        : `Differs from SHA256SUMS on ${names.join(', ')}.`,
  });
}

type ManifestSource = CheckedManifest['sources'][number];

function checkSource(
  manifest: CheckedManifest,
  source: ManifestSource,
  inPack: string | null,
  options: VerifyPackOptions,
  checks: Check[],
): void {
  const texts: { readonly where: string; readonly text: string }[] = [];
  if (source.textFile !== null) {
    const holds = inPack !== null && digestOf(inPack) === source.textSha256;
    const detail = holds
      ? `${source.textFile} is the text the pack was built from.`
      : inPack === null
        ? `${source.textFile} is missing or cannot be read.`
        : `${source.textFile} is not the text the pack was built from.`;
    checks.push({ name: `source ${source.urn}`, ok: holds, detail });
    if (inPack !== null) texts.push({ where: source.textFile, text: inPack });
  }
  if (options.canonicalText !== undefined) {
    const text = options.canonicalText(source.urn, source.textSha256);
    const holds = text !== null && digestOf(text) === source.textSha256;
    const detail = holds
      ? 'The matter holds the text the pack was built from.'
      : 'The matter does not hold the text the pack was built from.';
    checks.push({ name: `source ${source.urn} in the matter`, ok: holds, detail });
    if (text !== null) texts.push({ where: 'the matter', text });
  } else if (source.textFile === null) {
    const detail =
      'Not supplied: the pack does not hold this text, and no matter was given to look it up in, so its quotations are not checked.';
    checks.push({ name: `source ${source.urn}`, ok: false, detail });
  }
  for (const passage of manifest.passages) {
    if (passage.urn !== source.urn) continue;
    const { citation, start, end, quote } = passage;
    const missing = texts.filter(({ text }) => text.slice(start, end) !== quote);
    const ok = texts.length > 0 && missing.length === 0;
    const place = `at characters ${start} to ${end} of`;
    const detail = ok
      ? `Found, character for character, ${place} ${texts.map(({ where }) => where).join(' and of ')}.`
      : texts.length === 0
        ? `Not looked up: the text of ${source.urn} is not supplied.`
        : `Not found: other words stand ${place} ${missing.map(({ where }) => where).join(' and of ')}.`;
    checks.push({ name: `quotation ${citation}`, ok, detail });
  }
}

/** A quotation whose source the manifest does not list can be checked against nothing. */
function checkOrphans(manifest: CheckedManifest, checks: Check[]): void {
  const listed = new Set(manifest.sources.map((source) => source.urn));
  for (const passage of manifest.passages) {
    if (listed.has(passage.urn)) continue;
    const detail = `Not looked up: the manifest does not list ${passage.urn} among the sources.`;
    checks.push({ name: `quotation ${passage.citation}`, ok: false, detail });
  }
}

/** A text in the pack, exactly, or null where it is not there or is no UTF-8. */
async function suppliedText(
  folder: string,
  textFile: string | null,
  hashes: ReadonlyMap<string, string>,
): Promise<string | null> {
  if (textFile === null || !isPlainPath(textFile) || !hashes.has(textFile)) return null;
  return textOf(join(folder, ...textFile.split('/')));
}

async function textOf(path: string): Promise<string | null> {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await readFile(path));
  } catch {
    return null;
  }
}

async function hashOf(path: string): Promise<string | null> {
  const hash = createHash('sha256');
  try {
    const bytes: AsyncIterable<Buffer> = createReadStream(path);
    for await (const chunk of bytes) hash.update(chunk);
  } catch (problem) {
    if (systemCode(problem) === null) throw problem;
    return null;
  }
  return hash.digest('hex');
}

function digestOf(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** Every file below a folder with `/` between names, in order; null where there is no such folder. Links are not followed. */
async function filesBelow(folder: string): Promise<readonly string[] | null> {
  try {
    if (!(await stat(folder)).isDirectory()) return null;
    const entries = await readdir(folder, { withFileTypes: true });
    const names: string[] = [];
    for (const entry of entries) {
      if (!entry.isDirectory()) {
        names.push(entry.name);
        continue;
      }
      const below = (await filesBelow(join(folder, entry.name))) ?? [];
      names.push(...below.map((name) => `${entry.name}/${name}`));
    }
    return names.sort();
  } catch (problem) {
    if (systemCode(problem) === null) throw problem;
    return null;
  }
}

/** True for a path that stays inside the folder it is joined to, on any system. */
function isPlainPath(name: string): boolean {
  return (
    !name.includes('\\') &&
    !/^[a-z]:/i.test(name) &&
    name.split('/').every((part) => part !== '' && part !== '.' && part !== '..')
  );
}
