import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { DocumentView } from '../../electron/cli/views/document-view.ts';
import { messageFile } from '../fixtures/message/message-file.ts';
import { fixtures, untilWritten, type Workplace } from './command-line.ts';
import { mustDo, source, workplaceWith } from './matter-of-three.ts';

let workplace: Workplace;

beforeEach(async () => {
  workplace = await workplaceWith('three sources');
});

afterEach(() => workplace.remove());

function sha256(text: string | Buffer): string {
  return createHash('sha256').update(text).digest('hex');
}

it('an import reports every file, and a later one of the same bytes points at the first', async () => {
  await workplace.run(['new', 'b.matter', '--no-passphrase', '--prefix', 'ISO']);
  mkdirSync(workplace.path('papers/more'), { recursive: true });
  copyFileSync(source('01-press-report.txt'), workplace.path('papers/a.txt'));
  writeFileSync(workplace.path('papers/b.txt'), '');
  writeFileSync(workplace.path('papers/c.bin'), Buffer.from([0, 1, 2, 3, 0, 255]));
  copyFileSync(source('01-press-report.txt'), workplace.path('papers/more/same.txt'));
  copyFileSync(source('02-agency-report.txt'), workplace.path('papers/z.txt'));
  const title = 'Ferry company ‘never drilled its crews’, councillor tells harbour meeting';
  const failed = (name: string, code: string) => ({
    path: workplace.path(name),
    result: 'failed',
    code,
    message: expect.stringMatching(/\.$/u) as string,
    warnings: [],
  });
  expect(await workplace.ask(['import', 'b.matter', 'papers', 'missing.txt'])).toEqual({
    code: 1,
    json: {
      ok: false,
      items: [
        { path: workplace.path('papers/a.txt'), result: 'imported', urn: 'ISO000001', title, warnings: [] },
        failed('papers/b.txt', 'file-empty'),
        {
          path: workplace.path('papers/c.bin'),
          result: 'imported',
          urn: 'ISO000002',
          title: 'c.bin',
          warnings: [],
          sealed: {
            code: 'file-type-unknown',
            message: expect.stringMatching(/\.$/u) as string,
          },
        },
        {
          path: workplace.path('papers/more/same.txt'),
          result: 'duplicate',
          urn: 'ISO000001',
          title,
          warnings: [],
        },
        {
          path: workplace.path('papers/z.txt'),
          result: 'imported',
          urn: 'ISO000003',
          title: "'Missed signals' delayed island rescue, review finds",
          warnings: [],
        },
        failed('missing.txt', 'file-not-found'),
      ],
    },
  });
});

it('an import of nothing but duplicates is done, and the further place is counted', async () => {
  copyFileSync(source('03-debate.txt'), workplace.path('speech.txt'));
  const first = await workplace.ask(['import', 'Tarn.matter', 'speech.txt']);
  const documents = (await mustDo(workplace, ['documents', 'Tarn.matter'])) as {
    urn: string;
    copies: number;
  }[];
  expect({ code: first.code, copies: documents.map(({ urn, copies }) => [urn, copies]) }).toEqual({
    code: 0,
    copies: [
      ['TAR000001', 0],
      ['TAR000002', 0],
      ['TAR000003', 1],
    ],
  });
});

it('a folder that leads back into itself is reported and the rest imported', async () => {
  await workplace.run(['new', 'b.matter', '--no-passphrase', '--prefix', 'ISO']);
  mkdirSync(workplace.path('loop'));
  copyFileSync(source('03-debate.txt'), workplace.path('loop/speech.txt'));
  symlinkSync(workplace.path('loop'), workplace.path('loop/again'), 'junction');
  const { json } = await workplace.ask(['import', 'b.matter', 'loop']);
  const { items } = json as { items: { result: string; code?: string }[] };
  expect(items.map(({ result, code }) => [result, code])).toEqual([
    ['failed', 'folder-loop'],
    ['imported', undefined],
  ]);
});

