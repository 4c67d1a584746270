import type { DocumentSummary } from '../../shared/model/index.ts';
import { countOf, shapesToWrite, type FileStays, type PackSelection } from '../../shared/pack/index.ts';
import { hidesCoveredText } from '../ingest/pdf/covered-text.ts';

/** What decides which files may leave as they came. */
export interface FilesInMatter {
  /** The documents that lie in the file of another, at any depth. */
  readonly within: (documentId: string) => readonly DocumentSummary[];
  /** Whether a document is held privileged, wholly or in part. */
  readonly isKept: (document: DocumentSummary) => boolean;
}

/** Finds out which documents lie in which; of all documents of a matter. */
export function filesInMatter(
  documents: readonly DocumentSummary[],
  isKept: (document: DocumentSummary) => boolean,
): FilesInMatter {
  const children = new Map<string, DocumentSummary[]>();
  for (const document of documents) {
    if (document.family === null) continue;
    const known = children.get(document.family.parent);
    if (known === undefined) children.set(document.family.parent, [document]);
    else known.push(document);
  }
  const within = (documentId: string): readonly DocumentSummary[] =>
    (children.get(documentId) ?? []).flatMap((child) => [child, ...within(child.id)]);
  return { within, isKept };
}

/**
 * Why the file of a document must not leave, or null where it may: somebody who has it could read words under boxes, or open a
 * document that lies in it and is held privileged.
 */
export function whyFileStays(document: DocumentSummary, matter: FilesInMatter): FileStays | null {
  if (hidesCoveredText(document.warnings)) return 'hides-words';
  return matter.within(document.id).some(matter.isKept) ? 'holds-withheld' : null;
}

/** Says, where files leave as they came, which of them stay after all, and which hold documents that the pack does not. */
export function originalsWarnings(
  { choices, sources }: PackSelection,
  matter: FilesInMatter,
): readonly string[] {
  if (!shapesToWrite(choices).has('originals')) return [];
  const inPack = new Set(sources.map(({ documentId }) => documentId));
  const urnsOf = (why: FileStays): string =>
    sources
      .filter(({ fileStays }) => fileStays === why)
      .map(({ urn }) => urn)
      .join(', ');
  const [hiding, holding] = [urnsOf('hides-words'), urnsOf('holds-withheld')];
  const more = sources.flatMap(({ documentId, urn, fileStays }) => {
    if (fileStays !== undefined) return [];
    const others = matter.within(documentId).filter(({ id }) => !inPack.has(id)).length;
    return others === 0 ? [] : [`${urn} (${countOf(others, 'document')})`];
  });
  const leaving = sources.filter(({ fileStays }) => fileStays === undefined).length;
  return [
    ...(leaving === 0
      ? []
      : [
          `${countOf(leaving, 'file')} as received: whatever such a file holds, seen or not, leaves with it, such as comments, earlier wordings and who made it.`,
        ]),
    ...(hiding === ''
      ? []
      : [`Given as text and not as the files received, because words lie under boxes in them: ${hiding}.`]),
    ...(holding === ''
      ? []
      : [
          `Given as text and not as the files received, because a document in them is held privileged: ${holding}.`,
        ]),
    ...(more.length === 0
      ? []
      : [`Files received that hold documents which this pack does not: ${more.join(', ')}.`]),
  ];
}
