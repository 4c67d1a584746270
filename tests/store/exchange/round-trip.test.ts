import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { NoteTarget } from '../../../shared/model/index.ts';
import type { MatterSession } from '../../../electron/usecases/matter-session.ts';
import { readExchange } from '../../../electron/ingest/exchange/read-exchange.ts';
import { qdaFaults } from '../../unit/exchange/qda-faults.ts';
import { entriesOf } from '../../unit/exchange/read-archive.ts';
import { expectValue, matterFixture, noteOf, quickFolder } from '../matter-fixture.ts';
import '../../random-cases.ts';
import { exported } from './exchange-fixture.ts';
import { readingProjects } from './projects.ts';

const words = fc.string({
  unit: fc.constantFrom('a', 'Ж', '🛶', 'e\u0301', '<', '&', '"', ' ', 'z', '\t', '𝒜'),
  minLength: 1,
  maxLength: 12,
});
const line = words.map((text) => text.replaceAll('\t', ' ').trim()).filter((text) => text !== '');
const lines = fc.array(words, { minLength: 1, maxLength: 3 }).map((all) => all.join('\n'));
const place = fc.tuple(fc.nat(40), fc.integer({ min: 1, max: 20 }), fc.nat(20), fc.option(lines));

const matters = fc.record({
  texts: fc.uniqueArray(
    lines.filter((text) => /[^\s]/u.test(text)),
    { minLength: 1, maxLength: 3 },
  ),
  themes: fc.uniqueArray(fc.tuple(line, fc.nat(8), fc.nat(13), fc.option(lines), fc.option(lines)), {
    maxLength: 5,
    selector: ([name]) => name.normalize('NFC').toLowerCase(),
  }),
  places: fc.array(place, { maxLength: 6 }),
  remarks: fc.array(fc.tuple(fc.nat(3), lines), { maxLength: 3 }),
});

type RandomMatter = typeof matters extends fc.Arbitrary<infer Given> ? Given : never;

async function fill(
  session: MatterSession,
  importText: (name: string, text: string) => Promise<string>,
  { texts, themes, places, remarks }: RandomMatter,
): Promise<void> {
  const { calls } = session;
  const documents: string[] = [];
  for (const [n, text] of texts.entries()) documents.push(await importText(`text ${n}.txt`, text));
  const ids = expectValue(await calls.listThemes({})).map(({ id }) => id);
  for (const [name, under, , definition, use] of themes) {
    const made = await calls.addTheme({
      name,
      parent: ids[under] ?? null,
      ...(definition === null ? {} : { definition }),
    });
    if (!made.ok) continue;
    ids.push(made.value.id);
    if (use !== null) await calls.writeTheme({ themeId: made.value.id, field: 'avoid', text: use });
  }
  for (const [start, length, theme, note] of places) {
    const documentId = documents[start % documents.length] ?? '';
    await calls.tagSpan({
      documentId,
      start,
      end: start + length,
      themeIds: theme % 5 === 0 ? [] : [ids[theme % ids.length] ?? ''],
      ...(note === null ? {} : { note: { content: noteOf(note), privileged: false } }),
    });
  }
  const targets: readonly NoteTarget[] = [
    { kind: 'matter' },
    { kind: 'document', id: documents[0] ?? '' },
    { kind: 'theme', id: ids.at(-1) ?? '' },
    { kind: 'document', id: documents.at(-1) ?? '' },
  ];
  for (const [target, text] of remarks) {
    await calls.writeNote({
      target: targets[target] ?? { kind: 'matter' },
      content: noteOf(text),
      privileged: false,
    });
  }
  // A theme that every matter has is matched when it is imported, and stays as it is there.
  if (ids.length > 4) await calls.retireThemes({ themeIds: ids.slice(-1), retired: true });
}

/** What a project holds, without identifiers, times and names of sources, which differ from matter to matter. */
function contentOf(bytes: Uint8Array): unknown {
  const read = expectValue(readExchange(bytes));
  const names = new Map<string, string>();
  for (const { guid, name, parent } of read.codes) {
    names.set(guid, `${parent === null ? '' : names.get(parent)} / ${name}`);
  }
  const named = (codes: readonly string[]): readonly (string | undefined)[] =>
    codes.map((code) => names.get(code)).sort();
  return {
    codes: read.codes.map(({ guid, colour, description, isCodable, notes }) => {
      return { name: names.get(guid), colour, description, isCodable, notes: [...new Set(notes)].sort() };
    }),
    sources: read.sources.map(({ text, selections, codes, notes }) => ({
      text,
      selections: selections.map(({ start, end, codes: on, notes: said }) => {
        return { start, end, codes: named(on), notes: [...new Set(said)].sort() };
      }),
      codes: named(codes),
      notes: [...new Set(notes)].sort(),
    })),
    notes: [...new Set(read.notes)].sort(),
  };
}

test('a project that is exported, imported into a new matter and exported again is the same', async () => {
  await fc.assert(
    fc.asyncProperty(matters, async (given) => {
      const from = await matterFixture(quickFolder);
      const into = await matterFixture(quickFolder);
      const first = await from.open({ surroundings: readingProjects(from.surroundings) });
      const second = await into.open({ surroundings: readingProjects(into.surroundings) });
      try {
        await fill(first, (name, text) => from.importText(first, name, text), given);
        const out = await exported(from, first, 'qdpx');
        expect(qdaFaults(entriesOf(out.bytes).get('project.qde') ?? '')).toEqual([]);
        const path = join(into.folder, 'given.qdpx');
        copyFileSync(out.path, path);
        expectValue(await second.calls.setNotesOpenByDefault({ open: true }));
        const { sha256 } = expectValue(
          await second.calls.importProject({ task: 'task', path, expected: null }),
        );
        const report = expectValue(
          await second.calls.importProject({ task: 'task', path, expected: sha256 }),
        );
        expect(report.lost).toEqual([]);
        const again = await exported(into, second, 'qdpx');
        expect(contentOf(again.bytes)).toEqual(contentOf(out.bytes));
      } finally {
        await first.close();
        await second.close();
        from.remove();
        into.remove();
      }
    }),
    { numRuns: 40 },
  );
}, 120_000);
