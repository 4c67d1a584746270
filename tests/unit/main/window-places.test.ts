import { expect, it } from 'vitest';
import { firstPlace, fittedPlace, placeBeside } from '../../../electron/main/window-places.ts';

const laptop = { x: 0, y: 24, width: 1280, height: 696 };
const screenRight = { x: 1280, y: 0, width: 1920, height: 1080 };

const place = (x: number, y: number, width: number, height: number) => ({
  bounds: { x, y, width, height },
  maximised: false,
});

it('a first window is no larger than the screen', () => {
  expect(fittedPlace(firstPlace, [laptop])).toEqual({
    bounds: { width: 1280, height: 696 },
    maximised: false,
  });
});

it('a window comes back where it was', () => {
  expect(fittedPlace(place(1400, 80, 1300, 800), [laptop, screenRight])).toEqual(place(1400, 80, 1300, 800));
});

it('a window that stood on a screen that is gone comes to the middle of the first', () => {
  expect(fittedPlace(place(1400, 80, 1300, 800), [laptop])).toEqual({
    bounds: { width: 1280, height: 696 },
    maximised: false,
  });
});

it('a window that reached over the edge is moved onto the screen', () => {
  expect(fittedPlace(place(400, 300, 1000, 600), [laptop])).toEqual(place(280, 120, 1000, 600));
});

it('a second window stands a little off the first', () => {
  expect(placeBeside({ x: 100, y: 100, width: 900, height: 500 }, [laptop])).toEqual(
    place(128, 128, 900, 500),
  );
});
