import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { MatterSession } from '../../electron/usecases/matter-session.ts';
import type { Theme, ThemeImportReport } from '../../shared/model/index.ts';
import {
  expectFailure,
  expectValue,
  matterFixture,
  quickFolder,
  type MatterFixture,
} from './matter-fixture.ts';
import { visibleState } from './visible-state.ts';

let fixture: MatterFixture;
let session: MatterSession;

beforeEach(async () => {
  fixture = await matterFixture(quickFolder);
  session = await fixture.open();
});

afterEach(async () => {
  await session.close();
  fixture.remove();
});

async function themes(of: MatterSession = session): Promise<readonly Theme[]> {
  return expectValue(await of.calls.listThemes({}));
}

function file(name: string, contents?: string | Uint8Array): string {
  const path = join(fixture.folder, name);
  if (contents !== undefined) writeFileSync(path, contents);
  return path;
}

/** Looks at what a file would do, then does it. */
async function imported(path: string, into: MatterSession = session): Promise<ThemeImportReport> {
  const preview = expectValue(await into.calls.importThemes({ path, expected: null }));
  const report = expectValue(await into.calls.importThemes({ path, expected: preview.sha256 }));
  expect(report).toEqual(preview);
  return report;
}

const results = (report: ThemeImportReport): unknown =>
  report.lines.map(({ path, result }) => [path, result]);

describe('themes written to a file', () => {
  test('are a CSV that a spreadsheet opens as it is and runs nothing of', async () => {
    const [training] = await themes();
    const themeId = training?.id ?? '';
    await session.calls.writeTheme({ themeId, field: 'definition', text: '=HYPERLINK("x","y")' });
    await session.calls.writeTheme({ themeId, field: 'use', text: 'Courses,\ninduction' });
    await session.calls.addTheme({ name: 'Nights / days', parent: themeId, code: 'ND' });
    await session.calls.retireThemes({ themeIds: [(await themes())[2]?.id ?? ''], retired: true });
    const path = file('themes.csv');
    expect(expectValue(await session.calls.exportThemes({ path }))).toEqual({ path, themes: 5 });
    expect(readFileSync(path, 'utf8')).toBe(
      `\ufeff${[
        '"code","name","parent_path","colour","definition","use","avoid","retired","prefixed_columns"',
        `"TR","Training","","blue","'=HYPERLINK(""x"",""y"")","Courses,\ninduction","","no","definition"`,
        '"ND","Nights / days","Training","teal","","","","no",""',
        '"CU","Culture","","plum","","","","yes",""',
        '"LE","Leadership","","green","","","","no",""',
        '"PR","Prosecution","","rust","","","","no",""',
        '',
      ].join('\r\n')}`,
    );
  });

  test('bring another matter to the same themes, and their own matter nothing', async () => {
    const [training, culture] = await themes();
    const under = training?.id ?? '';
    await session.calls.writeTheme({ themeId: under, field: 'avoid', text: '–\tnot for supervision' });
    const nights = expectValue(await session.calls.addTheme({ name: 'Nights \\ days', parent: under }));
    await session.calls.addTheme({ name: 'Night', parent: nights.id, definition: '“After ten”' });
    await session.calls.addTheme({ name: 'Night', parent: culture?.id ?? '' });
    const path = file('themes.csv');
    expectValue(await session.calls.exportThemes({ path }));
    const other = await matterFixture(quickFolder);
    const there = await other.open();
    try {
      expect(results(await imported(path, there))).toEqual([
        ['Training', 'changed'],
        ['Training / Nights \\ days', 'added'],
        ['Training / Nights \\ days / Night', 'added'],
        ['Culture', 'unchanged'],
        ['Culture / Night', 'added'],
        ['Leadership', 'unchanged'],
        ['Prosecution', 'unchanged'],
      ]);
      const seen = async (of: MatterSession): Promise<unknown> => {
        const all = await themes(of);
        const names = new Map(all.map((theme) => [theme.id, theme.name]));
        return all.map(({ id: _, parent, position: __, ...fields }) => ({
          ...fields,
          parent: names.get(parent ?? ''),
        }));
      };
      expect(await seen(there)).toEqual(await seen(session));
    } finally {
      await there.close();
      other.remove();
    }
    const before = expectValue(await session.calls.matterState({})).sequence;
    expect((await imported(path)).lines.every((line) => line.result === 'unchanged')).toBe(true);
    expect(expectValue(await session.calls.matterState({})).sequence).toBe(before);
  });

  test('are refused a place where a matter lies', async () => {
    expect(expectFailure(await session.calls.exportThemes({ path: fixture.path })).code).toBe('path-invalid');
  });
});

