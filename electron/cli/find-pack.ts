import { failure, success, type Result } from '../../shared/base/index.ts';
import type { PackRecord } from '../../shared/model/index.ts';
import type { MatterAtWork } from './matter-at-work.ts';

/** The pack of a matter's record that is named by its id or its title; a title that different ones have is refused with their ids. */
export async function findPack(matter: MatterAtWork, named: string): Promise<Result<PackRecord>> {
  const listed = await matter.ask('listPacks', {});
  if (!listed.ok) return listed;
  const found = listed.value.filter(({ id, title }) => id === named || title === named);
  const first = found.at(-1);
  if (first === undefined) {
    return failure(
      'pack-not-found',
      `No pack of this matter has the id or title “${named}”. “packs” lists them.`,
    );
  }
  // A pack that was built again is the same pack, and what is recorded of it stands with the first.
  if (found.every(({ sumsSha256 }) => sumsSha256 === first.sumsSha256)) return success(first);
  return failure(
    'pack-not-found',
    `${String(found.length)} packs of this matter have the title “${named}”. Name one by its id: ${found.map(({ id }) => id).join(', ')}.`,
  );
}
