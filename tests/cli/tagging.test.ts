import { writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Workplace } from './command-line.ts';
import { clock, mustDo, placeInSource, repeatable, workplaceWith } from './matter-of-three.ts';

let workplace: Workplace;

beforeEach(async () => {
  workplace = await workplaceWith('three sources');
});

afterEach(() => workplace.remove());

const anyId = expect.stringMatching(
  /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/u,
) as string;

/** A passage as `tag` and `passages` give it. */
interface PassageSeen {
  readonly id: string;
  readonly urn: string;
  readonly quote: string;
  readonly themes: readonly string[];
  readonly notes: readonly unknown[];
}

async function passages(...options: string[]): Promise<readonly PassageSeen[]> {
  return (await mustDo(workplace, ['passages', 'Tarn.matter', ...options])) as PassageSeen[];
}

async function tag(urn: string, quote: string, ...options: string[]): Promise<PassageSeen> {
  const tagged = await mustDo(workplace, ['tag', 'Tarn.matter', urn, '--quote', quote, ...options]);
  return (tagged as { passage: PassageSeen }).passage;
}

async function themes(): Promise<
  readonly { id: string; name: string; code: string; parent: string | null }[]
> {
  return (await mustDo(workplace, ['themes', 'Tarn.matter'])) as Awaited<ReturnType<typeof themes>>;
}

it('a new matter has its four themes', async () => {
  const theme = (name: string, code: string, colour: string) => ({
    id: anyId,
    name,
    code,
    parent: null,
    colour,
    definition: '',
    passages: 0,
  });
  expect(await themes()).toEqual([
    theme('Training', 'TR', 'blue'),
    theme('Culture', 'CU', 'plum'),
    theme('Leadership', 'LE', 'green'),
    theme('Prosecution', 'PR', 'rust'),
  ]);
});

it('a quote is tagged exactly where it stands, with context, citation and note', async () => {
  const tagged = await mustDo(workplace, [
    ...['tag', 'Tarn.matter', 'TAR000001', '--quote', '“Nobody was ever asked to account for it,”'],
    ...['--theme', 'prosecution', '--theme', 'LE', '--note', 'Ask who closed the file.'],
  ]);
  expect(tagged).toEqual({
    ok: true,
    passage: {
      id: anyId,
      urn: 'TAR000001',
      ...placeInSource('01-press-report.txt', '“Nobody was ever asked to account for it,”'),
      quote: '“Nobody was ever asked to account for it,”',
      prefix: 'speaking to a single passenger.\n\n'.slice(-32),
      suffix: ' she said. “That is what people ',
      blocks: [8, 8],
      pages: null,
      citation: '{TAR000001 ¶8}',
      themes: ['LE', 'PR'],
      notes: [{ text: 'Ask who closed the file.', privileged: true, reviewer: 'R. Osei' }],
      reviewer: 'R. Osei',
      createdAt: clock,
    },
  });
  expect(await passages()).toEqual([(tagged as { passage: unknown }).passage]);
});

it('the same quote tagged again is the same passage with one theme more', async () => {
  const first = await tag('TAR000002', 'not pass', '--theme', 'TR', '--nth', '1');
  const again = await tag('TAR000002', 'not pass', '--theme', 'CU', '--suffix', 'ed on');
  expect(again).toEqual({ ...first, themes: ['TR', 'CU'] });
});

it('a quote that stands in several places is refused with their number, and --nth and context choose one', async () => {
  writeFileSync(workplace.path('list.txt'), 'Watch list\n\nbell rung\n\nbell rung late\n\nno bell rung\n');
  await mustDo(workplace, ['import', 'Tarn.matter', 'list.txt']);
  const refused = await workplace.ask([
    'tag',
    'Tarn.matter',
    'TAR000004',
    '--quote',
    'bell rung',
    '--theme',
    'TR',
  ]);
  const chosen = [
    await tag('TAR000004', 'bell rung', '--theme', 'TR', '--nth', '2'),
    await tag('TAR000004', 'bell rung', '--theme', 'TR', '--prefix', 'no '),
    await tag('TAR000004', 'bell rung', '--theme', 'TR', '--suffix', '\n\nbell'),
  ];
  expect({
    refused,
    blocks: chosen.map((passage) => (passage as unknown as { blocks: number[] }).blocks[0]),
  }).toEqual({
    refused: {
      code: 1,
      json: {
        ok: false,
        code: 'quote-ambiguous',
        message:
          'This quote stands in 3 places of TAR000004, and nothing was tagged. Choose one with --nth 1 to 3, or with --prefix and --suffix.',
      },
    },
    blocks: [3, 4, 2],
  });
});

it.each([
  ['a quote of other letters', ['--quote', 'Two deckhands'], 'quote-not-found'],
  ['a quote with straight marks for curly ones', ['--quote', '"Nobody was ever asked'], 'quote-not-found'],
  ['a place beyond the last', ['--quote', 'single passenger', '--nth', '2'], 'quote-not-found'],
  ['context that is not there', ['--quote', 'single passenger', '--prefix', 'no '], 'quote-not-found'],
])('%s is refused and nothing is tagged', async (_what, options, code) => {
  const refused = await workplace.ask(['tag', 'Tarn.matter', 'TAR000001', '--theme', 'TR', ...options]);
  expect([refused, await passages()]).toEqual([
    { code: 1, json: { ok: false, code, message: expect.any(String) as string } },
    [],
  ]);
});

