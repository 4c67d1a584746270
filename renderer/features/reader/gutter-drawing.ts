import type { PassageMark, Theme } from '../../../shared/model/index.ts';
import type { DocumentBody } from './document-body.ts';
import { rangesOfSpan } from './dom-positions.ts';
import { assignLanes } from './gutter-lanes.ts';
import type { GutterStretch } from './gutter-lanes.ts';
import { countWords } from '../../ui/words.ts';
import { sameItems } from './interval-index.ts';
import type { IntervalIndex } from './interval-index.ts';
import type { PaintUnit } from './paint-units.ts';

/** Widths of a stripe and of the space after it, in CSS pixels; narrow where many themes meet in one place. */
const wideStripe = { width: 15, gap: 3 } as const;
const narrowStripe = { width: 10, gap: 2 } as const;
const wideLanes = 4;

/** How wide the gutter has to be for this many lanes, in CSS pixels. */
export function gutterWidth(lanes: number): number {
  const stripe = lanes > wideLanes ? narrowStripe : wideStripe;
  return Math.max(wideLanes * (wideStripe.width + wideStripe.gap), lanes * (stripe.width + stripe.gap));
}

/** The gutter of one document on the screen. */
export interface Gutter {
  /** Draws the stripes of some parts of the text, those near the viewport; each is drawn anew only where it changed. */
  readonly draw: (
    units: readonly PaintUnit[],
    passages: IntervalIndex<PassageMark>,
    themes: readonly Theme[],
    lanes: number,
  ) => void;
  /** Lines are broken elsewhere now: everything has to be measured and drawn anew. */
  readonly forget: () => void;
}

/**
 * The stripes beside the lines that passages cover, one a theme, with the theme's code on it.
 *
 * Each stripe is a button that knows its passages; what pressing and moving among them does is `gutterKeys`.
 */
export function createGutter(container: HTMLElement, body: DocumentBody): Gutter {
  const drawn = new Map<PaintUnit, DrawnUnit>();
  const forget = (): void => {
    for (const { element } of drawn.values()) element.remove();
    drawn.clear();
  };
  let last: { readonly themes: readonly Theme[]; readonly lanes: number } | null = null;
  return {
    forget,
    draw: (units, passages, themes, lanes) => {
      if (last?.themes !== themes || last.lanes !== lanes) forget();
      last = { themes, lanes };
      for (const [unit, { element }] of drawn) {
        if (units.includes(unit)) continue;
        element.remove();
        drawn.delete(unit);
      }
      for (const unit of units) {
        const present = passages.overlapping(unit.start, unit.end);
        const known = drawn.get(unit);
        if (known !== undefined && sameItems(known.passages, present)) continue;
        const element = known?.element ?? container.appendChild(document.createElement('div'));
        element.className = 'reader-gutter-section';
        const stretches = stretchesOf(body, unit, present, known?.stretches);
        const looks = looksOf([...stretches.values()].flat(), themes, lanes);
        const stripes = replaceStripes(element, known?.stripes ?? none, looks, body.root);
        drawn.set(unit, { element, passages: present, stretches, stripes });
      }
      const hasStripes = container.querySelector('.reader-stripe') !== null;
      container.tabIndex = hasStripes && !container.contains(document.activeElement) ? 0 : -1;
      // Sections above may have got another height since.
      const top = container.getBoundingClientRect().top;
      for (const [{ section }, { element }] of drawn) {
        element.style.top = `${section.element.getBoundingClientRect().top - top}px`;
      }
    },
  };
}

interface DrawnUnit {
  readonly element: HTMLElement;
  readonly passages: readonly PassageMark[];
  /** What each passage asks for, measured once: within its section a line stays where it is. */
  readonly stretches: ReadonlyMap<PassageMark, readonly GutterStretch[]>;
  readonly stripes: ReadonlyMap<string, HTMLElement>;
}

const none: ReadonlyMap<string, HTMLElement> = new Map();

/**
 * Puts the stripes that should be there in place of those that are; a stripe that looks as before stays. The focus, where it
 * was on one that goes, goes to the one that took its place, else to the text. Gives the stripes by their looks.
 */
