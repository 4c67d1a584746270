import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { homedir, hostname, tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { PackSelection } from '../../../shared/pack/index.ts';
import { builtPack, builtPdf, newFolder } from './build-for-test.ts';
import { noteOf, ordinarySelection } from './pack-fixture.ts';
import { packHolds } from './pack-holds.ts';
import { readPackMetadata } from './read-pack-metadata.ts';

/** A selection as an incautious caller might pass it, with more on its objects than the types name. */
function withStowaways(selection: PackSelection): PackSelection {
  const stowaway = {
    reviewer: 'canary-reviewer-id',
    path: '/home/canary-person/Desktop/canary-source.txt',
    tags: [{ themeId: 'canary-theme-id', reviewer: 'canary-reviewer-id' }],
    privilegedNotes: ['canary privileged words'],
  };
  return {
    ...selection,
    ...stowaway,
    passages: selection.passages.map((passage) => ({ ...stowaway, ...passage })),
    sources: selection.sources.map((source) => ({ ...stowaway, ...source })),
    themes: selection.themes.map((theme) => ({ ...stowaway, ...theme })),
  };
}

const openWords = 'an open note that is meant to leave';

function selectionWithNotes(): PackSelection {
  const selection = ordinarySelection();
  return withStowaways({
    ...selection,
    passages: selection.passages.map((passage, index) => ({
      ...passage,
      notes: index === 0 ? [noteOf(openWords)] : [],
    })),
  });
}

test('an open note, a theme’s definition and a file name are found: the search can find', async () => {
  const { files } = await builtPack(selectionWithNotes());
  const inMetadata = 'xmp:CreatorTool';
  for (const word of [
    openWords,
    'whether anyone kept count',
    'mvi000004.txt',
    'Marlow Vale Inquiry',
    inMetadata,
  ]) {
    expect([word, await packHolds(files, word)]).toEqual([word, true]);
  }
});

test('nothing the selection’s types do not name reaches any file, in any encoding', async () => {
  const { files } = await builtPack(selectionWithNotes());
  for (const word of ['canary', 'canary-reviewer-id', 'canary privileged words']) {
    expect([word, await packHolds(files, word)]).toEqual([word, false]);
  }
});

test('nothing of the machine or its user reaches any file', async () => {
  const { files, folder } = await builtPack(selectionWithNotes());
  const places = [folder, tmpdir(), process.cwd(), homedir(), process.execPath];
  const paths = [...places, 'glossator-pack-test-', '.building-', 'file:///'];
  // A machine called by a word that might stand in any file cannot be told apart from that word.
  const { username } = userInfo();
  const words = [...paths, hostname(), `/${username}/`, process.version].filter((word) => word.length > 4);
  for (const word of words) {
    expect([word, await packHolds(files, word)]).toEqual([word, false]);
  }
});

const title = 'Marlow Vale Inquiry: Night & <day> staffing';
const day = new Date(Date.UTC(2019, 2, 14, 10, 30));

test('the PDF’s metadata names the product, the matter and the pack, the time that was chosen, and nothing else', async () => {
  const pdf = await builtPdf(withStowaways(ordinarySelection({ title: 'Night & <day> staffing' })));
  const { information, xmp } = await readPackMetadata(pdf);
  expect(information).toEqual({
    PDFFormatVersion: '1.7',
    Language: 'en-GB',
    EncryptFilterName: null,
    IsLinearized: false,
    IsAcroFormPresent: false,
    IsXFAPresent: false,
    IsCollectionPresent: false,
    IsSignaturesPresent: false,
    Producer: 'Glossator 0.1.0',
    Creator: 'Glossator 0.1.0',
    CreationDate: 'D:20190314103000Z',
    ModDate: 'D:20190314103000Z',
    Title: title,
  });
  const said = xmp.replace(/<[^>]*>/gu, ' ').split(/\s{2,}/u);
  expect(said.map((words) => words.trim()).filter((words) => words !== '')).toEqual([
    '1',
    'PDF/UA identification',
    'http://www.aiim.org/pdfua/ns/id/',
    'pdfuaid',
    'part',
    'Integer',
    'internal',
    'The part of ISO 14289 that the file is built for',
    '3',
    'A',
    day.toISOString().replace('.000', ''),
    'Glossator 0.1.0',
    title.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;'),
    'Glossator 0.1.0',
  ]);
});

test.runIf(spawnSync('pdfinfo', ['-v']).error === undefined)(
  'pdfinfo reads the same, no script and nothing of its own',
  async () => {
    const file = join(await newFolder(), 'pack.pdf');
    await writeFile(file, await builtPdf(ordinarySelection({ title: 'Night & <day> staffing' })));
    const lines = execFileSync('pdfinfo', ['-isodates', file], { encoding: 'utf8' }).split('\n');
    const fields = Object.fromEntries(
      lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]),
    );
    expect(fields).toMatchObject({
      Title: title,
      Creator: 'Glossator 0.1.0',
      Producer: 'Glossator 0.1.0',
      'Custom Metadata': 'no',
      JavaScript: 'no',
      Form: 'none',
    });
    for (const name of ['Author', 'Subject', 'Keywords']) expect(fields[name]).toBeUndefined();
  },
);

test('reviewers’ names are printed only where they came with the note', async () => {
  const selection = ordinarySelection();
  const named = (reviewer: string | null): PackSelection => ({
    ...selection,
    passages: selection.passages.map((passage) => ({ ...passage, notes: [noteOf('A remark.', reviewer)] })),
  });
  expect(await packHolds((await builtPack(named('R. Osei'))).files, 'R. Osei')).toBe(true);
  expect(await packHolds((await builtPack(named(null))).files, 'R. Osei')).toBe(false);
});

test('the canonical texts are whole and exact, furniture included', async () => {
  const selection = ordinarySelection();
  const { files } = await builtPack(selection);
  for (const source of selection.sources) {
    const bytes = files.get(`sources/${source.urn}.txt`) ?? Buffer.of();
    expect(bytes.toString('utf8')).toBe(source.text);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(source.textSha256);
  }
});
