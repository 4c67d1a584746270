import type { PreparedPicture } from '../../../shared/pack/index.ts';
import { readJpegHeader } from './jpeg-header.ts';
import { pageSizeOf } from './page-size.ts';

/** Turns of EXIF's orientations that do not mirror (EXIF 2.3, tag 274). */
const turns: Readonly<Record<number, PreparedPicture['turn']>> = { 1: 0, 3: 180, 6: 90, 8: 270 };

const baseline = 0xc0;
const progressive = 0xc2;

/** 300 pixels to the inch, with a little for rounding. */
const finest = 301 / 72;

/**
 * A JPEG file that can stand in a PDF as it is: baseline or progressive, in greys or in three colours, not mirrored, and not finer
 * than 300 pixels to the inch. Null for any other, such as one in printers' colours, which readers show in different ways.
 */
export function plainJpegOf(bytes: Uint8Array): PreparedPicture | null {
  const header = readJpegHeader(bytes);
  const [page] = header.ok ? header.value.pages : [];
  const frame = frameOf(bytes);
  if (page === undefined || frame === null) return null;
  const turn = turns[page.orientation];
  if (turn === undefined || (frame.channels !== 1 && frame.channels !== 3)) return null;
  if (page.width / pageSizeOf(page).width > finest) return null;
  const { width, height } = page;
  return { encoding: 'jpeg', width, height, channels: frame.channels, bits: 8, turn, bytes };
}

/** How the picture's frame is coded, where it is in a way that PDF takes, and how many colours it has. */
function frameOf(bytes: Uint8Array): { readonly channels: number } | null {
  let at = 2;
  while (at + 10 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === baseline || marker === progressive) {
      return bytes[at + 4] === 8 ? { channels: bytes[at + 9] ?? 0 } : null;
    }
    if (marker === 0xda) return null;
    at += 2 + ((bytes[at + 2] ?? 0) << 8) + (bytes[at + 3] ?? 0);
  }
  return null;
}
