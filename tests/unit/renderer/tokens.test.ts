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

describe.each([
  ['light', ':root'],
  ['dark', ":root[data-mode='dark']"],
])('the %s colours', (_mode, selector) => {
  const colours = declared(selector);
  const of = (name: string): string => {
    const colour = colours.get(name);
    if (colour === undefined) throw new Error(`--${name} is not declared`);
    return colour;
  };

  test.each(['ground', 'panel'])('are readable on the %s', (ground) => {
    const least = {
      ink: 7,
      soft: 7,
      faint: 4.5,
      accent: 4.5,
      danger: 4.5,
      warning: 4.5,
      done: 4.5,
      edge: 3,
      focus: 3,
    };
    const tooFaint = Object.entries(least).filter(([name, ratio]) => contrast(of(name), of(ground)) < ratio);
    expect(tooFaint).toEqual([]);
  });

  test('keep every text readable on what is selected', () => {
    const tooFaint = ['ink', 'soft', 'danger'].filter((name) => contrast(of(name), of('selected')) < 4.5);
    expect(tooFaint).toEqual([]);
  });

  test('have a colour for each of the palette, on which a code can be read', () => {
    const unreadable = paletteColours.filter((name) => contrast(of(`theme-${name}`), of('on-theme')) < 4.5);
    expect(unreadable).toEqual([]);
  });

  test('keep the text on every wash at seven to one, also where two washes lie on each other', () => {
    const unreadable = paletteColours.filter(
      (name) => contrast(of('ink'), mixed(of(`theme-${name}`), of('panel'), 0.26)) < 7,
    );
    expect(unreadable).toEqual([]);
  });
});

test('every colour of the palette has a wash', () => {
  expect(paletteColours.filter((name) => !css.includes(`--theme-${name}-wash:`))).toEqual([]);
});
