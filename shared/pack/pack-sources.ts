import type { PackChoices } from '../model/index.ts';
import type { PackSource } from './selection.ts';

/**
 * True where a source can stand in a pack as its own pages: a PDF or a picture that was read, where a person wants pages, and not one
 * whose pages hide words that anyone could copy from them.
 */
export function standsAsPages(choices: PackChoices, source: PackSource): boolean {
  return (
    choices.sourcePages === true &&
    source.pages.length > 0 &&
    source.hidesText !== true &&
    (source.format === 'pdf' || source.format === 'picture')
  );
}
