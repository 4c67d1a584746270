import { randomUUID } from 'node:crypto';
import { failure } from '../../shared/base/index.ts';
import { appendIncident, describeError } from '../files/incident-log.ts';

/**
 * Records an exception, which is a mistake of the program, in the profile's incident log, and gives the failure to show
 * for it: one sentence with the incident's id, nothing of the exception itself.
 */
export async function reportIncident(
  profileFolder: string,
  where: string,
  error: unknown,
): Promise<ReturnType<typeof failure>> {
  const id = randomUUID().slice(0, 8);
  const sentence = `Something went wrong inside Glossator, and this command was not finished. What was saved before is safe.`;
  try {
    await appendIncident(profileFolder, { id, atMs: Date.now(), where, ...describeError(error) });
  } catch {
    // Without a writable profile there is no log: what is known of the mistake goes into the sentence instead.
    const { what } = describeError(error);
    return failure('internal', `${sentence} The incident ${id} (${what}) could not be written to the log.`);
  }
  return failure('internal', `${sentence} The incident is in the log as ${id}.`);
}
