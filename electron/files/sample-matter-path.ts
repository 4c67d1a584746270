import { join } from 'node:path';

/** Where this machine's copy of the sample matter lies. */
export function sampleMatterPath(profileFolder: string): string {
  return join(profileFolder, 'Sample matter.matter');
}
