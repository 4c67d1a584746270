import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { buildPackFolder, verifyPackFolder } from '../../../electron/pack/index.ts';
import { systemFailure } from '../../../electron/pack/system-failure.ts';
import type { PackChoices, PackPart } from '../../../shared/model/index.ts';
import type { PackSelection, PreparedPages } from '../../../shared/pack/index.ts';
import type { PackToCheck } from '../../cli/packs/pack-to-check.ts';
import { brokenRules, packIn } from './broken-rules.ts';
import { writeProtect } from '../../store/disks/write-protect.ts';
import { builtPack, newFolder } from './build-for-test.ts';
import { fixtureSources, ordinarySelection, selectionOf, sourceOf, spanPassage } from './pack-fixture.ts';
import { pagedSource, pdfOfPages } from './paged-source.ts';
import { folded } from './read-pack-pdf.ts';

/** Rules that any pack must keep, however bad what it is made of. */
const always = [
  'A1',
  'A2',
  'A3',
  'A4',
  'A5',
  'A6',
  'A7',
  'A8',
  'A9',
  'A10',
  'A11',
  'B1',
  'B3',
  'B4',
  'C2',
  'C5',
  'E3',
  'E6',
  'G1',
  'G2',
];

async function soundPack(selection: PackSelection): Promise<PackToCheck> {
  const { folder } = await builtPack(selection);
  const pack = await packIn(folder);
  expect(await brokenRules(pack, always)).toEqual([]);
  const verified = await verifyPackFolder(folder);
  expect(verified.ok && verified.value.checks.filter(({ ok }) => ok === false)).toEqual([]);
  return pack;
}

const wordsOf = ({ volumes }: PackToCheck): string =>
  folded(volumes.flatMap(({ pdf }) => pdf.pages.map(({ text }) => text)).join(' '));

test.each([
  ['slashes and backslashes', 'Minutes 3/4\\5: draft'],
  ['quotation marks', `“Night” 'rota' "as shown" <final>?`],
  ['an override of direction', 'invoice\u202egpj.exe'],
  ['300 characters', 'Report on the night of 8 November 2014 '.repeat(8).slice(0, 300)],
  ['nothing that can be a file name', '???'],
])('a pack, its documents and their files may have names of %s', async (_what, name) => {
  const [first, ...others] = fixtureSources;
  if (first === undefined) throw new Error('The fixture is incomplete.');
  const { passages } = ordinarySelection();
  const shapes: PackChoices['shapes'] = ['index', 'html', 'word', 'documents'];
  const sources = [{ ...first, title: name, fileName: `${name}.txt` }, ...others];
  const pack = await soundPack(selectionOf(sources, passages, { title: name, shapes }));
  expect(pack.manifest.sources[0]).toMatchObject({ title: name, fileName: `${name}.txt` });
  expect(wordsOf(pack)).not.toContain('\u202e');
  const bookmarks = pack.volumes.flatMap(({ pdf }) => pdf.bookmarks.flatMap(({ children }) => children));
  expect(bookmarks.map(({ title }) => title).join()).not.toContain('\u202e');
  for (const file of pack.files.keys()) expect(Buffer.byteLength(file)).toBeLessThan(256);
});

test('titles of five lines are set whole, in the index, in bookmarks and above the text', async () => {
  const title = `${'The conduct of the review of safeguarding practice in the care homes of the Vale, '.repeat(4)}as amended`;
  const packTitle = `${'The conduct of the review of safeguarding in the Vale, '.repeat(2)}and of what was made of it`;
  const [first, ...others] = fixtureSources;
  if (first === undefined) throw new Error('The fixture is incomplete.');
  const { passages, themes, ...selection } = ordinarySelection();
  const long: PackSelection = {
    ...selection,
    passages,
    themes: themes.map((theme, at) => (at === 0 ? { ...theme, name: title, definition: title } : theme)),
    sources: [{ ...first, title }, ...others],
    choices: { ...selection.choices, title: packTitle, shapes: ['index', 'html'] },
  };
  const pack = await soundPack(long);
  expect(wordsOf(pack).split(title).length).toBeGreaterThan(4);
  expect(wordsOf(pack)).toContain(packTitle);
  const cover = pack.volumes[0]?.pdf.pages[0];
  const lines = new Set(cover?.runs.filter(({ size }) => size > 20).map(({ bottom }) => Math.round(bottom)));
  expect(lines.size).toBeGreaterThanOrEqual(5);
});

