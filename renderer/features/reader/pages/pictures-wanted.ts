import type { Failure } from '../../../../shared/base/index.ts';
import type { ShownSheet } from './box-on-screen.ts';
import { putPicture } from '../../../ui/put-picture.ts';
import type { WantedPicture } from './drawing-queue.ts';
import type { PageSheet } from './page-sheet.ts';

/** The most pixels of one picture; a page shown larger is a little blurred. */
const mostPixels = 16_000_000;

/** The pictures that pages near the viewport lack at the size they are shown, those in sight first. */
export function picturesWanted(
  shown: readonly ShownSheet[],
  /** What is in sight, in CSS pixels below the first page's upper edge. */
  seen: { readonly top: number; readonly bottom: number },
  onFailure: (sheet: PageSheet, because: Failure) => void,
): readonly WantedPicture[] {
  const ratio = window.devicePixelRatio;
  return shown.flatMap(({ sheet, page, placed }) => {
    const most = Math.sqrt(mostPixels / Math.max(1, page.width * page.height));
    const wanted = Math.min(most, placed.scale * ratio);
    if (sheet.drawnAt === wanted) return [];
    const isSeen = placed.top < seen.bottom && placed.top + placed.height > seen.top;
    return [
      {
        page: page.number,
        pixelsPerPoint: wanted,
        urgency: isSeen ? sheet.index / 1e6 : 2 + Math.abs(placed.top - seen.top) / 1e6,
        take: (picture) => {
          putPicture(sheet.canvas, picture);
          sheet.drawnAt = wanted;
          sheet.say(null);
          sheet.element.dataset['drawn'] = '';
        },
        fail: (because) => {
          sheet.say(because.message);
          onFailure(sheet, because);
        },
      },
    ];
  });
}
