import type { PassageMark, Theme } from '../../../shared/model/index.ts';

/** The themes on a passage as they are said: `Training, Culture.` or `No theme.` */
export function themeWords(passage: PassageMark, themes: readonly Theme[]): string {
  const names = themes
    .filter((theme) => passage.tags.some((tag) => tag.themeId === theme.id))
    .map(({ name }) => name);
  return names.length === 0 ? 'No theme.' : `${names.join(', ')}.`;
}