test('a passage of forty pages is quoted word for word, in its chapter and in the full text', async () => {
  const paragraphs = Array.from(
    { length: 400 },
    (_, at) =>
      `${at + 1}. ${'Nobody asked who had been on duty, and nobody wrote it down. '.repeat(6)}End of ${at + 1}.`,
  );
  const source = sourceOf({ urn: 'MVI000001', title: 'A long statement', paragraphs });
  const passage = spanPassage(source, 0, source.text.trimEnd().length, ['TR', 'LE'], 0);
  const pack = await soundPack(selectionOf([source], [passage], { context: 'none', shapes: ['index'] }));
  const chapter = pack.volumes[0]?.rows.find(({ description }) => description?.startsWith('Training'));
  const next = pack.volumes[0]?.rows.find(({ description }) => description?.startsWith('Leadership'));
  expect(Number(next?.['page']) - Number(chapter?.['page'])).toBeGreaterThanOrEqual(40);
  const words = wordsOf(pack);
  for (const at of [1, 137, 400]) expect(words.split(`End of ${at}.`).length).toBe(4);
});

test('a theme and a chronology without a passage say so on their pages', async () => {
  const [statement] = fixtureSources;
  if (statement === undefined) throw new Error('The fixture is incomplete.');
  const parts: readonly PackPart[] = [
    {
      title: 'Passages',
      contents: [{ kind: 'theme', theme: 'theme-culture' }, { kind: 'chronology' }, { kind: 'register' }],
    },
    { title: 'Documents', contents: [{ kind: 'document', document: statement.documentId }] },
  ];
  const selection = selectionOf([statement], [], { parts, shapes: ['index', 'html'] });
  const culture = {
    id: 'theme-culture',
    name: 'Culture',
    code: 'CU',
    colour: 'plum' as const,
    definition: '',
  };
  const pack = await soundPack({ ...selection, themes: [culture] });
  expect(wordsOf(pack)).toContain('No passage in this pack belongs under Culture.');
  expect(wordsOf(pack)).toContain('No passage in this pack belongs under Chronology.');
});

test(
  'ten thousand passages build, and the memory that drawing holds does not grow with the pages',
  { timeout: 240_000 },
  async () => {
    const paragraphs = Array.from(
      { length: 500 },
      (_, at) => `Entry ${at + 1}: the bell rang, and nobody came until the morning.`,
    );
    const source = sourceOf({ urn: 'MVI000001', title: 'The bell book', paragraphs });
    const passages = Array.from({ length: 10_000 }, (_, index) => {
      const block = source.blocks[index % source.blocks.length];
      const start = (block?.start ?? 0) + Math.floor(index / source.blocks.length);
      return spanPassage(source, start, block?.end ?? 0, ['TR'], index);
    });
    const held: number[] = [];
    const folder = join(await newFolder(), 'pack');
    const result = await buildPackFolder(
      selectionOf([source], passages, { context: 'none', fullTexts: false }),
      {
        folder,
        onProgress: (done) => {
          if (done % 50 === 0) held.push(process.memoryUsage().heapUsed);
        },
      },
    );
    expect(result.ok && result.value.pages).toBeGreaterThan(800);
    const megabytes = Math.max(...held) / 2 ** 20;
    expect(megabytes).toBeLessThan(900);
  },
);

