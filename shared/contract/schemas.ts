import { z } from 'zod';
import {
  actKinds,
  decisionAnswers,
  describedTexts,
  documentKinds,
  paletteColours,
  packNumberings,
  packShapes,
} from '../model/index.ts';
import { appearances } from './outputs.ts';

const longestText = 5_000_000;

/** An identifier of anything in the matter. */
export const identifier = z.string().min(1).max(64);

/** A short line of text a person types: names, titles, codes. */
export const line = z.string().max(1_000);

/** The letters that URNs begin with. */
export const urnPrefix = z.string().regex(/^[A-Z]{2,6}$/);

/** A word to look up in the dictionary. */
export const spelledWord = z.string().min(1).max(100);

/** A passphrase as it is typed; that it is not empty is all that is asked of it here. */
export const passphrase = z.string().min(1).max(1_000);

/** A position in canonical text, in UTF-16 code units. */
export const offset = z.number().int().nonnegative();

const inline = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('text'),
    text: z.string().max(longestText),
    bold: z.boolean().exactOptional(),
    italic: z.boolean().exactOptional(),
    underline: z.boolean().exactOptional(),
  }),
  z.strictObject({
    kind: z.literal('reference'),
    text: z.string().max(10_000),
    reference: z.strictObject({ kind: z.enum(['passage', 'document', 'theme']), id: identifier }),
  }),
  z.strictObject({ kind: z.literal('line-break') }),
]);

const inlines = z.array(inline).readonly();

/** A note's content, exactly of the stored form: nothing unknown passes. */
export const noteContent = z.strictObject({
  blocks: z
    .array(
      z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('paragraph'), inlines }),
        z.strictObject({
          kind: z.literal('heading'),
          level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
          inlines,
        }),
        z.strictObject({ kind: z.literal('quotation'), inlines }),
        z.strictObject({
          kind: z.literal('list-item'),
          ordered: z.boolean(),
          depth: z.number().int().min(0).max(20),
          inlines,
        }),
      ]),
    )
    .readonly(),
});

/** What a note is on. */
export const noteTarget = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('passage'), id: identifier }),
  z.strictObject({ kind: z.literal('document'), id: identifier }),
  z.strictObject({ kind: z.literal('theme'), id: identifier }),
  z.strictObject({ kind: z.literal('matter') }),
]);

/** A date as exact as it is known; the value's shape follows the precision. */
export const documentDate = z.union([
  z.strictObject({ value: z.string().regex(/^\d{4}-\d{2}-\d{2}$/), precision: z.literal('day') }),
  z.strictObject({ value: z.string().regex(/^\d{4}-\d{2}$/), precision: z.literal('month') }),
  z.strictObject({ value: z.string().regex(/^\d{4}$/), precision: z.literal('year') }),
]);

/** A correction of one field of a document's description, or of one of the matter's own fields. */
export const descriptionChange = z.discriminatedUnion('field', [
  z.strictObject({ field: z.literal('title'), value: line.min(1) }),
  z.strictObject({ field: z.literal('date'), value: documentDate.nullable() }),
  z.strictObject({ field: z.literal('received'), value: documentDate.nullable() }),
  z.strictObject({ field: z.enum(describedTexts), value: line.nullable() }),
  z.strictObject({ field: z.literal('kind'), value: z.enum(documentKinds) }),
  z.strictObject({
    field: z.literal('custom'),
    /** The id of the matter's own field. */
    custom: identifier,
    value: z.union([line, z.number(), z.boolean(), documentDate]).nullable(),
  }),
]);

/** A source's own number of a block. */
export const ownNumber = z.union([
  z.strictObject({ kind: z.literal('paragraph'), label: z.string().min(1).max(40) }),
  z.strictObject({
    kind: z.literal('page-line'),
    page: z.number().int().positive(),
    line: z.number().int().positive(),
  }),
]);

/** A theme's colour. */
export const colour = z.enum(paletteColours);

const packQuery = z.strictObject({
  name: line,
  query: z.string().max(2_000),
  passages: z.array(identifier).readonly(),
});

const pageNumber = z.number().int().min(1).max(1_000_000);

/** One thing in a part of a pack. */
const packContent = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('theme'), theme: identifier }),
  z.strictObject({ kind: z.literal('query'), query: packQuery }),
  z.strictObject({
    kind: z.literal('passages'),
    title: line.min(1),
    passages: z.array(identifier).readonly(),
  }),
  z.strictObject({ kind: z.literal('chronology') }),
  z.strictObject({ kind: z.literal('register') }),
  z.strictObject({ kind: z.literal('document'), document: identifier }),
  z.strictObject({ kind: z.literal('pages'), document: identifier, from: pageNumber, to: pageNumber }),
  z.strictObject({ kind: z.literal('text'), title: line.min(1), content: noteContent }),
  z.strictObject({ kind: z.literal('divider'), title: line.min(1) }),
]);