describe('a file of themes', () => {
  const text = [
    'code,name,parent_path,definition,use,avoid,retired',
    'TR,Training and induction,,What staff were taught.,Courses,Supervision,no',
    ',Refreshers,Training and induction,,Each year,,yes',
    ',Lost,Nowhere,,,,',
  ].join('\n');

  test('is looked at without a trace, then taken in one act that undo takes back whole', async () => {
    const path = file('themes.csv', text);
    const before = await visibleState(session);
    expectValue(await session.calls.importThemes({ path, expected: null }));
    expect(await visibleState(session)).toEqual(before);
    expect(results(await imported(path))).toEqual([
      ['Training and induction', 'changed'],
      ['Training and induction / Refreshers', 'added'],
      ['Nowhere / Lost', 'refused'],
    ]);
    const after = await visibleState(session);
    expect((await themes())[1]).toMatchObject({ name: 'Refreshers', use: 'Each year', retired: true });
    expect(expectValue(await session.calls.history({ limit: 1, offset: 0 }))[0]?.sentence).toBe(
      'Imported themes: 1 added, 1 changed',
    );
    expectValue(await session.calls.undo({}));
    expect(await visibleState(session)).toEqual(before);
    expectValue(await session.calls.redo({}));
    expect(await visibleState(session)).toEqual(after);
  });

  test('that was changed after it was looked at is refused', async () => {
    const path = file('themes.csv', text);
    const { sha256 } = expectValue(await session.calls.importThemes({ path, expected: null }));
    writeFileSync(path, `${text}\n,More,,,,,`);
    expect(expectFailure(await session.calls.importThemes({ path, expected: sha256 })).code).toBe(
      'call-invalid',
    );
    expect(await themes()).toHaveLength(4);
  });

  test('that is missing, no text or no table is refused in words', async () => {
    const refusals: unknown[] = [];
    for (const path of [
      file('none.csv'),
      file('empty.csv', ''),
      file('picture.csv', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])),
      file('open.csv', 'name\n"Training\n'),
    ]) {
      refusals.push(expectFailure(await session.calls.importThemes({ path, expected: null })).code);
    }
    expect(refusals).toEqual(['file-not-found', 'call-invalid', 'file-binary', 'call-invalid']);
  });

  test('in the older encoding of a spreadsheet is read, too', async () => {
    const path = file('old.csv', Buffer.from('name\r\nCaf\xe9 culture\r\n', 'latin1'));
    expect(results(await imported(path))).toEqual([['Café culture', 'added']]);
  });

  test('with a thousand themes is one act', async () => {
    const lines = Array.from({ length: 1_000 }, (_, at) =>
      [`Theme ${at}`, at < 10 ? '' : `Theme ${at % 10}`].join(','),
    );
    const report = await imported(file('many.csv', `name,parent_path\n${lines.join('\n')}\n`));
    expect([report.lines.filter((line) => line.result === 'added').length, (await themes()).length]).toEqual([
      1_000, 1_004,
    ]);
    expectValue(await session.calls.undo({}));
    expect(await themes()).toHaveLength(4);
  });
});
