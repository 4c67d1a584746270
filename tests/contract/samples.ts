import { expect } from 'vitest';
import { z } from 'zod';

/** Text that must appear in no answer: everything made here carries it. */
export const canary = 'CANARYtext';

/** Stands for any text with these words in it. */
export function containing(words: string): unknown {
  return expect.stringContaining(words);
}

/** A value that a JSON schema takes; knows as much of JSON Schema as the contract's schemas use. */
export function valueFor(schema: z.core.JSONSchema._JSONSchema): unknown {
  if (typeof schema === 'boolean') return canary;
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum[0];
  const choice = schema.oneOf ?? schema.anyOf;
  if (choice?.[0] !== undefined) return valueFor(choice[0]);
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(
        (schema.required ?? []).map((name) => [name, valueFor(schema.properties?.[name] ?? true)]),
      );
    case 'array':
      return typeof schema.items === 'object' && !Array.isArray(schema.items)
        ? Array.from({ length: schema.minItems ?? 0 }, () =>
            valueFor(schema.items as z.core.JSONSchema.BaseSchema),
          )
        : [];
    case 'string':
      return textFor(schema);
    case 'integer':
    case 'number':
      return Math.max(Number(schema.minimum ?? 0), Number(schema.exclusiveMinimum ?? -1) + 1);
    case 'boolean':
      return true;
    default:
      return null;
  }
}

function textFor(schema: z.core.JSONSchema.BaseSchema): string {
  const patterns = ['2013-12-20', '2013-12', '2013', 'HAR', 'a'.repeat(64)];
  const { pattern, maxLength } = schema;
  if (pattern !== undefined) return patterns.find((text) => new RegExp(pattern).test(text)) ?? '';
  return 'abcdefgh'.slice(0, Math.min(8, maxLength ?? 8));
}

/** Valid input of a call with nothing in it that need not be. */
export function validInput(input: z.ZodType): Record<string, unknown> {
  return z.record(z.string(), z.unknown()).parse(valueFor(z.toJSONSchema(input, { io: 'input' })));
}

/** Inputs a call must refuse, each with the field its refusal names, or null where there is none to name. */
export function wrongInputs(
  input: z.ZodType,
): readonly { readonly what: string; readonly input: unknown; readonly field: string | null }[] {
  const valid = validInput(input);
  const schema = z.toJSONSchema(input, { io: 'input' });
  const wrongField = (name: string) => ({
    what: `something that is no ${name}`,
    input: { ...valid, [name]: { [canary]: canary } },
    field: name,
  });
  const missing = (name: string) => ({
    what: `no ${name}`,
    input: Object.fromEntries(Object.entries(valid).filter(([key]) => key !== name)),
    field: name,
  });
  return [
    { what: 'nothing', input: undefined, field: null },
    { what: 'null', input: null, field: null },
    { what: 'a text', input: canary, field: null },
    { what: 'a list', input: [canary], field: null },
    { what: 'a field nobody knows', input: { ...valid, [canary]: canary }, field: null },
    { what: 'a prototype', input: { ...valid, constructor: canary }, field: null },
    ...Object.keys(schema.properties ?? {}).map(wrongField),
    ...(schema.required ?? []).map(missing),
  ];
}
