import { codePointPlaces, type CodePointPlaces } from '../text/index.ts';
import { themeDescription } from './theme-description.ts';
import type { ExchangeDocument, ExchangeMatter, ExchangeNote, ExchangePassage } from './exchange-matter.ts';

/**
 * The passages as one collection of W3C Web Annotations (JSON-LD) with one page: their targets are spans of the canonical
 * texts, which are named by SHA-256 (`urn:sha256:…`), by position in code points and by quote; themes are bodies for tagging, with
 * their definitions (SKOS), open notes bodies for commenting.
 */
export function annotationsText(matter: ExchangeMatter): string {
  const label = matter.title;
  const items = annotations(matter);
  const collection = {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: `urn:uuid:${matter.id}#passages`,
    type: 'AnnotationCollection',
    label,
    total: items.length,
    first: { id: `urn:uuid:${matter.id}#page`, type: 'AnnotationPage', startIndex: 0, items },
  };
  return `${JSON.stringify(collection, null, 2)}\n`;
}

function annotations(matter: ExchangeMatter): readonly object[] {
  const documents = new Map(matter.documents.map((document) => [document.id, document] as const));
  const places = new Map<string, CodePointPlaces>();
  const notes = notesOfPassages(matter.notes);
  return matter.passages.map((passage) => {
    const document = documents.get(passage.documentId);
    if (document === undefined) throw new Error('A passage leaves without its document.');
    const known = places.get(document.id) ?? codePointPlaces(document.text);
    places.set(document.id, known);
    return {
      id: `urn:uuid:${passage.id}`,
      type: 'Annotation',
      created: writtenTime(passage.createdAtMs),
      ...creator(matter, passage.reviewer),
      body: [
        ...tagging(matter, passage),
        ...(notes.get(passage.id) ?? []).map((note) => commenting(matter, note)),
      ],
      target: target(document, passage, known),
    };
  });
}

function tagging(matter: ExchangeMatter, passage: ExchangePassage): readonly object[] {
  const tagged = new Set(passage.tags.map(({ theme }) => theme));
  return matter.themes
    .filter(({ id }) => tagged.has(id))
    .map((theme) => {
      const definition = themeDescription(theme);
      return {
        id: `urn:uuid:${theme.id}`,
        type: 'TextualBody',
        purpose: 'tagging',
        value: theme.name,
        format: 'text/plain',
        'skos:notation': theme.code,
        ...(definition === '' ? {} : { 'skos:definition': definition }),
      };
    });
}

function commenting(matter: ExchangeMatter, note: ExchangeNote): object {
  return {
    id: `urn:uuid:${note.id}`,
    type: 'TextualBody',
    purpose: 'commenting',
    value: note.text,
    format: 'text/plain',
    created: writtenTime(note.createdAtMs),
    modified: writtenTime(note.editedAtMs),
    ...creator(matter, note.reviewer),
  };
}

function target(document: ExchangeDocument, passage: ExchangePassage, places: CodePointPlaces): object {
  return {
    source: {
      id: `urn:sha256:${document.textSha256}`,
      type: 'Text',
      format: 'text/plain',
      'dcterms:identifier': document.urn,
      'dcterms:title': document.title,
    },
    selector: [
      {
        type: 'TextPositionSelector',
        start: places.toCodePoints(passage.start),
        end: places.toCodePoints(passage.end),
      },
      {
        type: 'TextQuoteSelector',
        exact: passage.quote,
        prefix: passage.prefix,
        suffix: passage.suffix,
      },
    ],
  };
}

function creator({ names, reviewers }: ExchangeMatter, reviewer: string): object {
  if (!names) return {};
  const name = reviewers.find(({ id }) => id === reviewer)?.name ?? '';
  return { creator: { id: `urn:uuid:${reviewer}`, type: 'Person', name } };
}

function notesOfPassages(notes: readonly ExchangeNote[]): ReadonlyMap<string, readonly ExchangeNote[]> {
  const found = new Map<string, ExchangeNote[]>();
  for (const note of notes) {
    if (note.target.kind !== 'passage') continue;
    const standing = found.get(note.target.id) ?? [];
    standing.push(note);
    found.set(note.target.id, standing);
  }
  return found;
}

function writtenTime(ms: number): string {
  return new Date(ms).toISOString();
}
