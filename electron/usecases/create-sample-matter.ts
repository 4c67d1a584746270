import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { success, type Clock, type Result } from '../../shared/base/index.ts';
import { type Progress, samplePreparation } from '../../shared/contract/index.ts';
import { plainNote, type DocumentSummary, type NoteTarget } from '../../shared/model/index.ts';
import { findQuote } from '../../shared/text/index.ts';
import { renameDurably } from '../files/rename-durably.ts';
import { sampleMatterPath } from '../files/sample-matter-path.ts';
import { createMatter } from './create-matter.ts';
import { fileIdentity, readKnownReplica, rememberReplica } from './known-replicas.ts';
import type { MatterSession, SessionCalls, SessionSurroundings } from './matter-session.ts';
import { openMatter } from './open-matter.ts';
import type { SampleDescription, SampleNote } from './sample-description.ts';

/** Where the sample matter is kept and what it is made from. */
export interface SampleMatterOptions {
  readonly profileFolder: string;
  /** The folder that holds the sample's sources and `sample.json`. */
  readonly sampleFolder: string;
  readonly surroundings: SessionSurroundings;
}

/**
 * Gives the sample matter of this machine, making it on first use by the same use cases a person would use: importing,
 * tagging and writing notes. It appears under its name only when it is whole.
 */
