import type { Connection } from './connection.ts';

/** True where the matter's pages are encrypted, and so authenticated as they are read; a connection that does not say so has plain ones. */
export function isEncrypted(connection: Connection): boolean {
  return 'encrypted' in connection && connection.encrypted === true;
}
