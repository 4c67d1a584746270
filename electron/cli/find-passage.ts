import { failure, success, type Result } from '../../shared/base/index.ts';
import type { Passage } from '../../shared/model/index.ts';
import type { MatterAtWork } from './matter-at-work.ts';

/** The standing passage whose id begins with what was given; one beginning that several share is refused. */
export async function findPassage(matter: MatterAtWork, given: string): Promise<Result<Passage>> {
  const passages = await matter.ask('listPassages', {});
  if (!passages.ok) return passages;
  const beginning = given.trim().toLowerCase();
  const found = beginning === '' ? [] : passages.value.filter((passage) => passage.id.startsWith(beginning));
  const [only] = found;
  if (only === undefined) {
    return failure(
      'passage-not-found',
      `There is no passage ${given} in this matter. “passages” lists those that are there.`,
    );
  }
  if (found.length === 1) return success(only);
  return failure(
    'passage-not-found',
    `${found.length} passages have an id that begins with ${given}. Give more of the id.`,
  );
}
