import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  readPackPdf,
  type ReadBookmark,
  type ReadPack,
  type ReadPage,
} from '../../unit/pack/read-pack-pdf.ts';
import { spellUnseen } from '../../../shared/text/index.ts';
import { readDrawing, type ReadDrawing } from './read-drawing.ts';

/** A row of a pack's `index.csv` by the names of its columns. */
export type TableRow = Readonly<Record<string, string>>;

/** What of a manifest the rules look at. */
export interface ReadManifest {
  readonly choices: {
    readonly title: string;
    readonly numbering?: 'section' | 'document';
    readonly volumes?: { readonly mostPages: number; readonly numbers: string };
    readonly sourcePages?: boolean;
    readonly shapes?: readonly string[];
    readonly parts?: readonly object[];
  };
  readonly receipt: {
    readonly heads: readonly { readonly replica: string; readonly length: number; readonly hash: string }[];
  };
  readonly sources: readonly {
    readonly urn: string;
    readonly title: string;
    readonly date: string | null;
    readonly fileName: string;
    readonly sha256: string;
    readonly bytes: number;
    readonly textSha256: string;
    readonly textFile: string | null;
  }[];
  readonly passages: readonly {
    readonly urn: string;
    readonly start: number;
    readonly end: number;
    readonly quote: string;
    readonly citation: string;
    readonly themes: readonly string[];
    readonly items: readonly { readonly number: string; readonly page: string }[];
    readonly fullTextPage: string | null;
  }[];
  readonly outputs: readonly { readonly name: string; readonly sha256: string; readonly pages?: number }[];
}

/** One of a pack's PDF files. */
export interface Volume {
  readonly name: string;
  readonly path: string;
  readonly bytes: Buffer;
  readonly pdf: ReadPack;
  /** Its rows of the index. */
  readonly rows: readonly TableRow[];
  readonly drawing: () => Promise<ReadDrawing>;
  /** What a program of somebody else prints about it. */
  readonly told: (program: string, ...options: readonly string[]) => string;
}

/** What cannot be known from a pack alone. */
export interface KnownOfPack {
  /** What building it said. */
  readonly report: readonly string[];
  /** The folder of the files as they were received. */
  readonly received: string;
  /** Words that may stand in no pack. */
  readonly unseen: readonly string[];
  /** `SHA256SUMS` of the same pack built a second time. */
  readonly again: string;
}

/** A built pack as the rules look at it. */
export interface PackToCheck extends KnownOfPack {
  readonly folder: string;
  /** Bytes of every file by its path with `/`. */
  readonly files: ReadonlyMap<string, Buffer>;
  readonly manifest: ReadManifest;
  readonly volumes: readonly Volume[];
  readonly index: readonly TableRow[];
}

const read = new Map<string, Promise<ReadPack>>();
const drawn = new Map<string, Promise<ReadDrawing>>();
const said = new Map<string, string>();

/** Reads a built pack; what was read of the same bytes before is not read again. */
export async function readPack(folder: string, known: KnownOfPack): Promise<PackToCheck> {
  const files = filesBelow(folder);
  const manifest = JSON.parse(files.get('manifest.json')?.toString() ?? '{}') as ReadManifest;
  const index = readTable(files.get('index.csv')?.toString() ?? '').map(shown);
  const names = [...files.keys()].filter((name) => name.endsWith('.pdf')).sort();
  const volumes = await Promise.all(
    names.map(async (name, at): Promise<Volume> => {
      const bytes = files.get(name) ?? Buffer.of();
      const path = join(folder, name);
      const key = createHash('sha256').update(bytes).digest('hex');
      return {
        name,
        path,
        bytes,
        pdf: await kept(read, key, () => readPackPdf(bytes)),
        rows: index.filter(({ volume }) => volume === undefined || volume === String(at + 1)),
        drawing: () => kept(drawn, key, () => readDrawing(bytes)),
        told: (program, ...options) => {
          const call = [key, program, ...options].join(' ');
          const before = said.get(call) ?? told(program, options, path);
          said.set(call, before);
          return before;
        },
      };
    }),
  );
  return { ...known, folder, files, manifest, volumes, index };
}

