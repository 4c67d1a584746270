import type { JSX } from 'react';
import { useEffect, useId, useRef, useState } from 'react';
import type { Theme } from '../../../shared/model/index.ts';
import { offeredThemes } from '../../state/theme-order.ts';
import { ThemeChip } from '../../ui/theme-chip.tsx';

/** How many themes are offered at once; typing narrows them down. */
const mostOffered = 8;

/** Finds themes by typing: Enter puts the chosen one on or takes it off and leaves the field open for another, Escape closes. */
export function ThemeFinder(props: {
  readonly themes: readonly Theme[];
  readonly on: ReadonlySet<string>;
  readonly onTheme: (theme: Theme) => void;
  readonly onClose: () => void;
}): JSX.Element {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.focus({ preventScroll: true });
  }, []);
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const words = typed.toLocaleLowerCase('en-GB').split(/\s+/).filter(Boolean);
  const choices = offeredThemes(props.themes)
    .filter((theme) => {
      const name = `${theme.code} ${theme.name}`.toLocaleLowerCase('en-GB');
      return words.every((word) => name.includes(word));
    })
    .slice(0, mostOffered);
  const chosen = Math.min(at, choices.length - 1);
  const take = (theme: Theme | undefined) => {
    if (theme === undefined) return;
    props.onTheme(theme);
    setTyped('');
    setAt(0);
  };
  return (
    <div
      className="review-finder"
      onKeyDown={(event) => {
        const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
        if (step !== undefined) setAt((chosen + step + choices.length) % Math.max(1, choices.length));
        else if (event.key === 'Enter') take(choices[chosen]);
        else if (event.key === 'Escape') props.onClose();
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      <input
        ref={field}
        className="field-input"
        role="combobox"
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={choices.length === 0 ? undefined : `${id}-${String(chosen)}`}
        aria-label="Find a theme for the whole document"
        placeholder="Find a theme"
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
      />
      <ul role="listbox" id={`${id}-list`} aria-label="Themes" className="review-finder-list">
        {choices.map((theme, position) => (
          <li
            key={theme.id}
            id={`${id}-${String(position)}`}
            role="option"
            aria-selected={position === chosen}
            className="review-finder-choice"
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => take(theme)}
          >
            <ThemeChip theme={theme} named />
            {props.on.has(theme.id) && <span className="number">takes it off</span>}
          </li>
        ))}
      </ul>
      {choices.length === 0 && <p className="number">No theme fits.</p>}
    </div>
  );
}
