import type { JSX, KeyboardEvent } from 'react';
import { useEffect, useRef } from 'react';
import type { Passage, Theme } from '../../../shared/model/index.ts';
import { countWords as wordsIn } from '../../../shared/text/index.ts';
import { ThemeChip } from '../../ui/theme-chip.tsx';
import { countWords } from '../../ui/words.ts';

/**
 * The passages that lie on top of each other at one place of the text, to choose one from. The one that is pointed at or
 * has the focus is shown in the text.
 */
export function PassageStack(props: {
  readonly passages: readonly Passage[];
  readonly themes: readonly Theme[];
  readonly onChoose: (passage: Passage) => void;
  /** Shows a passage in the text, or none; always the same function. */
  readonly onShow: (passage: Passage | null) => void;
  readonly onClose: () => void;
}): JSX.Element {
  const { onShow } = props;
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('button')?.focus({ preventScroll: true });
    return () => onShow(null);
  }, [onShow]);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const buttons = [...event.currentTarget.querySelectorAll('button')];
    const at = buttons.findIndex((button) => button === event.target);
    const step = { ArrowDown: at + 1, ArrowUp: at - 1 + buttons.length, Home: 0, End: buttons.length - 1 }[
      event.key
    ];
    if (step !== undefined) buttons[step % buttons.length]?.focus();
    else if (event.key === 'Escape') props.onClose();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      ref={list}
      className="reader-picker"
      role="dialog"
      aria-label={`${props.passages.length} passages at this place`}
      onKeyDown={onKeyDown}
      onBlur={(event) => {
        if (event.relatedTarget !== null && !event.currentTarget.contains(event.relatedTarget))
          props.onClose();
      }}
    >
      <p className="reader-picker-title">{props.passages.length} passages at this place</p>
      <div className="reader-stack-list">
        {props.passages.map((passage) => (
          <button
            key={passage.id}
            type="button"
            className="reader-stack-choice"
            onClick={() => props.onChoose(passage)}
            onFocus={() => onShow(passage)}
            onPointerMove={({ currentTarget }) => currentTarget.focus({ preventScroll: true })}
          >
            <span className="reader-stack-themes">
              {props.themes
                .filter((theme) => passage.tags.some((tag) => tag.themeId === theme.id))
                .map((theme) => (
                  <ThemeChip key={theme.id} theme={theme} />
                ))}
              {passage.tags.length === 0 && <span>no theme</span>}
              <span className="reader-stack-length">{countWords(wordsIn(passage.quote), 'word')}</span>
            </span>
            <span className="reader-stack-quote" dir="auto">
              {passage.quote}
            </span>
          </button>
        ))}
      </div>
    </div>
  );
}
