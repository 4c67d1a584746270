import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where the application lies and which one it is. */
export interface ApplicationPlace {
  readonly version: string;
  /** The helper process that reads sources. */
  readonly helperFile: string;
  /** The worker for long work, or null where none was built: the work is then done in the command's own thread. */
  readonly workerFile: string | null;
}

/** Finds the application that this file belongs to, in a checkout and when packaged alike. */
export function applicationPlace(): ApplicationPlace {
  const folder = applicationFolder(dirname(fileURLToPath(import.meta.url)));
  const description: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const workerFile = join(folder, 'out', 'main', 'worker.js');
  return {
    version: versionIn(description),
    helperFile: join(folder, 'out', 'main', 'ingest-helper.js'),
    workerFile: existsSync(workerFile) ? workerFile : null,
  };
}

function applicationFolder(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const above = dirname(folder);
  if (above === folder) throw new Error('The application has no package.json above its code.');
  return applicationFolder(above);
}

function versionIn(description: unknown): string {
  if (typeof description === 'object' && description !== null && 'version' in description) {
    if (typeof description.version === 'string') return description.version;
  }
  throw new Error('The application’s package.json names no version.');
}
