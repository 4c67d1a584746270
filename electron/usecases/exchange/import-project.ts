import { basename } from 'node:path';
import { failure, success, type Result } from '../../../shared/base/index.ts';
import type {
  ImportedProjectSource,
  OperationDraft,
  ProjectImportReport,
} from '../../../shared/model/index.ts';
import type { ReadProject } from '../../../shared/exchange/index.ts';
import { sha256Hex } from '../../crypto/index.ts';
import { readSourceFile } from '../../ingest/read-source-file.ts';
import { readNotes, readThemes } from '../../store/index.ts';
import { requireWriting, type MatterContext } from '../matter-context.ts';
import { notesArePrivileged } from '../tag-passage.ts';
import { importProjectSource, knownDocuments, type ProjectUnderway } from './import-project-source.ts';
import { noteOn } from './place-selections.ts';
import { planProjectThemes } from './plan-project-themes.ts';

/** A project to bring in, or with `expected` null to look at: the SHA-256 of the file as it was looked at. */
export interface ProjectToImport {
  readonly task: string;
  readonly path: string;
  readonly expected: string | null;
}

/**
 * Brings a REFI-QDA project or codebook into the matter: its codes as themes, and notes on them and on the whole, in one act; then
 * each source with its passages, tags and notes in one transaction, whole or not at all. What the matter has already is not made
 * again, so that an import which was cancelled can be done once more. All of it stands under whoever imports; the users that the
 * project names are told in one privileged note on the matter.
 *
 * Fails with `call-invalid` where the file was changed since it was looked at, as reading it does (`readExchange`), `read-only` and
 * `cancelled` before anything was done.
 */
export async function importProject(
  context: MatterContext,
  { task, path, expected }: ProjectToImport,
): Promise<Result<ProjectImportReport>> {
  const { readExchange } = context.surroundings;
  if (readExchange === undefined) return failure('not-available', 'Projects cannot be read here.');
  if (expected !== null) {
    const writing = requireWriting(context);
    if (!writing.ok) return writing;
  }
  return context.tasks.run(task, async (signal) => {
    const file = await readFileUnless(signal, path);
    if (!file.ok) return file;
    const sha256 = sha256Hex(file.value);
    if (expected !== null && expected !== sha256) {
      return failure(
        'call-invalid',
        'The file was changed after its preview was made, so nothing was imported. Look at the preview again.',
      );
    }
    const read = await readExchange.read({ fileName: basename(path), bytes: file.value }, signal);
    if (!read.ok) return read;
    return success(
      await bringIn(context, read.value, { task, path, sha256, isDry: expected === null, signal }),
    );
  });
}

interface Importing {
  readonly task: string;
  readonly path: string;
  readonly sha256: string;
  readonly isDry: boolean;
  readonly signal: AbortSignal;
}

async function bringIn(
  context: MatterContext,
  project: ReadProject,
  importing: Importing,
): Promise<ProjectImportReport> {
  const { task, path, sha256, isDry, signal } = importing;
  const plan = planProjectThemes(
    readThemes(context.reader, context.passages),
    project.codes,
    context.newIdentifier,
  );
  const privileged = notesArePrivileged(context);
  const standing = new Set(
    readNotes(context.reader, noLabel, {}).map(({ target, text }) =>
      target.kind === 'matter' ? `matter ${text}` : `${target.kind} ${target.id} ${text}`,
    ),
  );
  const hasNote = (target: string, text: string): boolean => standing.has(`${target} ${text}`);
  const notes = notesOfWhole(project, plan.themes, hasNote, { ...context, privileged });
  const users = noteOfUsers(project, basename(path), sha256, hasNote, context);
  const first = [...plan.operations, ...notes, ...users];
  if (!isDry && first.length > 0) context.writing?.write(first);
  const underway: ProjectUnderway = {
    path,
    themes: plan.themes,
    reviewer: context.writing?.reviewer().id ?? '',
    privileged,
    hasNote,
    isDry,
    known: knownDocuments(context),
  };
  const sources: ImportedProjectSource[] = [];
  const lost: string[] = [];
  let written = notes.length;
  for (const [done, source] of project.sources.entries()) {
    if (signal.aborted) break;
    const brought = await importProjectSource(context, source, underway, signal);
    if (brought === null) break;
    sources.push(brought.report);
    lost.push(...brought.lost);
    written += brought.notes;
    const total = project.sources.length;
    context.surroundings.emit('progress', {
      task,
      label: isDry ? 'Looking at the project' : 'Importing the project',
      done: done + 1,
      total,
      unit: 'files',
    });
    await context.tasks.whilePaused(task);
  }
  return {
    sha256,
    kind: project.kind,
    name: project.name,
    themes: plan.report,
    sources,
    notes: written,
    lost: [...plan.remarks, ...project.lost, ...lost, ...usersRemark(project)],
    cancelled: sources.length < project.sources.length,
  };
}

/** The notes on codes and on the project, without those that are there. */
function notesOfWhole(
  project: ReadProject,
  themes: ReadonlyMap<string, string>,
  hasNote: (target: string, text: string) => boolean,
  making: { readonly privileged: boolean; readonly newIdentifier: () => string },
): readonly OperationDraft[] {
  const made = new Set<string>();
  const isNew = (target: string, text: string): boolean => {
    const key = `${target} ${text}`;
    if (hasNote(target, text) || made.has(key)) return false;
    made.add(key);
    return true;
  };
  const onThemes = project.codes.flatMap(({ guid, notes }) => {
    const id = themes.get(guid);
    if (id === undefined) return [];
    return notes
      .filter((text) => isNew(`theme ${id}`, text))
      .map((text) => noteOn({ kind: 'theme', id }, text, making));
  });
  const onMatter = project.notes
    .filter((text) => isNew('matter', text))
    .map((text) => noteOn({ kind: 'matter' }, text, making));
  return [...onThemes, ...onMatter];
}

/** A privileged note that keeps on the record who the project says worked in it; none where it names nobody. */
function noteOfUsers(
  project: ReadProject,
  fileName: string,
  sha256: string,
  hasNote: (target: string, text: string) => boolean,
  { newIdentifier }: MatterContext,
): readonly OperationDraft[] {
  const named = namedUsers(project);
  if (named.length === 0) return [];
  const text = `Imported the project “${project.name}” (${fileName}, SHA-256 ${sha256}). It names as those who worked in it: ${named.join(', ')}.`;
  return hasNote('matter', text)
    ? []
    : [noteOn({ kind: 'matter' }, text, { privileged: true, newIdentifier })];
}

function usersRemark(project: ReadProject): readonly string[] {
  const named = namedUsers(project);
  if (named.length === 0) return [];
  return [
    `All of it stands under whoever imports it. The project’s users (${named.join(', ')}) are named in a privileged note on the matter.`,
  ];
}

/** The users of a project, without the one that this application puts in where names do not leave. */
function namedUsers({ users }: ReadProject): readonly string[] {
  return [...new Set(users.map((name) => name.replaceAll(/\p{Cc}+/gu, ' ').trim()))].filter(
    (name) => name !== 'Reviewer',
  );
}

async function readFileUnless(signal: AbortSignal, path: string): Promise<Result<Uint8Array>> {
  try {
    return await readSourceFile(path, signal);
  } catch (error) {
    if (!signal.aborted) throw error;
    return failure('cancelled', 'The import was cancelled. Nothing was imported.');
  }
}

function noLabel(): { readonly label: string; readonly documentId: null } {
  return { label: '', documentId: null };
}
