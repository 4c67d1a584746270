import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { failure, success, type Result } from '../../shared/base/index.ts';
import type { Check, Verification } from '../../shared/model/index.ts';
import { sourceTextFile, stableJson } from '../../shared/pack/index.ts';
import { checkOutputs, checkSums, manifestFile, sumsFile } from './check-files.ts';
import { checkQuotations, type CanonicalText, type SuppliedText } from './check-quotations.ts';
import { checkReceipt } from './check-receipt.ts';
import { checkTable } from './check-table.ts';
import { packEntries, type PackEntry } from './pack-entries.ts';
import { packLimits } from './pack-limits.ts';
import { readManifest, type CheckedPassage } from './read-manifest.ts';
import { systemCode } from './system-failure.ts';

/** What a pack is checked with besides itself. */
export interface VerifyPackOptions {
  readonly canonicalText?: CanonicalText;
  readonly signal?: AbortSignal;
}

/**
 * Checks a pack's folder: every file against `SHA256SUMS`, nothing missing, nothing added, the manifest against both, its
 * receipt and signatures, and every quotation, character by character, at its place in the text of its source.
 *
 * A source's text is the one in `sources/` and, where a matter is given, the matter's as well; a quotation must stand in
 * every text that is there. A source that is in neither is "not supplied", and that is never ok. Links are not followed.
 * The verifiers in the packs (`verifierCore`) make the same checks by the same names. Fails with `pack-not-found` where
 * there is no pack at all, and `cancelled`; a damaged pack is an answer and no failure.
 */
export async function verifyPackFolder(
  folder: string,
  options: VerifyPackOptions = {},
): Promise<Result<Verification>> {
  const found = await packEntries(folder);
  if (found !== null && found.refusal !== null) {
    return success(verificationOf([{ name: 'folder', ok: false, detail: found.refusal }]));
  }
  const entries = new Map(found?.entries.map((entry) => [entry.name, entry]));
  if (found === null || !(entries.has(sumsFile) || entries.has(manifestFile))) {
    return failure(
      'pack-not-found',
      'There is no evidence pack in this folder: it holds neither SHA256SUMS nor manifest.json. Choose the folder of a pack.',
    );
  }
  const checks: Check[] = [];
  const hashes = new Map<string, string>();
  for (const entry of found.entries) {
    if (options.signal?.aborted === true) return cancelled;
    const hash = hashes.has(entry.name) ? sameName : await hashOf(entry);
    if (hash.ok) hashes.set(entry.name, hash.value);
    else checks.push({ name: `file ${entry.name}`, ok: false, detail: hash.failure });
  }
  const read = async (name: string, limit: number): Promise<string | null> => {
    const entry = entries.get(name);
    return entry === undefined || !hashes.has(name) || entry.bytes > limit ? null : textOf(entry.path);
  };
  const { sums, checks: onSums } = checkSums(await read(sumsFile, packLimits.sumsBytes), hashes);
  checks.push(...onSums);
  const manifestSource = await read(manifestFile, packLimits.manifestBytes);
  const manifest =
    manifestSource === null
      ? ({ ok: false, failure: 'It is missing, too large, or no text.' } as const)
      : readManifest(manifestSource);
  if (!manifest.ok) {
    const detail = `${manifest.failure} So the quotations were not looked up.`;
    return success(verificationOf([...checks, { name: manifestFile, ok: false, detail }]));
  }
  checks.push(checkForm(manifest.value.whole, manifestSource), checkOutputs(manifest.value, sums));
  checks.push(...checkReceipt(manifest.value));
  const passagesOf = new Map<string, CheckedPassage[]>(
    manifest.value.sources.map((source) => [source.urn, []]),
  );
  for (const passage of manifest.value.passages) {
    const listed = passagesOf.get(passage.urn);
    if (listed === undefined) checks.push(orphan(passage));
    else listed.push(passage);
  }
  for (const source of manifest.value.sources) {
    if (options.signal?.aborted === true) return cancelled;
    // Any other name could have one text read again for every source.
    const place = sourceTextFile(source.urn);
    const text = source.textFile === place ? await read(place, packLimits.textBytes) : null;
    const inPack: SuppliedText | null = text === null ? null : { text, sha256: hashes.get(place) ?? '' };
    checks.push(
      ...checkQuotations(source, passagesOf.get(source.urn) ?? [], inPack, options.canonicalText ?? null),
    );
  }
  checks.push(checkTable(await read('passages.csv', packLimits.textBytes), manifest.value.passages));
  return success(verificationOf(checks));
}

const cancelled = failure('cancelled', 'The pack was not checked to the end because the work was cancelled.');

const sameName = { ok: false, failure: 'Two files have this name.' } as const;

function verificationOf(checks: readonly Check[]): Verification {
  return { ok: checks.every((check) => check.ok), checks };
}

/** What can be written in two ways (a key given twice) can be read in two ways. */
function checkForm(manifest: object, source: string | null): Check {
  const ok = source === stableText(manifest);
  const detail = ok
    ? 'Written byte for byte as the format asks, so it can be read in one way only.'
    : 'Not written as the format asks, so a reader and a program may understand it differently.';
  return { name: `form of ${manifestFile}`, ok, detail };
}

function stableText(manifest: object): string | undefined {
  try {
    return stableJson(manifest);
  } catch (problem) {
    // Lists in lists deeper than the stack.
    if (problem instanceof RangeError) return undefined;
    throw problem;
  }
}

/** A quotation whose source the manifest does not list can be checked against nothing. */
function orphan({ citation, urn }: CheckedPassage): Check {
  const detail = `Not looked up: the manifest does not list ${urn} among the sources.`;
  return { name: `quotation ${citation}`, ok: false, detail };
}

/** The fingerprint of what can be opened without danger, or in a sentence why it was not opened. */
async function hashOf({ kind, path }: PackEntry): Promise<Result<string, string>> {
  if (kind !== 'file') return { ok: false, failure: notOpened[kind] };
  const hash = createHash('sha256');
  try {
    const bytes: AsyncIterable<Buffer> = createReadStream(path);
    for await (const chunk of bytes) hash.update(chunk);
  } catch (problem) {
    if (systemCode(problem) === null) throw problem;
    return { ok: false, failure: 'The file cannot be read.' };
  }
  return { ok: true, value: hash.digest('hex') };
}

const notOpened = {
  link: 'This is a link and no file. It was not followed, since it may lead out of the folder.',
  other: 'This is no ordinary file, so it was not opened.',
} as const;

/** A file's text exactly, or null where it cannot be read or is no UTF-8. */
async function textOf(path: string): Promise<string | null> {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await readFile(path));
  } catch {
    return null;
  }
}
