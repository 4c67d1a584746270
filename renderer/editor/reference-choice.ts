import type { DocumentSummary, NoteReference, Passage, Theme } from '../../shared/model/index.ts';
import { citationParts } from '../../shared/text/index.ts';

/** Something of the matter that a note can refer to. */
export interface ReferenceChoice {
  readonly reference: NoteReference;
  /** What stands in the note: a citation in braces, or a theme's name. */
  readonly label: string;
  /** What tells it from others in the list: a title, or the beginning of a quote. */
  readonly detail: string;
  /** Of a document, how many blocks can be cited in it. */
  readonly blocks?: number;
}

/** How many choices are shown at once. */
const mostChoices = 12;

/** Everything a note can refer to: themes, then documents, then passages in order of position. */
export function referenceChoices(
  themes: readonly Theme[],
  documents: readonly DocumentSummary[],
  passages: readonly Passage[],
): readonly ReferenceChoice[] {
  return [
    ...themes
      .filter((theme) => theme.mergedInto === null)
      .map((theme): ReferenceChoice => ({
        reference: { kind: 'theme', id: theme.id },
        label: theme.name,
        detail:
          theme.path.length > 1
            ? `theme ${theme.code} in ${theme.path.slice(0, -1).join(' / ')}`
            : `theme ${theme.code}`,
      })),
    ...documents.map((document): ReferenceChoice => ({
      reference: { kind: 'document', id: document.id },
      label: `{${document.urn}}`,
      detail: document.title,
      blocks: document.blocks,
    })),
    ...passages.map((passage): ReferenceChoice => ({
      reference: { kind: 'passage', id: passage.id },
      label: passage.citation,
      detail: passage.quote.slice(0, 120),
    })),
  ];
}

/** The choices that hold every word typed, those whose label begins with it first. */
export function findChoices(choices: readonly ReferenceChoice[], typed: string): readonly ReferenceChoice[] {
  const words = typed
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const [first = ''] = words;
  const begins: ReferenceChoice[] = [];
  const holds: ReferenceChoice[] = [];
  for (const choice of choices) {
    const label = choice.label.toLowerCase();
    const whole = `${label} ${choice.detail.toLowerCase()}`;
    if (!words.every((word) => whole.includes(word))) continue;
    if (label.replace('{', '').startsWith(first)) begins.push(choice);
    else holds.push(choice);
    if (begins.length >= mostChoices) break;
  }
  return [...begins, ...holds].slice(0, mostChoices);
}

/** A citation typed by hand, anywhere in a text. */
const typedCitation = /\{[A-Z]{2,6}\d{6}(?:-[A-Z]{1,4})?(?: [^{}\n]{1,60})?\}/g;

/**
 * The first citation typed in a text that names something known, with its place; null where there is none. A place that no
 * passage has (`{HAR000012 ¶14}`) is a reference to its document that keeps the place as its words.
 */
export function citationTyped(
  text: string,
  byLabel: ReadonlyMap<string, ReferenceChoice>,
): { readonly start: number; readonly end: number; readonly choice: ReferenceChoice } | null {
  for (const match of text.matchAll(typedCitation)) {
    const choice = byLabel.get(match[0]) ?? citedInDocument(match[0], byLabel);
    if (choice !== null) return { start: match.index, end: match.index + match[0].length, choice };
  }
  return null;
}

function citedInDocument(
  citation: string,
  byLabel: ReadonlyMap<string, ReferenceChoice>,
): ReferenceChoice | null {
  const parts = citationParts(citation);
  if (parts === null || parts.place === null) return null;
  const document = byLabel.get(`{${parts.urn}}`);
  if (document === undefined) return null;
  const label = `{${parts.urn} ${parts.place}}`;
  const block = /^¶(\d+)/.exec(parts.place)?.[1];
  const isThere = block === undefined || (Number(block) >= 1 && Number(block) <= (document.blocks ?? 0));
  return isThere ? (byLabel.get(label) ?? { ...document, label }) : null;
}
