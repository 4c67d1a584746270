import { announce } from '../../state/announce.ts';
import type { ServiceClient, ShellClient } from '../../state/client.ts';
import { notify, notifyFailure } from '../../state/notices.ts';
import { runTask } from '../../state/tasks.ts';
import { countWords } from '../../ui/words.ts';
import type { ServiceFilter } from './history-filter.tsx';

/** What a history leaves as: how the dialog names the type of file, and its ending. */
const fileTypes = {
  csv: { name: 'Tables (CSV)', extension: 'csv' },
  pdf: { name: 'Documents (PDF)', extension: 'pdf' },
} as const;

/** Asks where, and writes the acts that the filter lets through, aside; says what was written and offers to show it. */
export async function exportHistory(
  service: ServiceClient,
  shell: ShellClient,
  format: 'csv' | 'pdf',
  matterTitle: string,
  filter: ServiceFilter,
): Promise<void> {
  const chosen = await shell.call('chooseSaveFile', {
    title: 'Export the history',
    button: 'Export',
    name: `${matterTitle} history`,
    type: fileTypes[format],
  });
  if (!chosen.ok) return notifyFailure(chosen.failure);
  const path = chosen.value;
  if (path === null) return;
  const written = await runTask('Exporting the history', (task) =>
    service.call('exportHistory', { task, path, format, ...filter }),
  );
  if (!written.ok) return notifyFailure(written.failure);
  const { acts, pages } = written.value;
  const sentence = `Exported ${countWords(acts, 'act')}${pages === null ? '' : ` on ${countWords(pages, 'page')}`}.`;
  announce(sentence);
  const reveal = async () => {
    const shown = await shell.call('reveal', { path: written.value.path });
    if (!shown.ok) notifyFailure(shown.failure);
  };
  notify({
    sentence,
    tone: 'done',
    action: { label: 'Show in its folder', perform: () => void reveal() },
  });
}
