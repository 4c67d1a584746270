import type { Passage, Theme } from '../../../shared/model/index.ts';
import type { BodySection, DocumentBody } from './document-body.ts';
import { rangesOfSpan } from './dom-positions.ts';
import { assignLanes } from './gutter-lanes.ts';
import type { GutterStretch } from './gutter-lanes.ts';
import type { IntervalIndex } from './interval-index.ts';

/** Widths of a stripe and of the space after it, in CSS pixels; narrow where many themes meet in one place. */
const wideStripe = { width: 15, gap: 3 } as const;
const narrowStripe = { width: 10, gap: 2 } as const;
const wideLanes = 4;

/** How wide the gutter has to be for this many lanes, in CSS pixels. */
export function gutterWidth(lanes: number): number {
  const stripe = lanes > wideLanes ? narrowStripe : wideStripe;
  return Math.max(wideLanes * (wideStripe.width + wideStripe.gap), lanes * (stripe.width + stripe.gap));
}

/** The most lanes that any place of the document can need: as many as themes meet in one block. */
export function deepestLanes(passages: readonly Passage[]): number {
  const stretches = passages.flatMap((passage) =>
    themesOf(passage).map((themeId) => ({ themeId, top: passage.blocks[0], bottom: passage.blocks[1] + 1 })),
  );
  return assignLanes(stretches, []).reduce((deepest, stripe) => Math.max(deepest, stripe.lane + 1), 0);
}

/**
 * Draws a stripe for each theme beside the lines its passages cover, with the theme's code on it, for the sections given.
 *
 * The gutter lies outside the text and says nothing that the list of passages does not say, so it is kept from screen
 * readers by its container.
 */
export function drawGutter(
  container: HTMLElement,
  body: DocumentBody,
  sections: readonly BodySection[],
  passages: IntervalIndex<Passage>,
  themes: readonly Theme[],
  lanes: number,
): void {
  const top = container.getBoundingClientRect().top;
  const byId = new Map(themes.map((theme) => [theme.id, theme]));
  const stripe = lanes > wideLanes ? narrowStripe : wideStripe;
  const stripes = assignLanes(
    stretchesOf(body, sections, passages, top),
    themes.map((theme) => theme.id),
  );
  container.replaceChildren(
    ...stripes.flatMap(({ themeId, lane, top: from, bottom }) => {
      const theme = byId.get(themeId);
      if (theme === undefined) return [];
      const element = document.createElement('i');
      element.className = stripe === narrowStripe ? 'reader-stripe reader-stripe-narrow' : 'reader-stripe';
      element.textContent = theme.code;
      element.style.background = `var(--theme-${theme.colour})`;
      element.style.top = `${from}px`;
      element.style.height = `${Math.max(14, bottom - from)}px`;
      element.style.insetInlineStart = `${lane * (stripe.width + stripe.gap)}px`;
      element.style.width = `${stripe.width}px`;
      element.title = theme.name;
      return [element];
    }),
  );
}

function stretchesOf(
  body: DocumentBody,
  sections: readonly BodySection[],
  passages: IntervalIndex<Passage>,
  top: number,
): readonly GutterStretch[] {
  const blocks = body.blocks();
  return sections.flatMap((section) => {
    const start = blocks[section.from]?.start ?? 0;
    const end = blocks[section.to - 1]?.end ?? 0;
    return passages.overlapping(start, end).flatMap((passage) => {
      const themes = themesOf(passage);
      if (themes.length === 0) return [];
      return rangesOfSpan(body, Math.max(start, passage.start), Math.min(end, passage.end)).flatMap((range) => {
        const box = range.getBoundingClientRect();
        return themes.map((themeId) => ({ themeId, top: box.top - top, bottom: box.bottom - top }));
      });
    });
  });
}

function themesOf(passage: Passage): readonly string[] {
  return [...new Set(passage.tags.map((tag) => tag.themeId))];
}