it('documents are listed with everything that identifies them', async () => {
  const bytes = readFileSync(source('01-press-report.txt'));
  const [document] = (await mustDo(workplace, ['documents', 'Tarn.matter'])) as unknown[];
  expect(document).toEqual({
    urn: 'TAR000001',
    title: 'Ferry company ‘never drilled its crews’, councillor tells harbour meeting',
    titleMadeUp: false,
    date: '2016-11-14',
    datePrecision: 'day',
    publisher: null,
    author: null,
    recipients: null,
    provider: null,
    providerReference: null,
    custodian: null,
    received: null,
    receivedPrecision: null,
    receivedHow: null,
    kind: 'press report',
    type: 'Plain text',
    pages: null,
    supersededBy: null,
    sealed: null,
    fileName: '01-press-report.txt',
    path: source('01-press-report.txt'),
    sha256: sha256(bytes),
    bytes: bytes.length,
    textSha256: sha256(bytes),
    characters: bytes.toString('utf8').length,
    words: 253,
    blocks: 14,
    passages: 0,
    copies: 0,
    family: null,
  });
});

it('what was detected can be corrected, each field as exactly as it is known', async () => {
  const [, listed] = (await mustDo(workplace, ['documents', 'Tarn.matter'])) as object[];
  // A path is listed, but no part of what is said of a single document.
  const { path: _path, ...before } = listed as { readonly path: string };
  const described = await mustDo(workplace, [
    ...['describe', 'Tarn.matter', 'TAR000002', '--title', 'Review of the night', '--date', '2017-04'],
    ...['--publisher', 'Island Press', '--author', 'L. Carne', '--kind', 'Official report'],
  ]);
  const corrected = {
    ...before,
    title: 'Review of the night',
    date: '2017-04',
    datePrecision: 'month',
    publisher: 'Island Press',
    author: 'L. Carne',
    kind: 'official report',
  };
  const dates: unknown[] = [];
  for (const date of ['2018', 'none', '2016-02-29']) {
    dates.push(await mustDo(workplace, ['describe', 'Tarn.matter', 'tar000002', '--date', date]));
  }
  expect([described, ...dates]).toEqual([
    corrected,
    { ...corrected, date: '2018', datePrecision: 'year' },
    { ...corrected, date: null, datePrecision: null },
    { ...corrected, date: '2016-02-29', datePrecision: 'day' },
  ]);
});

it('a withdrawn document is listed only when asked for, and its URN stays taken', async () => {
  expect(await mustDo(workplace, ['withdraw', 'Tarn.matter', 'TAR000003', '--reason', 'Not ours.'])).toEqual({
    ok: true,
  });
  writeFileSync(
    workplace.path('letter.txt'),
    'Dear Olwen,\n\nThank you for the radio.\n\nYours sincerely,\nWin Askew\n',
  );
  await mustDo(workplace, ['import', 'Tarn.matter', 'letter.txt']);
  const urns = async (...options: string[]): Promise<unknown> => {
    const documents = await mustDo(workplace, ['documents', 'Tarn.matter', ...options]);
    return (documents as { urn: string; withdrawn?: string | null }[]).map(({ urn, withdrawn }) => [
      urn,
      withdrawn,
    ]);
  };
  expect([await urns(), await urns('--withdrawn')]).toEqual([
    [
      ['TAR000001', undefined],
      ['TAR000002', undefined],
      ['TAR000004', undefined],
    ],
    [
      ['TAR000001', null],
      ['TAR000002', null],
      ['TAR000003', 'Not ours.'],
      ['TAR000004', null],
    ],
  ]);
});

it('text is printed exactly as it is sealed, with nothing added', async () => {
  const bytes = readFileSync(source('03-debate.txt'));
  const printed = await workplace.run(['text', 'Tarn.matter', 'TAR000003']);
  expect([printed, await workplace.ask(['text', 'Tarn.matter', 'TAR000003'])]).toEqual([
    { code: 0, stdout: bytes.toString('utf8'), stderr: '' },
    { code: 0, json: { urn: 'TAR000003', text: bytes.toString('utf8') } },
  ]);
});

