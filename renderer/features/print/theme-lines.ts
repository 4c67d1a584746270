import type { Passage, Theme } from '../../../shared/model/index.ts';

/** How a theme's passages are underlined on paper, so that a photocopy tells themes apart. Waves are left out: they print slowly. */
export interface ThemeLine {
  readonly theme: Theme;
  readonly style: 'solid' | 'dashed' | 'dotted' | 'double';
  readonly thickness: 1 | 2;
  /** Of themes that meet in one place each has a line at a height of its own, in pixels below the text. */
  readonly offset: number;
}

const patterns: readonly Pick<ThemeLine, 'style' | 'thickness'>[] = [
  { style: 'solid', thickness: 1 },
  { style: 'dashed', thickness: 1 },
  { style: 'dotted', thickness: 2 },
  { style: 'double', thickness: 1 },
  { style: 'solid', thickness: 2 },
  { style: 'dashed', thickness: 2 },
  { style: 'dotted', thickness: 1 },
];

const heights = 3;

/** The lines of the themes that some passages have, by theme id, in the themes' order. */
export function themeLines(
  passages: readonly Passage[],
  themes: readonly Theme[],
): ReadonlyMap<string, ThemeLine> {
  const used = new Set(passages.flatMap((passage) => passage.tags.map((tag) => tag.themeId)));
  return new Map(
    themes
      .filter((theme) => used.has(theme.id))
      .map((theme, position): [string, ThemeLine] => {
        const pattern = patterns[position % patterns.length] ?? { style: 'solid', thickness: 1 };
        return [theme.id, { theme, ...pattern, offset: 2 + (position % heights) * 2 }];
      }),
  );
}

/** The line as a value of `text-decoration`, and its offset. */
export function lineStyle({ theme, style, thickness, offset }: ThemeLine): {
  readonly textDecoration: string;
  readonly textUnderlineOffset: string;
} {
  return {
    textDecoration: `underline ${style} ${String(thickness)}px var(--theme-${theme.colour})`,
    textUnderlineOffset: `${String(offset)}px`,
  };
}
