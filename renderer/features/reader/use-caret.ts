import type { KeyboardEvent, MouseEvent } from 'react';
import { useEffect, useRef, useState } from 'react';
import { assertNever } from '../../../shared/base/index.ts';
import { snapToGraphemes, snapToWords } from '../../../shared/text/index.ts';
import { isMac } from '../../state/shortcut.ts';
import { lineEdge, moveByLine } from './caret-lines.ts';
import { growSelection, moveCaret } from './caret-motion.ts';
import type { CaretDirection } from './caret-motion.ts';
import { offsetFromPoint } from './dom-positions.ts';
import { readNativeSelection, spanOf } from './native-selection.ts';
import type { TextSelection } from './native-selection.ts';
import type { ReaderDocument } from './reader-document.ts';
import { readingPosition } from './reading-positions.ts';
import { useSide } from './side-context.ts';
import { caretCommand } from './text-keys.ts';
import type { CaretCommand } from './text-keys.ts';
import type { TextView } from './text-view.ts';

/** The caret and the selection in the text, in canonical offsets. */
export interface Caret {
  readonly selection: TextSelection;
  /** True while the pointer is dragging a selection that is not made yet. */
  readonly dragging: boolean;
  /** Sets the selection and scrolls its caret into view. */
  readonly select: (selection: TextSelection) => void;
  readonly grow: () => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  readonly onMouseDown: (event: MouseEvent<HTMLElement>) => void;
}

/**
 * The caret of the text: moved by keys on the canonical text itself, by line through the layout, and by the pointer through
 * the window's own selection, which is then widened to whole words unless Alt is held, and never cuts a grapheme.
 */
export function useCaret(
  reading: ReaderDocument,
  view: TextView | null,
  handlers: {
    /** A click that selected nothing. */
    readonly onPoint: (offset: number) => void;
    readonly onOpen: (offset: number) => void;
    /** The caret moved away from wherever it was, by key or pointer. */
    readonly onMove: () => void;
  },
): Caret {
  const { text, blocks } = reading;
  const { place } = useSide();
  const [selection, setSelection] = useState<TextSelection>(() => {
    const start = readingPosition(place)?.caret ?? blocks[0]?.start ?? 0;
    return { anchor: start, focus: start };
  });
  const [dragging, setDragging] = useState(false);
  const goalX = useRef<number | null>(null);
  /** Where the pointer went down. */
  const pressedAt = useRef({ x: 0, y: 0 });
  const beforeGrowing = useRef<readonly TextSelection[]>([]);

  const put = (next: TextSelection, keepGoal = false): void => {
    if (!keepGoal) goalX.current = null;
    setSelection(next);
    view?.reveal(next.focus, next.focus);
    view?.select(next);
  };

  const move = (command: Extract<CaretCommand, { readonly kind: 'move' }>): void => {
    if (view === null) return;
    beforeGrowing.current = [];
    const { start, end } = spanOf(selection);
    const collapses = start < end && !command.extend && command.by === 'character';
    const byLines = command.by === 'line' || command.by === 'page';
    const focus = collapses
      ? inReadingOrder(view, selection.focus, command.direction) === 'forward'
        ? end
        : start
      : target(view, { text, blocks }, selection.focus, command, goalX);
    put({ anchor: command.extend ? selection.anchor : focus, focus }, byLines);
    handlers.onMove();
  };

  const grow = (): void => {
    const wider = growSelection({ text, blocks }, spanOf(selection));
    beforeGrowing.current = [...beforeGrowing.current, selection];
    put({ anchor: wider.start, focus: wider.end });
    handlers.onMove();
  };

  const shrink = (): void => {
    const before = beforeGrowing.current.at(-1);
    if (before === undefined) return;
    beforeGrowing.current = beforeGrowing.current.slice(0, -1);
    put(before);
    handlers.onMove();
  };

  const obey = (command: CaretCommand): void => {
    switch (command.kind) {
      case 'move':
        return move(command);
      case 'grow':
        return grow();
      case 'shrink':
        return shrink();
      case 'select-all':
        return put({ anchor: blocks[0]?.start ?? 0, focus: blocks.at(-1)?.end ?? 0 });
      case 'open':
        return handlers.onOpen(selection.focus);
      default:
        return assertNever(command, 'caret command');
    }
  };

  const finishDrag = (event: globalThis.MouseEvent): void => {
    setDragging(false);
    if (view === null) return;
    const native = readNativeSelection(view.body);
    if (native === null) return;
    beforeGrowing.current = [];
    goalX.current = null;
    // Pressed on what is selected, the window gives that up only after this is heard.
    const moved = Math.hypot(event.clientX - pressedAt.current.x, event.clientY - pressedAt.current.y);
    const isClick = event.detail < 2 && !event.shiftKey && moved < clickPixels;
    if (isClick || native.anchor === native.focus) {
      const offset = offsetFromPoint(view.body, event.clientX, event.clientY) ?? native.focus;
      setSelection({ anchor: offset, focus: offset });
      view.drawCaret({ anchor: offset, focus: offset });
      handlers.onPoint(offset);
      return;
    }
    const snapped = snapSelection(text, native, event.altKey);
    setSelection(snapped);
    view.select(snapped);
    handlers.onMove();
  };
  const finish = useRef(finishDrag);
  useEffect(() => {
    finish.current = finishDrag;
  });
  useEffect(() => {
    if (!dragging) return undefined;
    const onMouseUp = (event: globalThis.MouseEvent): void => finish.current(event);
    // Where what is selected is dragged away, the button is never heard to come up.
    const onDragEnd = (): void => setDragging(false);
    window.addEventListener('mouseup', onMouseUp);
    window.addEventListener('dragend', onDragEnd);
    return () => {
      window.removeEventListener('mouseup', onMouseUp);
      window.removeEventListener('dragend', onDragEnd);
    };
  }, [dragging]);

  return {
    selection,
    dragging,
    select: put,
    grow,
    onKeyDown: (event) => {
      // Where there is no text, the keys scroll.
      const command = text.length === 0 ? null : caretCommand(event, isMac);
      if (command === null) return;
      event.preventDefault();
      obey(command);
    },
    onMouseDown: (event) => {
      if (event.button !== 0) return;
      pressedAt.current = { x: event.clientX, y: event.clientY };
      setDragging(true);
    },
  };
}