it('a quote never cuts a character of several units', async () => {
  writeFileSync(
    workplace.path('cafe.txt'),
    'The cafe\u0301 on the quay was closed, as it is on most Mondays.\n',
  );
  await mustDo(workplace, ['import', 'Tarn.matter', 'cafe.txt']);
  const cut = await workplace.ask([
    'tag',
    'Tarn.matter',
    'TAR000004',
    '--quote',
    'The cafe',
    '--theme',
    'TR',
  ]);
  const whole = await tag('TAR000004', 'The cafe\u0301', '--theme', 'TR');
  expect([(cut.json as { code: string }).code, whole.quote]).toEqual(['quote-not-found', 'The cafe\u0301']);
});

it('themes are added, renamed, moved, merged and retired, and named by code, name or path', async () => {
  await mustDo(workplace, [
    ...['theme', 'add', 'Tarn.matter', 'Night watch', '--parent', 'training', '--code', 'NW'],
    ...['--definition', 'Who was awake.', '--colour', 'teal'],
  ]);
  await mustDo(workplace, ['theme', 'add', 'Tarn.matter', 'Radio', '--parent', 'Training/Night watch']);
  await mustDo(workplace, ['theme', 'rename', 'Tarn.matter', 'nw', 'Watchkeeping']);
  await mustDo(workplace, ['theme', 'move', 'Tarn.matter', 'training/watchkeeping/radio', '--position', '1']);
  await tag('TAR000002', 'watchkeeping was "patchy"', '--theme', 'Watchkeeping');
  await mustDo(workplace, ['theme', 'merge', 'Tarn.matter', 'Watchkeeping', 'TR']);
  const tree = await mustDo(workplace, ['theme', 'retire', 'Tarn.matter', 'Leadership']);
  const seen = tree as { name: string; code: string; parent: string | null; passages: number }[];
  expect({
    tree: seen.map(({ name, code, parent, passages: count }) => ({ name, code, parent, count })),
    same: await themes(),
    passages: (await passages('--theme', 'NW')).map((passage) => passage.themes),
  }).toEqual({
    tree: [
      { name: 'Radio', code: 'RA', parent: null, count: 0 },
      { name: 'Training', code: 'TR', parent: null, count: 1 },
      { name: 'Culture', code: 'CU', parent: null, count: 0 },
      { name: 'Prosecution', code: 'PR', parent: null, count: 0 },
    ],
    same: tree,
    passages: [['TR']],
  });
});

it('--all lists retired and merged themes with what became of them', async () => {
  const before = await themes();
  const idOf = (code: string): string | undefined => before.find((theme) => theme.code === code)?.id;
  await mustDo(workplace, ['theme', 'retire', 'Tarn.matter', 'LE']);
  await mustDo(workplace, ['theme', 'merge', 'Tarn.matter', 'PR', 'Culture']);
  const all = await mustDo(workplace, ['themes', 'Tarn.matter', '--all']);
  const states = (all as { code: string; retired: boolean; mergedInto: string | null }[]).map(
    ({ code, retired, mergedInto }) => [code, retired, mergedInto],
  );
  const back = await mustDo(workplace, ['theme', 'retire', 'Tarn.matter', 'LE', '--back']);
  expect([states, (back as { code: string }[]).map(({ code }) => code)]).toEqual([
    [
      ['TR', false, null],
      ['CU', false, null],
      ['LE', true, null],
      ['PR', false, idOf('CU')],
    ],
    ['TR', 'CU', 'LE'],
  ]);
});

it('a name that several themes have is refused with their number, and a path tells them apart', async () => {
  await mustDo(workplace, ['theme', 'add', 'Tarn.matter', 'Oversight', '--parent', 'LE', '--code', 'LO']);
  await mustDo(workplace, ['theme', 'add', 'Tarn.matter', 'Oversight', '--parent', 'PR', '--code', 'PO']);
  const words = ['tag', 'Tarn.matter', 'TAR000001', '--quote', 'closed its file', '--theme'];
  const refused = await workplace.ask([...words, 'oversight', ...repeatable]);
  const tagged = await tag('TAR000001', 'closed its file', '--theme', 'Prosecution/Oversight');
  expect([refused, tagged.themes]).toEqual([
    {
      code: 1,
      json: {
        ok: false,
        code: 'theme-ambiguous',
        message: '2 themes are called “oversight”: LO, PO. Name one by its code or as Parent/Name.',
      },
    },
    ['PO'],
  ]);
});

