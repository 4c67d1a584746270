import type { RefObject } from 'react';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { PassageMark, TextMark } from '../../../shared/model/index.ts';
import { characterAtPoint } from './dom-positions.ts';
import type { IntervalIndex } from './interval-index.ts';
import { sameItems } from './interval-index.ts';
import type { TextView } from './text-view.ts';

/** The passages that are told about, and where in the text that is shown. */
export interface PassageTipAt {
  readonly passages: readonly PassageMark[];
  /** What the source itself says here. */
  readonly sourceMarks: readonly TextMark[];
  readonly offset: number;
  /** Whether a screen reader says it: asked for by key, not by the pointer passing. */
  readonly spoken: boolean;
}

/** The telling of who tagged what: at the pointer, at a stripe that has the focus, or by a key. */
export interface PassageTips {
  readonly tip: PassageTipAt | null;
  readonly show: (tip: PassageTipAt) => void;
  readonly hide: () => void;
  /** The pointer is on what tells, so it stays. */
  readonly hold: () => void;
  /** The pointer left it. */
  readonly release: () => void;
}

/** How long the pointer rests on a passage before it is told about, and how long that stays when it leaves, in milliseconds. */
const showAfterMs = 350;
const hideAfterMs = 300;

/**
 * Tells about the passages under the pointer. What is told stays while the pointer is on the passage or on the telling
 * itself, and goes with Escape wherever the focus is; it comes back only after the pointer was elsewhere.
 */
export function usePassageTip(
  root: RefObject<HTMLElement | null>,
  view: TextView | null,
  index: IntervalIndex<PassageMark>,
  sourceMarks: IntervalIndex<TextMark>,
  isQuiet: boolean,
): PassageTips {
  const [tip, setTip] = useState<PassageTipAt | null>(null);
  const hiding = useRef<number>(undefined);
  const showing = useRef<number>(undefined);
  const dismissed = useRef<readonly unknown[]>([]);
  const latest = useRef({ tip, index, sourceMarks, isQuiet });
  useEffect(() => {
    latest.current = { tip, index, sourceMarks, isQuiet };
  });

  const hold = useCallback(() => {
    window.clearTimeout(hiding.current);
    hiding.current = undefined;
  }, []);
  const hide = useCallback(() => {
    window.clearTimeout(hiding.current);
    window.clearTimeout(showing.current);
    hiding.current = undefined;
    setTip(null);
  }, []);
  const release = useCallback(() => {
    hiding.current ??= window.setTimeout(() => {
      hiding.current = undefined;
      setTip(null);
    }, hideAfterMs);
  }, []);
  const show = useCallback(
    (next: PassageTipAt) => {
      hold();
      setTip(next);
    },
    [hold],
  );

  useEffect(() => {
    const text = root.current;
    if (text === null || view === null) return undefined;
    let frame: number | undefined;
    let waiting: readonly unknown[] = [];
    const look = (x: number, y: number): void => {
      const offset = latest.current.isQuiet ? null : characterAtPoint(view.body, x, y);
      const passages = offset === null ? [] : latest.current.index.at(offset);
      const marksHere = offset === null ? [] : latest.current.sourceMarks.at(offset);
      const here = [...passages, ...marksHere];
      if (!sameItems(here, dismissed.current)) dismissed.current = [];
      const told = itemsOf(latest.current.tip);
      if (sameItems(here, told) || here.length === 0) {
        window.clearTimeout(showing.current);
        waiting = [];
        if (here.length > 0) hold();
        else if (told.length > 0) release();
        return;
      }
      if (told.length > 0) release();
      if (sameItems(here, waiting) || sameItems(here, dismissed.current)) return;
      waiting = here;
      window.clearTimeout(showing.current);
      showing.current = window.setTimeout(() => {
        waiting = [];
        if (!latest.current.isQuiet)
          show({ passages, sourceMarks: marksHere, offset: offset ?? 0, spoken: false });
      }, showAfterMs);
    };
    const onMove = (event: PointerEvent): void => {
      if (event.buttons !== 0) return;
      if (frame !== undefined) cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        frame = undefined;
        look(event.clientX, event.clientY);
      });
    };
    const onLeave = ({ relatedTarget }: PointerEvent): void => {
      if (frame !== undefined) cancelAnimationFrame(frame);
      window.clearTimeout(showing.current);
      waiting = [];
      dismissed.current = [];
      // What tells hears that the pointer came before the text hears that it left.
      const isOnTip = relatedTarget instanceof Element && relatedTarget.closest('[role=tooltip]') !== null;
      if (latest.current.tip !== null && !isOnTip) release();
    };
    const onKey = (event: KeyboardEvent): void => {
      const { tip: told } = latest.current;
      if (event.key !== 'Escape' || told === null) return;
      dismissed.current = itemsOf(told);
      hide();
      event.preventDefault();
      event.stopPropagation();
    };
    text.addEventListener('pointermove', onMove, { passive: true });
    text.addEventListener('pointerleave', onLeave);
    text.addEventListener('pointerdown', hide);
    window.addEventListener('keydown', onKey, { capture: true });
    return () => {
      if (frame !== undefined) cancelAnimationFrame(frame);
      window.clearTimeout(showing.current);
      window.clearTimeout(hiding.current);
      text.removeEventListener('pointermove', onMove);
      text.removeEventListener('pointerleave', onLeave);
      text.removeEventListener('pointerdown', hide);
      window.removeEventListener('keydown', onKey, { capture: true });
    };
  }, [root, view, hide, hold, release, show]);

  return { tip, show, hide, hold, release };
}

/** Everything that is told about. */
function itemsOf(tip: PassageTipAt | null): readonly unknown[] {
  return tip === null ? [] : [...tip.passages, ...tip.sourceMarks];
}
