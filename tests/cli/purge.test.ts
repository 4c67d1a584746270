import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Workplace } from './command-line.ts';
import { clock, fourPassages, mustDo, workplaceWith } from './matter-of-three.ts';

let workplace: Workplace;

beforeEach(async () => {
  workplace = await workplaceWith('four passages');
});

afterEach(() => workplace.remove());

/** Makes a call as another reviewer than the one who proposes. */
function asOther(words: readonly string[]) {
  return workplace.ask([...words, '--clock', clock, '--reviewer', 'W. Askew']);
}

function inFile(words: string): boolean {
  return readFileSync(workplace.path('Tarn.matter')).includes(words);
}

it('one reviewer proposes, another approves, and the document is gone but for its tombstone', async () => {
  const quote = fourPassages[2].quote;
  const purge = ['purge', 'Tarn.matter', 'tar000002'];
  const proposed = await mustDo(workplace, [...purge, '--reason', 'Sent by mistake']);
  expect(proposed).toMatchObject({ ok: true, urns: ['TAR000002'] });
  const own = await workplace.ask([...purge, '--approve', '--reviewer', 'R. Osei']);
  expect([own.code, own.json]).toMatchObject([1, { code: 'purge-same-reviewer' }]);
  expect(inFile(quote)).toBe(true);
  const approved = await asOther([...purge, '--approve']);
  expect([approved.code, approved.json]).toMatchObject([
    0,
    { ok: true, purged: true, documents: [{ urn: 'TAR000002' }], erased: true },
  ]);
  expect(inFile(quote)).toBe(false);
  const again = await asOther([...purge, '--approve']);
  expect([again.code, again.json]).toMatchObject([1, { code: 'document-purged' }]);
  const listed = await mustDo(workplace, ['documents', 'Tarn.matter', '--purged']);
  expect(listed).toMatchObject([
    { urn: 'TAR000001', purged: false },
    {
      urn: 'TAR000002',
      title: '',
      purged: true,
      reason: 'Sent by mistake',
      proposedBy: 'R. Osei',
      approvedBy: 'W. Askew',
      purgedAt: clock,
    },
    { urn: 'TAR000003', purged: false },
  ]);
  const verified = (await mustDo(workplace, ['verify', 'Tarn.matter'])) as {
    checks: { name: string; detail: string }[];
  };
  expect(verified.checks.find(({ name }) => name === 'chains')?.detail).toContain('Withheld');
});

it('a proposal is withdrawn, and approving what nobody proposes is refused', async () => {
  const purge = ['purge', 'Tarn.matter', 'TAR000001'];
  await mustDo(workplace, [...purge, '--reason', 'Sent by mistake']);
  expect(await mustDo(workplace, [...purge, '--withdraw'])).toEqual({ ok: true });
  const { code, json } = await asOther([...purge, '--approve']);
  expect([code, json]).toMatchObject([1, { code: 'purge-not-found' }]);
});

it('a call that does not say what to do, or why, is wrong', async () => {
  for (const options of [[], ['--approve', '--withdraw'], ['--reason', ' ']]) {
    const { code, json } = await workplace.ask(['purge', 'Tarn.matter', 'TAR000001', ...options]);
    expect([code, json]).toMatchObject([2, { code: 'call-invalid' }]);
  }
});
