import type { JSX, KeyboardEvent } from 'react';
import { useEffect, useRef } from 'react';
import { Kbd } from '../ui/kbd.tsx';
import { shortcutText } from '../state/shortcut.ts';

/** What can be done with a misspelt word, in a short list at the word. */
export function SpellingMenu(props: {
  readonly word: string;
  /** Null while they are being looked up. */
  readonly suggestions: readonly string[] | null;
  /** Where the word stands in the window. */
  readonly box: DOMRect;
  readonly onTake: (suggestion: string) => void;
  readonly onAdd: () => void;
  readonly onIgnore: () => void;
  readonly onStep: (direction: 1 | -1) => void;
  readonly onClose: () => void;
}): JSX.Element {
  const { suggestions, box, onClose } = props;
  const menu = useRef<HTMLDivElement>(null);
  const known = suggestions !== null;
  useEffect(() => menu.current?.focus({ preventScroll: true }), []);
  useEffect(() => {
    // Suggestions that come late must not take the focus from what was chosen meanwhile.
    if (!known || document.activeElement !== menu.current) return;
    menu.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus({ preventScroll: true });
  }, [known]);
  useEffect(() => {
    const onPointerDown = (event: PointerEvent): void => {
      if (event.target instanceof Node && menu.current?.contains(event.target) !== true) onClose();
    };
    window.addEventListener('pointerdown', onPointerDown);
    return () => window.removeEventListener('pointerdown', onPointerDown);
  }, [onClose]);
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=menuitem]')];
    const at = items.findIndex((item) => item === document.activeElement);
    const before = (at < 1 ? items.length : at) - 1;
    const next = { ArrowDown: at + 1, ArrowUp: before, Home: 0, End: items.length - 1 }[event.key];
    if (next !== undefined) items[next % items.length]?.focus();
    else if (event.key === 'F7') props.onStep(event.shiftKey ? -1 : 1);
    else if (event.key === 'Escape' || event.key === 'Tab') onClose();
    else if (/^[1-8]$/.test(event.key)) {
      const suggestion = suggestions?.[Number(event.key) - 1];
      if (suggestion !== undefined) props.onTake(suggestion);
    } else {
      // What is typed in the menu means nothing to the screen behind it.
      event.stopPropagation();
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
  const below = box.bottom + 260 < window.innerHeight;
  return (
    <div
      ref={menu}
      className="menu-list note-spelling-menu"
      role="menu"
      tabIndex={-1}
      aria-label={`Not in the dictionary: ${props.word}`}
      style={{
        left: Math.min(box.left, window.innerWidth - 300),
        ...(below ? { top: box.bottom + 4 } : { bottom: window.innerHeight - box.top + 4 }),
      }}
      onKeyDown={onKeyDown}
    >
      {(suggestions ?? []).map((suggestion, position) => (
        <Item
          key={suggestion}
          label={suggestion}
          keys={String(position + 1)}
          strong
          onChoose={() => props.onTake(suggestion)}
        />
      ))}
      {suggestions?.length === 0 && (
        <p className="note-spelling-none">Nothing like it is in the dictionary.</p>
      )}
      <Item label="Add to this matter’s dictionary" onChoose={props.onAdd} />
      <Item label="Ignore in this note" onChoose={props.onIgnore} />
      <Item label="Next misspelt word" keys={shortcutText('F7')} onChoose={() => props.onStep(1)} />
    </div>
  );
}

function Item(props: {
  readonly label: string;
  readonly keys?: string;
  readonly strong?: boolean;
  readonly onChoose: () => void;
}): JSX.Element {
  return (
    <button
      type="button"
      role="menuitem"
      tabIndex={-1}
      className={props.strong === true ? 'menu-item note-spelling-suggestion' : 'menu-item'}
      onMouseDown={(event) => event.preventDefault()}
      onClick={props.onChoose}
    >
      <span>{props.label}</span>
      {props.keys !== undefined && (
        <span aria-hidden="true">
          <Kbd>{props.keys}</Kbd>
        </span>
      )}
    </button>
  );
}
