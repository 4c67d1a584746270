import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { paletteColours } from '../../../shared/model/index.ts';

const css = readFileSync(new URL('../../../renderer/ui/tokens.css', import.meta.url), 'utf8');

/** The colours a mode declares as six hexadecimal digits, by name without the dashes. */
function declared(selector: string): Map<string, string> {
  const from = css.indexOf(`${selector} {`);
  const block = css.slice(from, css.indexOf('\n}', from));
  return new Map(
    [...block.matchAll(/--([a-z-]+): (#[0-9a-f]{6});/g)].map((found) => [found[1] ?? '', found[2] ?? '']),
  );
}

/** The tokens that words in the text of a document are written in; on the hit gone to, the paper's colour stands on the mark's. */
function colouredInTheText(): readonly string[] {
  const rules = ['reader-text', 'document-head', 'furniture-button', 'text-gutter', 'text-highlights']
    .map((name) =>
      readFileSync(new URL(`../../../renderer/features/reader/${name}.css`, import.meta.url), 'utf8'),
    )
    .join('\n');
  return [...rules.matchAll(/(?:^|[\s{;])color: var\(--(\w+)\)/gu)]
    .map((found) => found[1] ?? '')
    .filter((name) => name !== 'panel');
}

/** Relative luminance as WCAG 2.2 defines it. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function mixed(colour: string, ground: string, share: number): string {
  const parts = [1, 3, 5].map((at) => {
    const part =
      parseInt(colour.slice(at, at + 2), 16) * share + parseInt(ground.slice(at, at + 2), 16) * (1 - share);
    return Math.round(part).toString(16).padStart(2, '0');
  });
  return `#${parts.join('')}`;
}

/** The text and the marks of the tools, by the least contrast each must have in the usual and in the high appearance. */
const leastContrast = {
  ink: [7, 7],
  soft: [7, 7],
  faint: [4.5, 7],
  accent: [4.5, 7],
  danger: [4.5, 7],
  warning: [4.5, 7],
  done: [4.5, 7],
  edge: [3, 7],
  focus: [3, 7],
  line: [1, 7],
} as const;

describe.each([
  ['light', ':root', 'usual'],
  ['dark', ":root[data-mode='dark']", 'usual'],
  ['high-contrast light', ":root[data-contrast='high']", 'high'],
  ['high-contrast dark', ":root[data-mode='dark'][data-contrast='high']", 'high'],
])('the %s colours', (_mode, selector, contrastAsked) => {
  const colours = declared(selector);
  const asked = contrastAsked === 'high' ? 1 : 0;
  const of = (name: string): string => {
    const colour = colours.get(name);
    if (colour === undefined) throw new Error(`--${name} is not declared`);
    return colour;
  };

  test.each(['ground', 'panel'])('are readable on the %s', (ground) => {
    const tooFaint = Object.entries(leastContrast).filter(
      ([name, least]) => contrast(of(name), of(ground)) < least[asked],
    );
    expect(tooFaint).toEqual([]);
  });

  test('keep every text readable on what is selected', () => {
    const tooFaint = ['ink', 'soft', 'danger'].filter(
      (name) => contrast(of(name), of('selected')) < (asked === 1 ? 7 : 4.5),
    );
    expect(tooFaint).toEqual([]);
  });

  test('have a colour for each of the palette, on which a code can be read', () => {
    const unreadable = paletteColours.filter(
      (name) => contrast(of(`theme-${name}`), of('on-theme')) < (asked === 1 ? 7 : 4.5),
    );
    expect(unreadable).toEqual([]);
  });

  test('keep everything in the text being read at seven to one', () => {
    const tooFaint = [...new Set(colouredInTheText())].filter((name) => contrast(of(name), of('panel')) < 7);
    expect(tooFaint).toEqual([]);
  });

  test('keep the text on hits and on the selection at seven to one', () => {
    const unreadable = ['hit', 'selection'].filter((name) => contrast(of('ink'), of(name)) < 7);
    expect(unreadable).toEqual([]);
  });

  test('keep the text on every wash at seven to one, also where two washes lie on each other', () => {
    const unreadable = paletteColours.filter(
      (name) => contrast(of('ink'), mixed(of(`theme-${name}`), of('panel'), 0.26)) < 7,
    );
    expect(unreadable).toEqual([]);
  });
});

test('in high contrast every colour of the palette has a line of its own pattern, and no wash', () => {
  const block = css.slice(css.indexOf(":root[data-contrast='high'] {"));
  const patterns = paletteColours.map(
    (name) => new RegExp(`--theme-${name}-line: ([^;]+);`, 'u').exec(block)?.[1] ?? 'none',
  );
  expect({
    patterns: new Set(patterns).size,
    missing: patterns.includes('none'),
    wash: /--wash: ([^;]+);/u.exec(block)?.[1],
  }).toEqual({ patterns: paletteColours.length, missing: false, wash: '0%' });
});

test('every colour of the palette has a wash', () => {
  expect(paletteColours.filter((name) => !css.includes(`--theme-${name}-wash:`))).toEqual([]);
});
