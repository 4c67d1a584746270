import type { Theme } from '../../../shared/model/index.ts';
import type { DensityBins } from './density-bins.ts';

/** Height of one part on the map, in CSS pixels. */
export const partHeight = 3;

/** Room for the bars and for the ticks of what was found, in CSS pixels. */
const barsWidth = 13;
const ticksAt = 15;
const ticksWidth = 5;

/** The colours of the page as a canvas can take them. */
export interface DensityColours {
  readonly ofTheme: (themeId: string | null) => string;
  readonly hit: string;
}

/** Reads the colours that hold now; in forced colours all passages have the system's one colour of text. */
export function densityColours(themes: readonly Theme[], forced: boolean): DensityColours {
  if (forced) return { ofTheme: () => 'CanvasText', hit: 'Highlight' };
  const style = getComputedStyle(document.documentElement);
  const token = (name: string): string => style.getPropertyValue(name).trim();
  const byId = new Map(themes.map((theme) => [theme.id, token(`--theme-${theme.colour}`)]));
  const edge = token('--edge');
  return { ofTheme: (themeId) => byId.get(themeId ?? '') ?? edge, hit: token('--focus') };
}

/** Draws each part as a bar, as long as it has passages and in the colours of their themes, and a tick where something was found. */
export function drawDensity(
  canvas: HTMLCanvasElement,
  bins: DensityBins,
  hits: Uint8Array,
  colours: DensityColours,
): void {
  const pen = canvas.getContext('2d');
  if (pen === null) return;
  const scale = window.devicePixelRatio;
  const { clientWidth, clientHeight } = canvas;
  canvas.width = Math.round(clientWidth * scale);
  canvas.height = Math.round(clientHeight * scale);
  pen.setTransform(scale, 0, 0, scale, 0, 0);
  pen.clearRect(0, 0, clientWidth, clientHeight);
  for (let part = 0; part < hits.length; part += 1) {
    const total = bins.counts.reduce((sum, counts) => sum + (counts[part] ?? 0), 0);
    let x = 0;
    for (const [at, counts] of bins.counts.entries()) {
      const width = segmentWidth(counts[part] ?? 0, total, bins.most);
      if (width === 0) continue;
      pen.fillStyle = colours.ofTheme(bins.themes[at] ?? null);
      pen.fillRect(x, part * partHeight, width, partHeight - 0.5);
      x += width;
    }
    if (hits[part] === 1) {
      pen.fillStyle = colours.hit;
      pen.fillRect(ticksAt, part * partHeight, ticksWidth, partHeight - 0.5);
    }
  }
}

/** The width of one theme's share of a bar, in CSS pixels: a single passage can still be seen, and the fullest part fills the map. */
export function segmentWidth(count: number, total: number, most: number): number {
  if (count === 0) return 0;
  const bar = barsWidth * Math.max(0.4, Math.sqrt(total / Math.max(4, most)));
  return (bar * count) / total;
}
