import type { ImportedChild } from '../../../shared/contract/index.ts';
import type { FamilyPlace, OperationDraft } from '../../../shared/model/index.ts';
import { sha256Hex } from '../../crypto/index.ts';
import type { Reading } from '../../ingest/reading.ts';
import {
  chunkSize,
  packPages,
  putBlockList,
  putCanonicalText,
  putChunk,
  putPageWords,
  urnDigits,
  writeBlockList,
  type WriteTx,
} from '../../store/index.ts';
import type { MatterContext } from '../matter-context.ts';
import { sealedPages } from '../sealed-pages.ts';
import type { PreparedChild, PreparedSource } from './prepare-source.ts';
import type { RepeatedMessages } from './repeated-messages.ts';

/** Bytes up to which a source is sealed in its act's own transaction; larger ones are sealed piece by piece before it. */
const sealedInOneGo = 4 * chunkSize;

/** The documents of one act of import: the source itself, then everything that came in it, each before its own children. */
export type ImportedFamily = readonly [ImportedChild, ...ImportedChild[]];

/** One act of import: a source with everything that lies in it, whole or not at all. */
export interface ImportAct {
  readonly operations: OperationDraft[];
  readonly before: (tx: WriteTx) => void;
  readonly documents: ImportedFamily;
}

/** A member of a family on its way into the matter. */
interface Member {
  readonly fileName: string;
  readonly path: string | null;
  readonly bytes: Uint8Array;
  readonly sha256: string;
  readonly reading: Reading;
  readonly children: readonly PreparedChild[];
}

/**
 * Makes the act that imports a source; URNs are given in the order of the family, of the series;
 * `provider` is recorded of each where one is named. Large sources
 * are sealed before, in small transactions between acts.
 */
export async function importAct(
  context: MatterContext,
  source: PreparedSource,
  reading: Reading,
  series: UrnSeries,
  provider: string | null,
  repeated: RepeatedMessages,
): Promise<ImportAct> {
  const family = familyOf(context, series, provider, repeated);
  await family.add(
    {
      fileName: source.fileName,
      path: source.path,
      bytes: source.bytes,
      sha256: source.sha256,
      reading,
      children: source.children,
    },
    null,
  );
  const { operations, documents, before } = family;
  const [first, ...rest] = documents;
  if (first === undefined) throw new Error('An import without a document.');
  return { operations, documents: [first, ...rest], before };
}

/** A child with its place among those that its document holds. */
export interface PlacedChild {
  readonly child: PreparedChild;
  readonly place: number;
}

/** Makes the part of an act that imports what lies in a document which is in the matter already, as `importAct` does with its own. */
export async function childrenAct(
  context: MatterContext,
  children: readonly PlacedChild[],
  parent: { readonly id: string; readonly root: string },
  series: UrnSeries,
  provider: string | null,
  repeated: RepeatedMessages,
): Promise<Pick<ImportAct, 'operations' | 'before'>> {
  const family = familyOf(context, series, provider, repeated);
  for (const { child, place } of children) {
    await family.add(
      { ...child, path: null },
      { parent: parent.id, root: parent.root, place, how: child.how },
    );
  }
  return family;
}

/** Documents on their way into the matter in one act; each is added with everything that lies in it. */
function familyOf(
  context: MatterContext,
  series: UrnSeries,
  provider: string | null,
  repeated: RepeatedMessages,
): {
  readonly operations: OperationDraft[];
  readonly documents: readonly ImportedChild[];
  readonly before: (tx: WriteTx) => void;
  readonly add: (read: Member, place: FamilyPlace | null) => Promise<void>;
} {
  const operations: OperationDraft[] = [];
  const seals: ((tx: WriteTx) => void)[] = [];
  const documents: ImportedChild[] = [];

  const add = async (read: Member, place: FamilyPlace | null): Promise<void> => {
    const documentId = context.newIdentifier();
    const urn = urnAfter(series, documents.length);
    const member = { ...read, reading: repeated.said(read.reading, urn) };
    const { warnings, sealed } = member.reading;
    documents.push({
      documentId,
      urn,
      title: member.reading.detected.title,
      fileName: member.fileName,
      warnings,
      ...(sealed === null ? {} : { sealed }),
    });
    const { operation, seal } = await sealDocument(context, member, documentId, urn, place);
    operations.push(operation);
    if (provider !== null) {
      operations.push({
        type: 'document.describe',
        body: { document: documentId, field: 'provider', value: provider, was: null },
      });
    }
    seals.push(seal);
    for (const [index, child] of member.children.entries()) {
      await add(
        { ...child, path: null },
        { parent: documentId, root: place?.root ?? documentId, place: index + 1, how: child.how },
      );
    }
  };
  return {
    operations,
    documents,
    before: (tx) => {
      for (const seal of seals) seal(tx);
    },
    add,
  };
}

async function sealDocument(
  context: MatterContext,
  member: Member,
  document: string,
  urn: string,
  place: FamilyPlace | null,
): Promise<{ readonly operation: OperationDraft; readonly seal: (tx: WriteTx) => void }> {
  const { bytes, sha256, reading } = member;
  const textSha256 = sha256Hex(reading.text);
  const list = writeBlockList(reading);
  const pages = reading.pages.length === 0 ? null : packPages(reading.pageWords);
  const chunks: Uint8Array[] = [];
  for (let start = 0; start < bytes.byteLength; start += chunkSize) {
    chunks.push(bytes.subarray(start, start + chunkSize));
  }
  const sealedBefore = bytes.byteLength > sealedInOneGo;
  if (sealedBefore) {
    for (const [n, chunk] of chunks.entries()) {
      context.connection.writeAside((tx) => {
        putChunk(tx, sha256, n, chunk);
      });
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
  // What is known of every plain text need not be said of each.
  const isPlainText = reading.facts.format === 'text' && reading.facts.fields.length === 0;
  return {
    operation: {
      type: 'document.import',
      body: {
        document,
        urn,
        fileName: member.fileName.toWellFormed(),
        path: member.path === null ? null : member.path.toWellFormed(),
        sha256,
        bytes: bytes.byteLength,
        textSha256,
        characters: reading.text.length,
        words: reading.words,
        blocksSha256: list.sha256,
        blocks: reading.blocks.length,
        encoding: reading.encoding,
        reader: reading.reader,
        warnings: reading.warnings,
        detected: reading.detected,
        ...(isPlainText ? {} : { facts: reading.facts }),
        ...(place === null ? {} : { family: place }),
        ...(pages === null ? {} : { pages: sealedPages(reading.pages, pages.sha256) }),
        ...(reading.sealed === null ? {} : { sealed: reading.sealed }),
      },
    },
    seal: (tx) => {
      if (!sealedBefore)
        chunks.forEach((chunk, n) => {
          putChunk(tx, sha256, n, chunk);
        });
      putCanonicalText(tx, textSha256, reading.text);
      putBlockList(tx, list.sha256, list.json);
      if (pages !== null) putPageWords(tx, pages);
    },
  };
}

/** Where a series of URNs stands: its letters, the last number given, and what its replica puts behind. */
export interface UrnSeries {
  readonly prefix: string;
  readonly last: number;
  readonly suffix: string;
}

/** The URN that comes after so many others of the same act. */
function urnAfter({ prefix, last, suffix }: UrnSeries, others: number): string {
  return `${prefix}${String(last + others + 1).padStart(urnDigits, '0')}${suffix}`;
}
