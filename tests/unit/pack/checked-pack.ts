import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import vm from 'node:vm';
import { verifyPackFolder } from '../../../electron/pack/index.ts';
import { pageFiles } from '../../../electron/pack/verifier/page-files.ts';
import { pageSha256 } from '../../../electron/pack/verifier/page-sha256.ts';
import { verifierCore } from '../../../electron/pack/verifier/verifier-core.ts';
import { stableJson } from '../../../shared/pack/index.ts';
import { newFolder } from './build-for-test.ts';

/** The files of a pack by path, to be changed before they are checked. */
export type PackFiles = Map<string, Buffer>;

/** A check as a verifier gives it; `ok` null for what is only noted. */
export interface FoundCheck {
  readonly name: string;
  readonly ok: boolean | null;
  readonly detail: string;
}

/** A manifest to be changed. */
export interface OpenManifest {
  outputs: { name: string; sha256: string; bytes: number }[];
  passages: { quote: string; prefix: string; suffix: string; start: number; end: number; urn: string }[];
  sources: { urn: string; textSha256: string; textFile: string | null }[];
  receipt: {
    matter: string;
    heads: { replica: string; length: number; hash: string }[];
    signatures?: unknown;
  };
  signatures?: unknown;
}

/** The SHA-256 of bytes, in hexadecimal. */
export function sha256Of(bytes: Buffer | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Writes files into a new folder. */
export async function written(files: PackFiles): Promise<string> {
  const folder = join(await newFolder(), 'pack');
  for (const [name, bytes] of files) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), bytes);
  }
  return folder;
}

/** Changes the manifest and gives everything new fingerprints, as someone would who wants to deceive. */
export function forge(files: PackFiles, change: (manifest: OpenManifest) => void): void {
  const manifest = JSON.parse(files.get('manifest.json')?.toString() ?? '') as OpenManifest;
  for (const output of manifest.outputs) {
    const bytes = files.get(output.name);
    if (bytes !== undefined) Object.assign(output, { sha256: sha256Of(bytes), bytes: bytes.length });
  }
  change(manifest);
  files.set('manifest.json', Buffer.from(stableJson(manifest)));
  resealed(files);
}

/** Writes `SHA256SUMS` anew over the files as they are now. */
export function resealed(files: PackFiles): void {
  const others = [...files].filter(([name]) => name !== 'SHA256SUMS');
  const sums = others.map(([name, bytes]) => `${sha256Of(bytes)}  ${name}\n`).join('');
  files.set('SHA256SUMS', Buffer.from(sums));
}

/** What the application says of a pack. */
export async function checkedByApplication(files: PackFiles): Promise<readonly FoundCheck[]> {
  const result = await verifyPackFolder(await written(files));
  if (result.ok) return result.value.checks;
  return [{ name: 'folder', ok: false, detail: result.failure.message }];
}

interface PageParts {
  readonly checkPack: (host: unknown) => Promise<{ readonly checks: readonly FoundCheck[] }>;
  readonly hostOf: (files: unknown, texts: unknown, progress: () => void) => unknown;
  readonly startSha256: () => { add: (bytes: Uint8Array) => void; finish: () => string };
}

/** The parts of the page that need no document. */
export const pageParts = vm.runInThisContext(
  `(() => {${verifierCore}${pageSha256}${pageFiles} return { checkPack, hostOf, startSha256 }; })()`,
) as PageParts;

/** What the page says of a folder with these files. */
export async function checkedByPage(
  files: PackFiles,
  texts: readonly File[] = [],
): Promise<readonly FoundCheck[]> {
  const chosen = [...files].map(([name, bytes]) => ({
    path: `pack/${name}`,
    file: new File([new Uint8Array(bytes)], 'file'),
  }));
  const { checks } = await pageParts.checkPack(pageParts.hostOf(chosen, texts, () => undefined));
  return checks;
}

/** The names of the checks that do not hold. */
export function failing(checks: readonly FoundCheck[]): readonly string[] {
  return checks.filter((check) => check.ok === false).map((check) => check.name);
}
