import { posix, win32 } from 'node:path';

/** The name of the profile folder inside the system's folder for application data. */
const folderName = 'Glossator';

/** What the profile folder's place depends on. */
export interface ProfileSurroundings {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly homeFolder: string;
}

/**
 * The folder where this machine's user keeps what belongs to no matter: preferences, recent matters, known replicas.
 *
 * `GLOSSATOR_PROFILE` names another one. Windows and the command line use the same folder: where each system wants
 * application data, which is also where Electron puts it.
 */
export function profileFolder(surroundings: ProfileSurroundings): string {
  const { platform, environment, homeFolder } = surroundings;
  const path = platform === 'win32' ? win32 : posix;
  const named = environment['GLOSSATOR_PROFILE'];
  if (named) return path.resolve(named);
  if (platform === 'win32') {
    return path.join(environment['APPDATA'] || path.join(homeFolder, 'AppData', 'Roaming'), folderName);
  }
  if (platform === 'darwin') return path.join(homeFolder, 'Library', 'Application Support', folderName);
  return path.join(environment['XDG_CONFIG_HOME'] || path.join(homeFolder, '.config'), folderName);
}
