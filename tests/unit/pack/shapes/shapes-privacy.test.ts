import { homedir, hostname, tmpdir, userInfo } from 'node:os';
import { beforeAll, expect, test } from 'vitest';
import type { PackSelection } from '../../../../shared/pack/index.ts';
import { builtPack } from '../build-for-test.ts';
import { noteOf } from '../pack-fixture.ts';
import { shapedSelection } from './shapes-fixture.ts';
import { zipEntries } from './word-parts.ts';

const stowaway = {
  reviewer: 'canary-reviewer-id',
  path: '/home/canary-person/Desktop/canary-source.txt',
  tags: [{ themeId: 'canary-theme-id', reviewer: 'canary-reviewer-id' }],
  privilegedNotes: ['canary privileged words'],
};

/** A selection as an incautious caller might pass it, with more on its objects than the types name. */
function withStowaways(selection: PackSelection): PackSelection {
  return {
    ...selection,
    ...stowaway,
    passages: selection.passages.map((passage) => ({ ...stowaway, ...passage })),
    sources: selection.sources.map((source) => ({ ...stowaway, ...source, fileName: 'canary-file.txt' })),
    themes: selection.themes.map((theme) => ({ ...stowaway, ...theme })),
  };
}

/** Every part of the shapes, by file and part, as text. */
async function partsOf(selection: PackSelection): Promise<ReadonlyMap<string, string>> {
  const { files } = await builtPack(selection);
  const parts = new Map<string, string>();
  for (const [name, bytes] of files) {
    if (!/\.(?:docx|zip|html)$|^index\.csv$/u.test(name) || name === 'verify-pack.html') continue;
    if (!/\.(?:docx|zip)$/u.test(name)) parts.set(name, bytes.toString('utf8'));
    else
      for (const [part, inside] of zipEntries(bytes)) parts.set(`${name} ${part}`, inside.toString('utf8'));
  }
  return parts;
}

let parts: ReadonlyMap<string, string>;

beforeAll(async () => {
  parts = await partsOf(withStowaways(shapedSelection()));
});

function holding(word: string): readonly string[] {
  return [...parts]
    .filter(([name, text]) => name.includes(word) || text.includes(word))
    .map(([name]) => name);
}

test('an open note, a theme’s definition and the matter’s title are found: the search can find', () => {
  for (const word of ['as she is said to have put it', 'whether anyone kept count', 'Marlow Vale Inquiry']) {
    expect([word, holding(word).length >= 2]).toEqual([word, true]);
  }
});

test('nothing the selection’s types do not name reaches any part, nor a file’s name', () => {
  expect(holding('canary')).toEqual([]);
});

test('nothing of the machine, its user or the library’s own random names reaches any part', () => {
  const { username } = userInfo();
  const words = [
    tmpdir(),
    process.cwd(),
    homedir(),
    process.execPath,
    hostname(),
    `/${username}/`,
    'file:///',
  ];
  for (const word of words.filter((one) => one.length > 4)) expect([word, holding(word)]).toEqual([word, []]);
  expect(holding('docx.js')).toEqual([]);
});

test('identifiers of documents, themes and passages reach no part', () => {
  for (const word of ['document-MVI', 'theme-training', 'passage-20'])
    expect([word, holding(word)]).toEqual([word, []]);
});

test('reviewers’ names stand only where they came with the note', async () => {
  const named = (reviewer: string | null): PackSelection => {
    const selection = shapedSelection();
    return {
      ...selection,
      passages: selection.passages.map((passage) => ({ ...passage, notes: [noteOf('A remark.', reviewer)] })),
    };
  };
  const holds = async (reviewer: string | null): Promise<readonly string[]> =>
    [...(await partsOf(named(reviewer)))]
      .filter(([, text]) => text.includes('R. Osei'))
      .map(([name]) => name);
  expect(await holds('R. Osei')).toHaveLength(2);
  expect(await holds(null)).toEqual([]);
});
