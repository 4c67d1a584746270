import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  deletePackPreset,
  exportPackPreset,
  importPackPreset,
  listPackPresets,
  savePackPreset,
} from '../../../electron/usecases/own-pack-presets.ts';
import { packPresets } from '../../../electron/usecases/pack-presets.ts';
import { packPresetFields } from '../../../shared/contract/preset-schemas.ts';
import { plainNote, type PackChoices, type PackPresetFields } from '../../../shared/model/index.ts';
import { choicesOfPreset, presetOfChoices } from '../../../shared/pack/index.ts';

let profile: string;

beforeEach(() => {
  profile = mkdtempSync(join(tmpdir(), 'glossator-presets-'));
});

afterEach(() => rmSync(profile, { recursive: true, force: true }));

const coroner: PackPresetFields = {
  name: 'Coroner, 2013 rules',
  about: 'For an inquest.',
  source: { title: 'Coroners (Inquests) Rules 2013', date: '2013' },
  choices: {
    order: 'date',
    context: 'none',
    notes: 'none',
    fullTexts: true,
    numbering: 'section',
    warnOver: 50,
  },
  parts: [{ title: 'Documents', contents: ['documents', 'chronology'] }],
};

const own = async (): Promise<readonly unknown[]> =>
  (await listPackPresets(profile)).presets.filter((preset) => preset.own === true);

test('a preset is kept, edited under a new name, and deleted; those that come with the application stay', async () => {
  expect(await savePackPreset(profile, coroner, null)).toEqual({
    ok: true,
    value: { id: 'coroner-2013-rules', own: true, ...coroner },
  });
  const renamed = { ...coroner, name: 'Inquest' };
  await savePackPreset(profile, renamed, 'coroner-2013-rules');
  expect(await own()).toEqual([{ id: 'inquest', own: true, ...renamed }]);
  expect(readdirSync(join(profile, 'presets'))).toEqual(['preset-inquest.json']);
  expect((await listPackPresets(profile)).presets.slice(0, packPresets.length)).toEqual(packPresets);
  expect(await deletePackPreset(profile, 'family')).toMatchObject({ failure: { code: 'read-only' } });
  expect(await deletePackPreset(profile, 'inquest')).toMatchObject({ ok: true, value: renamed });
  expect(await deletePackPreset(profile, 'inquest')).toMatchObject({ failure: { code: 'item-not-found' } });
  expect(await own()).toEqual([]);
});

test('nothing is written over without being said: neither by saving, renaming nor importing', async () => {
  await savePackPreset(profile, coroner, null);
  await savePackPreset(profile, { ...coroner, name: 'Inquest' }, null);
  const other = { ...coroner, about: 'Another.' };
  expect(await savePackPreset(profile, other, null)).toMatchObject({ failure: { code: 'item-exists' } });
  expect(await savePackPreset(profile, other, 'inquest')).toMatchObject({ failure: { code: 'item-exists' } });
  expect(await savePackPreset(profile, { ...coroner, name: 'Family' }, null)).toMatchObject({
    failure: { code: 'read-only' },
  });
  const file = join(profile, 'given.json');
  await exportPackPreset(profile, 'coroner-2013-rules', file);
  writeFileSync(file, readFileSync(file, 'utf8').replace('For an inquest.', 'Given.'));
  expect(await importPackPreset(profile, file, false)).toMatchObject({ failure: { code: 'item-exists' } });
  expect(JSON.stringify(await own())).not.toContain('Given.');
  expect(await importPackPreset(profile, file, true)).toMatchObject({ ok: true, value: { about: 'Given.' } });
});

test('names that differ in any script are presets of their own, whose files have plain names', async () => {
  for (const name of ['Ünïon', 'Union', 'قائمة', '案卷', 'con', '../../x', 'a'.repeat(100)]) {
    expect(await savePackPreset(profile, { ...coroner, name }, null)).toMatchObject({ ok: true });
  }
  expect(await own()).toHaveLength(7);
  for (const file of readdirSync(join(profile, 'presets')))
    expect(file).toMatch(/^preset-[a-z0-9-]{1,80}\.json$/u);
});

