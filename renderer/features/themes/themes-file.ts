import type { ThemeImportReport } from '../../../shared/model/index.ts';
import { announce } from '../../state/announce.ts';
import type { ServiceClient, ShellClient } from '../../state/client.ts';
import { notify, notifyFailure } from '../../state/notices.ts';
import { offerUndo } from '../../state/offer-undo.ts';
import { perMatter } from '../../state/per-matter.ts';
import { countWords } from '../../ui/words.ts';

const csvType = { name: 'Tables (CSV)', extension: 'csv' };

/** A file of themes as it was looked at: what it would do, or did. */
export interface ThemesFile {
  readonly path: string;
  readonly report: ThemeImportReport;
  readonly state: 'looked-at' | 'imported';
}

/** The file of themes being looked at in this window, until it is put away. */
export const themesFile = perMatter<ThemesFile | null>(null);

/** Asks where, and writes the themes as CSV. */
export async function exportThemes(service: ServiceClient, shell: ShellClient, title: string): Promise<void> {
  const chosen = await shell.call('chooseSaveFile', {
    title: 'Export the themes',
    button: 'Export',
    name: `${title} themes`,
    type: csvType,
  });
  if (!chosen.ok) return notifyFailure(chosen.failure);
  if (chosen.value === null) return;
  const written = await service.call('exportThemes', { path: chosen.value });
  if (!written.ok) return notifyFailure(written.failure);
  const { path, themes } = written.value;
  const sentence = `Exported ${countWords(themes, 'theme')}.`;
  announce(sentence);
  const reveal = async () => {
    const shown = await shell.call('reveal', { path });
    if (!shown.ok) notifyFailure(shown.failure);
  };
  notify({
    sentence,
    tone: 'done',
    action: { label: 'Show in its folder', perform: () => void reveal() },
  });
}

/** Asks for a file of themes and looks at what it would do; nothing is changed yet. */
export async function lookAtThemes(service: ServiceClient, shell: ShellClient): Promise<void> {
  const chosen = await shell.call('chooseFile', {
    title: 'Import themes',
    button: 'Look at it',
    type: csvType,
  });
  if (!chosen.ok) return notifyFailure(chosen.failure);
  if (chosen.value === null) return;
  const looked = await service.call('importThemes', { path: chosen.value, expected: null });
  if (!looked.ok) return notifyFailure(looked.failure);
  themesFile.set({ path: chosen.value, report: looked.value, state: 'looked-at' });
  announce(`Nothing is imported yet. ${importWords(looked.value, 'would be')}.`);
}

/** Does what the file was seen to do, in one act. */
export async function importThemes(service: ServiceClient, file: ThemesFile): Promise<void> {
  const done = await service.call('importThemes', { path: file.path, expected: file.report.sha256 });
  if (!done.ok) return notifyFailure(done.failure);
  themesFile.set({ path: file.path, report: done.value, state: 'imported' });
  await offerUndo(service, `Imported themes: ${importWords(done.value, '')}.`);
}

/** Puts the file away. */
export function putFileAway(): void {
  themesFile.set(null);
}

/** What becomes of the lines of a file, by number: `3 added, 2 changed, 1 refused`. */
export function importWords(report: ThemeImportReport, verb: string): string {
  const parts = (['added', 'changed', 'unchanged', 'refused'] as const).flatMap((result) => {
    const count = report.lines.filter((line) => line.result === result).length;
    return count === 0 ? [] : [`${String(count)} ${result}`];
  });
  const words = parts.length === 0 ? 'nothing in the file' : parts.join(', ');
  return verb === '' ? words : `${countWords(report.lines.length, 'theme')} ${verb} read: ${words}`;
}
