import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ProjectImportReport } from '../../../shared/model/index.ts';
import type { MatterSession } from '../../../electron/usecases/matter-session.ts';
import {
  expectFailure,
  expectValue,
  matterFixture,
  quickFolder,
  type MatterFixture,
} from '../matter-fixture.ts';
import { foreignArchive, foreignProject, guid, readingProjects, zipOf } from './projects.ts';

let fixture: MatterFixture;
let session: MatterSession;
let path: string;

beforeEach(async () => {
  fixture = await matterFixture(quickFolder);
  session = await fixture.open({ surroundings: readingProjects(fixture.surroundings) });
  path = join(fixture.folder, 'ferry.qdpx');
});

afterEach(async () => {
  await session.close();
  fixture.remove();
});

async function imported(bytes: Uint8Array): Promise<ProjectImportReport> {
  writeFileSync(path, bytes);
  const looked = expectValue(await session.calls.importProject({ task: 'task', path, expected: null }));
  return expectValue(await session.calls.importProject({ task: 'task', path, expected: looked.sha256 }));
}

async function refused(bytes: Uint8Array): Promise<string> {
  writeFileSync(path, bytes);
  const receipt = expectValue(await session.calls.receipt({}));
  const { code, message } = expectFailure(
    await session.calls.importProject({ task: 'task', path, expected: null }),
  );
  expect(message).toMatch(/\.$/u);
  expect(expectValue(await session.calls.receipt({}))).toEqual(receipt);
  return code;
}

describe('a project of another program', () => {
  test('comes in: nested codes, texts with other line ends, passages, notes', async () => {
    const report = await imported(foreignArchive());
    expect(report.themes).toEqual([
      { path: 'Service', result: 'added' },
      { path: 'Service / Lateness', result: 'added' },
      { path: 'Service / Culture', result: 'added' },
      { path: 'Culture', result: 'matched' },
    ]);
    expect(report.sources.map(({ name, result, passages }) => [name, result, passages])).toEqual([
      ['Log of the ferry', 'imported', 2],
      ['In the description', 'imported', 0],
      ['Timetable', 'imported', 0],
    ]);
    const passages = expectValue(await session.calls.listPassages({}));
    const themes = expectValue(await session.calls.listThemes({}));
    const names = new Map(themes.map(({ id, path: names_ }) => [id, names_.join(' / ')]));
    expect(
      passages.map(({ quote, tags }) => [quote, tags.map(({ themeId }) => names.get(themeId)).sort()]),
    ).toEqual([
      ['ferry left', ['Culture', 'Service / Lateness']],
      ['Nobody rang', []],
    ]);
    const lateness = themes.find(({ name }) => name === 'Lateness');
    expect([lateness?.colour, themes.find(({ name }) => name === 'Service')?.retired]).toEqual([
      'brick',
      false,
    ]);
    const [log] = expectValue(await session.calls.listDocuments({}));
    expect(log?.tags.map(({ themeId }) => names.get(themeId))).toEqual(['Service / Culture']);
    expect(log?.urn).toBe('HAR000001');
    const notes = expectValue(await session.calls.listNotes({}));
    expect(notes.every(({ privileged }) => privileged)).toBe(true);
    expect(notes.map(({ target, text }) => `${target.kind}: ${text}`).sort()).toEqual([
      'document: On the log.',
      expect.stringMatching(/^matter: Imported the project “Ferry study” .* B\. Weaver\.$/u),
      'matter: On nothing.',
      'passage: On the coding.',
      'passage: On the place.',
      'theme: Memo\nOn the group.',
    ]);
    expect(report.lost).toEqual([
      'Codes that only group others, and are ordinary themes here: 1.',
      '1 case not taken over.',
      '1 variable not taken over.',
      '1 selection on the page of a PDF not taken over.',
      'The source “Log of the ferry” had a formatted text as well, which was not taken over.',
      'A place in “Log of the ferry” (40–4000) could not be put into its text, which has no such span; it carried 0 codes and 0 notes.',
      'The source “Elsewhere” was left out: its file is not in the project. Import it as a file where you have it.',
      '1 coding leads to no code of the project.',
      'All of it stands under whoever imports it. The project’s users (B. Weaver) are named in a privileged note on the matter.',
    ]);
  });

  test('imported once more, nothing is made again', async () => {
    await imported(foreignArchive());
    const receipt = expectValue(await session.calls.receipt({}));
    const report = await imported(foreignArchive());
    expect(report.themes.every(({ result }) => result === 'matched')).toBe(true);
    expect(report.sources.map(({ result, urn }) => [result, urn])).toEqual([
      ['matched', 'HAR000001'],
      ['matched', 'HAR000002'],
      ['matched', 'HAR000003'],
    ]);
    expect(report.notes).toBe(0);
    expect(expectValue(await session.calls.receipt({}))).toEqual(receipt);
  });

  test('looking at it changes nothing, and what was looked at is what is imported', async () => {
    writeFileSync(path, foreignArchive());
    const receipt = expectValue(await session.calls.receipt({}));
    const looked = expectValue(await session.calls.importProject({ task: 'task', path, expected: null }));
    expect(looked.sources.map(({ passages }) => passages)).toEqual([2, 0, 0]);
    expect(expectValue(await session.calls.receipt({}))).toEqual(receipt);
    writeFileSync(path, foreignArchive(foreignProject().replace('Lateness', 'Delay')));
    const changed = await session.calls.importProject({ task: 'task', path, expected: looked.sha256 });
    expect(expectFailure(changed).code).toBe('call-invalid');
    expect(expectValue(await session.calls.receipt({}))).toEqual(receipt);
  });

  test('cancelled, each source is whole or not there, and the rest comes with the next time', async () => {
    writeFileSync(path, foreignArchive());
    const looked = expectValue(await session.calls.importProject({ task: 'task', path, expected: null }));
    await session.close();
    const surroundings = readingProjects({
      ...fixture.surroundings,
      emit: (event) => {
        if (event === 'progress') void session.calls.cancelTask({ task: 'task' });
      },
    });
    session = await fixture.open({ surroundings });
    const report = expectValue(
      await session.calls.importProject({ task: 'task', path, expected: looked.sha256 }),
    );
    expect([report.cancelled, report.sources.length]).toEqual([true, 1]);
    expect(expectValue(await session.calls.listPassages({}))).toHaveLength(2);
    await session.close();
    session = await fixture.open({ surroundings: readingProjects(fixture.surroundings) });
    const rest = await imported(foreignArchive());
    expect(rest.sources.map(({ result }) => result)).toEqual(['matched', 'imported', 'imported']);
  });

  test('a text without witnesses is counted as it stands, and that is said', async () => {
    const without = foreignProject().replaceAll(/ name="(?:ferry left|Nobody rang)"/gu, '');
    const report = await imported(foreignArchive(without));
    expect(report.lost).toContainEqual(
      expect.stringMatching(/^The text of “Log of the ferry” has line ends/u),
    );
    const words = foreignProject().replace(
      'startPosition="24" endPosition="35"',
      'startPosition="23" endPosition="34"',
    );
    await imported(foreignArchive(words.replace(' name="ferry left"', '')));
    const quotes = expectValue(await session.calls.listPassages({})).map(({ quote }) => quote);
    expect(quotes).toEqual(['ferry left', 'Nobody rang']);
  });

  test('a document held under its text is matched, a withdrawn one is left out', async () => {
    const id = await fixture.importText(
      session,
      'log.txt',
      'The 🛶 ferry left late.\nNobody rang the bell.\n',
    );
    expect((await imported(foreignArchive())).sources[0]).toMatchObject({
      result: 'matched',
      documentId: id,
    });
    expectValue(await session.calls.withdrawDocuments({ documentIds: [id], reason: 'A test.' }));
    const [first] = (await imported(foreignArchive())).sources;
    expect([first?.result, first?.sentence]).toEqual(['left out', expect.stringContaining('withdrawn')]);
  });
});

