import type { PassageMark, TextMark, Theme } from '../../../shared/model/index.ts';
import type { DocumentBody } from './document-body.ts';
import { rangesOfSpan } from './dom-positions.ts';
import { holdHighlight, releaseHighlight } from './shared-highlights.ts';
import type { Interval, IntervalIndex } from './interval-index.ts';
import type { PaintUnit } from './paint-units.ts';
import { lookOfMark, type SourceMarkLook } from './source-marks.ts';
import type { TermsIn } from './standing-terms.ts';

/** Everything that is painted over the text; nothing of it is ever put into the text. */
export interface PaintedMarks {
  readonly passages: IntervalIndex<PassageMark>;
  /** The words of the standing term lists in a stretch of the text, or null where none are shown. */
  readonly termsIn: TermsIn | null;
  /** Recognised words of low confidence. */
  readonly unsure: IntervalIndex<Interval>;
  /** What the source itself says of its text: tracked changes, comments and the like. */
  readonly sourceMarks: IntervalIndex<TextMark>;
  /** Hits of the find bar. */
  readonly hits: IntervalIndex<Interval>;
  readonly currentHit: Interval | null;
  readonly activePassage: Interval | null;
  /** What a passage would be while its ends are moved, or a passage that is pointed at in a list of several. */
  readonly preview: Interval | null;
  /** The selection as our own mark, which stays while the keyboard is elsewhere. */
  readonly selection: Interval | null;
}

/** The CSS Custom Highlights of one document on the screen; documents side by side put their ranges into the same ones. */
export interface ThemeHighlights {
  /** Makes one highlight a theme, in its colour. */
  readonly setThemes: (themes: readonly Theme[]) => void;
  /** Paints the marks of some parts of the text, those near the viewport; marks elsewhere are taken away. */
  readonly paint: (marks: PaintedMarks, units: readonly PaintUnit[]) => void;
  readonly dispose: () => void;
}

const fixedPriorities = {
  'reader-term': -1,
  'reader-unsure': 800,
  'reader-untagged': 0,
  'reader-source-highlight': -2,
  // Above every theme: what was deleted has to be seen to be, whatever is tagged.
  'reader-source-comment': 870,
  'reader-source-note': 871,
  'reader-source-hidden': 872,
  'reader-source-covered': 873,
  'reader-source-inserted': 880,
  'reader-source-deleted': 881,
  'reader-active': 900,
  'reader-preview': 950,
  'reader-hit': 1_000,
  'reader-current-hit': 1_001,
  'reader-selection': 1_100,
} as const;

type FixedHighlight = keyof typeof fixedPriorities;

function highlightOfLook(look: SourceMarkLook): FixedHighlight {
  return `reader-source-${look}`;
}

/**
 * Registers the highlights of one document.
 *
 * Ranges are registered for some of the text only because adding one grows slower as they pile up: with 100,000 ranges a
 * frame took 114 ms, with those near the viewport as long as with none.
 */
export function registerThemeHighlights(body: DocumentBody): ThemeHighlights {
  const rules = new CSSStyleSheet();
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, rules];
  const byTheme = new Map<string, Highlight>();
  const fixed = registerFixedHighlights();
  const painted = new Map<PaintUnit, PaintedMarksOfUnit>();
  let single: readonly PaintedRange[] = [];

  const paintUnit = (unit: PaintUnit, marks: PaintedMarks): void => {
    const { start, end } = unit;
    const known = painted.get(unit);
    const paintedAs = (highlights: readonly (Highlight | undefined)[], span: Interval) =>
      highlights.flatMap((one) => (one === undefined ? [] : paintSpan(body, one, span, start, end)));
    painted.set(unit, {
      passages: repaint(known?.passages, marks.passages.overlapping(start, end), (passage) =>
        paintedAs(
          passage.tags.length === 0
            ? [fixed['reader-untagged']]
            : [...new Set(passage.tags.map((tag) => byTheme.get(tag.themeId)))],
          passage,
        ),
      ),
      sourceMarks: repaint(known?.sourceMarks, marks.sourceMarks.overlapping(start, end), (mark) => {
        const look = lookOfMark(mark);
        return paintedAs([look === null ? undefined : fixed[highlightOfLook(look)]], mark);
      }),
      hits: repaint(known?.hits, marks.hits.overlapping(start, end), (hit) =>
        paintedAs([fixed['reader-hit']], hit),
      ),
      unsure: repaint(known?.unsure, marks.unsure.overlapping(start, end), (word) =>
        paintedAs([fixed['reader-unsure']], word),
      ),
      terms: repaintTerms(known?.terms, marks.termsIn, (termsIn) =>
        termsIn(start, end).flatMap((term) => paintedAs([fixed['reader-term']], term)),
      ),
    });
  };

  const eraseAll = (): void => {
    for (const standing of painted.values()) eraseUnit(standing);
    painted.clear();
  };

  return {
    setThemes: (themes) => {
      eraseAll();
      for (const themeId of byTheme.keys()) releaseHighlight(highlightName(themeId));
      byTheme.clear();
      for (const [position, theme] of themes.entries()) {
        byTheme.set(theme.id, holdHighlight(highlightName(theme.id), position + 1));
      }
      rules.replaceSync(themes.map(themeRule).join('\n'));
    },
    paint: (marks, units) => {
      for (const [unit, standing] of painted) {
        if (units.includes(unit)) continue;
        eraseUnit(standing);
        painted.delete(unit);
      }
      erase(single);
      single = units.flatMap((unit) => {
        paintUnit(unit, marks);
        const { start, end } = unit;
        const part = (name: FixedHighlight, span: Interval | null): readonly PaintedRange[] =>
          span === null ? [] : paintSpan(body, fixed[name], span, start, end);
        return [
          ...part('reader-current-hit', marks.currentHit),
          ...part('reader-active', marks.activePassage),
          ...part('reader-preview', marks.preview),
          ...part('reader-selection', marks.selection),
        ];
      });
    },
    dispose: () => {
      eraseAll();
      erase(single);
      for (const themeId of byTheme.keys()) releaseHighlight(highlightName(themeId));
      for (const name of Object.keys(fixed)) releaseHighlight(name);
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== rules);
    },
  };
}

