import { join } from 'node:path';
import { sampleFileName } from '../../shared/contract/index.ts';

/** Where this machine's copy of the sample matter lies. */
export function sampleMatterPath(profileFolder: string): string {
  return join(profileFolder, sampleFileName);
}