describe('hostile files', () => {
  const codes = (inside: string): Buffer =>
    zipOf({
      'project.qde': `<Project xmlns="urn:QDA-XML:project:1.0" name="x"><CodeBook><Codes>${inside}</Codes></CodeBook></Project>`,
    });
  const code = (id: string): string => `<Code guid="${id}" name="x" isCodable="true"/>`;

  test('codes 10,000 deep, or more than a hundred, are refused', async () => {
    const deep = (levels: number): Buffer =>
      codes(
        Array.from({ length: levels }, (_, at) => code(guid(at)).replace('/>', '>')).join('') +
          '</Code>'.repeat(levels),
      );
    expect(await refused(deep(10_000))).toBe('source-too-complex');
    expect(await refused(deep(101))).toBe('source-too-complex');
    expect((await imported(deep(100))).themes).toHaveLength(100);
  });

  test('identifiers that are none or given twice are refused', async () => {
    expect(await refused(codes(code(guid(1)) + code(guid(1))))).toBe('source-damaged');
    expect(await refused(codes(code(guid(1)) + code(`{${guid(1)}}`)))).toBe('source-damaged');
    for (const bad of ['', 'x', `{${guid(1)}`, guid(1).slice(1), '../../etc'])
      expect(await refused(codes(code(bad))), bad).toBe('source-damaged');
  });

  test('entities and document types are refused', async () => {
    const lol = '<!DOCTYPE Project [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>';
    for (const type of [lol, '<!DOCTYPE Project SYSTEM "file:///etc/passwd">', '<!DOCTYPE Project>'])
      expect(await refused(zipOf({ 'project.qde': `${type}${foreignProject().slice(39)}` })), type).toBe(
        'source-damaged',
      );
  });

  test('a bomb, a torn archive and other files are refused', async () => {
    expect(await refused(zipOf({ 'project.qde': new Uint8Array(300 * 1024 * 1024) }))).toBe(
      'source-too-complex',
    );
    expect(await refused(foreignArchive().subarray(0, 900))).toBe('source-damaged');
    for (const other of [
      zipOf({ 'a.txt': 'a' }),
      Buffer.from('%PDF-1.7'),
      Buffer.from('<html/>'),
      Buffer.alloc(9),
    ])
      expect(await refused(other)).toBe('file-type-unknown');
  });

  test('a path out of the archive leads nowhere', async () => {
    writeFileSync(join(fixture.folder, 'secret.txt'), 'Canary.');
    for (const way of [
      'internal://../../secret.txt',
      join(fixture.folder, 'secret.txt'),
      'relative:///../secret.txt',
    ]) {
      const given = foreignProject().replace('relative:///../../secret.txt', way);
      expect((await imported(foreignArchive(given))).sources.map(({ name }) => name)).not.toContain(
        'Elsewhere',
      );
    }
  });
});
