import {
  documentTexts,
  openConnection,
  readPassages,
  type Connection,
} from '../../../electron/store/index.ts';
import type { Seen } from './driving.ts';

/** What is wrong with a matter after its service was killed; nothing, if all is well. */
export function faultsAfterKill(path: string, seen: readonly Seen[]): readonly string[] {
  const connection = openConnection({ path, access: 'read', sqliteBinding: undefined });
  try {
    return connection.readAtOneState(() => [
      ...lostActs(connection, seen),
      ...halfActs(connection),
      ...halfDocuments(connection),
      ...furtherChains(connection),
    ]);
  } finally {
    connection.close();
  }
}

/** Acts whose reply was seen and that are not in the matter as the reply told them. */
function lostActs(connection: Connection, seen: readonly Seen[]): readonly string[] {
  const { reader } = connection;
  const faults: string[] = [];
  const standing = new Map(
    readPassages(reader, documentTexts(reader), {}).map((passage) => [passage.id, passage] as const),
  );
  for (const confirmed of seen.flatMap(({ tagged }) => tagged)) {
    const found = standing.get(confirmed.id);
    const themes = (passage: typeof confirmed): string =>
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
    if (!kept) faults.push(`The passage ${confirmed.id} was confirmed and is lost or another.`);
  }
  for (const item of seen.flatMap(({ imported }) => imported).flatMap(({ items }) => items)) {
    if (item.result === 'failed') continue;
    const found = reader.get<{ urn: string }>('SELECT urn FROM document WHERE id = ?', item.documentId);
    if (found?.urn !== item.urn) faults.push(`The import of ${item.urn} was confirmed and is lost.`);
  }
  return faults;
}

/** The kinds of acts that were done, each a list of its operations' types. */
const wholeActs: ReadonlySet<string> = new Set([
  'matter.create replica.begin replica.key reviewer.name theme.create theme.create theme.create theme.create',
  'passage.create tag.add tag.add note.create',
  'document.import',
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