it('blocks are numbered spans of the text, furniture among them', async () => {
  const text = readFileSync(source('02-agency-report.txt'), 'utf8');
  const blocks = (await mustDo(workplace, ['text', 'Tarn.matter', 'TAR000002', '--blocks'])) as {
    number: number;
    start: number;
    end: number;
    text: string;
  }[];
  expect(blocks.map((block) => text.slice(block.start, block.end))).toEqual(
    blocks.map((block) => block.text),
  );
  const found = text.indexOf(':: The chief executive');
  const item = ':: The chief executive left the decision to whoever was on the desk;';
  expect([blocks[9], blocks[13]]).toEqual([
    { number: 10, kind: 'list-item', furniture: false, start: found, end: found + item.length, text: item },
    {
      number: 14,
      kind: 'paragraph',
      furniture: true,
      start: text.indexOf('No comments:'),
      end: text.indexOf('No comments:') + 'No comments:'.length,
      text: 'No comments:',
    },
  ]);
});

it('a block carries the source’s own paragraph number', async () => {
  const paragraphs = [1, 2, 3, 4].map(
    (n) => `4.${n}\tThe board met and heard the harbour master on matter ${n}.`,
  );
  writeFileSync(workplace.path('report.txt'), `Report of the harbour board\n\n${paragraphs.join('\n\n')}\n`);
  await mustDo(workplace, ['import', 'Tarn.matter', 'report.txt']);
  const blocks = await mustDo(workplace, ['text', 'Tarn.matter', 'TAR000004', '--blocks']);
  expect((blocks as { own?: string }[]).map((block) => block.own)).toEqual([
    undefined,
    '4.1',
    '4.2',
    '4.3',
    '4.4',
  ]);
});

it('a document that is not there is refused', async () => {
  for (const words of [['text'], ['describe', '--title', 'x'], ['withdraw', '--reason', 'x']]) {
    const [command = '', ...options] = words;
    expect(await workplace.ask([command, 'Tarn.matter', 'TAR000009', ...options])).toEqual({
      code: 1,
      json: {
        ok: false,
        code: 'document-not-found',
        message: 'There is no document TAR000009 in this matter. “documents” lists those that are there.',
      },
    });
  }
});

it('a Ctrl+C during an import keeps whole documents and says that it was cancelled', async () => {
  await workplace.run(['new', 'big.matter', '--no-passphrase']);
  mkdirSync(workplace.path('many'));
  for (let n = 0; n < 1_500; n += 1) {
    writeFileSync(
      workplace.path(`many/${String(n).padStart(4, '0')}.txt`),
      `Entry ${n}\n\n${'The boat was late again. '.repeat(400)}\n`,
    );
  }
  const ended = await workplace.run(['import', 'big.matter', 'many', '--json'], {
    started: (process) => void untilWritten(workplace.path('big.matter')).then(() => process.kill('SIGINT')),
  });
  const report = JSON.parse(ended.stdout) as { ok: boolean; code: string; items: { result: string }[] };
  const verified = await workplace.ask(['verify', 'big.matter']);
  const documents = (await workplace.ask(['documents', 'big.matter'])).json as unknown[];
  expect({
    code: ended.code,
    ok: report.ok,
    why: report.code,
    results: [...new Set(report.items.map((item) => item.result))].filter((result) => result !== 'imported'),
    documents: documents.length,
    verified: verified.code,
  }).toEqual({
    code: 1,
    ok: false,
    why: 'cancelled',
    results: [],
    documents: report.items.length,
    verified: 0,
  });
  expect(documents.length).toBeLessThan(1_500);
});

it('sources are read from the folder the call is made in', async () => {
  await workplace.run(['new', 'b.matter', '--no-passphrase']);
  const { json } = await workplace.ask(['import', 'b.matter', fixtures]);
  expect((json as { items: unknown[] }).items).toHaveLength(3);
});

