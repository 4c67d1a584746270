import '../../ui/field.css';
import type { JSX } from 'react';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import type { Theme } from '../../../shared/model/index.ts';
import { offeredThemes, themeDigits, themeTree } from '../../state/theme-order.ts';
import { Kbd } from '../../ui/kbd.tsx';
import { ThemeChip } from '../../ui/theme-chip.tsx';
import { fuzzyFind } from './fuzzy-find.ts';

type Choice =
  | { readonly kind: 'theme'; readonly theme: Theme; readonly depth: number; readonly path: string }
  | { readonly kind: 'new'; readonly name: string };

/**
 * The palette of all themes at a selection: typing finds, Enter applies, and a name that is not there yet can be made a
 * theme and applied in one go. Escape leaves everything as it was.
 */
export function ThemePicker(props: {
  readonly themes: readonly Theme[];
  readonly onPassage: ReadonlySet<string>;
  readonly onTheme: (theme: Theme) => void;
  readonly onNewTheme: (name: string) => void;
  readonly onClose: () => void;
}): JSX.Element {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  // Focusing scrolls to where the field stands, and it is put beside the selection only when it is laid out.
  useEffect(() => {
    field.current?.focus({ preventScroll: true });
  }, []);
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const digits = useMemo(() => themeDigits(props.themes), [props.themes]);
  const choices = useMemo(() => choicesFor(props.themes, query), [props.themes, query]);
  const chosen = Math.min(at, choices.length - 1);

  const apply = (choice: Choice | undefined) => {
    if (choice?.kind === 'theme') props.onTheme(choice.theme);
    else if (choice?.kind === 'new') props.onNewTheme(choice.name);
  };
  return (
    <div
      className="reader-picker"
      role="dialog"
      aria-label="Tag as"
      onKeyDown={(event) => {
        const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
        if (step !== undefined) setAt((chosen + step + choices.length) % Math.max(1, choices.length));
        else if (event.key === 'Enter') apply(choices[chosen]);
        else if (event.key === 'Escape') props.onClose();
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) props.onClose();
      }}
    >
      <input
        className="field-input"
        role="combobox"
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-label="Find or name a theme"
        aria-activedescendant={choices.length === 0 ? undefined : `${id}-${chosen}`}
        autoComplete="off"
        spellCheck={false}
        ref={field}
        placeholder="Find a theme, or name a new one"
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setAt(0);
        }}
      />
      <ul role="listbox" id={`${id}-list`} aria-label="Themes" className="reader-picker-list">
        {choices.map((choice, position) => (
          <li
            key={choice.kind === 'theme' ? choice.theme.id : 'new'}
            id={`${id}-${position}`}
            role="option"
            aria-selected={position === chosen}
            className="reader-picker-choice"
            ref={position === chosen ? revealChoice : undefined}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => apply(choice)}
          >
            {choice.kind === 'new' ? (
              <span>Create the theme “{choice.name}” and tag with it</span>
            ) : (
              <>
                <span style={{ paddingInlineStart: choice.depth * 14 }} title={choice.path}>
                  <ThemeChip theme={choice.theme} named />
                </span>
                <span className="reader-picker-facts">
                  {props.onPassage.has(choice.theme.id) && 'on this passage '}
                  {digits.has(choice.theme.id) && <Kbd>{String(digits.get(choice.theme.id))}</Kbd>}
                </span>
              </>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

function choicesFor(themes: readonly Theme[], query: string): readonly Choice[] {
  const offered = new Set(offeredThemes(themes).map((theme) => theme.id));
  const tree = themeTree(themes);
  const paths = new Map<string, string>();
  for (const { theme } of tree) {
    const parent = theme.parent === null ? undefined : paths.get(theme.parent);
    paths.set(theme.id, parent === undefined ? theme.name : `${parent} / ${theme.name}`);
  }
  const typed = query.trim();
  const placed = tree.filter(({ theme }) => offered.has(theme.id));
  const found = fuzzyFind(
    typed,
    placed,
    ({ theme }) => `${paths.get(theme.id) ?? theme.name} ${theme.code}`,
  ).map(({ theme, depth }): Choice => ({
    kind: 'theme',
    theme,
    depth: typed === '' ? depth : 0,
    path: paths.get(theme.id) ?? theme.name,
  }));
  const isNew = typed !== '' && !placed.some(({ theme }) => theme.name.toLowerCase() === typed.toLowerCase());
  return isNew ? [...found, { kind: 'new', name: typed }] : found;
}

function revealChoice(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' });
}
