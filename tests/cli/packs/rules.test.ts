import { cpSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  makeSamplePacks,
  sampleClock,
  type SamplePackName,
  type SamplePacks,
} from '../../fixtures/sample-packs/make-sample-packs.ts';
import { unseenWords } from '../../fixtures/sample-packs/received-files.ts';
import { checkout, makeWorkplace, type Workplace } from '../command-line.ts';
import { readPack, reseal, type KnownOfPack, type PackToCheck } from './pack-to-check.ts';
import { numbersWanted, rules } from './rules/index.ts';

let workplace: Workplace;
let made: SamplePacks;
const packs = new Map<SamplePackName, PackToCheck>();

beforeAll(async () => {
  workplace = makeWorkplace();
  const perform = async (words: readonly string[]): Promise<unknown> => {
    const { code, json } = await workplace.ask(words);
    if (code !== 0)
      throw new Error(`“${words.join(' ')}” ended with ${String(code)}: ${JSON.stringify(json)}`);
    return json;
  };
  made = await makeSamplePacks(workplace.folder, join(checkout, 'resources', 'sample'), perform);
  for (const [name, { folder, warnings }] of Object.entries(made.packs) as [
    SamplePackName,
    SamplePacks['packs']['report'],
  ][]) {
    const known: KnownOfPack = {
      report: warnings,
      received: made.received,
      unseen: Object.values(unseenWords),
      again: readFileSync(join(await builtAgain(name, perform), 'SHA256SUMS'), 'utf8'),
    };
    packs.set(name, await readPack(folder, known));
  }
}, 240_000);

afterAll(() => workplace.remove());

/** Builds a pack a second time at the state that the first was built at. */
async function builtAgain(
  name: SamplePackName,
  perform: (words: readonly string[]) => Promise<unknown>,
): Promise<string> {
  const out = join(workplace.folder, `${name}-again`);
  const receipt = join(made.packs[name].folder, 'manifest.json');
  const call = ['--out', out, '--receipt', receipt, '--clock', sampleClock, '--reviewer', 'R. Osei'];
  await perform(['pack', made.matter, ...made.packs[name].options, ...call]);
  return out;
}

const packOf = (name: SamplePackName): PackToCheck => {
  const pack = packs.get(name);
  if (pack === undefined) throw new Error(`The pack ${name} was not built.`);
  return pack;
};

it('every rule of the list has a check and a violation that is planted', () => {
  expect(rules.map(({ number }) => number).sort()).toEqual([...numbersWanted].sort());
  expect(rules.filter(({ plants }) => plants.length === 0)).toEqual([]);
});

it.each(rules.map((rule) => [rule.number, rule.says, rule] as const))(
  '%s holds in the three packs: %s',
  async (_number, _says, { applies, check }) => {
    const to = [...packs.values()].filter((pack) => applies?.(pack) ?? true);
    expect(to.length).toBeGreaterThan(0);
    for (const pack of to) expect((await check(pack)).join('\n')).toBe('');
  },
);

it.each(rules.flatMap((rule) => rule.plants.map((plant) => [rule.number, plant.what, rule, plant] as const)))(
  '%s is seen to be broken where %s',
  async (number, _what, _rule, plant) => {
    const whole = packOf(plant.pack);
    const folder = join(workplace.folder, 'planted');
    cpSync(whole.folder, folder, { recursive: true });
    try {
      await plant.change?.({ ...whole, folder });
      const report = plant.report?.(whole.report) ?? whole.report;
      if (plant.unsealed !== true) reseal(folder);
      const planted = await readPack(folder, { ...whole, report });
      const broken: string[] = [];
      for (const { number: other, applies, check } of rules) {
        if ((applies?.(planted) ?? true) && (await check(planted)).length > 0) broken.push(other);
      }
      expect(broken).toContain(number);
      const alongside = new Set([number, ...(plant.also ?? []), 'A22']);
      expect(broken.filter((other) => !alongside.has(other))).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
);
