import type { PackChoices } from '../../shared/model/index.ts';

/** Choices of a small pack: every passage by theme, without full texts. */
export function packChoices(title: string): PackChoices {
  return {
    title,
    themes: [],
    documents: [],
    order: 'theme',
    context: 'sentence',
    notes: 'open',
    fullTexts: false,
    names: false,
  };
}
