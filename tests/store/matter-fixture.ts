import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { identifierSource, type Failure, type Result } from '../../shared/base/index.ts';
import type { Block, NoteContent } from '../../shared/model/index.ts';
import { plainNote } from '../../shared/model/index.ts';
import { leastPassphraseCost, type PassphraseCost } from '../../electron/crypto/index.ts';
import type { Reading } from '../../electron/ingest/reading.ts';
import { factsOfType } from '../../electron/ingest/source-type.ts';
import { createMatter } from '../../electron/usecases/create-matter.ts';
import type { MatterSession, SessionSurroundings } from '../../electron/usecases/matter-session.ts';
import { openMatter, type OpenMatterOptions } from '../../electron/usecases/open-matter.ts';
import { openConnection, type Connection } from '../../electron/store/index.ts';
import { importOneText } from './import-one-text.ts';

/** A folder of its own with a matter in it, a profile, a clock that counts and a source of numbers that repeats. */
export interface MatterFixture {
  readonly folder: string;
  readonly path: string;
  readonly profileFolder: string;
  readonly surroundings: SessionSurroundings;
  /** Opens the matter, or another path, for writing unless said otherwise; fails the test where it cannot. */
  readonly open: (options?: Partial<OpenMatterOptions>) => Promise<MatterSession>;
  readonly tryOpen: (options?: Partial<OpenMatterOptions>) => Promise<Result<MatterSession>>;
  /** Imports a text by way of a file of that name; gives the document's id. */
  readonly importText: (session: MatterSession, name: string, text: string) => Promise<string>;
  /** A connection beside the session, for looking into the file. */
  readonly look: <Value>(work: (connection: Connection) => Value) => Value;
  readonly remove: () => void;
}

/** A stand-in for the reading of sources: paragraphs are what blank lines part, lines led by `Share` are furniture. */
export function readPlainly(bytes: Uint8Array): Reading {
  const text = new TextDecoder().decode(bytes);
  const blocks: Block[] = [];
  for (const match of text.matchAll(/[^\n]+/gu)) {
    blocks.push({
      number: blocks.length + 1,
      kind: 'paragraph',
      start: match.index,
      end: match.index + match[0].length,
      furniture: match[0].startsWith('Share'),
      own: null,
    });
  }
  return {
    text,
    blocks,
    printedLines: [],
    words: text.split(/\s+/u).length,
    encoding: { encoding: 'utf-8', reason: 'valid utf-8', byteOrderMark: false },
    reader: { name: 'plain-text', version: 1 },
    detected: {
      title: text.slice(0, 20),
      titleMadeUp: true,
      date: null,
      publisher: null,
      author: null,
      kind: 'other',
    },
    warnings: [],
    pages: [],
    pageWords: [],
    marks: [],
    facts: factsOfType('text', 'text/plain', 'Plain text'),
    children: [],
    sealed: null,
  };
}

/** Where files cost no time to sync, for tests of laws that make hundreds of matters; the usual place without such a one. */
export const quickFolder = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** A cost at which guessing a passphrase is cheap, for tests that guess nothing. */
export const quickPassphraseCost: PassphraseCost = { ...leastPassphraseCost, memoryKiB: 1_024, passes: 1 };

/** Makes an empty matter with its surroundings. */
export async function matterFixture(parent = tmpdir()): Promise<MatterFixture> {
  const folder = mkdtempSync(join(parent, 'glossator-store-'));
  const path = join(folder, 'inquiry.matter');
  const profileFolder = join(folder, 'profile');
  const surroundings = testSurroundings(profileFolder);
  const created = await createMatter({
    path,
    title: 'The Harrow House inquiry',
    prefix: 'HAR',
    reviewerName: 'Ada Quill',
    surroundings,
  });
  if (!created.ok) throw new Error(created.failure.message);
  const tryOpen: MatterFixture['tryOpen'] = (options = {}) =>
    openMatter({ path, access: 'write', surroundings, ...options });
  return {
    folder,
    path,
    profileFolder,
    surroundings,
    tryOpen,
    open: async (options) => expectValue(await tryOpen(options)),
    importText: (session, name, text) => importOneText(session, folder, name, text),
    look: (work) => lookInto(path, work),
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Surroundings with a clock that counts milliseconds and randomness that repeats from run to run. */
export function testSurroundings(profileFolder: string, seed = 1): SessionSurroundings {
  let now = 1_700_000_000_000;
  return {
    clock: () => (now += 1),
    random: repeatingBytes(seed),
    profileFolder,
    sqliteBinding: undefined,
    readSource: {
      read: (source) => Promise.resolve({ ok: true, value: readPlainly(source.bytes) }),
      end: () => undefined,
    },
    packWorkerFile: null,
    applicationVersion: '0.0.0',
    emit: () => undefined,
  };
}

/** Bytes of a linear congruential generator (Knuth), the same for the same seed. */
export function repeatingBytes(seed: number): (count: number) => Uint8Array {
  let state = BigInt(seed) * 7_919n + 1n;
  return (count) =>
    Uint8Array.from({ length: count }, () => {
      state = BigInt.asUintN(64, state * 6_364_136_223_846_793_005n + 1_442_695_040_888_963_407n);
      return Number(state >> 56n);
    });
}

/** A source of identifiers for values made outside a matter. */
export function testIdentifiers(seed = 7): () => string {
  let now = 1_600_000_000_000;
  return identifierSource(() => (now += 1), repeatingBytes(seed));
}

/** Opens a file for reading beside whoever holds it, and closes it again. */
export function lookInto<Value>(path: string, work: (connection: Connection) => Value): Value {
  const connection = openConnection({ path, access: 'read', sqliteBinding: undefined });
  try {
    return work(connection);
  } finally {
    connection.close();
  }
}

/** The value of a result that should have succeeded. */
export function expectValue<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(`Unexpected failure: ${result.failure.code}: ${result.failure.message}`);
  return result.value;
}

/** The failure of a result that should have failed. */
export function expectFailure(result: Result<unknown>): Failure {
  if (result.ok) throw new Error('A failure was expected, but the call succeeded.');
  return result.failure;
}

/** A note of one paragraph. */
export function noteOf(text: string): NoteContent {
  return plainNote(text);
}
