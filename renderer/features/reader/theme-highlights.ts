import type { Passage, Theme } from '../../../shared/model/index.ts';
import type { BodySection, DocumentBody } from './document-body.ts';
import { spanOfSection } from './document-body.ts';
import { rangesOfSpan } from './dom-positions.ts';
import { sameItems } from './interval-index.ts';
import type { Interval, IntervalIndex } from './interval-index.ts';

/** Everything that is painted over the text; nothing of it is ever put into the text. */
export interface PaintedMarks {
  readonly passages: IntervalIndex<Passage>;
  /** Hits of the find bar. */
  readonly hits: IntervalIndex<Interval>;
  readonly currentHit: Interval | null;
  readonly activePassage: Interval | null;
  /** The selection as our own mark, which stays while the keyboard is elsewhere. */
  readonly selection: Interval | null;
}

/** The CSS Custom Highlights of one document on the screen. */
export interface ThemeHighlights {
  /** Makes one highlight a theme, in its colour. */
  readonly setThemes: (themes: readonly Theme[]) => void;
  /** Paints the marks of some sections, those near the viewport; marks elsewhere are taken away. */
  readonly paint: (marks: PaintedMarks, sections: readonly BodySection[]) => void;
  readonly dispose: () => void;
}

const fixedPriorities = {
  'reader-untagged': 0,
  'reader-active': 900,
  'reader-hit': 1_000,
  'reader-current-hit': 1_001,
  'reader-selection': 1_100,
} as const;

type FixedHighlight = keyof typeof fixedPriorities;

/**
 * Registers the highlights of one document.
 *
 * Ranges are registered for some sections only because adding one grows slower as they pile up: with 100,000 ranges a
 * frame took 114 ms, with those near the viewport as long as with none.
 */
export function registerThemeHighlights(body: DocumentBody): ThemeHighlights {
  const rules = new CSSStyleSheet();
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, rules];
  const byTheme = new Map<string, Highlight>();
  const fixed = registerFixedHighlights();
  const painted = new Map<BodySection, PaintedSection>();
  let single: readonly PaintedRange[] = [];

  const paintSection = (section: BodySection, marks: PaintedMarks): void => {
    const { start, end } = spanOfSection(body, section);
    const passages = marks.passages.overlapping(start, end);
    const hits = marks.hits.overlapping(start, end);
    const known = painted.get(section);
    if (known !== undefined && sameItems(known.passages, passages) && sameItems(known.hits, hits)) return;
    erase(known?.ranges ?? []);
    const ranges: PaintedRange[] = [];
    const add = (highlight: Highlight | undefined, span: Interval): void => {
      if (highlight !== undefined) ranges.push(...paintSpan(body, highlight, span, start, end));
    };
    for (const passage of passages) {
      if (passage.tags.length === 0) add(fixed['reader-untagged'], passage);
      for (const themeId of new Set(passage.tags.map((tag) => tag.themeId)))
        add(byTheme.get(themeId), passage);
    }
    for (const hit of hits) add(fixed['reader-hit'], hit);
    painted.set(section, { passages, hits, ranges });
  };

  const eraseAll = (): void => {
    for (const { ranges } of painted.values()) erase(ranges);
    painted.clear();
  };

  return {
    setThemes: (themes) => {
      eraseAll();
      for (const themeId of byTheme.keys()) CSS.highlights.delete(highlightName(themeId));
      byTheme.clear();
      for (const [position, theme] of themes.entries()) {
        const highlight = new Highlight();
        highlight.priority = position + 1;
        byTheme.set(theme.id, highlight);
        CSS.highlights.set(highlightName(theme.id), highlight);
      }
      rules.replaceSync(themes.map(themeRule).join('\n'));
    },
    paint: (marks, sections) => {
      for (const [section, { ranges }] of painted) {
        if (sections.includes(section)) continue;
        erase(ranges);
        painted.delete(section);
      }
      erase(single);
      single = sections.flatMap((section) => {
        paintSection(section, marks);
        const { start, end } = spanOfSection(body, section);
        const part = (name: FixedHighlight, span: Interval | null): readonly PaintedRange[] =>
          span === null ? [] : paintSpan(body, fixed[name], span, start, end);
        return [
          ...part('reader-current-hit', marks.currentHit),
          ...part('reader-active', marks.activePassage),
          ...part('reader-selection', marks.selection),
        ];
      });
    },
    dispose: () => {
      for (const themeId of byTheme.keys()) CSS.highlights.delete(highlightName(themeId));
      for (const name of Object.keys(fixed)) CSS.highlights.delete(name);
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== rules);
    },
  };
}

interface PaintedRange {
  readonly highlight: Highlight;
  readonly range: Range;
}

/** What stands painted in a section: painted again only where that is no longer what should. */
interface PaintedSection {
  readonly passages: readonly Passage[];
  readonly hits: readonly Interval[];
  readonly ranges: readonly PaintedRange[];
}

function registerFixedHighlights(): Readonly<Record<FixedHighlight, Highlight>> {
  const register = (name: FixedHighlight): Highlight => {
    const highlight = new Highlight();
    highlight.priority = fixedPriorities[name];
    CSS.highlights.set(name, highlight);
    return highlight;
  };
  return {
    'reader-untagged': register('reader-untagged'),
    'reader-active': register('reader-active'),
    'reader-hit': register('reader-hit'),
    'reader-current-hit': register('reader-current-hit'),
    'reader-selection': register('reader-selection'),
  };
}

function paintSpan(
  body: DocumentBody,
  highlight: Highlight,
  span: Interval,
  start: number,
  end: number,
): readonly PaintedRange[] {
  const ranges = rangesOfSpan(body, Math.max(span.start, start), Math.min(span.end, end));
  for (const range of ranges) highlight.add(range);
  return ranges.map((range) => ({ highlight, range }));
}

function erase(ranges: readonly PaintedRange[]): void {
  for (const { highlight, range } of ranges) highlight.delete(range);
}

/** The name under which a theme's highlight is registered. */
export function highlightName(themeId: string): string {
  return `theme-${themeId.replaceAll(/[^\w-]/gu, '_')}`;
}

function themeRule(theme: Theme): string {
  // The wash is mixed with the paper, not laid over it: stacked transparent washes would darken until the text is hard to read.
  return (
    `::highlight(${highlightName(theme.id)}) { ` +
    `background-color: color-mix(in srgb, var(--theme-${theme.colour}) 17%, var(--panel)); ` +
    `text-decoration: underline 2px var(--theme-${theme.colour}); text-underline-offset: 4px; }`
  );
}
