import type { DocumentSummary } from '../../shared/model/index.ts';
import { announce } from './announce.ts';
import type { ServiceClient, ShellClient } from './client.ts';
import { notify, notifyFailure } from './notices.ts';

/** Asks where, and writes a document's sealed bytes there as they came; says so with their place. */
export async function saveOriginal(
  service: ServiceClient,
  shell: ShellClient,
  document: DocumentSummary,
): Promise<void> {
  const [, stem = document.fileName, extension] = /^(.+)\.([a-z0-9]{1,8})$/iu.exec(document.fileName) ?? [];
  const chosen = await shell.call('chooseSaveFile', {
    title: `Save the original of ${document.urn}`,
    button: 'Save',
    name: stem,
    type: extension === undefined ? null : { name: document.typeName, extension: extension.toLowerCase() },
  });
  if (!chosen.ok) return notifyFailure(chosen.failure);
  if (chosen.value === null) return;
  const saved = await service.call('saveOriginal', { documentId: document.id, path: chosen.value });
  if (!saved.ok) return notifyFailure(saved.failure);
  const { path } = saved.value;
  const sentence = `Saved the original of ${document.urn}. Its bytes are those that were imported, by their SHA-256.`;
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
