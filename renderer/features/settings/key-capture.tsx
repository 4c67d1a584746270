import type { JSX, KeyboardEvent } from 'react';
import { useEffect, useRef, useState } from 'react';
import type { ActionEntry } from '../../../shared/contract/index.ts';
import type { KeyVerdict } from '../../state/key-choice.ts';
import { judgeKey } from '../../state/key-choice.ts';
import { usePreferences } from '../../state/preferences.ts';
import { shortcutOfPress, shortcutText } from '../../state/shortcut.ts';
import { Button } from '../../ui/button.tsx';

/** A key that was pressed, and what can become of it. */
interface PressedKey {
  readonly key: string;
  readonly verdict: KeyVerdict;
}

/** Waits for the keys of an action; says who has them already and offers to take them over. Escape leaves all as it was. */
export function KeyCapture(props: {
  readonly action: ActionEntry;
  readonly onKey: (key: string) => void;
  readonly onLeave: () => void;
}): JSX.Element {
  const { action } = props;
  const { preferences } = usePreferences();
  const [pressed, setPressed] = useState<PressedKey | null>(null);
  const place = useRef<HTMLDivElement>(null);
  const takeOver = useRef<HTMLButtonElement>(null);
  useEffect(() => place.current?.focus(), []);
  useEffect(() => {
    if (pressed?.verdict.kind === 'taken') takeOver.current?.focus();
  }, [pressed]);
  const onKeyDown = (event: KeyboardEvent) => {
    // Going on by Tab stays possible: nobody is caught in here.
    if (event.key === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') {
      props.onLeave();
      return;
    }
    const key = shortcutOfPress(event.nativeEvent);
    if (key === null) return;
    const verdict = judgeKey(key, action, preferences);
    if (verdict.kind === 'free') props.onKey(key);
    else if (verdict.kind === 'same') props.onLeave();
    else setPressed({ key, verdict });
  };
  return (
    <div
      className="key-capture"
      onKeyDown={(event) => {
        if (event.key === 'Escape') props.onLeave();
      }}
    >
      <div
        ref={place}
        role="application"
        tabIndex={0}
        aria-label={`Press the keys for “${action.name}”, or Escape to leave them as they are`}
        className="key-capture-place"
        onKeyDown={onKeyDown}
        onBlur={(event) => {
          const stays = event.currentTarget.parentElement?.contains(event.relatedTarget) === true;
          if (!stays) props.onLeave();
        }}
      >
        {pressed === null ? 'Press the keys, or Esc' : shortcutText(pressed.key)}
      </div>
      <div role="status">
        {pressed?.verdict.kind === 'refused' && (
          <p className="key-capture-words">{pressed.verdict.sentence}</p>
        )}
        {pressed?.verdict.kind === 'taken' && (
          <p className="key-capture-words">
            {shortcutText(pressed.key)} belongs to “{pressed.verdict.by.name}” now.
          </p>
        )}
      </div>
      {pressed?.verdict.kind === 'taken' && (
        <div className="key-capture-choice">
          <Button ref={takeOver} tone="primary" onClick={() => props.onKey(pressed.key)}>
            Take it over
          </Button>
          <Button onClick={props.onLeave}>Leave it there</Button>
        </div>
      )}
    </div>
  );
}
