import type { Failure, Result } from '../../../../shared/base/index.ts';
import type { PagePicture } from '../../../../shared/contract/index.ts';

/** A picture of a page that somebody waits for. */
export interface WantedPicture {
  /** From 1. */
  readonly page: number;
  readonly pixelsPerPoint: number;
  /** 0 for what is looked at now; larger numbers can wait. */
  readonly urgency: number;
  readonly take: (picture: PagePicture) => void;
  readonly fail: (because: Failure) => void;
}

/** Asks for pictures of pages one after another, what is looked at first. */
export interface DrawingQueue {
  /** Replaces what one of those who ask waits for; what is being drawn already is taken where it is still wanted. */
  readonly want: (asker: string, wanted: readonly WantedPicture[]) => void;
  readonly close: () => void;
}

/** A queue over a call that draws one page; at any time one is under way, so that what is scrolled past is never waited for. */
export function drawingQueue(
  draw: (page: number, pixelsPerPoint: number) => Promise<Result<PagePicture>>,
): DrawingQueue {
  const waiting = new Map<string, readonly WantedPicture[]>();
  let underWay = false;
  let closed = false;

  const next = (): { readonly asker: string; readonly wanted: WantedPicture } | null => {
    let best: { readonly asker: string; readonly wanted: WantedPicture } | null = null;
    for (const [asker, all] of waiting) {
      for (const wanted of all) {
        if (best === null || wanted.urgency < best.wanted.urgency) best = { asker, wanted };
      }
    }
    return best;
  };
  const drawNext = async (): Promise<void> => {
    if (underWay || closed) return;
    const chosen = next();
    if (chosen === null) return;
    underWay = true;
    const { asker, wanted } = chosen;
    const drawn = await draw(wanted.page, wanted.pixelsPerPoint);
    underWay = false;
    if (closed) return;
    // What was wanted may have been asked for anew meanwhile, by another object of the same meaning.
    const still = waiting.get(asker)?.find((other) => isSame(other, wanted));
    if (still !== undefined) {
      waiting.set(asker, waiting.get(asker)?.filter((other) => other !== still) ?? []);
      if (drawn.ok) still.take(drawn.value);
      else still.fail(drawn.failure);
    }
    void drawNext();
  };

  return {
    want: (asker, wanted) => {
      waiting.set(asker, wanted);
      void drawNext();
    },
    close: () => {
      closed = true;
      waiting.clear();
    },
  };
}

function isSame(one: WantedPicture, other: WantedPicture): boolean {
  return one.page === other.page && one.pixelsPerPoint === other.pixelsPerPoint;
}
