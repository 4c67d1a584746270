import type { Passage, Theme } from '../../../shared/model/index.ts';
import type { BodySection, DocumentBody } from './document-body.ts';
import { spanOfSection } from './document-body.ts';
import { rangesOfSpan } from './dom-positions.ts';
import { assignLanes } from './gutter-lanes.ts';
import type { GutterStretch } from './gutter-lanes.ts';
import { sameItems } from './interval-index.ts';
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

/** The gutter of one document on the screen. */
export interface Gutter {
  /** Draws the stripes of some sections, those near the viewport; a section is drawn anew only where it changed. */
  readonly draw: (
    sections: readonly BodySection[],
    passages: IntervalIndex<Passage>,
    themes: readonly Theme[],
    lanes: number,
  ) => void;
  /** Lines are broken elsewhere now: everything has to be measured and drawn anew. */
  readonly forget: () => void;
}

/**
 * The stripes beside the lines that passages cover, one a theme, with the theme's code on it.
 *
 * The gutter lies outside the text and says nothing that the list of passages does not say, so it is kept from screen
 * readers by its container.
 */
export function createGutter(container: HTMLElement, body: DocumentBody): Gutter {
  const drawn = new Map<BodySection, DrawnSection>();
  const forget = (): void => {
    for (const { element } of drawn.values()) element.remove();
    drawn.clear();
  };
  let last: { readonly themes: readonly Theme[]; readonly lanes: number } | null = null;
  return {
    forget,
    draw: (sections, passages, themes, lanes) => {
      if (last?.themes !== themes || last.lanes !== lanes) forget();
      last = { themes, lanes };
      for (const [section, { element }] of drawn) {
        if (sections.includes(section)) continue;
        element.remove();
        drawn.delete(section);
      }
      for (const section of sections) {
        const { start, end } = spanOfSection(body, section);
        const present = passages.overlapping(start, end);
        const known = drawn.get(section);
        if (known !== undefined && sameItems(known.passages, present)) continue;
        const element = known?.element ?? container.appendChild(document.createElement('div'));
        element.className = 'reader-gutter-section';
        element.replaceChildren(...stripesOf(body, section, present, themes, lanes));
        drawn.set(section, { element, passages: present });
      }
      // Sections above may have got another height since.
      const top = container.getBoundingClientRect().top;
      for (const [section, { element }] of drawn) {
        element.style.top = `${section.element.getBoundingClientRect().top - top}px`;
      }
    },
  };
}

interface DrawnSection {
  readonly element: HTMLElement;
  readonly passages: readonly Passage[];
}

function stripesOf(
  body: DocumentBody,
  section: BodySection,
  passages: readonly Passage[],
  themes: readonly Theme[],
  lanes: number,
): readonly HTMLElement[] {
  const byId = new Map(themes.map((theme) => [theme.id, theme]));
  const stripe = lanes > wideLanes ? narrowStripe : wideStripe;
  const stripes = assignLanes(
    stretchesOf(body, section, passages),
    themes.map((theme) => theme.id),
  );
  return stripes.flatMap(({ themeId, lane, top, bottom }) => {
    const theme = byId.get(themeId);
    if (theme === undefined) return [];
    const element = document.createElement('i');
    element.className = stripe === narrowStripe ? 'reader-stripe reader-stripe-narrow' : 'reader-stripe';
    element.textContent = theme.code;
    element.title = theme.name;
    element.style.background = `var(--theme-${theme.colour})`;
    element.style.top = `${top}px`;
    element.style.height = `${Math.max(14, bottom - top)}px`;
    element.style.left = `${lane * (stripe.width + stripe.gap)}px`;
    element.style.width = `${stripe.width}px`;
    return [element];
  });
}

function stretchesOf(
  body: DocumentBody,
  section: BodySection,
  passages: readonly Passage[],
): readonly GutterStretch[] {
  const { start, end } = spanOfSection(body, section);
  const top = section.element.getBoundingClientRect().top;
  return passages.flatMap((passage) => {
    const themes = themesOf(passage);
    if (themes.length === 0) return [];
    return rangesOfSpan(body, Math.max(start, passage.start), Math.min(end, passage.end)).flatMap((range) => {
      const box = range.getBoundingClientRect();
      return themes.map((themeId) => ({ themeId, top: box.top - top, bottom: box.bottom - top }));
    });
  });
}

function themesOf(passage: Passage): readonly string[] {
  return [...new Set(passage.tags.map((tag) => tag.themeId))];
}
