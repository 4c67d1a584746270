import type { Theme } from '../../../shared/model/index.ts';
import { themePathText } from '../../../shared/model/index.ts';
import { countWords } from '../../ui/words.ts';

/** A theme with the themes above it, as sentences name it. */
export function pathWords(theme: Theme): string {
  return themePathText(theme.path);
}

/** Some themes as sentences name them: the only one by its name, several by their number. */
export function themesWords(themes: readonly Theme[]): string {
  const [first] = themes;
  return first !== undefined && themes.length === 1 ? first.name : countWords(themes.length, 'theme');
}
