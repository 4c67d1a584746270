import type { Page, PassageMark, Theme } from '../../../../shared/model/index.ts';
import { boxesOfSpan } from '../../../../shared/text/index.ts';
import type { GutterStretch } from '../gutter-lanes.ts';
import type { Interval } from '../interval-index.ts';
import type { PaintedMarks } from '../theme-highlights.ts';
import type { WordsOnPage } from './words-on-page.ts';

/** Draws everything that is marked on a page over its picture; the layer's pixels are the page's points. */
export function paintPage(
  layer: HTMLElement,
  page: Page,
  { words }: WordsOnPage,
  marks: PaintedMarks,
  themes: readonly Theme[],
): void {
  const byId = new Map(themes.map((theme) => [theme.id, theme]));
  const boxes = document.createDocumentFragment();
  const draw = ({ start, end }: Interval, className: string, lines = ''): void => {
    for (const { left, top, right, bottom } of boxesOfSpan(page.number, words, start, end)) {
      const box = document.createElement('div');
      box.className = className;
      box.style.left = `${left}px`;
      box.style.top = `${top}px`;
      box.style.width = `${right - left}px`;
      box.style.height = `${bottom - top}px`;
      if (lines !== '') box.style.cssText += lines;
      boxes.append(box);
    }
  };
  for (const passage of marks.passages.overlapping(page.start, page.end)) {
    const colours = coloursOf(passage, byId);
    if (colours.length === 0) draw(passage, 'page-passage page-passage-untagged');
    else draw(passage, 'page-passage', linesOf(colours));
  }
  for (const term of marks.termsIn?.(page.start, page.end) ?? []) draw(term, 'page-term');
  for (const hit of marks.hits.overlapping(page.start, page.end)) draw(hit, 'page-hit');
  if (marks.activePassage !== null) draw(marks.activePassage, 'page-active');
  if (marks.preview !== null) draw(marks.preview, 'page-preview');
  if (marks.currentHit !== null) draw(marks.currentHit, 'page-current-hit');
  if (marks.selection !== null) draw(marks.selection, 'page-selection');
  layer.replaceChildren(boxes);
}

/** The heights on a page, in points, that its passages stand at, one a theme. */
export function stretchesOnPage(
  page: Page,
  { words }: WordsOnPage,
  passages: readonly PassageMark[],
): readonly (GutterStretch & { readonly left: number; readonly right: number })[] {
  return passages.flatMap((passage) =>
    boxesOfSpan(page.number, words, passage.start, passage.end).flatMap(({ left, right, top, bottom }) =>
      [...new Set(passage.tags.map((tag) => tag.themeId))].map((themeId) => ({
        themeId,
        left,
        right,
        top,
        bottom,
        passageIds: [passage.id],
      })),
    ),
  );
}

/** At most three lines are drawn under a passage; all of its themes stand in the margin. */
const mostLines = 3;

function coloursOf(passage: PassageMark, byId: ReadonlyMap<string, Theme>): readonly string[] {
  const colours = passage.tags.flatMap(({ themeId }) => byId.get(themeId)?.colour ?? []);
  return [...new Set(colours)].slice(0, mostLines);
}

/** The colours of a box: the first one's wash, and a line for each under it. */
function linesOf(colours: readonly string[]): string {
  const lines = colours
    .map((colour, at) => `0 calc(${String((at + 1) * 2)}px / var(--page-scale)) 0 ${inkOf(colour)}`)
    .join(', ');
  return `; --page-theme: ${inkOf(colours[0] ?? 'slate')}; box-shadow: ${lines}`;
}

/** A theme's colour on white paper, whatever the window's appearance is. */
function inkOf(colour: string): string {
  return `color-mix(in srgb, var(--theme-${colour}) var(--page-ink), black)`;
}
