import './palette.css';
import type { JSX } from 'react';
import { useState } from 'react';
import { offeredActions } from '../../state/actions.ts';
import { isBareKey, shortcutText } from '../../state/shortcut.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Kbd } from '../../ui/kbd.tsx';

/** Every shortcut that means something here, on one page. */
export function ShortcutsPage({ onClose }: { readonly onClose: () => void }): JSX.Element {
  const [actions] = useState(() => offeredActions().filter((action) => action.shortcut !== undefined));
  const groups = [
    {
      name: 'With a modifier, anywhere',
      actions: actions.filter((action) => !isBareKey(action.shortcut ?? '')),
    },
    {
      name: 'A single key, while no text is being typed',
      actions: actions.filter((action) => isBareKey(action.shortcut ?? '')),
    },
  ];
  return (
    <Dialog title="Keyboard shortcuts" onClose={onClose} wide>
      <div className="shortcuts-columns">
        {groups.map((group) => (
          <table key={group.name} className="shortcuts-table shortcuts-group">
            <caption>{group.name}</caption>
            <tbody>
              {group.actions.map((action) => (
                <tr key={action.id}>
                  <th scope="row">{action.name}</th>
                  <td>
                    {[action.shortcut ?? '', ...(action.alsoShortcuts ?? [])].slice(0, 2).map((shortcut) => (
                      <span key={shortcut}>
                        {' '}
                        <Kbd>{shortcutText(shortcut)}</Kbd>
                      </span>
                    ))}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        ))}
      </div>
      <p>Lists and tables: arrow keys move, Enter opens, Space selects, Escape clears.</p>
    </Dialog>
  );
}