it('a message is listed with what came with it, each with its place in the family', async () => {
  await workplace.run(['new', 'm.matter', '--no-passphrase', '--prefix', 'MAI']);
  const attached = { type: 'text/plain', disposition: 'attachment; filename=rota.txt', content: 'The rota.' };
  const part = {
    type: 'multipart/mixed',
    parts: [{ type: 'text/plain', content: 'See the rota.' }, attached],
  };
  writeFileSync(
    workplace.path('a.eml'),
    messageFile({ headers: ['Subject: Rota', 'From: a@b.example'], part }),
  );
  await mustDo(workplace, ['import', 'm.matter', 'a.eml']);
  const listed = (await mustDo(workplace, ['documents', 'm.matter'])) as readonly DocumentView[];
  expect(listed.map(({ urn, fileName, family }) => [urn, fileName, family])).toEqual([
    ['MAI000001', 'a.eml', null],
    ['MAI000002', 'rota.txt', { parent: 'MAI000001', root: 'MAI000001', place: 1, how: 'attachment' }],
  ]);
});

it('how a document came and the matter’s own fields are set in one act and listed', async () => {
  await mustDo(workplace, ['field', 'add', 'Tarn.matter', 'Box', '--type', 'number']);
  await mustDo(workplace, [
    ...[
      'describe',
      'Tarn.matter',
      'TAR000002',
      '--provider',
      'Harbour office',
      '--provider-reference',
      'HO/9',
    ],
    ...[
      '--custodian',
      'Records room',
      '--recipients',
      'The crews',
      '--received',
      '2026-02',
      '--received-how',
      'By post',
    ],
    ...['--field', 'Box=12'],
  ]);
  const listed = async (): Promise<unknown> =>
    ((await mustDo(workplace, ['documents', 'Tarn.matter', '--fields'])) as unknown[])[1];
  const described = {
    provider: 'Harbour office',
    providerReference: 'HO/9',
    custodian: 'Records room',
    recipients: 'The crews',
    received: '2026-02',
    receivedPrecision: 'month',
    receivedHow: 'By post',
    fields: { Box: 12 },
  };
  expect(await listed()).toMatchObject(described);
  const wrong = await workplace.ask(['describe', 'Tarn.matter', 'TAR000002', '--field', 'Box=twelve']);
  expect(wrong).toMatchObject({ code: 2, json: { code: 'call-invalid' } });
  await mustDo(workplace, ['undo', 'Tarn.matter']);
  expect(await listed()).toMatchObject({ provider: null, received: null, fields: { Box: null } });
});

it('a corrected document supersedes an earlier one, said before it is done', async () => {
  const words = readFileSync(source('03-debate.txt'), 'utf8');
  writeFileSync(workplace.path('corrected.txt'), `Corrected.\n\n${words}`);
  await mustDo(workplace, ['import', 'Tarn.matter', 'corrected.txt']);
  const [quote = ''] = /[^\n]{40,80}(?=\n)/u.exec(words) ?? [];
  await mustDo(workplace, [
    'tag',
    'Tarn.matter',
    'TAR000003',
    '--quote',
    quote,
    '--nth',
    '1',
    '--theme',
    'TR',
  ]);
  const call = ['supersede', 'Tarn.matter', 'TAR000003', 'TAR000004'];
  const passages = async (urn: string): Promise<unknown> =>
    mustDo(workplace, ['passages', 'Tarn.matter', '--document', urn]);
  expect(await mustDo(workplace, [...call, '--dry-run'])).toMatchObject({
    written: false,
    placed: [{ kind: 'exact', quote, newQuote: quote }],
    unplaced: [],
  });
  expect(await passages('TAR000004')).toEqual([]);
  expect(await mustDo(workplace, call)).toMatchObject({ written: true });
  expect(await passages('TAR000004')).toMatchObject([{ quote, themes: ['TR'] }]);
  expect(await passages('TAR000003')).toEqual([]);
  const documents = (await mustDo(workplace, ['documents', 'Tarn.matter'])) as { supersededBy: unknown }[];
  expect(documents.map(({ supersededBy }) => supersededBy)).toEqual([null, null, 'TAR000004', null]);
});
