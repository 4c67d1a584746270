import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openBareDatabase } from '../../bench/bare-database.ts';
import { makeFilledMatter, openBenchMatter, valueOf } from '../../bench/bench-matter.ts';
import { seededRandomness } from '../../bench/generated-text.ts';
import type { Answered } from './driving.ts';
import { plainNote } from '../../../shared/model/index.ts';
import { faultsAfterKill } from './whole-matter.ts';

let folder: string;
let path: string;
let confirmed: readonly Answered[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'glossator-whole-'));
  path = await makeFilledMatter(folder, 'whole', seededRandomness(3), 1, 60);
  const { calls, close } = await openBenchMatter(folder, path);
  const document = valueOf(await calls.listDocuments({}))[0];
  const themes = valueOf(await calls.listThemes({}));
  if (document === undefined) throw new Error('The matter is empty.');
  const passage = valueOf(
    await calls.tagSpan({
      documentId: document.id,
      start: 30,
      end: 90,
      themeIds: themes.slice(0, 2).map(({ id }) => id),
      note: { content: { blocks: [{ kind: 'paragraph', inlines: [{ kind: 'text', text: 'Noted.' }] }] } },
    }),
  );
  const target = { kind: 'document', id: document.id } as const;
  const content = plainNote('On the whole.');
  const note = valueOf(await calls.writeNote({ target, content }));
  const draft = valueOf(
    await calls.saveDraft({ id: 'draft', noteId: null, target, content, startedFrom: null }),
  );
  await close();
  const item = {
    path: '',
    result: 'imported',
    documentId: document.id,
    urn: document.urn,
    title: '',
    warnings: [],
  } as const;
  confirmed = [
    { name: 'tagSpan', input: {}, value: passage },
    { name: 'importFiles', input: {}, value: { items: [item], cancelled: false } },
    { name: 'writeNote', input: {}, value: note },
    { name: 'saveDraft', input: { id: 'draft' }, value: draft },
  ];
});

afterEach(() => rm(folder, { recursive: true, force: true }));

function damage(sql: string): void {
  const database = openBareDatabase(path);
  database.exec(sql);
  database.close();
}

describe('the check after a kill', () => {
  it('finds nothing wrong with a whole matter', () => {
    expect(faultsAfterKill(path, confirmed)).toEqual([]);
  });

  it.each([
    [
      'a passage that was confirmed and is gone',
      'DELETE FROM life',
      /^The passage .* was confirmed and is lost or another\.$/,
    ],
    [
      'a tag of a confirmed act',
      'DELETE FROM tag WHERE rowid = 1',
      /^The passage .* was confirmed and is lost or another\.$/,
    ],
    [
      'a note of a confirmed act',
      'DELETE FROM note',
      /^The passage .* was confirmed and is lost or another\.$/,
    ],
    [
      'an import that was confirmed and is gone',
      'DELETE FROM document',
      /^The import of BEN000001 was confirmed and is lost\.$/,
    ],
    [
      'a version of a note',
      "DROP TRIGGER operation_keeps_values; UPDATE operation SET body = replace(body, 'On the whole', 'On the hole')",
      /^A version of the note .* was confirmed and is lost or another\.$/,
    ],
    ['a draft', 'DELETE FROM draft', /^The draft draft was confirmed and is lost\.$/],
    ['a document without its bytes', 'DELETE FROM blob_chunk', /^The document BEN000001 is not whole\.$/],
    ['a document without its text', 'DELETE FROM canonical_text', /^The document BEN000001 is not whole\.$/],
    [
      'a document that search does not know',
      'DELETE FROM search_block',
      /^The document BEN000001 is not whole\.$/,
    ],
    [
      'half an act',
      "DROP TRIGGER operation_keeps_rows; DELETE FROM operation WHERE type = 'note.create'",
      /^The act .* is not whole: passage\.create tag\.add tag\.add\.$/,
    ],
    [
      'a second chain',
      "INSERT INTO operation SELECT seq + 9, id || 'x', act || 'x', undoes, 'other', replica_seq, clock, at_ms, reviewer, type, body, body_hash, prev, hash FROM operation WHERE type = 'document.import'",
      /^The matter has 2 chains\.$/,
    ],
  ])('finds %s', (_what, sql, fault) => {
    damage(sql);
    expect(faultsAfterKill(path, confirmed).filter((one) => fault.test(one))).toHaveLength(1);
  });
});
