import type { JSX } from 'react';
import { useEffect, useRef } from 'react';
import type { Passage, Theme } from '../../../shared/model/index.ts';
import { ThemeChip } from '../../ui/theme-chip.tsx';

/** The passages that lie on top of each other at one place of the text, to choose one from. */
export function PassageStack(props: {
  readonly passages: readonly Passage[];
  readonly themes: readonly Theme[];
  readonly onChoose: (passage: Passage) => void;
  readonly onClose: () => void;
}): JSX.Element {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('button')?.focus({ preventScroll: true });
  }, []);
  return (
    <div
      ref={list}
      className="reader-picker"
      role="dialog"
      aria-label={`${props.passages.length} passages at this place`}
      onKeyDown={(event) => {
        const buttons = [...event.currentTarget.querySelectorAll('button')];
        const at = buttons.findIndex((button) => button === event.target);
        const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
        if (step !== undefined) buttons[(at + step + buttons.length) % buttons.length]?.focus();
        else if (event.key === 'Escape') props.onClose();
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
      onBlur={(event) => {
        if (event.relatedTarget !== null && !event.currentTarget.contains(event.relatedTarget))
          props.onClose();
      }}
    >
      <p className="reader-picker-title">{props.passages.length} passages at this place</p>
      {props.passages.map((passage) => (
        <button
          key={passage.id}
          type="button"
          className="reader-stack-choice"
          onClick={() => props.onChoose(passage)}
        >
          <span className="reader-stack-themes">
            {props.themes
              .filter((theme) => passage.tags.some((tag) => tag.themeId === theme.id))
              .map((theme) => (
                <ThemeChip key={theme.id} theme={theme} />
              ))}
          </span>
          <span className="reader-stack-quote" dir="auto">
            {passage.quote}
          </span>
        </button>
      ))}
    </div>
  );
}
