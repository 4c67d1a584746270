import { success, type Result } from '../../shared/base/index.ts';
import { isOwnWord, spellingKey, spellingWords } from '../../shared/text/index.ts';
import { readItems } from '../store/index.ts';
import type { MatterContext } from './matter-context.ts';
import { spelling } from './spelling/spelling-thread.ts';

/** How many words are suggested for one that is misspelt. */
const mostSuggestions = 8;

/**
 * The misspelt ones among some words: in neither the British dictionary nor the matter's own words, which are those added
 * to its dictionary and the names of its people and organisations.
 */
export async function checkSpelling(
  context: MatterContext,
  words: readonly string[],
): Promise<Result<readonly string[]>> {
  const own = ownWords(context);
  const unknown = words.filter((word) => !isOwnWord(own, word));
  if (unknown.length === 0) return success([]);
  return success(await spelling(context.surroundings.packWorkerFile).misspelt(unknown));
}

/** What may have been meant by a misspelt word: at most eight, the likeliest first. */
export async function suggestSpelling(
  context: MatterContext,
  word: string,
): Promise<Result<readonly string[]>> {
  return success(await spelling(context.surroundings.packWorkerFile).suggestions(word, mostSuggestions));
}

function ownWords(context: MatterContext): ReadonlySet<string> {
  const added = readItems(context.reader, 'spelling').map(({ fields }) => fields.word);
  const names = readItems(context.reader, 'person').flatMap(({ fields }) => [fields.name, ...fields.aliases]);
  return new Set([
    ...added.map((word) => spellingKey(word.trim())),
    ...names.flatMap((name) => spellingWords(name).map(({ word }) => spellingKey(word))),
  ]);
}
