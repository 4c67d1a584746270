import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { ImportReport, PackBuilt } from '../../../shared/contract/index.ts';
import type { Note, Passage } from '../../../shared/model/index.ts';
import type { DataKey } from '../../../electron/crypto/index.ts';
import {
  documentTexts,
  openConnection,
  readPacks,
  readPassages,
  type Connection,
} from '../../../electron/store/index.ts';
import type { Answered } from './driving.ts';

/** What is wrong with a matter after its process was killed; nothing, if all is well. */
export function faultsAfterKill(
  path: string,
  answered: readonly Answered[],
  key: DataKey | null = null,
): readonly string[] {
  const connection = openConnection({ path, access: 'read', sqliteBinding: undefined, key });
  try {
    return connection.readAtOneState(() => [
      ...lostActs(connection, answered),
      ...halfActs(connection),
      ...halfDocuments(connection),
      ...furtherChains(connection),
    ]);
  } finally {
    connection.close();
  }
}

/** Of the backups of one hour the two newest stay: one that has two after it, named by their times, may rightly have gone. */
function wasThinned(file: string): boolean {
  const names = readdirSync(dirname(file)).filter((name) => name.endsWith('.matter'));
  return names.filter((name) => name > basename(file)).length >= 2;
}

/** Acts whose reply was seen and that are not in the matter as the reply told them. */
function lostActs(connection: Connection, answered: readonly Answered[]): readonly string[] {
  const { reader } = connection;
  const standing = new Map(
    readPassages(reader, documentTexts(reader), {}).map((passage) => [passage.id, passage] as const),
  );
  const recorded = new Set(readPacks(reader).map(({ id }) => id));
  const lost: Readonly<Record<string, (one: Answered) => readonly string[]>> = {
    tagSpan: ({ value }) => lostPassage(connection, standing, value as Passage),
    importFiles: ({ value }) => lostImports(connection, value as ImportReport),
    writeNote: ({ value }) => lostVersion(connection, value as Note),
    editNote: ({ value }) => lostVersion(connection, value as Note),
    saveDraft: ({ input, value }) => lostDraft(connection, input, value),
    buildPack: ({ value }) => {
      const { folder, record } = value as PackBuilt;
      return recorded.has(record.id) && existsSync(folder)
        ? []
        : [`The pack ${record.title} was confirmed and is lost.`];
    },
    backUpNow: ({ value }) => {
      const { file } = value as { readonly file: string };
      return existsSync(file) || wasThinned(file) ? [] : ['A backup was confirmed and is lost.'];
    },
  };
  return answered.flatMap((one) => lost[one.name]?.(one) ?? [`Nobody looks after ${one.name}.`]);
}

function lostPassage(
  { reader }: Connection,
  standing: ReadonlyMap<string, Passage>,
  confirmed: Passage,
): readonly string[] {
  const found = standing.get(confirmed.id);
  const themes = (passage: Passage): string =>
    passage.tags
      .map((tag) => tag.themeId)
      .sort()
      .join();
  const note = reader.get('SELECT 1 AS yes FROM note WHERE target = ?', confirmed.id);
  const kept =
    found?.quote === confirmed.quote &&
    found.documentId === confirmed.documentId &&
    found.start === confirmed.start &&
    themes(found) === themes(confirmed) &&
    note !== undefined;
  return kept ? [] : [`The passage ${confirmed.id} was confirmed and is lost or another.`];
}

function lostImports({ reader }: Connection, { items }: ImportReport): readonly string[] {
  return items.flatMap((item) => {
    if (item.result === 'failed') return [];
    const found = reader.get<{ urn: string }>('SELECT urn FROM document WHERE id = ?', item.documentId);
    return found?.urn === item.urn ? [] : [`The import of ${item.urn} was confirmed and is lost.`];
  });
}

/** The version of a note is named after the operation that wrote it. */
function lostVersion({ reader }: Connection, { id, version, content }: Note): readonly string[] {
  const row = reader.get<{ body: string }>('SELECT body FROM operation WHERE id = ?', version);
  const body = JSON.parse(row?.body ?? '{}') as { readonly note?: string; readonly content?: unknown };
  return body.note === id && isDeepStrictEqual(body.content, content)
    ? []
    : [`A version of the note ${id} was confirmed and is lost or another.`];
}

/** A draft is saved over and over: what stands is what was confirmed last, or newer. */
function lostDraft({ reader }: Connection, input: object, value: unknown): readonly string[] {
  const { id } = input as { readonly id: string };
  const { savedAtMs } = value as { readonly savedAtMs: number };
  const row = reader.get<{ at: number }>('SELECT saved_at_ms AS at FROM draft WHERE id = ?', id);
  return row !== undefined && row.at >= savedAtMs ? [] : [`The draft ${id} was confirmed and is lost.`];
}

/** The kinds of acts that were done, each a list of its operations' types. */
const wholeActs: ReadonlySet<string> = new Set([
  'matter.create replica.begin replica.key reviewer.name theme.create theme.create theme.create theme.create',
  'passage.create tag.add tag.add note.create',
  'document.import',
  'note.create',
  'note.edit',
  'pack.build',
]);

function halfActs(connection: Connection): readonly string[] {
  return connection.reader
    .all<{ act: string; types: string }>(
      `SELECT act, group_concat(type, ' ') AS types FROM (SELECT act, type, seq FROM operation ORDER BY seq)
       GROUP BY act ORDER BY min(seq)`,
    )
    .filter(({ types }) => !wholeActs.has(types))
    .map(({ act, types }) => `The act ${act} is not whole: ${types}.`);
}

function halfDocuments(connection: Connection): readonly string[] {
  return connection.reader
    .all<{ urn: string }>(
      `SELECT urn FROM document d WHERE d.made_order IS NULL
         OR NOT EXISTS (SELECT 1 FROM canonical_text t WHERE t.sha256 = d.text_sha256)
         OR NOT EXISTS (SELECT 1 FROM block_list b WHERE b.sha256 = d.blocks_sha256)
         OR d.bytes <> (SELECT coalesce(sum(length(c.bytes)), 0) FROM blob_chunk c WHERE c.sha256 = d.sha256)
         OR d.blocks <> (SELECT count(*) FROM search_block s WHERE s.document = d.id)
       ORDER BY urn`,
    )
    .map(({ urn }) => `The document ${urn} is not whole.`);
}

/** A killed service is no copied file: the replica goes on where it was. */
function furtherChains(connection: Connection): readonly string[] {
  const chains = connection.reader.all('SELECT DISTINCT replica FROM operation').length;
  return chains === 1 ? [] : [`The matter has ${String(chains)} chains.`];
}
