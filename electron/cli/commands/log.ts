import { resolve } from 'node:path';
import { success, type Result } from '../../../shared/base/index.ts';
import type { HistoryEntry, InputOf, ServiceCalls } from '../../../shared/contract/index.ts';
import { actKinds } from '../../../shared/model/index.ts';
import { command, confirmed, listed, type Outcome } from '../command.ts';
import { instantOf } from '../common-options.ts';
import { findDocument } from '../find-document.ts';
import { withMatter, type MatterAtWork } from '../matter-at-work.ts';
import { wrongCall } from '../read-arguments.ts';
import { readCount } from '../read-count.ts';
import { counted, textTable } from '../text-table.ts';

/** `log`: gives the operations, or the acts in words; or writes them into a file. */
export const log = command({
  name: 'log',
  summary:
    'Lists what was done, newest first: acts in words, or with --json every operation; or writes it into a file.',
  arguments: { matter: 'one' },
  options: {
    limit: { kind: 'text', value: 'N', help: 'the newest N only; everything by default' },
    by: { kind: 'text', value: 'NAME', help: 'only what this reviewer did' },
    document: { kind: 'text', value: 'URN', help: 'only what was done on this document' },
    kind: { kind: 'text', value: 'KIND', help: `only acts of a kind: ${actKinds.join(', ')}` },
    from: { kind: 'text', value: 'ISO', help: 'only from this day or time on (UTC)' },
    before: { kind: 'text', value: 'ISO', help: 'only before this day or time (UTC)' },
    text: { kind: 'text', value: 'WORDS', help: 'only acts with all of these words' },
    csv: { kind: 'text', value: 'FILE', help: 'write the acts as CSV, oldest first' },
    pdf: {
      kind: 'text',
      value: 'FILE',
      help: 'write the acts as a PDF with the record’s state, its signatures and room to sign off',
    },
  },
  remarks: ['A file says nothing but the number of documents that are held privileged, and no note’s text.'],
  example: 'log Harrow.matter --by "R. Osei" --from 2019-03-01 --pdf history.pdf',
  perform: async (given, surroundings) => {
    const { options } = given;
    const limit = readCount('limit', options.limit, 1, Number.MAX_SAFE_INTEGER);
    if (!limit.ok) return limit;
    const file = fileWanted(options.csv, options.pdf, options.limit);
    if (!file.ok) return file;
    return withMatter(surroundings, given.arguments.matter, 'read', async (matter) => {
      const filter = await readFilter(matter, options);
      if (!filter.ok) return filter;
      if (file.value !== null) return exported(matter, file.value, filter.value);
      const isNarrowed = Object.keys(filter.value).length > 0;
      if (surroundings.asJson && !isNarrowed) return listed(matter.operations(limit.value), []);
      const acts = await newestActs(matter, limit.value, filter.value);
      if (!acts.ok) return acts;
      const rows = acts.value.map((act) => [
        new Date(act.atMs).toISOString(),
        act.reviewer.name,
        `${act.sentence}${act.undone ? ' (undone)' : ''}`,
      ]);
      return listed(isNarrowed ? operationsOf(matter, acts.value) : null, textTable(rows));
    });
  },
});

type HistoryFilter = Omit<InputOf<ServiceCalls['history']>, 'limit' | 'offset'>;

interface FileWanted {
  readonly format: 'csv' | 'pdf';
  readonly path: string;
}

/** The file that was asked for, or null; a file always holds everything that the filters let through. */
function fileWanted(
  csv: string | undefined,
  pdf: string | undefined,
  limit: string | undefined,
): Result<FileWanted | null> {
  if (csv !== undefined && pdf !== undefined) return wrongCall('Give either --csv or --pdf.');
  const path = csv ?? pdf;
  if (path === undefined) return success(null);
  if (path === '') return wrongCall('Name the file to write.');
  if (limit !== undefined)
    return wrongCall('--limit is for lists: a file holds all that the filters let through.');
  return success({ format: csv === undefined ? 'pdf' : 'csv', path });
}

async function readFilter(
  matter: MatterAtWork,
  given: {
    readonly by: string | undefined;
    readonly document: string | undefined;
    readonly kind: string | undefined;
    readonly from: string | undefined;
    readonly before: string | undefined;
    readonly text: string | undefined;
  },
): Promise<Result<HistoryFilter>> {
  const filter: { -readonly [Name in keyof HistoryFilter]: HistoryFilter[Name] } = {};
  if (given.by !== undefined) {
    const reviewers = await matter.ask('listReviewers', {});
    if (!reviewers.ok) return reviewers;
    const reviewer = reviewers.value.find(({ name }) => name === given.by?.trim());
    if (reviewer === undefined) return wrongCall(`Nobody called “${given.by}” has worked on this matter.`);
    filter.reviewer = reviewer.id;
  }
  if (given.document !== undefined) {
    const document = await findDocument(matter, given.document);
    if (!document.ok) return document;
    filter.documentId = document.value.id;
  }
  if (given.kind !== undefined) {
    const kind = actKinds.find((known) => known === given.kind);
    if (kind === undefined) return wrongCall(`--kind is one of ${actKinds.join(', ')}.`);
    filter.kind = kind;
  }
  for (const [name, field] of [
    ['from', 'fromMs'],
    ['before', 'beforeMs'],
  ] as const) {
    const text = given[name];
    if (text === undefined) continue;
    const atMs = instantOf(text);
    if (atMs === null)
      return wrongCall(`--${name} is a day or a time, such as 2019-03-11 or 2019-03-11T09:00Z.`);
    filter[field] = atMs;
  }
  if (given.text !== undefined) filter.text = given.text;
  return success(filter);
}

async function exported(
  matter: MatterAtWork,
  file: FileWanted,
  filter: HistoryFilter,
): Promise<Result<Outcome>> {
  const written = await matter.askAtLength((task) =>
    matter.ask('exportHistory', { task, format: file.format, path: resolve(file.path), ...filter }),
  );
  if (!written.ok) return written;
  const { path, acts, pages, sha256 } = written.value;
  const length =
    pages === null ? counted(acts, 'act') : `${counted(acts, 'act')} on ${counted(pages, 'page')}`;
  return confirmed({ ok: true, file: path, acts, pages, sha256 }, `Wrote ${path}: ${length}.`);
}

/** The operations of these acts, newest first, as the unfiltered log gives them. */
function operationsOf(matter: MatterAtWork, acts: readonly HistoryEntry[]): readonly unknown[] {
  const wanted = new Set(acts.map(({ act }) => act));
  return matter.operations(Number.MAX_SAFE_INTEGER).filter(({ act }) => wanted.has(act));
}

/** The most acts that one call gives. */
const pageLength = 1_000;

async function newestActs(
  matter: MatterAtWork,
  count: number,
  filter: HistoryFilter,
): Promise<Result<readonly HistoryEntry[]>> {
  const acts: HistoryEntry[] = [];
  while (acts.length < count) {
    const limit = Math.min(pageLength, count - acts.length);
    const page = await matter.ask('history', { limit, offset: acts.length, ...filter });
    if (!page.ok) return page;
    acts.push(...page.value);
    if (page.value.length < limit) break;
  }
  return { ok: true, value: acts };
}
