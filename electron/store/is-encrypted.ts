import type { Connection } from './connection.ts';

/** True where the matter's pages are encrypted, and so authenticated when they are read; matters are plain in this version. */
export function isEncrypted(_connection: Connection): boolean {
  return false;
}
