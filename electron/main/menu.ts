import type { MenuItemConstructorOptions } from 'electron';
import {
  isCharacterKey,
  keysOf,
  type KeyChoices,
  type MenuActionName,
  type RecentMatter,
} from '../../shared/contract/index.ts';
import type { MenuState } from './application-window.ts';

/** What the menu depends on, and what choosing from it does. */
export interface ApplicationMenuOptions {
  readonly platform: NodeJS.Platform;
  readonly state: MenuState;
  readonly recent: readonly RecentMatter[];
  /** What was chosen about keys on this machine. */
  readonly keys: KeyChoices;
  readonly developerTools: boolean;
  readonly act: (action: MenuActionName) => void;
  readonly openRecent: (path: string) => void;
}

/** The application's menu. Items of the window's own actions show its keys without taking them from the page. */
export function applicationMenu(options: ApplicationMenuOptions): MenuItemConstructorOptions[] {
  const mac = options.platform === 'darwin';
  const menus = [
    fileMenu(options, mac),
    editMenu(options),
    viewMenu(options),
    themesMenu(options),
    helpMenu(options),
  ];
  const window: MenuItemConstructorOptions = { role: 'windowMenu' };
  return mac ? [{ role: 'appMenu' }, ...menus.slice(0, -1), window, ...menus.slice(-1)] : menus;
}

function fileMenu(options: ApplicationMenuOptions, mac: boolean): MenuItemConstructorOptions {
  const { state } = options;
  const ends: readonly MenuItemConstructorOptions[] = mac ? [] : [separator, { role: 'quit', label: 'Quit' }];
  return {
    label: '&File',
    submenu: [
      item(options, 'New matter…', 'new-matter'),
      item(options, 'Open…', 'open-matter'),
      recentMenu(options),
      item(options, 'Open the sample matter', 'open-sample-matter'),
      separator,
      item(options, 'New window', 'new-window'),
      separator,
      item(options, 'Import files…', 'import-files', { enabled: state.writable }),
      item(options, 'Import folder…', 'import-folder', { enabled: state.writable }),
      separator,
      item(options, 'Build pack…', 'go-packs', { enabled: state.matterOpen }),
      separator,
      item(options, 'Print…', 'print', { enabled: state.matterOpen }),
      separator,
      item(options, 'Lock now', 'lock-now', { enabled: state.lockable }),
      item(options, 'Close matter', 'close-matter', { enabled: state.matterOpen }),
      { role: 'close', label: 'Close window' },
      ...ends,
    ],
  };
}

function recentMenu(options: ApplicationMenuOptions): MenuItemConstructorOptions {
  const matters = options.recent.map((matter): MenuItemConstructorOptions => ({
    label: plainLabel(matter.title === '' ? matter.path : matter.title),
    sublabel: matter.path,
    click: () => options.openRecent(matter.path),
  }));
  return {
    label: 'Open recent',
    enabled: matters.length > 0,
    submenu: matters.length > 0 ? matters : [{ label: 'No recent matters', enabled: false }],
  };
}

function editMenu(options: ApplicationMenuOptions): MenuItemConstructorOptions {
  const { undo, redo, matterOpen, reading } = options.state;
  return {
    label: '&Edit',
    submenu: [
      item(options, undo === null ? 'Undo' : `Undo: ${undo}`, 'undo', {
        enabled: undo !== null,
      }),
      item(options, redo === null ? 'Redo' : `Redo: ${redo}`, 'redo', {
        enabled: redo !== null,
      }),
      separator,
      { role: 'cut' },
      { role: 'copy' },
      { role: 'paste' },
      { role: 'selectAll', label: 'Select all' },
      separator,
      item(options, 'Find in this document', 'find-in-document', {
        enabled: reading,
      }),
      item(options, 'Search the matter', 'search', { enabled: matterOpen }),
      item(options, 'All actions…', 'palette'),
    ],
  };
}

