import type { DocumentSummary, Note, Passage, Receipt, Theme } from '../../shared/model/index.ts';
import { csvText, stableJson, type CsvRow } from '../../shared/pack/index.ts';
import { counted } from './text-table.ts';
import { documentView, urnsById, type DocumentView } from './views/document-view.ts';
import { notesByPassage } from './views/passage-view.ts';
import { themeView, type ThemeView } from './views/theme-view.ts';

/** What an export is made from. */
export interface ExportSource {
  readonly matterTitle: string;
  readonly receipt: Receipt;
  readonly documents: readonly DocumentSummary[];
  readonly themes: readonly Theme[];
  /** The themes asked for; empty for all. Others do not appear, not even on passages that carry them, too. */
  readonly themeIds: readonly string[];
  readonly passages: readonly Passage[];
  readonly notes: readonly Note[];
  /** How many passages asked for stay behind with their documents, which are privileged. */
  readonly withheld: { readonly documents: number; readonly passages: number };
}

/** An export's text, and in sentences what the matter holds and the file does not. */
export interface ExportedPassages {
  readonly text: string;
  readonly lost: readonly string[];
}

/** A passage as it leaves: open notes only, and no reviewer's name. */
interface ExportedPassage {
  readonly id: string;
  readonly urn: string;
  readonly citation: string;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly blocks: readonly [number, number];
  readonly themes: readonly string[];
  readonly notes: readonly string[];
  readonly createdAt: string;
}

const columns = [
  'urn',
  'citation',
  'quote',
  'themes',
  'theme_names',
  'title',
  'date',
  'start',
  'end',
  'prefix',
  'suffix',
  'notes',
  'created_at',
  'passage',
] as const;

/** The passages as CSV for spreadsheets, safe against formula injection as `csvText` says. */
export function passagesAsCsv(source: ExportSource): ExportedPassages {
  const documents = new Map(source.documents.map((document) => [document.urn, document]));
  const names = new Map(source.themes.map((theme) => [theme.code, theme.name]));
  const rows = exportedPassages(source).map((passage): CsvRow<(typeof columns)[number]> => ({
    urn: passage.urn,
    citation: passage.citation,
    quote: passage.quote,
    themes: passage.themes.join(' '),
    theme_names: passage.themes.map((code) => names.get(code) ?? '').join('; '),
    title: documents.get(passage.urn)?.title ?? '',
    date: documents.get(passage.urn)?.date?.value ?? '',
    start: String(passage.start),
    end: String(passage.end),
    prefix: passage.prefix,
    suffix: passage.suffix,
    notes: passage.notes.join('\n\n'),
    created_at: passage.createdAt,
    passage: passage.id,
  }));
  return {
    text: csvText(columns, rows),
    lost: [
      ...lostFrom(source),
      'Of documents only title, date and URN are in the file, and of themes only code and name.',
    ],
  };
}

/** What the JSON export holds. */
interface PassagesFile {
  readonly format: 'glossator-passages';
  readonly version: 1;
  readonly matter: string;
  readonly receipt: Receipt;
  readonly themes: readonly ThemeView[];
  readonly documents: readonly DocumentView[];
  readonly passages: readonly ExportedPassage[];
}

/** The passages as JSON with the documents and themes they name; offsets in UTF-16 code units. */
export function passagesAsJson(source: ExportSource): ExportedPassages {
  const passages = exportedPassages(source);
  const urns = new Set(passages.map((passage) => passage.urn));
  const codes = new Set(passages.flatMap((passage) => passage.themes));
  const byId = urnsById(source.documents);
  const file: PassagesFile = {
    format: 'glossator-passages',
    version: 1,
    matter: source.matterTitle,
    receipt: source.receipt,
    themes: source.themes.filter((theme) => codes.has(theme.code)).map(themeView),
    documents: source.documents
      .filter((document) => urns.has(document.urn))
      .map((document) => documentView(document, byId)),
    passages,
  };
  return { text: stableJson(file), lost: lostFrom(source) };
}

function exportedPassages(source: ExportSource): readonly ExportedPassage[] {
  const codes = new Map(
    source.themes
      .filter((theme) => source.themeIds.length === 0 || source.themeIds.includes(theme.id))
      .map((theme) => [theme.id, theme.code]),
  );
  const notes = notesByPassage(source.notes);
  return source.passages.map((passage) => ({
    id: passage.id,
    urn: passage.urn,
    citation: passage.citation,
    start: passage.start,
    end: passage.end,
    quote: passage.quote,
    prefix: passage.prefix,
    suffix: passage.suffix,
    blocks: passage.blocks,
    themes: [
      ...new Set(passage.tags.map((tag) => codes.get(tag.themeId)).filter((code) => code !== undefined)),
    ],
    notes: (notes.get(passage.id) ?? []).filter((note) => !note.privileged).map((note) => note.text),
    createdAt: new Date(passage.createdAtMs).toISOString(),
  }));
}

/** What the matter holds and a report of its passages does not. */
export function lostFromReport(source: ExportSource): readonly string[] {
  const untagged = source.passages.filter(({ tags }) => tags.length === 0).length;
  return [
    ...lostFrom(source, 'formatted'),
    ...(untagged === 0 ? [] : [`${counted(untagged, 'passage')} without a theme left out.`]),
  ];
}

function lostFrom(
  { passages, notes, withheld }: ExportSource,
  kept: 'plain' | 'formatted' = 'plain',
): readonly string[] {
  const exported = new Set(passages.map((passage) => passage.id));
  const onPassages = notes.filter((note) => note.target.kind === 'passage' && exported.has(note.target.id));
  const privileged = onPassages.filter((note) => note.privileged).length;
  const elsewhere = notes.filter((note) => note.target.kind !== 'passage').length;
  return [
    'The texts of the documents are not in the file.',
    'Reviewers’ names are not in the file.',
    ...(withheld.passages === 0
      ? []
      : [
          `${counted(withheld.passages, 'passage')} of ${counted(withheld.documents, 'document')} left out: a document that a reviewer holds privileged, wholly or in part, does not leave the matter until that is settled otherwise.`,
        ]),
    ...(privileged === 0
      ? []
      : [`${counted(privileged, 'privileged note')} left out: what is privileged never leaves the matter.`]),
    ...(privileged === onPassages.length || kept === 'formatted'
      ? []
      : ['Notes are in the file as plain text, without formatting.']),
    ...(elsewhere === 0
      ? []
      : [`${counted(elsewhere, 'note')} on documents, themes or the matter left out.`]),
  ];
}
