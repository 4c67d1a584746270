/**
 * What a process of ours needs to know of its surroundings besides what it is told: where Windows and the folders that OneDrive
 * synchronises lie, and the time zone.
 */
const passedOn = ['SystemRoot', 'windir', 'TZ', 'OneDrive', 'OneDriveCommercial', 'OneDriveConsumer'];

/**
 * The environment of a utility process: next to nothing of the person's own.
 *
 * Never empty, because Electron passes the whole environment on where it is given an empty one.
 */
export function processEnvironment(environment: NodeJS.ProcessEnv): Record<string, string> {
  const passed: Record<string, string> = { PATH: '' };
  for (const name of passedOn) {
    const value = environment[name];
    if (value !== undefined) passed[name] = value;
  }
  return passed;
}
