import '../../ui/field.css';
import type { JSX, KeyboardEvent } from 'react';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import type { Theme } from '../../../shared/model/index.ts';
import { useShownKeys } from '../../state/actions.ts';
import { announce } from '../../state/announce.ts';
import { themeDigits } from '../../state/theme-order.ts';
import { Kbd } from '../../ui/kbd.tsx';
import { ThemeChip } from '../../ui/theme-chip.tsx';
import { countWords } from '../../ui/words.ts';
import { LongListbox, optionId } from './long-listbox.tsx';
import type { NamedTheme } from './passage-editing.ts';
import { parentChoices, themeChoices } from './theme-choices.ts';
import type { ThemeChoice } from './theme-choices.ts';

/**
 * The palette of all themes at a selection: typing finds, Shift+Enter ticks a theme and stays for more, Enter applies it with
 * all that are ticked, in one act. A theme that is on the passage is taken off instead. A name that is not there yet is made a
 * theme, under any other, and applied with those ticked in one act. Escape leaves everything as it was.
 */
export function ThemePicker(props: {
  readonly themes: readonly Theme[];
  readonly onPassage: ReadonlySet<string>;
  /** Puts one theme on, or takes it off. */
  readonly onTheme: (theme: Theme, stay: boolean) => void;
  /** Puts several on in one act, and with them one that is added. */
  readonly onThemes: (themes: readonly Theme[], added: NamedTheme | null, stay: boolean) => void;
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
  const [ticked, setTicked] = useState<readonly Theme[]>([]);
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
    props.onThemes(ticked, theme, stay);
    setTicked([]);
    setPlacing(null);
    type('');
  };
  const tick = (theme: Theme): void => {
    const others = ticked.filter(({ id }) => id !== theme.id);
    const next = others.length < ticked.length ? others : [...ticked, theme];
    setTicked(next);
    const done = next === others ? 'No longer ticked:' : 'Ticked';
    announce(`${done} ${theme.name}, ${countWords(next.length, 'theme')} so far.`);
  };
  const remarkOn = (theme: Theme): string => {
    if (props.onPassage.has(theme.id)) return 'on this passage ';
    return ticked.some(({ id }) => id === theme.id) ? 'ticked ' : '';
  };
  const apply = (theme: Theme): void => {
    const isOn = props.onPassage.has(theme.id);
    const others = ticked.filter(({ id }) => id !== theme.id);
    if (ticked.length === 0) props.onTheme(theme, false);
    else props.onThemes(isOn ? ticked : [...others, theme], null, false);
  };
  const take = (choice: ThemeChoice | undefined, stay: boolean): void => {
    if (choice === undefined) return;
    if (choice.kind === 'new') create({ name: choice.name, parent: choice.parent?.id ?? null }, stay);
    else if (choice.kind === 'new-under') {
      setPlacing(choice.name);
      type('');
    } else if (placing !== null) create({ name: placing, parent: choice.theme.id }, stay);
    else if (stay) {
      if (props.onPassage.has(choice.theme.id)) props.onTheme(choice.theme, true);
      else tick(choice.theme);
      field.current?.select();
    } else apply(choice.theme);
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
      {ticked.length > 0 && (
        <p className="reader-picker-ticked">
          Ticked:
          {ticked.map((theme) => (
            <ThemeChip key={theme.id} theme={theme} named />
          ))}
        </p>
      )}
      <LongListbox
        id={`${id}-list`}
        label="Themes"
        options={choices}
        keyOf={choiceKey}
        at={chosen}
        onTake={take}
        renderOption={(choice) => (
          <ChoiceWords
            choice={choice}
            remark={choice.kind === 'theme' && placing === null ? remarkOn(choice.theme) : ''}
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
          <Kbd>Enter</Kbd> applies · <Kbd>Shift+Enter</Kbd> ticks one of several · <Kbd>Esc</Kbd> closes
        </p>
      )}
    </div>
  );
}

function ChoiceWords(props: {
  readonly choice: ThemeChoice;
  readonly remark: string;
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
        {props.remark}
        {props.digit !== undefined && <Kbd>{props.digit}</Kbd>}
      </span>
    </>
  );
}

function choiceKey(choice: ThemeChoice): string {
  return choice.kind === 'theme' ? choice.theme.id : choice.kind;
}