test('what is exported is imported without loss', async () => {
  await savePackPreset(profile, coroner, null);
  const file = join(profile, 'coroner.json');
  await exportPackPreset(profile, 'coroner-2013-rules', file);
  await deletePackPreset(profile, 'coroner-2013-rules');
  expect(await importPackPreset(profile, file, false)).toMatchObject({ ok: true, value: coroner });
  for (const { id } of packPresets) {
    expect(await exportPackPreset(profile, id, file)).toMatchObject({ ok: true });
    expect(await importPackPreset(profile, file, true)).toMatchObject({ failure: { code: 'read-only' } });
  }
});

test.each([
  ['nothing', '', 'it is no JSON'],
  ['another format', '{"format":"other"}', '“format” is missing'],
  ['a list', '[]', 'it is not of the form of a preset'],
  [
    'a field that presets do not have',
    { ...coroner, passages: ['x'] },
    'it has “passages”, which presets do not know',
  ],
  [
    'documents in a part',
    { ...coroner, parts: [{ title: 'A', contents: [{ kind: 'document', document: 'x' }] }] },
    '“parts › 0 › contents › 0” is missing or not of the form',
  ],
  [
    'themes in the choices',
    { ...coroner, choices: { ...coroner.choices, themes: ['x'] } },
    '“choices” has “themes”',
  ],
  ['a name of blanks', { ...coroner, name: '  ' }, '“name” is missing or not of the form'],
  ['a thousand parts', { ...coroner, parts: Array(1000).fill({ title: 'A', contents: [] }) }, '“parts”'],
  ['far too much', 'x'.repeat(200_000), 'it is larger than any preset'],
])('a file with %s is refused with its place, and nothing is kept', async (_what, written, why) => {
  const file = join(profile, 'hostile.json');
  const text =
    typeof written === 'string'
      ? written
      : JSON.stringify({ format: 'glossator-pack-preset', version: 1, ...written });
  writeFileSync(file, text);
  expect(await importPackPreset(profile, file, true)).toMatchObject({
    failure: { code: 'call-invalid', message: expect.stringContaining(why) as string },
  });
  expect(await own()).toEqual([]);
  mkdirSync(join(profile, 'presets'));
  writeFileSync(join(profile, 'presets', 'preset-hostile.json'), text);
  const { presets, problems } = await listPackPresets(profile);
  expect([presets.length, problems]).toEqual([
    packPresets.length,
    [expect.stringContaining('The preset in preset-hostile.json is not offered.')],
  ]);
});

test('presets that come with the application are presets by the same rule', () => {
  for (const { id: _id, ...fields } of packPresets)
    expect(packPresetFields.safeParse(fields).error).toBeUndefined();
});

test('no word and no identifier of a matter is in a preset made of choices, unless titles were kept', () => {
  const secret = 'canary';
  const content = fc.constantFrom<NonNullable<PackChoices['parts']>[number]['contents'][number]>(
    { kind: 'theme', theme: secret },
    { kind: 'query', query: { name: secret, query: secret, passages: [secret] } },
    { kind: 'passages', title: secret, passages: [secret] },
    { kind: 'chronology' },
    { kind: 'document', document: secret },
    { kind: 'pages', document: secret, from: 1, to: 2 },
    { kind: 'text', title: secret, content: plainNote(secret) },
    { kind: 'divider', title: secret },
  );
  const part = fc.record({ title: fc.constant(secret), contents: fc.array(content, { maxLength: 6 }) });
  const words = { name: 'Mine', about: '', source: null };
  fc.assert(
    fc.property(fc.array(part, { maxLength: 4 }), fc.boolean(), (parts, titles) => {
      const choices: PackChoices = {
        title: secret,
        themes: [secret],
        documents: [secret],
        order: 'theme',
        context: 'none',
        notes: 'none',
        fullTexts: true,
        names: true,
        query: { name: secret, query: secret, passages: [secret] },
        preset: secret,
        parts,
      };
      const preset = presetOfChoices(choices, words, titles);
      expect(packPresetFields.safeParse(preset).success).toBe(true);
      const said = JSON.stringify({ ...preset, parts: titles ? null : preset.parts });
      expect(said).not.toContain(secret);
      const begun = choicesOfPreset({ id: 'mine', ...preset }, { title: 'T', themes: [], documents: [] });
      expect(JSON.stringify({ ...begun, parts: [] })).not.toContain(secret);
    }),
  );
});