function kept<Value>(
  cache: Map<string, Promise<Value>>,
  key: string,
  make: () => Promise<Value>,
): Promise<Value> {
  const value = cache.get(key) ?? make();
  cache.set(key, value);
  return value;
}

/** What a program printed, whatever it ended with. */
function told(program: string, options: readonly string[], path: string): string {
  try {
    return execFileSync(program, [...options, path], { encoding: 'utf8', stdio: 'pipe', maxBuffer: 1 << 26 });
  } catch (error) {
    const { stdout, stderr, code } = error as { stdout?: string; stderr?: string; code?: string };
    if (code === 'ENOENT') throw error;
    return `${stdout ?? ''}${stderr ?? ''}`;
  }
}

/** The bytes of every file below a folder by its path with `/`. */
export function filesBelow(folder: string): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files.set(path.slice(folder.length + 1).replaceAll('\\', '/'), readFileSync(path));
  }
  return files;
}

/** The rows of a table in which every cell stands in quotation marks. */
export function readTable(text: string): readonly TableRow[] {
  const rows: string[][] = [[]];
  for (const [, cell = '', end] of text.replace(/^\uFEFF/u, '').matchAll(/"((?:[^"]|"")*)"(,|\r\n)/gu)) {
    rows.at(-1)?.push(cell.replaceAll('""', '"'));
    if (end !== ',') rows.push([]);
  }
  const [head = [], ...others] = rows.filter((row) => row.length > 0);
  return others.map((row) => Object.fromEntries(head.map((name, at) => [name, row[at] ?? ''])));
}

/** A row as it is shown, where nothing may turn letters around. */
function shown(row: TableRow): TableRow {
  return Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, spellUnseen(cell)]));
}

/** The pages before the first entry: cover and index. */
export function frontPages({ pdf }: Volume): readonly ReadPage[] {
  return pdf.pages.slice(0, pdf.bookmarks[0]?.page ?? 0);
}

/** The bookmarks of entries, and whatever hangs below them. */
export function entryBookmarks({ pdf }: Volume): readonly ReadBookmark[] {
  return pdf.bookmarks.flatMap(({ children }) => children);
}

/** True for a page of a document as it was received, which has a strip below. */
export function isSheet(page: ReadPage): boolean {
  return Math.abs(page.width - 595.28) > 1 || Math.abs(page.height - 841.89) > 1;
}

/** The name of a pack's page for browsers, which is not the verifier's. */
export function pageForBrowsers(files: ReadonlyMap<string, Buffer>): string {
  const name = [...files.keys()].find((one) => one.endsWith('.html') && !one.startsWith('verify'));
  if (name === undefined) throw new Error('The pack has no page for browsers.');
  return name;
}

/** Writes a changed file into a copy of a pack. */
export function writeInto(folder: string, name: string, bytes: string | Uint8Array): void {
  writeFileSync(join(folder, name), bytes);
}

/** Writes the fingerprints of a changed pack anew, so that only what was changed is wrong with it. */
export function reseal(folder: string): void {
  const sum = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
  const files = filesBelow(folder);
  const manifest = JSON.parse(files.get('manifest.json')?.toString() ?? '{}') as {
    outputs: { name: string; sha256: string; bytes: number }[];
  };
  for (const output of manifest.outputs) {
    const bytes = files.get(output.name);
    if (bytes !== undefined) Object.assign(output, { sha256: sum(bytes), bytes: bytes.length });
  }
  const written = Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`);
  writeInto(folder, 'manifest.json', written);
  const lines = (files.get('SHA256SUMS')?.toString() ?? '').split('\n').filter((line) => line !== '');
  const sums = lines.map((line) => {
    const name = line.slice(66);
    const bytes = name === 'manifest.json' ? written : files.get(name);
    return `${bytes === undefined ? line.slice(0, 64) : sum(bytes)}  ${name}\n`;
  });
  writeInto(folder, 'SHA256SUMS', sums.join(''));
}
