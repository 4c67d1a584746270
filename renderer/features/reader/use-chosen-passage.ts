import { useCallback, useState } from 'react';
import type { PassageMark, Theme } from '../../../shared/model/index.ts';
import { announce } from '../../state/announce.ts';
import type { Floating } from './floating.ts';
import type { Interval } from './interval-index.ts';
import { spanOf } from './native-selection.ts';
import { passageWithSpan } from './passage-changes.ts';
import { taggableSpan } from './passage-editing.ts';
import { themeWords } from './passage-words.ts';
import type { TextView } from './text-view.ts';
import type { Caret } from './use-caret.ts';
import type { DocumentPassages } from './use-document-passages.ts';

/** The passage one is at, and what acts are for: it, or what is selected. */
export interface ChosenPassage {
  /** The chosen passage, or null. */
  readonly active: PassageMark | null;
  readonly activeSpan: Interval | null;
  readonly setActiveSpan: (span: Interval | null) => void;
  readonly floating: Floating | null;
  readonly setFloating: (floating: Floating | null) => void;
  /** What is selected in the text. */
  readonly selected: Interval;
  readonly isSelected: boolean;
  /** What a theme would be put on: the selection or the chosen passage. */
  readonly target: Interval | null;
  /** What of it can be a passage; null where there is nothing, or only white space. */
  readonly onTarget: Interval | null;
  /** The passage that has exactly that span, or null. */
  readonly targetPassage: PassageMark | null;
  readonly choose: (passage: PassageMark) => void;
  /** Chooses the passage at a place, or lets one be chosen of several. */
  readonly openAt: (offset: number) => void;
  /** Offers several passages at one place to choose from. */
  readonly offer: (passages: readonly PassageMark[], offset: number) => void;
  /** Chooses the next passage or the one before, from the chosen one or from the caret. */
  readonly step: (direction: 1 | -1) => void;
  /** A passage pointed at in a list of several: shown in the text. */
  readonly pointedAt: Interval | null;
  readonly pointAt: (span: Interval | null) => void;
}

/** Keeps the chosen passage by its span: it has one before the service has given it an id. */
export function useChosenPassage(parts: {
  readonly text: string;
  readonly document: DocumentPassages;
  readonly themes: readonly Theme[];
  readonly view: TextView | null;
  readonly caret: Caret;
  readonly chosen: ChosenState;
}): ChosenPassage {
  const { text, themes, view, caret, chosen } = parts;
  const { passages, index, describe } = parts.document;
  const { activeSpan, setActiveSpan, floating, setFloating } = chosen;
  const [pointedAt, setPointedAt] = useState<Interval | null>(null);
  const pointAt = useCallback(
    (span: Interval | null) => setPointedAt(span === null ? null : { start: span.start, end: span.end }),
    [],
  );
  const { focus } = caret.selection;
  const selected = spanOf(caret.selection);
  const isSelected = selected.start < selected.end && !caret.dragging;
  const active = activeSpan === null ? null : passageWithSpan(passages, activeSpan.start, activeSpan.end);
  const target = isSelected ? selected : activeSpan;
  const onTarget = target === null ? null : taggableSpan(text, target);
  const targetPassage = onTarget === null ? null : passageWithSpan(passages, onTarget.start, onTarget.end);

  const choose = (passage: PassageMark): void => {
    setFloating(null);
    setActiveSpan({ start: passage.start, end: passage.end });
    caret.select({ anchor: passage.start, focus: passage.start });
    view?.reveal(passage.start, passage.end);
  };
  const offer = (here: readonly PassageMark[], offset: number): void => {
    const [first, second] = here;
    if (second !== undefined) {
      setFloating({ kind: 'stack', at: offset, passages: here });
      return;
    }
    setFloating(null);
    setActiveSpan(first === undefined ? null : { start: first.start, end: first.end });
    if (first !== undefined) announce(`${describe(first).citation}. ${themeWords(first, themes)}`);
  };
  const openAt = (offset: number): void => {
    const here = index.at(offset);
    offer(here.length > 0 ? here : index.at(Math.max(0, offset - 1)), offset);
  };
  const step = (direction: 1 | -1): void => {
    const from = activeSpan?.start ?? focus;
    const here = active === null ? -1 : passages.indexOf(active);
    const beside = direction === 1 ? index.after(from) : index.before(from);
    const next = here === -1 ? beside : (passages[here + direction] ?? null);
    if (next === null) {
      announce(
        direction === 1 ? 'There is no passage further on.' : 'There is no passage before this place.',
      );
      return;
    }
    choose(next);
    const { citation, quote } = describe(next);
    announce(`${citation}. ${themeWords(next, themes)} ${quote.slice(0, 300)}`);
  };
  return {
    active,
    activeSpan,
    setActiveSpan,
    floating,
    setFloating,
    selected,
    isSelected,
    target,
    onTarget,
    targetPassage,
    choose,
    openAt,
    offer,
    step,
    pointedAt,
    pointAt,
  };
}

/** What is kept of the choice from one drawing to the next. */
export interface ChosenState {
  readonly activeSpan: Interval | null;
  readonly setActiveSpan: (span: Interval | null) => void;
  readonly floating: Floating | null;
  readonly setFloating: (floating: Floating | null) => void;
  /** The caret went elsewhere by itself, so nothing is chosen and nothing floats. */
  readonly leave: () => void;
}

/** The choice itself; apart, because the caret has to be able to end it. */
export function useChosenState(): ChosenState {
  const [activeSpan, setActiveSpan] = useState<Interval | null>(null);
  const [floating, setFloating] = useState<Floating | null>(null);
  return {
    activeSpan,
    setActiveSpan,
    floating,
    setFloating,
    leave: () => {
      setActiveSpan(null);
      setFloating(null);
    },
  };
}
