import './palette.css';
import type { JSX, KeyboardEvent } from 'react';
import { useEffect, useId, useRef, useState } from 'react';
import type { UserAction } from '../../state/actions.ts';
import { offeredActions } from '../../state/actions.ts';
import { shortcutText } from '../../state/shortcut.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { findActions } from './find-actions.ts';

/** Everything that can be done now, found by typing; arrow keys choose, Enter does it. */
export function Palette({ onClose }: { readonly onClose: () => void }): JSX.Element {
  const id = useId();
  const list = useRef<HTMLUListElement>(null);
  // As offered at the moment of opening: what the keyboard means does not change while one types.
  const [actions] = useState(() =>
    offeredActions().filter((action) => action.available && action.id !== 'palette'),
  );
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState(0);
  const found = findActions(actions, typed);
  useEffect(() => {
    list.current?.children[chosen]?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  const perform = (action: UserAction | undefined) => {
    if (action === undefined) return;
    onClose();
    // After the dialog has given the focus back, so that the action may take it.
    setTimeout(() => action.perform(), 0);
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
            className="palette-option"
            onClick={() => perform(action)}
            onPointerMove={() => setChosen(index)}
          >
            <span>{action.label}</span>
            {action.shortcut !== undefined && <Kbd>{shortcutText(action.shortcut)}</Kbd>}
          </li>
        ))}
      </ul>
      {found.length === 0 && <p className="palette-none">Nothing that can be done here is called that.</p>}
    </Dialog>
  );
}