interface PaintedRange {
  readonly highlight: Highlight;
  readonly range: Range;
}

/** What stands painted in a part of the text, with its ranges. */
interface PaintedMarksOfUnit {
  readonly passages: Painted<PassageMark>;
  readonly sourceMarks: Painted<TextMark>;
  readonly hits: Painted<Interval>;
  readonly unsure: Painted<Interval>;
  readonly terms: PaintedTerms;
}

/** The standing terms of a section as they were looked up: once for each set of terms, since that reads the text. */
interface PaintedTerms {
  readonly of: TermsIn | null;
  readonly ranges: readonly PaintedRange[];
}

type Painted<Item> = ReadonlyMap<Item, readonly PaintedRange[]>;

/** Paints what is not painted yet of what should be, and takes the rest away; gives what stands then. */
function repaint<Item>(
  known: Painted<Item> | undefined,
  items: readonly Item[],
  paint: (item: Item) => readonly PaintedRange[],
): Painted<Item> {
  const wanted = new Set(items);
  for (const [item, ranges] of known ?? []) if (!wanted.has(item)) erase(ranges);
  return new Map(items.map((item) => [item, known?.get(item) ?? paint(item)]));
}

function repaintTerms(
  known: PaintedTerms | undefined,
  termsIn: TermsIn | null,
  paint: (termsIn: TermsIn) => readonly PaintedRange[],
): PaintedTerms {
  if (known?.of === termsIn) return known;
  erase(known?.ranges ?? []);
  return { of: termsIn, ranges: termsIn === null ? [] : paint(termsIn) };
}

function eraseUnit({ passages, sourceMarks, hits, unsure, terms }: PaintedMarksOfUnit): void {
  const painted = [passages, sourceMarks, hits, unsure].flatMap((ranges) => [...ranges.values()]);
  for (const ranges of [...painted, terms.ranges]) erase(ranges);
}

function registerFixedHighlights(): Readonly<Record<FixedHighlight, Highlight>> {
  const register = (name: FixedHighlight): Highlight => holdHighlight(name, fixedPriorities[name]);
  return {
    'reader-term': register('reader-term'),
    'reader-unsure': register('reader-unsure'),
    'reader-untagged': register('reader-untagged'),
    'reader-source-highlight': register('reader-source-highlight'),
    'reader-source-comment': register('reader-source-comment'),
    'reader-source-note': register('reader-source-note'),
    'reader-source-hidden': register('reader-source-hidden'),
    'reader-source-covered': register('reader-source-covered'),
    'reader-source-inserted': register('reader-source-inserted'),
    'reader-source-deleted': register('reader-source-deleted'),
    'reader-active': register('reader-active'),
    'reader-preview': register('reader-preview'),
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
    `background-color: color-mix(in srgb, var(--theme-${theme.colour}) var(--wash), var(--panel)); ` +
    `text-decoration: underline var(--theme-${theme.colour}-line, solid 2px) var(--theme-${theme.colour}); text-underline-offset: 4px; }`
  );
}
