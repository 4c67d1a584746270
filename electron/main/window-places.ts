import { join } from 'node:path';
import type { Rectangle } from 'electron';
import { type RememberedFile, rememberedFile } from '../files/remembered-file.ts';

/** Where a window stands on the screen. */
export interface WindowPlace {
  readonly bounds: Partial<Rectangle>;
  readonly maximised: boolean;
}

/** The place of a first window: comfortable, and no larger than a small court laptop. */
export const firstPlace: WindowPlace = { bounds: { width: 1440, height: 900 }, maximised: false };

/** Narrower or lower is no window anybody left so, in pixels. */
const leastSide = 200;

/** How far a second window stands from the one before, in pixels, so that both are seen. */
const step = 28;

/** The place of the window closed last, in the profile's `window.json`. */
export function windowPlaceFile(profileFolder: string): RememberedFile<WindowPlace> {
  return rememberedFile(join(profileFolder, 'window.json'), readWindowPlace, firstPlace);
}

/** Reads a stored place; null where it is none. */
export function readWindowPlace(stored: unknown): WindowPlace | null {
  if (typeof stored !== 'object' || stored === null) return null;
  const { bounds, maximised }: Partial<Record<string, unknown>> = { ...stored };
  if (typeof bounds !== 'object' || bounds === null || typeof maximised !== 'boolean') return null;
  const { x, y, width, height }: Partial<Record<string, unknown>> = { ...bounds };
  if (!isPixels(x) || !isPixels(y) || !isPixels(width) || !isPixels(height)) return null;
  return width < leastSide || height < leastSide ? null : { bounds: { x, y, width, height }, maximised };
}

function isPixels(value: unknown): value is number {
  return Number.isSafeInteger(value);
}

/**
 * A remembered place fitted to the screens there are now: no larger than the screen it is mostly on, and wholly on it;
 * in the middle of the first screen where it was on one that is gone. `screens` are work areas, the main one first.
 */
export function fittedPlace(place: WindowPlace, screens: readonly Rectangle[]): WindowPlace {
  const { x, y, width = 1440, height = 900 } = place.bounds;
  const main = screens[0];
  if (main === undefined) return place;
  const home =
    x === undefined || y === undefined ? undefined : screens.find((area) => holds(area, x, y, width));
  const area = home ?? main;
  const size = { width: Math.min(width, area.width), height: Math.min(height, area.height) };
  if (home === undefined || x === undefined || y === undefined)
    return { bounds: size, maximised: place.maximised };
  const left = Math.min(Math.max(x, area.x), area.x + area.width - size.width);
  const top = Math.min(Math.max(y, area.y), area.y + area.height - size.height);
  return { bounds: { x: left, y: top, ...size }, maximised: place.maximised };
}

/** The place for a further window beside one that is open. */
export function placeBeside(bounds: Rectangle, screens: readonly Rectangle[]): WindowPlace {
  const moved = { ...bounds, x: bounds.x + step, y: bounds.y + step };
  return fittedPlace({ bounds: moved, maximised: false }, screens);
}

/** Whether the middle of a window's title bar is on a screen. */
function holds(area: Rectangle, x: number, y: number, width: number): boolean {
  const middle = x + width / 2;
  const across = middle >= area.x && middle < area.x + area.width;
  return across && y >= area.y - step && y < area.y + area.height - step;
}
