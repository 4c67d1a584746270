import { createHash } from 'node:crypto';
import { hostname, tmpdir, userInfo } from 'node:os';
import { expect, test } from 'vitest';
import type { PackSelection } from '../../../shared/pack/index.ts';
import { builtPack } from './build-for-test.ts';
import { noteOf, ordinarySelection } from './pack-fixture.ts';
import { packHolds } from './pack-holds.ts';

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
  for (const word of [openWords, 'whether anyone kept count', 'mvi000004.txt', 'Marlow Vale Inquiry']) {
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
  const paths = [folder, tmpdir(), process.cwd(), 'glossator-pack-test-', '.building-'];
  // A machine called by a word that might stand in any file cannot be told apart from that word.
  const words = [...paths, hostname(), `/${userInfo().username}/`, process.version].filter(
    (word) => word.length > 4,
  );
  for (const word of words) {
    expect([word, await packHolds(files, word)]).toEqual([word, false]);
  }
});

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