function viewMenu(options: ApplicationMenuOptions): MenuItemConstructorOptions {
  const { matterOpen, reading } = options.state;
  const tools: readonly MenuItemConstructorOptions[] = options.developerTools
    ? [separator, { role: 'reload' }, { role: 'toggleDevTools', label: 'Developer tools' }]
    : [];
  return {
    label: '&View',
    submenu: [
      item(options, 'Library', 'go-library', { enabled: matterOpen }),
      item(options, 'Read', 'go-read', { enabled: matterOpen }),
      item(options, 'Notes', 'go-notes', { enabled: matterOpen }),
      item(options, 'Review', 'go-review', { enabled: matterOpen }),
      item(options, 'History', 'go-history', { enabled: matterOpen }),
      item(options, 'Settings', 'go-settings', { enabled: matterOpen }),
      separator,
      {
        label: 'Appearance',
        submenu: [
          item(options, 'Follow the system', 'appearance-system'),
          item(options, 'Light', 'appearance-light'),
          item(options, 'Dark', 'appearance-dark'),
          item(options, 'High contrast, light', 'appearance-contrast-light'),
          item(options, 'High contrast, dark', 'appearance-contrast-dark'),
        ],
      },
      {
        label: 'Text size',
        submenu: [
          item(options, 'Larger', 'text-larger'),
          item(options, 'Smaller', 'text-smaller'),
          item(options, 'As designed', 'text-normal'),
        ],
      },
      {
        label: 'Length of lines',
        submenu: [
          item(options, 'Wider', 'measure-wider'),
          item(options, 'Narrower', 'measure-narrower'),
          item(options, 'As designed', 'measure-normal'),
        ],
      },
      {
        label: 'Space between lines',
        submenu: [
          item(options, 'More', 'lines-looser'),
          item(options, 'Less', 'lines-tighter'),
          item(options, 'As designed', 'lines-normal'),
        ],
      },
      separator,
      item(options, 'Fold or unfold the list of documents', 'toggle-documents-pane', {
        enabled: reading,
      }),
      item(options, 'Fold or unfold the list of passages', 'toggle-passages-pane', {
        enabled: reading,
      }),
      item(options, 'The text alone', 'text-alone', { enabled: reading }),
      item(options, 'Show or hide the marks on the text', 'toggle-marks', { enabled: reading }),
      item(options, 'Outline of headings', 'toggle-outline', { enabled: reading }),
      item(options, 'Block numbers', 'toggle-block-numbers', { enabled: reading }),
      separator,
      item(options, 'Two documents side by side', 'open-beside', { enabled: reading }),
      item(options, 'Go to the other side', 'other-side', { enabled: reading }),
      separator,
      item(options, 'Read the next untagged document', 'next-untagged', { enabled: reading }),
      item(options, 'Mark the document as read', 'mark-read', { enabled: reading }),
      separator,
      // Their usual keys change the size of the text being read.
      { role: 'zoomIn', label: 'Zoom in', accelerator: 'CmdOrCtrl+Alt+Plus' },
      { role: 'zoomOut', label: 'Zoom out', accelerator: 'CmdOrCtrl+Alt+-' },
      { role: 'resetZoom', label: 'Actual size', accelerator: 'CmdOrCtrl+Alt+0' },
      { role: 'togglefullscreen', label: 'Full screen' },
      ...tools,
    ],
  };
}

function themesMenu(options: ApplicationMenuOptions): MenuItemConstructorOptions {
  const { matterOpen } = options.state;
  return {
    label: '&Themes',
    submenu: [item(options, 'Show and change themes', 'go-themes', { enabled: matterOpen })],
  };
}

function helpMenu(options: ApplicationMenuOptions): MenuItemConstructorOptions {
  return { role: 'help', label: '&Help', submenu: [item(options, 'Keyboard shortcuts', 'shortcuts')] };
}

const separator: MenuItemConstructorOptions = { type: 'separator' };

function item(
  options: ApplicationMenuOptions,
  label: string,
  action: MenuActionName,
  more: { readonly enabled?: boolean } = {},
): MenuItemConstructorOptions {
  return {
    id: action,
    label: plainLabel(label),
    // The page hears its keys itself, so that a text field may have its own undo; the menu only shows them.
    registerAccelerator: false,
    ...accelerator(options, action),
    click: () => options.act(action),
    ...more,
  };
}

/** The keys of an action as the menu shows them; none where it has none, or, on a Mac, where the menu would take a bare key from typing. */
function accelerator(
  { platform, keys }: ApplicationMenuOptions,
  action: MenuActionName,
): { readonly accelerator?: string } {
  const all = keysOf(action, keys);
  // Windows' own programs redo with Ctrl+Y.
  const shown = platform === 'win32' && all.includes('Ctrl+Y') ? 'Ctrl+Y' : all[0];
  if (shown === undefined || (platform === 'darwin' && isCharacterKey(shown))) return {};
  return { accelerator: shown.replace('Ctrl+', 'CmdOrCtrl+') };
}

/** A label as it is meant: a single ampersand would underline the letter after it. Long ones are cut. */
function plainLabel(label: string): string {
  const short = label.length > 90 ? `${label.slice(0, 89).toWellFormed()}…` : label;
  return short.replaceAll('&', '&&');
}
