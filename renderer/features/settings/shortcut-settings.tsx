import './shortcut-settings.css';
import type { JSX } from 'react';
import { useEffect, useRef, useState } from 'react';
import type { ActionEntry } from '../../../shared/contract/index.ts';
import { announce } from '../../state/announce.ts';
import {
  actionGroups,
  keysOf,
  userActions,
  withFirstKeys,
  withKey,
  withoutKeys,
} from '../../state/key-choice.ts';
import { usePreferences } from '../../state/preferences.ts';
import { shortcutText } from '../../state/shortcut.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Field } from '../../ui/field.tsx';
import { IconlessButton } from '../../ui/iconless-button.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { KeyCapture } from './key-capture.tsx';

/** Every action with its keys, which can be given, taken away and put back; kept for this machine. */
export function ShortcutSettings({ arrive }: { readonly arrive: boolean }): JSX.Element {
  const { preferences, change } = usePreferences();
  const { shortcuts, characterKeys } = preferences;
  const [typed, setTyped] = useState('');
  const [changing, setChanging] = useState<string | null>(null);
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    if (arrive) section.current?.scrollIntoView({ block: 'start' });
  }, [arrive]);
  const wanted = typed.trim().toLocaleLowerCase('en-GB');
  const found = userActions.filter(
    (action) =>
      action.name.toLocaleLowerCase('en-GB').includes(wanted) ||
      keysOf(action.id, preferences).some((key) => shortcutText(key).toLocaleLowerCase('en-GB') === wanted),
  );
  const setShortcuts = (next: typeof shortcuts, said: string) => {
    change({ shortcuts: next });
    setChanging(null);
    announce(said);
  };
  return (
    <section ref={section} className="shortcut-settings" aria-labelledby="shortcut-settings-heading">
      <h2 id="shortcut-settings-heading">Keyboard shortcuts</h2>
      <p className="settings-hint">
        They are kept on this machine, for every matter. Choose Change and press the keys that you want.
      </p>
      <Checkbox
        checked={characterKeys}
        onChange={(on) => {
          change({ characterKeys: on });
          announce(on ? 'Single keys act again.' : 'Single keys are switched off.');
        }}
      >
        Single letters, digits and signs act while no text is being typed
      </Checkbox>
      <p className="settings-hint">
        Switch this off where keys are spoken, or pressed by mistake. What has no other key is still in the
        palette.
      </p>
      <div className="shortcut-settings-bar">
        <Field
          label="Find an action or a key"
          labelHidden
          type="search"
          placeholder="Find an action or a key"
          value={typed}
          onChange={setTyped}
        />
        <IconlessButton onClick={() => setShortcuts({}, 'Every action has its first keys again.')}>
          Put all keys back
        </IconlessButton>
      </div>
      {actionGroups.map((group) => {
        const actions = found.filter((action) => action.group === group);
        if (actions.length === 0) return null;
        return (
          <table key={group} className="shortcut-settings-table">
            <caption>{group}</caption>
            <tbody>
              {actions.map((action) => (
                <ShortcutRow
                  key={action.id}
                  action={action}
                  keys={keysOf(action.id, preferences)}
                  isOwn={Object.hasOwn(shortcuts, action.id)}
                  isChanging={changing === action.id}
                  onChange={() => setChanging(action.id)}
                  onLeave={() => setChanging(null)}
                  onKey={(key) =>
                    setShortcuts(
                      withKey(shortcuts, action, key),
                      `${action.name} has the key ${shortcutText(key)} now.`,
                    )
                  }
                  onNone={() =>
                    setShortcuts(withoutKeys(shortcuts, action), `${action.name} has no key now.`)
                  }
                  onFirst={() =>
                    setShortcuts(withFirstKeys(shortcuts, action), `${action.name} has its first keys again.`)
                  }
                />
              ))}
            </tbody>
          </table>
        );
      })}
      {found.length === 0 && <p className="settings-hint">No action is called that or has that key.</p>}
    </section>
  );
}

function ShortcutRow(props: {
  readonly action: ActionEntry;
  readonly keys: readonly string[];
  readonly isOwn: boolean;
  readonly isChanging: boolean;
  readonly onChange: () => void;
  readonly onLeave: () => void;
  readonly onKey: (key: string) => void;
  readonly onNone: () => void;
  readonly onFirst: () => void;
}): JSX.Element {
  const { action, keys } = props;
  const changeButton = useRef<HTMLButtonElement>(null);
  const wasChanging = useRef(false);
  useEffect(() => {
    // The button that began it takes the focus back, so that it is never lost.
    if (wasChanging.current && !props.isChanging) changeButton.current?.focus();
    wasChanging.current = props.isChanging;
  }, [props.isChanging]);
  // A button that goes with what it did would take the focus with it.
  const andStay = (perform: () => void) => () => {
    changeButton.current?.focus();
    perform();
  };
  if (props.isChanging) {
    return (
      <tr>
        <th scope="row">{action.name}</th>
        <td colSpan={2}>
          <KeyCapture action={action} onKey={props.onKey} onLeave={props.onLeave} />
        </td>
      </tr>
    );
  }
  const whose = <span className="visually-hidden"> the keys of “{action.name}”</span>;
  return (
    <tr>
      <th scope="row">{action.name}</th>
      <td>
        {keys.map((key) => (
          <span key={key}>
            <Kbd>{shortcutText(key)}</Kbd>{' '}
          </span>
        ))}
        {keys.length === 0 && <span className="settings-hint">no key</span>}
      </td>
      <td className="shortcut-settings-acts">
        {props.isOwn && <IconlessButton onClick={andStay(props.onFirst)}>Put back{whose}</IconlessButton>}
        {keys.length > 0 && <IconlessButton onClick={andStay(props.onNone)}>Take away{whose}</IconlessButton>}
        <IconlessButton ref={changeButton} tone="primary" onClick={props.onChange}>
          Change{whose}
        </IconlessButton>
      </td>
    </tr>
  );
}