/** A selection widened to whole words (to whole graphemes only, where `exact`), in the direction it was made. */
export function snapSelection(text: string, selection: TextSelection, exact: boolean): TextSelection {
  const { start, end } = spanOf(selection);
  const [from, to] = exact ? snapToGraphemes(text, start, end) : snapToWords(text, start, end);
  return selection.anchor <= selection.focus ? { anchor: from, focus: to } : { anchor: to, focus: from };
}

function target(
  view: TextView,
  source: Parameters<typeof moveCaret>[0],
  offset: number,
  { by, direction }: Extract<CaretCommand, { readonly kind: 'move' }>,
  goalX: { current: number | null },
): number {
  switch (by) {
    case 'character':
    case 'word':
      return moveCaret(source, offset, by, inReadingOrder(view, offset, direction));
    case 'sentence':
    case 'block':
    case 'document':
      return moveCaret(source, offset, by, direction);
    case 'line-edge':
      return lineEdge(view.body, offset, direction === 'forward' ? 'end' : 'start');
    case 'line': {
      view.reveal(offset, offset);
      const moved = moveByLine(view.body, offset, direction, goalX.current);
      goalX.current = moved.goalX;
      return moved.offset;
    }
    case 'page': {
      let at = offset;
      for (let lines = 0; lines < linesPerPage; lines += 1) {
        view.reveal(at, at);
        const moved = moveByLine(view.body, at, direction, goalX.current);
        goalX.current = moved.goalX;
        if (moved.offset === at) break;
        at = moved.offset;
      }
      return at;
    }
    default:
      return assertNever(by, 'unit of movement');
  }
}

/** Left and right are directions on the screen: in a block written from right to left, to the right is back. */
function inReadingOrder(view: TextView, offset: number, direction: CaretDirection): CaretDirection {
  if (!view.isRightToLeft(offset)) return direction;
  return direction === 'forward' ? 'back' : 'forward';
}

/** How far the pointer may move in a click, in CSS pixels. */
const clickPixels = 4;

/** How many lines Page Up and Page Down move by: a little less than a screen of text. */
const linesPerPage = 20;
