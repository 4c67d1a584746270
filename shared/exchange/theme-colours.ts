import { paletteColours, type PaletteColour } from '../model/index.ts';

/** The palette as other programs show it, `#rrggbb`. */
const written: Readonly<Record<PaletteColour, string>> = {
  blue: '#2a68ad',
  plum: '#84449a',
  green: '#17735f',
  rust: '#ad4e14',
  teal: '#0e7184',
  ochre: '#8a6208',
  rose: '#b33568',
  indigo: '#4a4fb8',
  olive: '#5f6b14',
  sienna: '#875234',
  slate: '#52657a',
  violet: '#6f4bc4',
  cyan: '#0a6ea0',
  brick: '#a83232',
};

/** A colour of the palette as `#rrggbb`. */
export function writtenColour(colour: PaletteColour): string {
  return written[colour];
}

/** The colour of the palette nearest to one written `#rrggbb` or `#rgb`, null where it is written otherwise. */
export function nearestColour(given: string): PaletteColour | null {
  const wanted = channels(given);
  if (wanted === null) return null;
  let best: PaletteColour | null = null;
  let least = Infinity;
  for (const colour of paletteColours) {
    const own = channels(written[colour]) ?? [];
    const distance = own.reduce((sum, channel, at) => sum + (channel - (wanted[at] ?? 0)) ** 2, 0);
    if (distance >= least) continue;
    least = distance;
    best = colour;
  }
  return best;
}

function channels(given: string): readonly number[] | null {
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/iu.exec(given);
  const long = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/iu.exec(given);
  const found = long?.slice(1) ?? short?.slice(1).map((digit) => digit + digit);
  return found === undefined ? null : found.map((digits) => Number.parseInt(digits, 16));
}
