import './palette.css';
import type { JSX, KeyboardEvent } from 'react';
import { useEffect, useId, useRef, useState } from 'react';
import { offeredActions } from '../../state/actions.ts';
import { announce } from '../../state/announce.ts';
import { usePreferences } from '../../state/preferences.ts';
import { shortcutText } from '../../state/shortcut.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { findActions } from './find-actions.ts';
import type { ListedAction } from './listed-actions.ts';
import { listedActions } from './listed-actions.ts';

/** Every action, found by typing; arrow keys choose, Enter does it. What cannot be done now is shown with its key, and says so. */
export function Palette({ onClose }: { readonly onClose: () => void }): JSX.Element {
  const id = useId();
  const list = useRef<HTMLUListElement>(null);
  const { preferences, change } = usePreferences();
  // As offered at the moment of opening: what the keyboard means does not change while one types.
  const [actions] = useState(() =>
    listedActions(
      offeredActions().filter((action) => action.id !== 'palette'),
      preferences,
    ).filter((action) => action.id !== 'palette'),
  );
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState(0);
  const { paletteUses } = preferences;
  const possible = findActions(
    actions.filter((action) => action.perform !== null),
    typed,
    paletteUses,
  );
  const notNow = findActions(
    actions.filter((action) => action.perform === null),
    typed,
  );
  const found = [...possible, ...notNow];
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  const perform = (action: ListedAction | undefined) => {
    if (action === undefined) return;
    if (action.perform === null) {
      announce(`${action.name} cannot be done here now.`);
      return;
    }
    const uses = Object.hasOwn(paletteUses, action.id) ? (paletteUses[action.id] ?? 0) : 0;
    change({ paletteUses: { ...paletteUses, [action.id]: uses + 1 } });
    onClose();
    // After the dialog has given the focus back, so that the action may take it.
    setTimeout(action.perform, 0);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const last = found.length - 1;
    if (event.key === 'ArrowDown') setChosen(chosen >= last ? 0 : chosen + 1);
    else if (event.key === 'ArrowUp') setChosen(chosen <= 0 ? last : chosen - 1);
    else if (event.key === 'Enter') perform(found[chosen]);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog title="Everything that can be done" onClose={onClose} bare>
      <input
        className="palette-input"
        role="combobox"
        aria-label="Find an action"
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={found.length === 0 ? undefined : `${id}-${String(chosen)}`}
        autoFocus
        spellCheck={false}
        placeholder="What do you want to do?"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setChosen(0);
        }}
        onKeyDown={onKeyDown}
      />
      <ul ref={list} id={`${id}-list`} className="palette-list" role="listbox" aria-label="Actions">
        {found.map((action, index) => (
          <li
            key={action.id}
            id={`${id}-${String(index)}`}
            role="option"
            aria-selected={index === chosen}
            aria-disabled={action.perform === null ? true : undefined}
            className={action.perform === null ? 'palette-option palette-option-not-now' : 'palette-option'}
            onClick={() => perform(action)}
            onPointerMove={() => setChosen(index)}
          >
            <span>{action.label}</span>
            <span className="palette-side">
              {action.perform === null && <span>not here now</span>}
              {action.keys[0] !== undefined && <Kbd>{shortcutText(action.keys[0])}</Kbd>}
            </span>
          </li>
        ))}
      </ul>
      {found.length === 0 && <p className="palette-none">No action is called that.</p>}
    </Dialog>
  );
}
