import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { fixtures, makeWorkplace, type Workplace } from './command-line.ts';

/** The time every call of these tests works at, so that what it gives can be compared whole. */
export const clock = '2019-03-11T09:00:00.000Z';

/** The options that make a call repeatable. */
export const repeatable = ['--clock', clock, '--reviewer', 'R. Osei'] as const;

/** The passages of the main job: one for each of the four themes, from all three sources. */
export const fourPassages = [
  {
    urn: 'TAR000001',
    theme: 'TR',
    quote: 'two deckhands had been sent to sea without any lifeboat drill',
  },
  { urn: 'TAR000002', theme: 'CU', quote: 'junior staff "learned not to ring twice"' },
  {
    urn: 'TAR000002',
    theme: 'LE',
    quote: 'The chief executive left the decision to whoever was on the desk',
  },
  {
    urn: 'TAR000003',
    theme: 'PR',
    quote: '“We have reviewed our decision and see no reason to depart from it.”',
  },
] as const;

const made = new Map<'three sources' | 'four passages', Promise<Workplace>>();

afterAll(async () => {
  for (const workplace of made.values()) (await workplace).remove();
});

/**
 * A workplace with `Tarn.matter` in it, which holds the three sources of the fixtures and, if wanted, the four passages.
 *
 * It is made once for a test file and copied, profile and all, so that the copies go on with the same replica.
 */
export async function workplaceWith(what: 'three sources' | 'four passages'): Promise<Workplace> {
  const making = made.get(what) ?? (what === 'three sources' ? importThree() : tagFour());
  made.set(what, making);
  const original = await making;
  const workplace = makeWorkplace();
  cpSync(original.folder, workplace.folder, { recursive: true });
  cpSync(original.profile, workplace.profile, { recursive: true });
  return workplace;
}

async function importThree(): Promise<Workplace> {
  const workplace = makeWorkplace();
  await mustDo(workplace, [
    'new',
    'Tarn.matter',
    '--no-passphrase',
    '--title',
    'The Tarn Island Inquiry',
    '--prefix',
    'TAR',
  ]);
  await mustDo(workplace, ['import', 'Tarn.matter', fixtures]);
  return workplace;
}

async function tagFour(): Promise<Workplace> {
  const workplace = await workplaceWith('three sources');
  for (const { urn, theme, quote } of fourPassages) {
    await mustDo(workplace, ['tag', 'Tarn.matter', urn, '--quote', quote, '--theme', theme]);
  }
  return workplace;
}

/** Makes a call that must succeed and gives what it gave. */
export async function mustDo(workplace: Workplace, words: readonly string[]): Promise<unknown> {
  const { code, json } = await workplace.ask([...words, ...repeatable]);
  if (code !== 0) throw new Error(`“${words.join(' ')}” ended with ${String(code)}: ${JSON.stringify(json)}`);
  return json;
}

/** The path of one of the fixtures' sources. */
export function source(name: string): string {
  return join(fixtures, name);
}

/** Where a quote stands in a source of the fixtures: `[start, end)` in UTF-16 code units. */
export function placeInSource(name: string, quote: string): { readonly start: number; readonly end: number } {
  const start = readFileSync(source(name), 'utf8').indexOf(quote);
  return { start, end: start + quote.length };
}
