import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type IdentifierSource, identifierSource, type Result } from '../../shared/base/index.ts';
import { selectorOf } from '../../shared/text/index.ts';
import type { DataKey } from '../../electron/crypto/index.ts';
import { forkedReader } from '../../electron/ingest/forked-reader.ts';
import { usualLimits } from '../../electron/ingest/read-source-in-process.ts';
import type { ReadSourceAside } from '../../electron/ingest/read-source-aside.ts';
import { readSource } from '../../electron/ingest/read-source.ts';
import {
  type Act,
  documentTexts,
  openConnection,
  openWriteGate,
  readChainHeads,
  readThemes,
  passageIndex,
} from '../../electron/store/index.ts';
import { type CreatedMatter, createMatter } from '../../electron/usecases/create-matter.ts';
import type { MatterSession, SessionSurroundings } from '../../electron/usecases/matter-session.ts';
import { openMatter } from '../../electron/usecases/open-matter.ts';
import { below, inventedSpan, inventedText, type Randomness } from './generated-text.ts';

/** Reads sources in this thread: for setting a bench up, never for measuring an import. */
export const readerInThisThread: ReadSourceAside = {
  read: (source) => Promise.resolve(readSource(source)),
  end: () => undefined,
};

/** Reads sources in a forked process, as the command line does. */
export function readerAside(): ReadSourceAside {
  return forkedReader({
    helperFile: fileURLToPath(new URL('../../electron/ingest/helper/index.ts', import.meta.url)),
    execPath: process.execPath,
    ...usualLimits,
  });
}

/** Surroundings of a session under plain Node, with a profile inside the folder. */
export function surroundingsIn(folder: string, reader: ReadSourceAside): SessionSurroundings {
  return {
    clock: Date.now,
    random: (count) => randomBytes(count),
    profileFolder: join(folder, 'profile'),
    sqliteBinding: undefined,
    readSource: reader,
    packWorkerFile: null,
    applicationVersion: '0.0.0',
    emit: () => undefined,
  };
}

/** The value of a result that must not be a failure. */
export function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(`${result.failure.code}: ${result.failure.message}`);
  return result.value;
}

/** Makes a matter with the built-in themes and nothing else; gives its path. */
export async function makeMatter(folder: string, name: string): Promise<string> {
  const path = join(folder, `${name}.matter`);
  await createBenchMatter(folder, path, null);
  return path;
}

/** The passphrase of every encrypted matter of a bench. */
export const benchPassphrase = 'four plain bench words';

/** An encrypted matter of a bench; its key is lent to whoever opens it, as `key.another()`. */
export interface EncryptedMatter {
  readonly path: string;
  readonly key: DataKey;
}

/** Makes such a matter encrypted, under a passphrase that costs what it would cost a person on this machine. */
export async function makeEncryptedMatter(folder: string, name: string): Promise<EncryptedMatter> {
  const path = join(folder, `${name}.matter`);
  const { key } = await createBenchMatter(folder, path, benchPassphrase);
  if (key === null) throw new Error('The matter was not encrypted.');
  return { path, key };
}

async function createBenchMatter(
  folder: string,
  path: string,
  passphrase: string | null,
): Promise<CreatedMatter> {
  await mkdir(join(folder, 'profile'), { recursive: true });
  return valueOf(
    await createMatter({
      path,
      title: 'Bench',
      prefix: 'BEN',
      reviewerName: 'Bench',
      ...(passphrase === null ? {} : { passphrase }),
      surroundings: surroundingsIn(folder, readerInThisThread),
    }),
  );
}

/** Opens a matter for writing; the session takes over the key of an encrypted one. */
export async function openBenchMatter(
  folder: string,
  path: string,
  reader: ReadSourceAside = readerInThisThread,
  key: DataKey | null = null,
): Promise<MatterSession> {
  return valueOf(
    await openMatter({
      path,
      access: 'write',
      reviewerName: 'Bench',
      ...(key === null ? {} : { key }),
      surroundings: surroundingsIn(folder, reader),
    }),
  );
}

/** Writes texts into a new folder, for importing; gives the folder. */
export async function writeTexts(
  folder: string,
  name: string,
  random: Randomness,
  count: number,
  words: number,
): Promise<string> {
  const texts = join(folder, name);
  await mkdir(texts, { recursive: true });
  for (let number = 0; number < count; number += 1) {
    await writeFile(join(texts, `text-${String(number).padStart(6, '0')}.txt`), inventedText(random, words));
  }
  return texts;
}

/** Makes a matter that holds so many generated documents of so many words. */
export async function makeFilledMatter(
  folder: string,
  name: string,
  random: Randomness,
  count: number,
  words: number,
): Promise<string> {
  const path = await makeMatter(folder, name);
  const session = await openBenchMatter(folder, path);
  const texts = await writeTexts(folder, `${name}-texts`, random, count, words);
  valueOf(await session.calls.importFiles({ task: 'fill', paths: [texts] }));
  await session.close();
  return path;
}

/** How many passages are made in one transaction. */
const passagesAtOnce = 1_000;

/**
 * Adds tagged passages to a closed matter through the write gate: for each document, in order of URN, so many as `counts`
 * says. The session that opens the matter next takes the file for a copy and begins a new replica.
 */
export function addPassages(
  path: string,
  random: Randomness,
  counts: readonly number[],
  key: DataKey | null = null,
): void {
  const connection = openConnection({ path, access: 'write', sqliteBinding: undefined, key });
  const texts = documentTexts(connection.reader);
  const newIdentifier: IdentifierSource = identifierSource(Date.now, (bytes) => randomBytes(bytes));
  const head = readChainHeads(connection.reader)[0];
  const reviewer = connection.reader.get<{ id: string }>('SELECT id FROM reviewer LIMIT 1')?.id;
  const themes = readThemes(connection.reader, passageIndex(connection.reader));
  const documents = connection.reader.all<{ id: string }>('SELECT id FROM document ORDER BY urn');
  if (head === undefined || reviewer === undefined) throw new Error('The matter has no replica yet.');
  const gate = openWriteGate({
    connection,
    replica: head.replica,
    clock: Date.now,
    newIdentifier,
    texts,
    onWritten: () => undefined,
  });
  let acts: Act[] = [];
  // Document by document, so that each text is read once.
  for (const [index, document] of documents.entries()) {
    const read = texts.read(document.id);
    for (let number = 0; number < (counts[index] ?? 0) && read !== null; number += 1) {
      const { start, end } = inventedSpan(random, read.text);
      const passage = newIdentifier();
      acts.push({
        reviewer,
        undoes: null,
        operations: [
          {
            type: 'passage.create',
            body: { passage, document: document.id, ...selectorOf(read.text, start, end) },
          },
          { type: 'tag.add', body: { passage, theme: themes[below(random, themes.length)]?.id ?? '' } },
        ],
      });
      if (acts.length === passagesAtOnce) {
        gate.write(acts);
        acts = [];
      }
    }
  }
  if (acts.length > 0) gate.write(acts);
  connection.close();
}
