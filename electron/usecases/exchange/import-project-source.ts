import type { ImportedProjectSource } from '../../../shared/model/index.ts';
import type { ReadProjectSource } from '../../../shared/exchange/index.ts';
import { sha256Hex } from '../../crypto/index.ts';
import { highestUrnNumber, readDocuments, readMatter, readPassages } from '../../store/index.ts';
import { importAct } from '../import/import-act.ts';
import { prepareBytes } from '../import/prepare-source.ts';
import { repeatedMessages } from '../import/repeated-messages.ts';
import type { MatterContext } from '../matter-context.ts';
import { placeSelections, type Ground, type PlacedSource } from './place-selections.ts';

/** What all sources of a project share while they are brought in. */
export interface ProjectUnderway extends Pick<Ground, 'themes' | 'reviewer' | 'privileged' | 'hasNote'> {
  readonly path: string;
  readonly isDry: boolean;
  readonly known: KnownDocuments;
}

/** The documents of the matter by the SHA-256 of their texts and of their bytes, null for one that is withdrawn. */
export interface KnownDocuments {
  readonly byText: Map<string, KnownDocument | null>;
  readonly byBytes: Map<string, KnownDocument | null>;
}

interface KnownDocument {
  readonly id: string;
  readonly urn: string;
}

/** Reads which documents the matter has. */
export function knownDocuments({ reader, passages }: MatterContext): KnownDocuments {
  const known: KnownDocuments = { byText: new Map(), byBytes: new Map() };
  for (const { id, urn, sha256, textSha256, characters, withdrawn } of readDocuments(reader, passages)) {
    const document = withdrawn === null ? { id, urn } : null;
    if (characters > 0) known.byText.set(textSha256, known.byText.get(textSha256) ?? document);
    known.byBytes.set(sha256, known.byBytes.get(sha256) ?? document);
  }
  return known;
}

/** What became of a source, or will. */
export interface BroughtSource {
  readonly report: ImportedProjectSource;
  readonly notes: number;
  readonly lost: readonly string[];
}

/**
 * Brings one source of a project in, or says what would come of it: on the document that has its text or its bytes, else as a new
 * document, imported like all others; with its passages, tags and notes in one transaction. Null where it was cancelled.
 */
export async function importProjectSource(
  context: MatterContext,
  source: ReadProjectSource,
  underway: ProjectUnderway,
  signal: AbortSignal,
): Promise<BroughtSource | null> {
  const known = knownDocument(underway.known, source);
  if (known === null) {
    return leftOut(
      source,
      'The matter has it, withdrawn from use. Put it back into use to import its passages.',
    );
  }
  if (known !== undefined) {
    const placed = placeSelections(source, { ...underway, ...groundOf(context, known.id) });
    if (!underway.isDry && placed.operations.length > 0) context.writing?.write(placed.operations);
    return brought(source, 'matched', { documentId: known.id, urn: known.urn }, placed);
  }
  const { fileName, bytes } = source;
  const path = `${underway.path}/${fileName}`;
  const prepared = await prepareBytes(context, { path, fileName, bytes, outer: null }, signal);
  if (signal.aborted || prepared.outcome === null) return null;
  if (!prepared.outcome.ok) return leftOut(source, prepared.outcome.failure.message);
  const reading = prepared.outcome.value;
  const prefix = readMatter(context.reader)?.prefix ?? '';
  const suffix = context.writing?.urnSuffix ?? '';
  const series = { prefix, last: highestUrnNumber(context.reader, prefix, suffix), suffix };
  const ground = (documentId: string): Ground => ({
    ...underway,
    documentId,
    text: reading.text,
    standing: [],
    tagged: new Set(),
    newIdentifier: context.newIdentifier,
  });
  if (underway.isDry || context.writing === null) {
    const placed = placeSelections(source, ground('new'));
    return brought(source, 'imported', null, placed);
  }
  const repeated = repeatedMessages(context.reader);
  const act = await importAct(context, prepared, reading, series, null, repeated);
  const [{ documentId, urn }] = act.documents;
  const placed = placeSelections(source, ground(documentId));
  const acts = placed.operations.length === 0 ? [act] : [act, { operations: placed.operations }];
  context.writing.writeMany(acts);
  underway.known.byText.set(sha256Hex(reading.text), { id: documentId, urn });
  underway.known.byBytes.set(prepared.sha256, { id: documentId, urn });
  return brought(source, 'imported', { documentId, urn }, placed);
}

/** The document that a source is, with its text or else its bytes; null for one that is withdrawn, undefined where there is none. */
function knownDocument(
  { byText, byBytes }: KnownDocuments,
  { text, bytes }: ReadProjectSource,
): KnownDocument | null | undefined {
  const same = text === null || text === '' ? undefined : byText.get(sha256Hex(text));
  return same === undefined ? byBytes.get(sha256Hex(bytes)) : same;
}

function groundOf(
  context: MatterContext,
  documentId: string,
): Pick<Ground, 'documentId' | 'text' | 'standing' | 'tagged' | 'newIdentifier'> {
  const { reader, texts, passages, newIdentifier } = context;
  const [document] = readDocuments(reader, passages, [documentId]);
  return {
    documentId,
    text: texts.read(documentId)?.text ?? '',
    standing: readPassages(reader, texts, { document: documentId }),
    tagged: new Set(document?.tags.map(({ themeId }) => themeId)),
    newIdentifier,
  };
}

function brought(
  source: ReadProjectSource,
  result: 'imported' | 'matched',
  document: { readonly documentId: string; readonly urn: string } | null,
  { passages, notes, lost }: PlacedSource,
): BroughtSource {
  const report: ImportedProjectSource = {
    name: source.name === '' ? source.fileName : source.name,
    result,
    urn: document?.urn ?? null,
    documentId: document?.documentId ?? null,
    passages,
    sentence: null,
  };
  return { report, notes, lost };
}

function leftOut(source: ReadProjectSource, sentence: string): BroughtSource {
  const name = source.name === '' ? source.fileName : source.name;
  const { length } = source.selections;
  return {
    report: { name, result: 'left out', urn: null, documentId: null, passages: 0, sentence },
    notes: 0,
    lost:
      length === 0
        ? []
        : [`Places in “${name}” that were left out with it: ${length.toLocaleString('en-GB')}.`],
  };
}
