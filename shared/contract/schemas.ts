import { z } from 'zod';
import { documentKinds, paletteColours } from '../model/index.ts';

const longestText = 5_000_000;

/** An identifier of anything in the matter. */
export const identifier = z.string().min(1).max(64);

/** A short line of text a person types: names, titles, codes. */
export const line = z.string().max(1_000);

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

/** A correction of one field of a document's description. */
export const descriptionChange = z.discriminatedUnion('field', [
  z.strictObject({ field: z.literal('title'), value: line.min(1) }),
  z.strictObject({ field: z.literal('date'), value: documentDate.nullable() }),
  z.strictObject({ field: z.literal('publisher'), value: line.nullable() }),
  z.strictObject({ field: z.literal('author'), value: line.nullable() }),
  z.strictObject({ field: z.literal('kind'), value: z.enum(documentKinds) }),
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

/** What a person chooses for a pack. */
export const packChoices = z.strictObject({
  title: line.min(1),
  themes: z.array(identifier).readonly(),
  documents: z.array(identifier).readonly(),
  order: z.enum(['theme', 'document', 'date']),
  context: z.enum(['none', 'sentence', 'block']),
  notes: z.enum(['none', 'open']),
  fullTexts: z.boolean(),
  names: z.boolean(),
});

/** Where a document was left: the first block on the screen, how far it was scrolled past in CSS pixels, and the caret. */
export const readingPosition = z.strictObject({
  documentId: identifier,
  block: z.number().int().nonnegative(),
  pixels: z.number().min(-1_000_000).max(1_000_000),
  caret: offset,
});

/** An absolute path on this machine. */
export const path = z.string().min(1).max(32_767);

/** A receipt: every replica's chain head. */
export const receipt = z.strictObject({
  matter: identifier,
  heads: z
    .array(
      z.strictObject({
        replica: identifier,
        length: z.number().int().nonnegative(),
        hash: z.string().regex(/^[0-9a-f]{64}$/),
      }),
    )
    .readonly(),
});
