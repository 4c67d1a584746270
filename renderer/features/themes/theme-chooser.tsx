import './theme-chooser.css';
import type { JSX, KeyboardEvent } from 'react';
import { useId, useMemo, useRef, useState } from 'react';
import type { Theme } from '../../../shared/model/index.ts';
import { fuzzyFind } from '../../state/fuzzy-find.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ThemeChip } from '../../ui/theme-chip.tsx';
import { countWords } from '../../ui/words.ts';
import { pathWords } from './theme-words.ts';

/** A theme that can be chosen, or the top of the tree. */
type Choice = { readonly kind: 'theme'; readonly theme: Theme } | { readonly kind: 'top' };

/** How many are shown; of more, typing finds the one that is meant. */
const shownAtMost = 60;

/** Finds one theme by some of its letters, each with the themes above it; arrow keys and Enter, or a click. */
export function ThemeChooser(props: {
  readonly title: string;
  readonly themes: readonly Theme[];
  /** Offers the top of the tree, too, under this name. */
  readonly top?: string;
  readonly onChoose: (themeId: string | null) => void;
  readonly onClose: () => void;
}): JSX.Element {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const { themes, top } = props;
  const found = useMemo(() => {
    const choices: readonly Choice[] = [
      ...(top === undefined ? [] : [{ kind: 'top' } as const]),
      ...themes.map((theme) => ({ kind: 'theme', theme }) as const),
    ];
    return fuzzyFind(typed, choices, (choice) =>
      choice.kind === 'top' ? (top ?? '') : `${pathWords(choice.theme)} ${choice.theme.code}`,
    );
  }, [themes, top, typed]);
  const shown = found.slice(0, shownAtMost);
  const current = Math.min(at, shown.length - 1);
  const choose = (choice: Choice | undefined) => {
    if (choice === undefined) return;
    props.onClose();
    props.onChoose(choice.kind === 'top' ? null : choice.theme.id);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setAt((current + step + shown.length) % Math.max(1, shown.length));
    else if (event.key === 'Enter') choose(shown[current]);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog title={props.title} onClose={props.onClose} first={field}>
      <div className="theme-chooser" onKeyDown={onKeyDown}>
        <input
          ref={field}
          className="field-input"
          role="combobox"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-label="Find a theme"
          aria-activedescendant={shown.length === 0 ? undefined : `${id}-${String(current)}`}
          autoComplete="off"
          spellCheck={false}
          placeholder="Letters of its name, code or parents"
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setAt(0);
          }}
        />
        <ul role="listbox" id={`${id}-list`} aria-label={props.title} className="theme-chooser-list">
          {shown.map((choice, position) => (
            <li
              key={choice.kind === 'top' ? 'top' : choice.theme.id}
              id={`${id}-${String(position)}`}
              role="option"
              aria-selected={position === current}
              className="theme-chooser-choice"
              ref={position === current ? reveal : undefined}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => choose(choice)}
            >
              {choice.kind === 'top' ? top : <ThemeWithPath theme={choice.theme} />}
            </li>
          ))}
        </ul>
        {found.length === 0 && <p className="number">No theme has these letters in this order.</p>}
        {found.length > shown.length && (
          <p className="number">
            {countWords(found.length - shown.length, 'more theme')}: type to find the one you mean.
          </p>
        )}
      </div>
    </Dialog>
  );
}

/** A theme's chip and name, and the themes above it in small. */
export function ThemeWithPath({ theme }: { readonly theme: Theme }): JSX.Element {
  return (
    <span className="theme-with-path">
      <ThemeChip theme={theme} named />
      {theme.path.length > 1 && (
        <span className="theme-with-path-above">in {theme.path.slice(0, -1).join(' / ')}</span>
      )}
    </span>
  );
}

function reveal(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' });
}
