import { platform } from 'node:os';
import { resolve } from 'node:path';

/** Folder names that synchronising services use; a matter inside one may be copied while it is being written. */
const syncedFolders = [
  /^onedrive( - .*)?$/iu,
  /^dropbox( \(.*\))?$/iu,
  /^google drive$/iu,
  /^googledrive-.*$/iu,
  /^my drive$/iu,
  /^icloud ?drive$/iu,
  /^com~apple~clouddocs$/iu,
  /^box( sync)?$/iu,
  /^nextcloud$/iu,
  /^owncloud$/iu,
];

/** Where a matter lies, as far as it can be told from its path alone. */
export type StoragePlace = { readonly kind: 'local' } | { readonly kind: 'shared'; readonly warning: string };

/** Recognises network shares and folders that a service synchronises, by path. */
export function storagePlace(path: string, system: NodeJS.Platform = platform()): StoragePlace {
  const absolute = resolve(path);
  if (system === 'win32' && /^(\\\\|\/\/)[^\\/.?]/u.test(path)) {
    return shared('on a network share');
  }
  const synced = absolute.split(/[\\/]/u).find((part) => syncedFolders.some((name) => name.test(part)));
  if (synced !== undefined) return shared(`in the synchronised folder “${synced}”`);
  return { kind: 'local' };
}

function shared(where: string): StoragePlace {
  return {
    kind: 'shared',
    warning: `This matter lies ${where}. Glossator writes it in a slower, safer way there and keeps everyone else out while it is open. A folder on this machine’s own disk is faster and safer.`,
  };
}
