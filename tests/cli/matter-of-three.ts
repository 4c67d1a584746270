import { join } from 'node:path';
import { fixtures, type Workplace } from './command-line.ts';

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

/** Makes `Tarn.matter` with the three sources of the fixtures in it. */
export async function makeMatterOfThree(workplace: Workplace): Promise<void> {
  await mustDo(workplace, ['new', 'Tarn.matter', '--title', 'The Tarn Island Inquiry', '--prefix', 'TAR']);
  await mustDo(workplace, ['import', 'Tarn.matter', fixtures]);
}

/** Tags the four passages. */
export async function tagFour(workplace: Workplace): Promise<void> {
  for (const { urn, theme, quote } of fourPassages) {
    await mustDo(workplace, ['tag', 'Tarn.matter', urn, '--quote', quote, '--theme', theme]);
  }
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
