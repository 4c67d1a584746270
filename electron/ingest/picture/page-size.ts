import type { PicturePage } from './picture-header.ts';

const pointsPerInch = 72;

/** Pixels an inch where a picture declares nothing: what screens are taken to have. */
const undeclared = 96;

/** The longer side of A4 in points. */
const longSideOfA4 = 842;

/** The longest page that is believed of a low resolution: the longer side of A3 in points and a little. */
const longestOfLow = 1_225;

/** Declared resolutions from here on come from scanners and are believed whatever the size that follows. */
const believed = 150;

/** Resolutions beyond this are no pictures of paper. */
const highest = 4_800;

/**
 * The size of a picture's page in points as stored. Cameras and programs write 72 or 96 pixels an inch where they know nothing:
 * a page that would be larger than A3 by such a number is taken as one of A4.
 */
export function pageSizeOf({ width, height, resolution }: PicturePage): {
  readonly width: number;
  readonly height: number;
} {
  const declared = resolution !== null && inReason(resolution.across) && inReason(resolution.down);
  const { across, down } = declared ? resolution : { across: undeclared, down: undeclared };
  const size = { width: (width / across) * pointsPerInch, height: (height / down) * pointsPerInch };
  const long = Math.max(size.width, size.height);
  if ((declared && Math.min(across, down) >= believed) || long <= longestOfLow) return size;
  return { width: (size.width / long) * longSideOfA4, height: (size.height / long) * longSideOfA4 };
}

function inReason(resolution: number): boolean {
  return resolution >= 10 && resolution <= highest;
}
