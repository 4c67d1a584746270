import './palette.css';
import './shortcuts-page.css';
import type { JSX, KeyboardEvent } from 'react';
import { actionGroups, keysOf, userActions } from '../../state/key-choice.ts';
import { go } from '../../state/navigation.ts';
import { notifyFailure } from '../../state/notices.ts';
import { usePreferences } from '../../state/preferences.ts';
import { isMac, matchesShortcut, shortcutText } from '../../state/shortcut.ts';
import { useShell } from '../../state/use-service.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import type { FixedKeys } from './fixed-keys.ts';
import { caretKeys, listKeys, treeKeys } from './fixed-keys.ts';

/** Every shortcut as this machine has it, by group, on one page of the screen and on one of paper. */
export function ShortcutsPage(props: {
  readonly onClose: () => void;
  /** Whether there are settings to go to: without a matter there are none. */
  readonly editable: boolean;
}): JSX.Element {
  const shell = useShell();
  const { preferences } = usePreferences();
  const print = async () => {
    const printed = await shell.call('printWindow', {});
    if (!printed.ok) notifyFailure(printed.failure);
  };
  const printKeys = keysOf('print', preferences);
  const onKeyDown = (event: KeyboardEvent) => {
    if (!printKeys.some((key) => matchesShortcut(key, event.nativeEvent))) return;
    event.preventDefault();
    void print();
  };
  const groups = actionGroups.map((name) => ({
    name,
    rows: userActions
      .filter((entry) => entry.group === name)
      .map((entry) => ({ name: entry.name, keys: keysOf(entry.id, preferences) }))
      .filter((row) => row.keys.length > 0),
  }));
  return (
    <Dialog title="Keyboard shortcuts" onClose={props.onClose} wide>
      <div className="shortcuts-page" onKeyDown={onKeyDown}>
        <div className="shortcuts-bar">
          {!preferences.characterKeys && <p>Single letters, digits and signs are switched off.</p>}
          {props.editable && (
            <Button
              onClick={() => {
                props.onClose();
                go({ screen: 'settings', at: 'shortcuts' });
              }}
            >
              Change them
            </Button>
          )}
          <Button
            {...(printKeys[0] === undefined ? {} : { keys: shortcutText(printKeys[0]) })}
            onClick={() => void print()}
          >
            Print
          </Button>
        </div>
        <div className="shortcuts-columns">
          {groups
            .filter((group) => group.rows.length > 0)
            .map((group) => (
              <ShortcutTable key={group.name} name={group.name} rows={group.rows} />
            ))}
          <ShortcutTable name="The caret in the text" rows={caretKeys(isMac)} />
          <ShortcutTable name="Lists and tables" rows={listKeys} />
          <ShortcutTable name="The tree of themes" rows={treeKeys} />
        </div>
      </div>
    </Dialog>
  );
}

function ShortcutTable(props: { readonly name: string; readonly rows: readonly FixedKeys[] }): JSX.Element {
  return (
    <table className="shortcuts-table shortcuts-group">
      <caption>{props.name}</caption>
      <tbody>
        {props.rows.map((row) => (
          <tr key={row.name}>
            <th scope="row">{row.name}</th>
            <td>
              {row.keys.slice(0, 2).map((key) => (
                <span key={key}>
                  {' '}
                  <Kbd>{shortcutText(key)}</Kbd>
                </span>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
