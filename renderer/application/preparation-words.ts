import type { Progress } from '../../shared/contract/index.ts';
import { countWords, numberWords } from '../ui/words.ts';

/** How far the sample matter is, in words: `4 of 10 sources`, later `12 of 40 passages`. */
export function preparationWords({ done, total, unit }: Progress): string {
  const thing = unit === 'passages' ? 'passage' : 'source';
  return total === null ? countWords(done, thing) : `${numberWords(done)} of ${countWords(total, thing)}`;
}