it('a theme that is not there, or a name that is taken, is refused', async () => {
  const refused = [
    await workplace.ask(['theme', 'rename', 'Tarn.matter', 'Weather', 'Storms']),
    await workplace.ask(['theme', 'add', 'Tarn.matter', 'culture']),
    await workplace.ask(['theme', 'add', 'Tarn.matter', 'Weather', '--code', 'cu']),
    await workplace.ask(['theme', 'move', 'Tarn.matter', 'TR', '--parent', 'TR']),
  ];
  expect(refused.map(({ code, json }) => [code, (json as { code: string }).code])).toEqual([
    [1, 'theme-not-found'],
    [1, 'theme-exists'],
    [1, 'theme-exists'],
    [2, 'call-invalid'],
  ]);
});

it('passages are listed by theme, by any of several, and by document', async () => {
  workplace.remove();
  workplace = await workplaceWith('four passages');
  const listings = [
    await passages(),
    await passages('--theme', 'TR', '--theme', 'PR'),
    await passages('--theme', 'TR', 'PR'),
    await passages('--document', 'TAR000002'),
    await passages('--document', 'TAR000002', '--theme', 'LE'),
  ];
  const of = (listing: readonly PassageSeen[]) => listing.map((passage) => [passage.urn, ...passage.themes]);
  expect(listings.map(of)).toEqual([
    [
      ['TAR000001', 'TR'],
      ['TAR000002', 'CU'],
      ['TAR000002', 'LE'],
      ['TAR000003', 'PR'],
    ],
    [
      ['TAR000001', 'TR'],
      ['TAR000003', 'PR'],
    ],
    [
      ['TAR000001', 'TR'],
      ['TAR000003', 'PR'],
    ],
    [
      ['TAR000002', 'CU'],
      ['TAR000002', 'LE'],
    ],
    [['TAR000002', 'LE']],
  ]);
});

it('a theme is taken off and a passage deleted by a beginning of its id that no other has', async () => {
  const kept = await tag('TAR000001', 'a lifeboat drill'.slice(2), '--theme', 'TR', '--theme', 'CU');
  const gone = await tag('TAR000002', 'The board accepts every finding', '--theme', 'LE');
  const all = await workplace.ask(['delete-passage', 'Tarn.matter', kept.id.slice(0, 4)]);
  const beginning = [...gone.id].findIndex((character, index) => character !== kept.id[index]) + 1;
  expect([
    all,
    await mustDo(workplace, ['untag', 'Tarn.matter', kept.id, '--theme', 'training']),
    await mustDo(workplace, ['delete-passage', 'Tarn.matter', gone.id.slice(0, beginning).toUpperCase()]),
    await workplace.ask(['untag', 'Tarn.matter', kept.id, '--theme', 'TR']),
    await workplace.ask(['delete-passage', 'Tarn.matter', gone.id]),
    await passages(),
  ]).toEqual([
    {
      code: 1,
      json: {
        ok: false,
        code: 'passage-not-found',
        message: `2 passages have an id that begins with ${kept.id.slice(0, 4)}. Give more of the id.`,
      },
    },
    { ok: true },
    { ok: true },
    { code: 1, json: { ok: false, code: 'theme-not-found', message: expect.any(String) as string } },
    { code: 1, json: { ok: false, code: 'passage-not-found', message: expect.any(String) as string } },
    [{ ...kept, themes: ['CU'] }],
  ]);
});

it('a passage whose last theme was taken off stays', async () => {
  const passage = await tag('TAR000001', 'lifeboat drill', '--theme', 'TR');
  await mustDo(workplace, ['untag', 'Tarn.matter', passage.id, '--theme', 'TR']);
  expect(await passages()).toEqual([{ ...passage, themes: [] }]);
});

it('notes go on passages, documents, themes and the matter, privileged unless opened', async () => {
  const passage = await tag('TAR000001', 'lifeboat drill', '--theme', 'TR');
  const leadership = (await themes()).find((theme) => theme.code === 'LE')?.id;
  const write = async (...options: string[]) => mustDo(workplace, ['note', 'Tarn.matter', ...options]);
  const written = [
    await write('--passage', passage.id, '--text', 'First.\nSecond.', '--open'),
    await write('--document', 'TAR000002', '--text', 'Compare the draft.'),
    await write('--theme', 'leadership', '--text', 'Narrow this.', '--privileged'),
    await write('--matter', '--text', 'Hearing in June.', '--open'),
  ];
  const note = (target: object, on: string, text: string, privileged: boolean) => ({
    ok: true,
    note: { id: anyId, target, on, text, privileged, reviewer: 'R. Osei', createdAt: clock },
  });
  const [, agencyReport] = (await mustDo(workplace, ['documents', 'Tarn.matter'])) as { title: string }[];
  expect(written).toEqual([
    note({ kind: 'passage', id: passage.id }, '{TAR000001 ¶5}', 'First.\nSecond.', false),
    note(
      { kind: 'document', id: anyId },
      `{TAR000002} ${agencyReport?.title ?? ''}`,
      'Compare the draft.',
      true,
    ),
    note({ kind: 'theme', id: leadership }, 'Leadership', 'Narrow this.', true),
    note({ kind: 'matter' }, 'The Tarn Island Inquiry', 'Hearing in June.', false),
  ]);
  expect((await passages())[0]?.notes).toEqual([
    { text: 'First.\nSecond.', privileged: false, reviewer: 'R. Osei' },
  ]);
});
