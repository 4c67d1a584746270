import { useEffect, useState } from 'react';
import type { PassageMark } from '../../../shared/model/index.ts';
import { observable, useObservable } from '../../state/observable.ts';
import type { CaretDirection, CaretText } from './caret-motion.ts';
import type { Interval } from './interval-index.ts';
import { drawEnd, moveEnd } from './passage-ends.ts';
import type { EndUnit, PassageEnd } from './passage-ends.ts';

/** The moving of a chosen passage's ends: shown as it goes, and one act when it is kept. */
export interface EndMoving {
  /** The span the passage would have, or null while nothing is moved. */
  readonly preview: Interval | null;
  /** Whether keys are moving it, which have to say when it is enough. */
  readonly byKeys: boolean;
  /** Moves an end by a key. */
  readonly step: (end: PassageEnd, unit: EndUnit, direction: CaretDirection) => void;
  /** Moves an end to a place, to whole words unless `exact`. */
  readonly draw: (end: PassageEnd, offset: number, exact: boolean) => void;
  /** Keeps what was moved, where anything was; is over when it is saved or refused. */
  readonly keep: () => Promise<void>;
  /** Leaves the passage as it is. */
  readonly leave: () => void;
}

/** A passage whose ends are being moved. */
interface Moving {
  readonly passage: PassageMark;
  readonly span: Interval;
  readonly byKeys: boolean;
}

/** Moves the ends of the chosen passage; what was moved is kept when another one is chosen, or none. */
export function useEndMoving(parts: {
  readonly source: CaretText;
  readonly passage: PassageMark | null;
  readonly move: (passage: PassageMark, to: Interval) => Promise<Interval | null>;
  /** Is told the span that the passage has from now on. */
  readonly onMoved: (span: Interval) => void;
  readonly announce: (sentence: string) => void;
}): EndMoving {
  const { source, passage } = parts;
  const [state] = useState(() => observable<Moving | null>(null));
  const moving = useObservable(state);
  const { text } = source;

  const put = (end: PassageEnd, span: Interval | null, byKeys: boolean): void => {
    const now = state.get() ?? (passage === null ? null : { passage });
    if (now === null) return;
    if (span === null) {
      parts.announce(
        'That end cannot be moved on: some text has to be left in the passage. Delete the passage instead.',
      );
      return;
    }
    state.set({ passage: now.passage, span, byKeys });
    parts.announce(end === 'start' ? `Begins “${beginning(text, span)}”` : `Ends “${ending(text, span)}”`);
  };
  const spanNow = (): Interval | null => state.get()?.span ?? passage;

  const keep = async (): Promise<void> => {
    const now = state.get();
    state.set(null);
    if (now === null) return;
    const { passage: moved, span } = now;
    if (span.start === moved.start && span.end === moved.end) return;
    const answer = parts.move(moved, span);
    parts.onMoved(span);
    if ((await answer) === null) parts.onMoved({ start: moved.start, end: moved.end });
  };

  const movedId = moving?.passage.id ?? null;
  const chosenId = passage?.id ?? null;
  useEffect(() => {
    if (movedId !== null && movedId !== chosenId) void keep();
  });

  return {
    preview: moving === null ? null : moving.span,
    byKeys: moving?.byKeys === true,
    step: (end, unit, direction) => {
      const span = spanNow();
      if (span !== null) put(end, moveEnd(source, span, end, unit, direction), true);
    },
    draw: (end, offset, exact) => {
      const span = spanNow();
      const drawn = span === null ? null : drawEnd(text, span, end, offset, exact);
      // Between two places of the pointer nothing need be said twice.
      if (span === null || drawn === null || (drawn.start === span.start && drawn.end === span.end)) return;
      put(end, drawn, false);
    },
    keep,
    leave: () => {
      if (state.get() === null) return;
      state.set(null);
      parts.announce('The passage stays as it was.');
    },
  };
}

/** How much of an end is said, in UTF-16 code units. */
const saidLength = 60;

function beginning(text: string, { start, end }: Interval): string {
  const quote = text.slice(start, end);
  return quote.length <= saidLength ? quote : `${quote.slice(0, saidLength).replace(/\s+\S*$/u, '')} …`;
}

function ending(text: string, { start, end }: Interval): string {
  const quote = text.slice(start, end);
  return quote.length <= saidLength ? quote : `… ${quote.slice(-saidLength).replace(/^\S*\s+/u, '')}`;
}
