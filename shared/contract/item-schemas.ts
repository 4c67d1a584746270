import { z } from 'zod';
import { customFieldTypes, itemKinds } from '../model/index.ts';
import { identifier, line, packChoices, queryText, urnPrefix } from './schemas.ts';

const names = z.array(line.min(1)).max(1_000).readonly();
const documents = z.array(identifier).max(100_000).readonly();

/** To whom a pack was handed over, what for, and on which day. */
export const handOver = {
  recipients: z.array(line.trim().min(1)).min(1).max(100).readonly(),
  purpose: line,
  day: z.iso.date(),
};
const itemFields = {
  'saved-query': { name: line.min(1), query: queryText, sort: z.enum(['relevance', 'date']) },
  'term-list': { name: line.min(1), terms: names, shown: z.boolean() },
  person: {
    name: line.min(1),
    kind: z.enum(['person', 'organisation']),
    aliases: names,
    remark: z.string().max(20_000),
  },
  batch: {
    name: line.min(1),
    documents,
    reviewer: identifier.nullable(),
    purpose: z.enum(['first review', 'second review']),
    of: identifier.nullable(),
    drawn: line,
  },
  spelling: { word: line.min(1) },
  provider: { name: line.min(1), prefix: urnPrefix },
  field: { name: line.min(1), type: z.enum(customFieldTypes) },
  'pack-template': { name: line.min(1), choices: packChoices },
} as const;

/** The kind of an item of the matter's lists. */
export const itemKind = z.enum(itemKinds);

/** A new item: its kind and all of its fields. A handing over is made by `recordHandOver` alone, and not changed. */
export const newItem = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('saved-query'), fields: z.strictObject(itemFields['saved-query']) }),
  z.strictObject({ kind: z.literal('term-list'), fields: z.strictObject(itemFields['term-list']) }),
  z.strictObject({ kind: z.literal('person'), fields: z.strictObject(itemFields.person) }),
  z.strictObject({ kind: z.literal('batch'), fields: z.strictObject(itemFields.batch) }),
  z.strictObject({ kind: z.literal('spelling'), fields: z.strictObject(itemFields.spelling) }),
  z.strictObject({ kind: z.literal('provider'), fields: z.strictObject(itemFields.provider) }),
  z.strictObject({ kind: z.literal('field'), fields: z.strictObject(itemFields.field) }),
  z.strictObject({ kind: z.literal('pack-template'), fields: z.strictObject(itemFields['pack-template']) }),
]);

/** A change of one field of an item. */
export const itemChange = z.union([
  change('saved-query', 'name', itemFields['saved-query'].name),
  change('saved-query', 'query', itemFields['saved-query'].query),
  change('saved-query', 'sort', itemFields['saved-query'].sort),
  change('term-list', 'name', itemFields['term-list'].name),
  change('term-list', 'terms', itemFields['term-list'].terms),
  change('term-list', 'shown', itemFields['term-list'].shown),
  change('person', 'name', itemFields.person.name),
  change('person', 'kind', itemFields.person.kind),
  change('person', 'aliases', itemFields.person.aliases),
  change('person', 'remark', itemFields.person.remark),
  change('batch', 'name', itemFields.batch.name),
  change('batch', 'documents', itemFields.batch.documents),
  change('batch', 'reviewer', itemFields.batch.reviewer),
  change('batch', 'purpose', itemFields.batch.purpose),
  change('batch', 'of', itemFields.batch.of),
  change('batch', 'drawn', itemFields.batch.drawn),
  change('spelling', 'word', itemFields.spelling.word),
  change('provider', 'name', itemFields.provider.name),
  change('provider', 'prefix', itemFields.provider.prefix),
  change('field', 'name', itemFields.field.name),
  change('pack-template', 'name', itemFields['pack-template'].name),
  change('pack-template', 'choices', itemFields['pack-template'].choices),
]);

function change<Kind extends string, Field extends string, Value extends z.ZodType>(
  kind: Kind,
  field: Field,
  value: Value,
): z.ZodObject<{ kind: z.ZodLiteral<Kind>; field: z.ZodLiteral<Field>; value: Value }, z.core.$strict> {
  return z.strictObject({ kind: z.literal(kind), field: z.literal(field), value });
}
