import type { Result } from '../../../shared/base/index.ts';
import { announce } from '../../state/announce.ts';
import type { ServiceClient, ShellClient } from '../../state/client.ts';
import { notifyFailure } from '../../state/notices.ts';
import { runTask } from '../../state/tasks.ts';

/** Asks for the folder that backups shall go to; null where the person cancelled. */
export function chooseBackupFolder(shell: ShellClient): Promise<Result<string | null>> {
  return shell.call('chooseFolder', {
    title: 'Folder for the backups of every matter on this machine',
    button: 'Keep backups here',
  });
}

/** Makes a backup of the open matter now, aside. */
export async function backUpNow(service: ServiceClient): Promise<void> {
  const result = await runTask('Backing up', (task) => service.call('backUpNow', { task }));
  if (!result.ok) {
    // What stands in the way is told in the section itself, and stays there until it is solved.
    if (result.failure.code === 'matter-in-use') notifyFailure(result.failure);
  } else if (result.value.warning === null) announce('The backup is made.');
}
