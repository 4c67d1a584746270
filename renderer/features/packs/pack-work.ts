import type { Result } from '../../../shared/base/index.ts';
import type { PackBuilt } from '../../../shared/contract/index.ts';
import type { PackChoices, Verification } from '../../../shared/model/index.ts';
import { announce } from '../../state/announce.ts';
import type { ServiceClient, ShellClient } from '../../state/client.ts';
import { currentPlace, go } from '../../state/navigation.ts';
import { notify, notifyFailure } from '../../state/notices.ts';
import { perMatter } from '../../state/per-matter.ts';
import { runTask } from '../../state/tasks.ts';
import { countWords } from '../../ui/words.ts';
import { choicesToSend } from './pack-choices.ts';

/** A pack folder that was checked, and what was found. */
export interface CheckedPack {
  readonly folder: string;
  readonly verification: Verification;
}

/** The pack built last in this window, until it is put away. */
export const lastBuilt = perMatter<PackBuilt | null>(null);

/** The pack folder checked last in this window, until it is put away. */
export const lastChecked = perMatter<CheckedPack | null>(null);

/** Asks where a pack shall lie and builds it there, aside. */
export function buildPack(service: ServiceClient, shell: ShellClient, choices: PackChoices): Promise<void> {
  return buildInChosenFolder(shell, (task, place) =>
    service.call('buildPack', { task, choices: choicesToSend(choices), place }),
  );
}

/** Asks where, and builds a pack of the record there again; what was built says whether it is the same, byte for byte. */
export function rebuildPack(service: ServiceClient, shell: ShellClient, pack: string): Promise<void> {
  return buildInChosenFolder(shell, (task, place) => service.call('rebuildPack', { task, pack, place }));
}

async function buildInChosenFolder(
  shell: ShellClient,
  build: (
    task: string,
    place: { readonly kind: 'inside'; readonly folder: string },
  ) => Promise<Result<PackBuilt>>,
): Promise<void> {
  const chosen = await shell.call('chooseFolder', {
    title: 'Folder to build the pack in',
    button: 'Build here',
  });
  if (!chosen.ok) {
    notifyFailure(chosen.failure);
    return;
  }
  const folder = chosen.value;
  if (folder === null) return;
  const result = await runTask('Building the pack', (task) => build(task, { kind: 'inside', folder }));
  if (!result.ok) {
    notifyFailure(result.failure);
    return;
  }
  lastBuilt.set(result.value);
  const { pages, passages } = result.value.record;
  const sentence = `The pack is built: ${countWords(passages, 'passage')} on ${countWords(pages, 'page')}.`;
  announce(sentence);
  // The screen of packs shows it itself.
  if (currentPlace().screen === 'packs') return;
  notify({ sentence, tone: 'done', action: { label: 'Show it', perform: () => go({ screen: 'packs' }) } });
}

/** Asks for a pack's folder and checks it: fingerprints, and every quote against the texts it came from. */
export async function choosePackToCheck(service: ServiceClient, shell: ShellClient): Promise<void> {
  const chosen = await shell.call('chooseFolder', {
    title: 'Folder of the pack to check',
    button: 'Check this pack',
  });
  if (!chosen.ok) notifyFailure(chosen.failure);
  else if (chosen.value !== null) await checkPack(service, chosen.value);
}

/** Checks the pack in a folder, aside. */
export async function checkPack(service: ServiceClient, folder: string): Promise<void> {
  const result = await runTask('Checking the pack', (task) => service.call('verifyPack', { task, folder }));
  if (!result.ok) {
    notifyFailure(result.failure);
    return;
  }
  lastChecked.set({ folder, verification: result.value });
  announce(result.value.ok ? 'The pack is as it was built.' : 'The pack is not as it was built.');
}
