import type { Passage, Theme } from '../../../shared/model/index.ts';
import type { BodySection, DocumentBody } from './document-body.ts';
import { rangesOfSpan } from './dom-positions.ts';
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
  const fixed = new Map<FixedHighlight, Highlight>();
  for (const [name, priority] of Object.entries(fixedPriorities)) {
    const highlight = new Highlight();
    highlight.priority = priority;
    fixed.set(name as FixedHighlight, highlight);
    CSS.highlights.set(name, highlight);
  }

  const add = (highlight: Highlight | undefined, start: number, end: number): void => {
    if (highlight === undefined) return;
    for (const range of rangesOfSpan(body, start, end)) highlight.add(range);
  };

  return {
    setThemes: (themes) => {
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
      for (const highlight of [...byTheme.values(), ...fixed.values()]) highlight.clear();
      for (const { start, end } of spansOfSections(body, sections)) {
        for (const passage of marks.passages.overlapping(start, end)) {
          const from = Math.max(passage.start, start);
          const to = Math.min(passage.end, end);
          if (passage.tags.length === 0) add(fixed.get('reader-untagged'), from, to);
          for (const themeId of new Set(passage.tags.map((tag) => tag.themeId))) {
            add(byTheme.get(themeId), from, to);
          }
        }
        for (const hit of marks.hits.overlapping(start, end)) {
          add(fixed.get('reader-hit'), Math.max(hit.start, start), Math.min(hit.end, end));
        }
        addPart(add, fixed.get('reader-current-hit'), marks.currentHit, start, end);
        addPart(add, fixed.get('reader-active'), marks.activePassage, start, end);
        addPart(add, fixed.get('reader-selection'), marks.selection, start, end);
      }
    },
    dispose: () => {
      for (const themeId of byTheme.keys()) CSS.highlights.delete(highlightName(themeId));
      for (const name of fixed.keys()) CSS.highlights.delete(name);
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== rules);
    },
  };
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

function spansOfSections(body: DocumentBody, sections: readonly BodySection[]): readonly Interval[] {
  const blocks = body.blocks();
  return sections.flatMap((section) => {
    const first = blocks[section.from];
    const last = blocks[section.to - 1];
    return first === undefined || last === undefined ? [] : [{ start: first.start, end: last.end }];
  });
}

function addPart(
  add: (highlight: Highlight | undefined, start: number, end: number) => void,
  highlight: Highlight | undefined,
  mark: Interval | null,
  start: number,
  end: number,
): void {
  if (mark === null || mark.start >= end || mark.end <= start) return;
  add(highlight, Math.max(mark.start, start), Math.min(mark.end, end));
}