/** What a person chooses for a pack. */
export const packChoices = z.strictObject({
  title: line.min(1),
  themes: z.array(identifier).readonly(),
  documents: z.array(identifier).readonly(),
  order: z.enum(['theme', 'document', 'date']),
  context: z.enum(['none', 'sentence', 'block']),
  notes: z.enum(['none', 'open']),
  fullTexts: z.boolean(),
  query: packQuery.exactOptional(),
  names: z.boolean(),
  sourcePages: z.literal(true).exactOptional(),
  parts: z
    .array(z.strictObject({ title: line.min(1), contents: z.array(packContent).max(10_000).readonly() }))
    .max(200)
    .readonly()
    .exactOptional(),
  numbering: z.enum(packNumberings).exactOptional(),
  volumes: z
    .strictObject({
      mostPages: z.number().int().min(10).max(100_000),
      numbers: z.enum(['continue', 'restart']),
    })
    .exactOptional(),
  warnOver: z.number().int().min(1).max(100_000).exactOptional(),
  preset: line.exactOptional(),
  shapes: z.array(z.enum(packShapes)).max(packShapes.length).readonly().exactOptional(),
  naming: z
    .strictObject({
      template: line.trim().min(1).max(200),
      bundle: line.trim().min(1).max(20).exactOptional(),
      hearing: z.iso.date().exactOptional(),
    })
    .exactOptional(),
  after: z
    .discriminatedUnion('how', [
      z.strictObject({ pack: identifier, how: z.literal('supplement') }),
      z.strictObject({ pack: identifier, how: z.literal('inserted'), page: line.min(1).max(40) }),
    ])
    .exactOptional(),
});

/** Where a document was left: the first block on the screen, how far it was scrolled past in CSS pixels, and the caret. */
export const readingPosition = z.strictObject({
  documentId: identifier,
  block: z.number().int().nonnegative(),
  pixels: z.number().min(-1_000_000).max(1_000_000),
  caret: offset,
  beside: z.literal(true).exactOptional(),
  shownAs: z.enum(['pages', 'text']).exactOptional(),
});

/** What a person types to open a protected source. */
export const sourcePassword = z.string().min(1).max(1_000);

/** Which documents of a matter were being read. */
export const readingLayout = z.strictObject({
  matter: identifier,
  first: identifier,
  second: identifier.nullable(),
  focused: z.enum(['first', 'second']),
  share: z.number().min(0.2).max(0.8),
});

/** Some of the preferences: those that change, or those a file of an earlier version holds. */
export const preferencesChange = z.strictObject({
  appearance: z.enum(appearances).exactOptional(),
  textSize: z.number().int().min(60).max(300).exactOptional(),
  measure: z.number().int().min(40).max(120).exactOptional(),
  lineHeight: z.number().min(1.3).max(2).exactOptional(),
  paneWidths: z.record(z.string().max(40), z.number().min(0).max(10_000)).readonly().exactOptional(),
  foldedPanes: z.array(z.string().max(40)).max(20).readonly().exactOptional(),
  originColumns: z.array(z.string().max(64)).max(60).readonly().exactOptional(),
  blockNumbers: z.boolean().exactOptional(),
  shortcuts: z
    .record(z.string().max(60), z.array(z.string().min(1).max(40)).max(4).readonly())
    .readonly()
    .exactOptional(),
  characterKeys: z.boolean().exactOptional(),
  checkSpelling: z.boolean().exactOptional(),
  lockAfterMinutes: z.number().int().min(0).max(480).exactOptional(),
  paletteUses: z.record(z.string().max(60), z.number().int().min(0)).readonly().exactOptional(),
});

/** What a window is opened to print: ids, a query and headings, never a text. */
export const printJob = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('document'), documentId: identifier }),
  z.strictObject({ kind: z.literal('document-passages'), documentId: identifier }),
  z.strictObject({ kind: z.literal('theme-passages'), themeId: identifier }),
  z.strictObject({
    kind: z.literal('search'),
    query: z.string().min(1).max(2_000),
    sort: z.enum(['relevance', 'date']),
    furniture: z.boolean(),
  }),
  z.strictObject({
    kind: z.literal('notes'),
    title: line.min(1),
    noteIds: z.array(identifier).max(100_000).readonly(),
  }),
]);

/** An absolute path on this machine. */
export const path = z.string().min(1).max(32_767);

/** A type of file for a dialog: what it is called, and how its names end. */
export const fileType = z.strictObject({
  name: line.min(1),
  extension: z.string().regex(/^[a-z0-9]{1,8}$/),
});

/** A SHA-256 in lower-case hexadecimal. */
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** A receipt: every replica's chain head. */
export const receipt = z.strictObject({
  matter: identifier,
  heads: z
    .array(
      z.strictObject({
        replica: identifier,
        length: z.number().int().nonnegative(),
        hash: sha256,
      }),
    )
    .readonly(),
});

/** An answer to a question about a document; null takes it back. */
export const documentAnswer = z.discriminatedUnion('question', [
  z.strictObject({
    question: z.literal('relevance'),
    answer: z.enum(decisionAnswers.relevance).nullable(),
    reason: line,
  }),
  z.strictObject({
    question: z.literal('privilege'),
    answer: z.enum(decisionAnswers.privilege).nullable(),
    reason: line,
  }),
]);

/** A query as it is typed. */
export const queryText = z.string().max(2_000);
/** Which acts of the history are asked for, counted from the newest. */
export const actsPage = {
  limit: z.number().int().min(1).max(1_000),
  offset: z.number().int().nonnegative(),
};

/** What a history is written as. */
export const historyFile = { format: z.enum(['csv', 'pdf']) };

/** What a history is narrowed down to; moments in UTC milliseconds. */
export const historyFilter = {
  reviewer: identifier.optional(),
  documentId: identifier.optional(),
  text: line.optional(),
  kind: z.enum(actKinds).optional(),
  fromMs: z.number().int().nonnegative().optional(),
  beforeMs: z.number().int().nonnegative().optional(),
};
