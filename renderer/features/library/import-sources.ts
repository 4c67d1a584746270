import type { Result } from '../../../shared/base/index.ts';
import type { ImportReport } from '../../../shared/contract/index.ts';
import type { ServiceClient, ShellClient } from '../../state/client.ts';
import { announce } from '../../state/announce.ts';
import { currentPlace, go } from '../../state/navigation.ts';
import { notify, notifyFailure } from '../../state/notices.ts';
import { perMatter } from '../../state/per-matter.ts';
import { runTask } from '../../state/tasks.ts';
import { countWords } from '../../ui/words.ts';

/** The report of the last import in this window, until it is put away. */
export const lastImport = perMatter<ImportReport | null>(null);

/** Asks for files or a folder and imports them. */
export async function importSources(
  service: ServiceClient,
  shell: ShellClient,
  what: 'files' | 'folder',
): Promise<void> {
  const chosen = await shell.call('chooseSources', { what });
  if (!chosen.ok) notifyFailure(chosen.failure);
  else if (chosen.value.length > 0) await importPaths(service, chosen.value);
}

/** From so many files on, an import is looked at before it is begun. */
const lookedAtFrom = 200;

/** An import that waits to be begun. */
export interface WaitingImport {
  readonly paths: readonly string[];
  readonly files: number;
  readonly bytes: number;
}

/** The import that is looked at before it is begun, or null. */
export const waitingImport = perMatter<WaitingImport | null>(null);

/** Who provided the sources of an import, and the letters its URNs begin with. */
export interface ImportOrigin {
  readonly provider?: string;
  readonly prefix?: string;
}

/** Asks for a folder and shows what importing it would do. */
export async function lookAtSources(service: ServiceClient, shell: ShellClient): Promise<void> {
  const chosen = await shell.call('chooseSources', { what: 'folder' });
  if (!chosen.ok) notifyFailure(chosen.failure);
  else if (chosen.value.length > 0) await importPaths(service, chosen.value, 1);
}

/** Imports files and folders aside, and tells what became of them; many are looked at first. */
export async function importPaths(
  service: ServiceClient,
  paths: readonly string[],
  lookedAt = lookedAtFrom,
): Promise<void> {
  const counted = await runTask('Counting the files', (task) =>
    service.call('countSources', { task, paths: [...paths] }),
  );
  if (counted.ok && counted.value.files >= lookedAt) {
    waitingImport.set({ paths, ...counted.value });
    return;
  }
  await importNow(service, paths, {});
}

/** Begins an import, and tells what became of its files. */
export async function importNow(
  service: ServiceClient,
  paths: readonly string[],
  origin: ImportOrigin,
): Promise<void> {
  const label = paths.length === 1 ? 'Importing' : `Importing ${countWords(paths.length, 'item')}`;
  tellReport(
    await runTask(label, (task) => service.call('importFiles', { task, paths: [...paths], ...origin }), true),
  );
}

/** Goes on with an import that was interrupted. */
export async function resumeImport(service: ServiceClient, batchId: string): Promise<void> {
  tellReport(await runTask('Importing', (task) => service.call('resumeImport', { task, batchId }), true));
}

function tellReport(result: Result<ImportReport>): void {
  if (!result.ok) {
    notifyFailure(result.failure);
    return;
  }
  lastImport.set(result.value);
  const sentence = importSentence(result.value);
  const failed = result.value.items.some((item) => item.result === 'failed');
  announce(sentence);
  // The library shows the report itself.
  if (currentPlace().screen === 'library') return;
  notify({
    sentence,
    tone: failed ? 'warning' : 'done',
    action: { label: 'Show the report', perform: () => go({ screen: 'library' }) },
  });
}

/** An import in one sentence: `Imported 8 documents. 1 file was here already. 2 files could not be imported.` */
export function importSentence(report: ImportReport): string {
  const count = (result: string) => report.items.filter((item) => item.result === result).length;
  const [imported, duplicates, failed] = [count('imported'), count('duplicate'), count('failed')];
  const families = report.items.flatMap((item) => (item.result === 'imported' ? [item] : []));
  const came = families.reduce((sum, { family = [] }) => sum + family.length, 0);
  const sealed = families.flatMap(({ sealed: own, family = [] }) => [
    own,
    ...family.map((child) => child.sealed),
  ]);
  const unread = sealed.filter((because) => because !== undefined).length;
  const parts = [
    imported === 0
      ? 'Nothing new was imported.'
      : `Imported ${countWords(imported + came, 'document')}${unread === 0 ? '' : `, ${unread.toLocaleString('en-GB')} of them sealed unread`}.`,
  ];
  if (duplicates > 0) parts.push(`${countWords(duplicates, 'file was', 'files were')} here already.`);
  if (failed > 0) parts.push(`${countWords(failed, 'file')} could not be imported.`);
  if (report.cancelled) parts.push('The import was stopped before its end; what came in before stays.');
  return parts.join(' ');
}