export async function ensureSampleMatter(
  options: SampleMatterOptions,
): Promise<Result<{ readonly path: string }>> {
  const path = sampleMatterPath(options.profileFolder);
  if (existsSync(path)) return success({ path });
  await mkdir(options.profileFolder, { recursive: true });
  const folder = await mkdtemp(join(options.profileFolder, 'sample-'));
  try {
    const building = join(folder, 'sample.matter');
    const made = await buildSampleMatter(options, building, folder);
    if (!made.ok) return made;
    await renameDurably(building, path);
    const known = readKnownReplica(folder, made.value.matter);
    if (known !== null) {
      await rememberReplica(options.profileFolder, { ...known, file: fileIdentity(path) });
    }
    return success({ path });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function buildSampleMatter(
  options: SampleMatterOptions,
  path: string,
  profileFolder: string,
): Promise<Result<{ readonly matter: string }>> {
  const description = JSON.parse(
    await readFile(join(options.sampleFolder, 'sample.json'), 'utf8'),
  ) as SampleDescription;
  const surroundings: SessionSurroundings = {
    ...options.surroundings,
    profileFolder,
    clock: steppingClock(Date.parse(description.clockIso)),
    emit: (event, payload) => {
      // Of a matter that is not there yet, windows can only be told how far it is.
      if (event === 'progress') options.surroundings.emit('progress', preparing(payload as Progress));
    },
  };
  const [reviewerName] = description.reviewers;
  const identity = reviewerName === undefined ? {} : { reviewerName };
  const { title, prefix } = description;
  const created = await createMatter({ path, title, prefix, surroundings, ...identity });
  if (!created.ok) return created;
  const opened = await openMatter({ path, access: 'write', surroundings, ...identity });
  if (!opened.ok) return opened;
  try {
    await fillMatter(opened.value, description, options.sampleFolder, (done, total) => {
      const progress: Progress = { task: samplePreparation, label: '', done, total, unit: 'passages' };
      options.surroundings.emit('progress', preparing(progress));
    });
  } finally {
    await opened.value.close();
  }
  return created;
}

/** Progress of a step of making the sample, told as progress of the whole. */
function preparing(progress: Progress): Progress {
  return { ...progress, task: samplePreparation, label: 'Preparing the sample matter' };
}

/** A clock for a working day's acts: half a minute passes between two readings. */
function steppingClock(startMs: number): Clock {
  let nowMs = startMs;
  return () => {
    nowMs += 31_000;
    return nowMs;
  };
}

async function fillMatter(
  session: MatterSession,
  description: SampleDescription,
  sampleFolder: string,
  tell: (passagesDone: number, passages: number) => void,
): Promise<void> {
  const { calls } = session;
  const documents = new Map<string, DocumentSummary>();
  const report = await must(
    calls.importFiles({
      task: 'sample',
      paths: description.sources.map((source) => join(sampleFolder, source.file)),
    }),
  );
  const refused = report.items.find((item) => item.result !== 'imported');
  if (refused !== undefined) throw new Error(`A source of the sample was not imported: ${refused.path}.`);
  for (const document of await must(calls.listDocuments({}))) documents.set(document.fileName, document);
  for (const source of description.sources) await correct(calls, documentOf(documents, source.file), source);
  const themes = await addThemes(calls, description);
  let present = '';
  const as = async (reviewer: string | undefined): Promise<void> => {
    if (reviewer === undefined || reviewer === present) return;
    present = reviewer;
    await must(calls.setReviewer({ name: reviewer }));
  };
  for (const [done, passage] of description.passages.entries()) {
    tell(done, description.passages.length);
    await as(passage.reviewer);
    const document = documentOf(documents, passage.file);
    const { text } = await must(calls.readDocument({ documentId: document.id }));
    const found = findQuote(text, {
      quote: passage.quote,
      ...(passage.nth === undefined ? {} : { nth: passage.nth }),
    });
    if (found.kind !== 'found') throw new Error(`A passage of the sample is not in ${passage.file}.`);
    const tagged = await must(
      calls.tagSpan({
        documentId: document.id,
        start: found.start,
        end: found.end,
        themeIds: passage.themes.map((code) => themeOf(themes, code)),
      }),
    );
    for (const note of passage.notes ?? []) {
      await as(note.reviewer);
      await write(calls, { kind: 'passage', id: tagged.id }, note);
    }
  }
  for (const note of description.documentNotes) {
    await as(note.reviewer);
    await write(calls, { kind: 'document', id: documentOf(documents, note.file).id }, note);
  }
  for (const note of description.themeNotes) {
    await as(note.reviewer);
    await write(calls, { kind: 'theme', id: themeOf(themes, note.theme) }, note);
  }
  for (const note of description.matterNotes) {
    await as(note.reviewer);
    await write(calls, { kind: 'matter' }, note);
  }
}

async function correct(
  calls: SessionCalls,
  document: DocumentSummary,
  source: SampleDescription['sources'][number],
): Promise<void> {
  const documentId = document.id;
  if (source.title !== undefined && source.title !== document.title) {
    await must(calls.describeDocument({ documentId, change: { field: 'title', value: source.title } }));
  }
  if (source.publisher !== undefined && source.publisher !== document.publisher) {
    await must(
      calls.describeDocument({ documentId, change: { field: 'publisher', value: source.publisher } }),
    );
  }
  if (source.author !== undefined && source.author !== document.author) {
    await must(calls.describeDocument({ documentId, change: { field: 'author', value: source.author } }));
  }
  if (source.date !== undefined && source.date !== (document.date?.value ?? null)) {
    const value = source.date === null ? null : ({ value: source.date, precision: 'day' } as const);
    await must(calls.describeDocument({ documentId, change: { field: 'date', value } }));
  }
}

async function addThemes(
  calls: SessionCalls,
  description: SampleDescription,
): Promise<ReadonlyMap<string, string>> {
  const byCode = new Map((await must(calls.listThemes({}))).map((theme) => [theme.code, theme.id] as const));
  for (const { code, name, definition, parent } of description.themes) {
    const standing = byCode.get(code);
    if (standing !== undefined) {
      await must(calls.writeTheme({ themeId: standing, field: 'definition', text: definition }));
      continue;
    }
    const parentId = parent === undefined ? null : themeOf(byCode, parent);
    const added = await must(calls.addTheme({ name, code, definition, parent: parentId }));
    byCode.set(code, added.id);
  }
  return byCode;
}

async function write(calls: SessionCalls, target: NoteTarget, note: SampleNote): Promise<void> {
  await must(calls.writeNote({ target, content: plainNote(note.text), privileged: note.privileged }));
}

function documentOf(documents: ReadonlyMap<string, DocumentSummary>, file: string): DocumentSummary {
  const document = documents.get(file);
  if (document === undefined) throw new Error(`The sample names a source that it does not hold: ${file}.`);
  return document;
}

function themeOf(themes: ReadonlyMap<string, string>, code: string): string {
  const theme = themes.get(code);
  if (theme === undefined) throw new Error(`The sample names a theme that it does not add: ${code}.`);
  return theme;
}

/** The sample is part of the application: where a step of it is refused, that is a mistake of the program. */
async function must<Value>(result: Promise<Result<Value>>): Promise<Value> {
  const settled = await result;
  if (settled.ok) return settled.value;
  throw new Error(`The sample could not be made: ${settled.failure.code}.`);
}
