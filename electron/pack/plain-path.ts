import { packLimits } from './pack-limits.ts';

/** Names Windows keeps for devices, whatever follows the first dot. */
const device = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(\.|$)/i;

/** Controls, separators of other systems, and what Windows allows in no name. */
const forbidden = /[\p{Cc}<>:"\\|?*]/u;

/** True for a path, `/` between names, that stays inside the folder it is joined to and is a name on every system. */
export function isPlainPath(path: string): boolean {
  const parts = path.split('/');
  return (
    path.length <= 1_000 &&
    parts.length <= packLimits.depth &&
    parts.every((part) => part !== '' && !forbidden.test(part) && !/[. ]$/.test(part) && !device.test(part))
  );
}

/** True for what Windows and macOS put into folders that somebody looked into. */
export function isSystemFile(path: string): boolean {
  return /(^|\/)(\.DS_Store|\._[^/]*|Thumbs\.db|desktop\.ini)$/.test(path);
}
