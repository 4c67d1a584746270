import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** What set-up makes and may be deleted at any time: the runtime, the module built for it, stamps, the lock. */
export const runtimeFolder = join(root, '.runtime');

/** The installed dependencies. */
export const modulesFolder = join(root, 'node_modules');
