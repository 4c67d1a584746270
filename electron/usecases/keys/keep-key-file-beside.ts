import { existsSync } from 'node:fs';
import { probeMatterFile } from '../../store/index.ts';
import { findKeyFile, keepKeyFile, keyFilePath, writeKeyFile } from './key-files.ts';

/**
 * Sees to it that an unlocked matter has its key file beside it and a copy in this machine's profile, where either was lost: a
 * matter that came by itself, or whose key file was deleted. Where neither can be found there is nothing to keep.
 */
export async function keepKeyFileBeside(path: string, profileFolder: string): Promise<void> {
  const probed = probeMatterFile(path);
  if (!probed.ok || !probed.value.encrypted) return;
  const found = findKeyFile(path, probed.value.mark, profileFolder);
  if (!found.ok || found.value === null) return;
  if (existsSync(keyFilePath(path))) await keepKeyFile(found.value, profileFolder);
  else await writeKeyFile(path, found.value, profileFolder);
}