export function replaceStripes(
  element: HTMLElement,
  before: ReadonlyMap<string, HTMLElement>,
  looks: readonly StripeLook[],
  text: HTMLElement,
): ReadonlyMap<string, HTMLElement> {
  const focused = element.contains(document.activeElement) ? document.activeElement : null;
  const stripes = new Map<string, HTMLElement>();
  for (const look of looks) {
    const key = Object.values(look).join(' ');
    stripes.set(key, before.get(key) ?? element.appendChild(createStripe(look)));
  }
  for (const [key, stripe] of before) if (!stripes.has(key)) stripe.remove();
  if (!(focused instanceof HTMLElement) || element.contains(focused)) return stripes;
  const { theme, passages } = focused.dataset;
  const ofTheme = [...stripes.values()].filter((stripe) => stripe.dataset['theme'] === theme);
  const next = ofTheme.find((stripe) => stripe.dataset['passages'] === passages) ?? ofTheme[0] ?? text;
  next.focus({ preventScroll: true });
  return stripes;
}

/** Everything that can be seen of a stripe or read from it; lengths in CSS pixels. */
export interface StripeLook {
  readonly themeId: string;
  readonly code: string;
  readonly colour: string;
  readonly passages: string;
  readonly label: string;
  readonly narrow: boolean;
  readonly top: number;
  readonly height: number;
  readonly left: number;
  readonly width: number;
}

/** The stripes of some stretches, each in its lane. */
export function looksOf(
  stretches: readonly GutterStretch[],
  themes: readonly Theme[],
  lanes: number,
): readonly StripeLook[] {
  const byId = new Map(themes.map((theme) => [theme.id, theme]));
  const stripe = lanes > wideLanes ? narrowStripe : wideStripe;
  const stripes = assignLanes(
    stretches,
    themes.map((theme) => theme.id),
  );
  return stripes.flatMap(({ themeId, lane, top, bottom, passageIds }) => {
    const theme = byId.get(themeId);
    if (theme === undefined) return [];
    return [
      {
        themeId,
        code: theme.code,
        colour: theme.colour,
        passages: passageIds.join(' '),
        label: `${theme.code}: ${theme.name}, ${countWords(passageIds.length, 'passage')}`,
        narrow: stripe === narrowStripe,
        top,
        height: Math.max(14, bottom - top),
        left: lane * (stripe.width + stripe.gap),
        width: stripe.width,
      },
    ];
  });
}

function createStripe(look: StripeLook): HTMLElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.tabIndex = -1;
  element.dataset['theme'] = look.themeId;
  element.dataset['passages'] = look.passages;
  element.ariaLabel = look.label;
  element.className = look.narrow ? 'reader-stripe reader-stripe-narrow' : 'reader-stripe';
  element.textContent = look.code;
  element.style.background = `var(--theme-${look.colour})`;
  element.style.top = `${look.top}px`;
  element.style.height = `${look.height}px`;
  element.style.left = `${look.left}px`;
  element.style.width = `${look.width}px`;
  return element;
}

function stretchesOf(
  body: DocumentBody,
  { section, start, end }: PaintUnit,
  passages: readonly PassageMark[],
  known: ReadonlyMap<PassageMark, readonly GutterStretch[]> | undefined,
): ReadonlyMap<PassageMark, readonly GutterStretch[]> {
  const top = section.element.getBoundingClientRect().top;
  const measure = (passage: PassageMark): readonly GutterStretch[] => {
    const themes = themesOf(passage);
    if (themes.length === 0) return [];
    return rangesOfSpan(body, Math.max(start, passage.start), Math.min(end, passage.end)).flatMap((range) => {
      const box = range.getBoundingClientRect();
      const stretch = { top: box.top - top, bottom: box.bottom - top, passageIds: [passage.id] };
      return themes.map((themeId) => ({ themeId, ...stretch }));
    });
  };
  return new Map(passages.map((passage) => [passage, known?.get(passage) ?? measure(passage)]));
}

function themesOf(passage: PassageMark): readonly string[] {
  return [...new Set(passage.tags.map((tag) => tag.themeId))];
}
