import '../../ui/field.css';
import type { JSX, KeyboardEvent } from 'react';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import type { Theme } from '../../../shared/model/index.ts';
import { useShownKeys } from '../../state/actions.ts';
import { themeDigits } from '../../state/theme-order.ts';
import { Kbd } from '../../ui/kbd.tsx';
import { ThemeChip } from '../../ui/theme-chip.tsx';
import { LongListbox, optionId } from './long-listbox.tsx';
import type { NamedTheme } from './passage-editing.ts';
import { parentChoices, themeChoices } from './theme-choices.ts';
import type { ThemeChoice } from './theme-choices.ts';

/**
 * The palette of all themes at a selection: typing finds, Enter applies, Shift+Enter applies and stays for more. A name
 * that is not there yet is made a theme, under any other, and applied in one act. Escape leaves everything as it was.
 */
export function ThemePicker(props: {
  readonly themes: readonly Theme[];
  readonly onPassage: ReadonlySet<string>;
  readonly onTheme: (theme: Theme, stay: boolean) => void;
  readonly onNewTheme: (theme: NamedTheme, stay: boolean) => void;
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
  /** The name of the new theme whose place is being asked for. */
  const [placing, setPlacing] = useState<string | null>(null);
  const digits = useMemo(() => themeDigits(props.themes), [props.themes]);
  const keys = useShownKeys();
  const choices: readonly ThemeChoice[] = useMemo(
    () =>
      placing === null ? themeChoices(props.themes, query) : parentChoices(props.themes, placing, query),
    [props.themes, query, placing],
  );
  const chosen = Math.min(at, choices.length - 1);

  const type = (typed: string): void => {
    setQuery(typed);
    setAt(0);
  };
  const create = (theme: NamedTheme, stay: boolean): void => {
    props.onNewTheme(theme, stay);
    setPlacing(null);
    type('');
  };
  const take = (choice: ThemeChoice | undefined, stay: boolean): void => {
    if (choice === undefined) return;
    if (choice.kind === 'new') create({ name: choice.name, parent: choice.parent?.id ?? null }, stay);
    else if (choice.kind === 'new-under') {
      setPlacing(choice.name);
      type('');
    } else if (placing !== null) create({ name: placing, parent: choice.theme.id }, stay);
    else {
      props.onTheme(choice.theme, stay);
      if (stay) field.current?.select();
    }
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setAt((chosen + step + choices.length) % Math.max(1, choices.length));
    else if (event.key === 'Enter') take(choices[chosen], event.shiftKey);
    else if (event.key === 'Escape' && placing !== null) {
      type(placing);
      setPlacing(null);
    } else if (event.key === 'Escape') props.onClose();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div
      className="reader-picker"
      role="dialog"
      aria-label={placing === null ? 'Tag as' : `Where “${placing}” belongs`}
      onKeyDown={onKeyDown}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) props.onClose();
      }}
    >
      {placing !== null && (
        <p className="reader-picker-title">
          Under which theme does <b>{placing}</b> belong?
        </p>
      )}
      <input
        className="field-input"
        role="combobox"
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-label={placing === null ? 'Find or name a theme' : 'Find the theme it belongs under'}
        aria-activedescendant={choices.length === 0 ? undefined : optionId(`${id}-list`, chosen)}
        autoComplete="off"
        spellCheck={false}
        ref={field}
        placeholder={placing === null ? 'Find a theme, or name a new one' : 'Find a theme'}
        value={query}
        onChange={(event) => type(event.target.value)}
      />
      <LongListbox
        id={`${id}-list`}
        label="Themes"
        options={choices}
        keyOf={choiceKey}
        at={chosen}
        onTake={(choice) => take(choice, false)}
        renderOption={(choice) => (
          <ChoiceWords
            choice={choice}
            isOnPassage={choice.kind === 'theme' && placing === null && props.onPassage.has(choice.theme.id)}
            digit={
              choice.kind === 'theme' && placing === null
                ? keys(`tag-${String(digits.get(choice.theme.id))}`)
                : undefined
            }
          />
        )}
      />
      {choices.length === 0 && <p className="reader-picker-title">No theme is called that.</p>}
      {placing === null && (
        <p className="reader-picker-hint">
          <Kbd>Enter</Kbd> applies · <Kbd>Shift+Enter</Kbd> applies and stays · <Kbd>Esc</Kbd> closes
        </p>
      )}
    </div>
  );
}

function ChoiceWords(props: {
  readonly choice: ThemeChoice;
  readonly isOnPassage: boolean;
  readonly digit: string | undefined;
}): JSX.Element {
  const { choice } = props;
  if (choice.kind === 'new') {
    return (
      <span className="reader-picker-words">
        Create “{choice.name}” {choice.parent !== null && `under ${choice.parent.name} `}and tag with it
      </span>
    );
  }
  if (choice.kind === 'new-under') {
    return <span className="reader-picker-words">Create “{choice.name}” under another theme…</span>;
  }
  const { theme, path, depth } = choice;
  const isFlat = depth === 0 && path.length > 0;
  return (
    <>
      <span
        className="reader-picker-words"
        style={{ paddingInlineStart: depth * 14 }}
        title={[...path, theme.name].join(' / ')}
      >
        <ThemeChip theme={theme} named />
        {isFlat && <span className="reader-picker-path"> in {path.join(' / ')}</span>}
      </span>
      <span className="reader-picker-facts">
        {props.isOnPassage && 'on this passage '}
        {props.digit !== undefined && <Kbd>{props.digit}</Kbd>}
      </span>
    </>
  );
}

function choiceKey(choice: ThemeChoice): string {
  return choice.kind === 'theme' ? choice.theme.id : choice.kind;
}