describe('pages of a document that cannot be had', () => {
  const cases: readonly (readonly [string, () => Promise<Uint8Array>])[] = [
    ['are those of a broken file', () => Promise.resolve(Buffer.from('%PDF-1.7\nnothing of it is there'))],
    ['are none', () => pdfOfPages([])],
    ['are fewer than the document has', () => pdfOfPages([{ words: 'The only page.' }])],
    ['are of an encrypted file', encryptedPdf],
  ];
  test.each(cases)(
    'and %s stop the pack with the document’s name, and leave nothing behind',
    async (_what, bytes) => {
      const { source } = await pagedSource('MVI000007', [
        { words: 'One.' },
        { words: 'Two.' },
        { words: 'Three.' },
      ]);
      const parts = [
        { title: 'Documents', contents: [{ kind: 'document' as const, document: source.documentId }] },
      ];
      const prepared: PreparedPages = {
        kind: 'pdf',
        pdf: new Uint8Array(await bytes()),
        links: [],
        bookmarks: [],
        flattened: 0,
      };
      const folder = await newFolder();
      const result = await buildPackFolder(selectionOf([source], [], { sourcePages: true, parts }), {
        folder: join(folder, 'pack'),
        preparePages: () => Promise.resolve({ ok: true, value: prepared }),
      });
      expect(result).toMatchObject({ ok: false, failure: { code: 'pack-source-unreadable' } });
      expect(!result.ok && result.failure.message).toContain('MVI000007 (Report MVI000007)');
      expect(readdirSync(folder)).toEqual([]);
    },
  );
});

async function encryptedPdf(): Promise<Uint8Array> {
  const { default: PDFDocument } = await import('pdfkit');
  const document = new PDFDocument({ userPassword: 'kittiwake', ownerPassword: 'guillemot' });
  const pieces: Buffer[] = [];
  const ended = new Promise((resolve) => {
    document.on('data', (piece: Buffer) => pieces.push(piece));
    document.on('end', resolve);
  });
  document.addPage().addPage().end();
  await ended;
  return Buffer.concat(pieces);
}

describe.runIf(process.platform === 'linux')('a folder that a pack cannot be put into', () => {
  const undo: (() => void)[] = [];
  afterEach(() => {
    for (const one of undo.splice(0)) one();
  });

  /** Whether this process may mount, as the tests of small disks need it. */
  const mounts = process.getuid?.() === 0 && isAllowed();

  test.runIf(mounts || process.getuid?.() !== 0)(
    'because it is write-protected is refused in a sentence, and stays as it was',
    async () => {
      const folder = await newFolder();
      undo.push(writeProtect(folder));
      const result = await buildPackFolder(ordinarySelection(), { folder: join(folder, 'pack') });
      expect(result).toMatchObject({ ok: false, failure: { code: 'permission-denied' } });
      expect(readdirSync(folder)).toEqual([]);
    },
  );

  test.runIf(mounts)(
    'because something else holds it is refused in a sentence, and no half pack lies beside it',
    async () => {
      const folder = await newFolder();
      const held = join(folder, 'pack');
      mkdirSync(held);
      execFileSync('mount', ['-t', 'tmpfs', 'tmpfs', held]);
      undo.push(() => execFileSync('umount', ['-l', held]));
      const result = await buildPackFolder(ordinarySelection(), { folder: held });
      expect(result).toMatchObject({ ok: false, failure: { code: 'write-failed' } });
      expect(!result.ok && result.failure.message).toContain('is open in another program');
      expect([readdirSync(folder), readdirSync(held)]).toEqual([['pack'], []]);
    },
  );

  test.runIf(mounts)(
    'because its disk is full is refused in a sentence, and leaves the disk as it was',
    async () => {
      const folder = await newFolder();
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder]);
      undo.push(() => execFileSync('umount', ['-l', folder]));
      const result = await buildPackFolder(ordinarySelection(), { folder: join(folder, 'pack') });
      expect(result).toMatchObject({ ok: false, failure: { code: 'disk-full' } });
      expect(readdirSync(folder)).toEqual([]);
    },
  );
});

test.each(['EBUSY', 'ETXTBSY'])('the system’s %s is told as a folder that another program holds', (code) => {
  const problem = Object.assign(new Error('told by the system'), { code, syscall: 'rename' });
  expect(systemFailure(problem)).toMatchObject({
    code: 'write-failed',
    message: expect.stringContaining('open in another program') as string,
  });
});

function isAllowed(): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', 'tmpfs', '/mnt'], { stdio: 'ignore' });
    execFileSync('umount', ['/mnt'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
