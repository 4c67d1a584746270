import { posix, win32 } from 'node:path';

/** What is known of the place where a matter lies, gathered by `lookAtStorage`. */
export interface StorageSurroundings {
  readonly system: NodeJS.Platform;
  /** The matter's absolute path as it was given. */
  readonly path: string;
  /** The same with links, mapped drives and substituted ones resolved; the path itself where that cannot be done. */
  readonly realPath: string;
  /** The number by which Linux names the kind of the file system (`f_type` of `statfs`); null where it tells nothing. */
  readonly fileSystemType: number | null;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/**
 * Where a matter lies. On `network` storage a file's identity may change while it is open; in a `synchronised` folder it
 * does only where the service puts another file in its place.
 */
export type StoragePlace =
  | { readonly kind: 'local' }
  | { readonly kind: 'shared'; readonly how: 'network' | 'synchronised'; readonly warning: string };

/** Folder names that synchronising services use; a matter inside one may be copied while it is being written. */
const syncedFolders = [
  /^onedrive( ?- .*)?$/iu,
  /^dropbox( \(.*\))?$/iu,
  /^google drive$/iu,
  /^googledrive-.*$/iu,
  /^my drive$/iu,
  /^icloud ?drive$/iu,
  /^mobile documents$/iu,
  /^cloudstorage$/iu,
  /^box( sync)?$/iu,
  /^nextcloud$/iu,
  /^owncloud$/iu,
  /^pcloud ?drive$/iu,
  /^synologydrive$/iu,
  /^syncthing$/iu,
];

/** Variables in which Windows says where a person's OneDrive folders lie, whatever these are called. */
const syncedFolderVariables = ['OneDrive', 'OneDriveCommercial', 'OneDriveConsumer'];

/** File systems on other machines, by the numbers in Linux's `magic.h` and `statfs(2)`. */
const networkFileSystems: ReadonlyMap<number, string> = new Map([
  [0x6969, 'NFS'],
  [0x517b, 'SMB'],
  [0xff534d42, 'CIFS'],
  [0xfe534d42, 'SMB2'],
  [0x01021997, '9P'],
  [0x5346414f, 'AFS'],
  [0x6b414653, 'AFS'],
  [0x73757245, 'Coda'],
  [0x564c, 'NCP'],
  [0x00c36400, 'Ceph'],
  [0x0bd00bd0, 'Lustre'],
  [0x47504653, 'GPFS'],
  [0x7461636f, 'OCFS2'],
  [0x01161970, 'GFS2'],
  [0x19830326, 'BeeGFS'],
  [0x786f4256, 'VirtualBox'],
  [0xbacbacbc, 'VMware'],
]);

/** A file system that a program provides: often a server or a cloud (sshfs, rclone), now and then a disk (ntfs-3g). */
const programsFileSystem = 0x65735546;

/**
 * Recognises network shares and folders that a service synchronises.
 *
 * Windows: UNC paths, mapped drives by the UNC path behind them, OneDrive by its variables. Linux: the kind of the file system.
 * macOS tells neither without running a program, so there only automounted network folders are seen; a server mounted under
 * `/Volumes` is not told from a stick. Everywhere: the names of services' folders.
 */
export function storagePlace(surroundings: StorageSurroundings): StoragePlace {
  const { system, path, realPath, fileSystemType, environment } = surroundings;
  const paths = [path, realPath];
  if (system === 'win32' && paths.some(isNetworkPath)) return shared('network', 'on a network share');
  if (system === 'darwin' && paths.some((one) => /^\/(?:net|Network)\//u.test(one))) {
    return shared('network', 'on a network share');
  }
  if (system === 'linux' && fileSystemType !== null) {
    const network = networkFileSystems.get(fileSystemType);
    if (network !== undefined) return shared('network', `on a network share (${network})`);
    if (fileSystemType === programsFileSystem) {
      return shared('network', 'on storage that another program provides, as network shares and clouds are');
    }
  }
  const synced = paths
    .flatMap((one) => one.split(/[\\/]/u).slice(0, -1))
    .find((part) => syncedFolders.some((name) => name.test(part)));
  if (synced !== undefined) return shared('synchronised', `in the synchronised folder “${synced}”`);
  const inOneDrive = syncedFolderVariables.some((name) => {
    const folder = environment[name];
    return folder !== undefined && folder !== '' && paths.some((one) => isInside(system, folder, one));
  });
  return inOneDrive ? shared('synchronised', 'in a folder that OneDrive synchronises') : { kind: 'local' };
}

/** `\\server\share`, also with forward slashes or in its long form `\\?\UNC\server\share`; never a device such as `\\.\pipe`. */
function isNetworkPath(path: string): boolean {
  return /^[\\/]{2}(?:[^\\/.?]|\?[\\/]UNC[\\/])/iu.test(path);
}

function isInside(system: NodeJS.Platform, folder: string, path: string): boolean {
  const paths = system === 'win32' ? win32 : posix;
  const way = paths.relative(folder, path);
  return way !== '' && way !== '..' && !way.startsWith(`..${paths.sep}`) && !paths.isAbsolute(way);
}

function shared(how: 'network' | 'synchronised', where: string): StoragePlace {
  return {
    kind: 'shared',
    how,
    warning: `This matter lies ${where}. Glossator writes it in a slower, safer way there and keeps everyone else out while it is open. A folder on this machine’s own disk is faster and safer.`,
  };
}
