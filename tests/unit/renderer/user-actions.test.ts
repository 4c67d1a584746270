import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, test } from 'vitest';
import { applicationMenu, type ApplicationMenuOptions } from '../../../electron/main/menu.ts';
import { matterActions } from '../../../renderer/application/matter-actions.ts';
import { windowActions } from '../../../renderer/application/window-actions.ts';
import { paneActions } from '../../../renderer/features/reader/pane-actions.ts';
import { readerActions } from '../../../renderer/features/reader/reader-actions.ts';
import type { UserAction } from '../../../renderer/state/actions.ts';
import type { ServiceClient, ShellClient } from '../../../renderer/state/client.ts';
import { menuActionNames } from '../../../shared/contract/index.ts';

const nothing = (): void => undefined;
const client = { call: nothing, on: () => nothing, onConnected: () => nothing };
// Nothing is performed here: the actions are only listed.
const shell = client as unknown as ShellClient;
const service = client as unknown as ServiceClient;

const ofWindow = windowActions({
  shell,
  appearance: 'system',
  textSize: 100,
  onOverlay: nothing,
  onNewMatter: nothing,
});

const ofMatter = matterActions({
  service,
  shell,
  matter: null,
  first: undefined,
  navigation: {
    place: { screen: 'library' },
    moves: 0,
    go: nothing,
    back: nothing,
    forward: nothing,
    canGoBack: false,
    canGoForward: false,
  },
});

const ofReader = [
  ...paneActions({
    documents: 'beside',
    passages: 'beside',
    canUnfold: false,
    onToggle: nothing,
    onTextAlone: nothing,
  }),
  ...readerActions({
    writable: true,
    digits: [],
    hasTarget: false,
    hasPassage: false,
    isFurniture: false,
    onTheme: nothing,
    onMoreThemes: nothing,
    onNote: nothing,
    onDocumentNote: nothing,
    onDelete: nothing,
    onStep: nothing,
    onSelect: nothing,
    onFind: nothing,
    onFindStep: nothing,
    finding: false,
    onFurniture: nothing,
    onCopyCitation: nothing,
    onEscape: nothing,
    hasSomethingToLeave: false,
  }),
];

/** The menu's items that ask a window for an action. */
function menuItems(state: ApplicationMenuOptions['state']): readonly MenuItemConstructorOptions[] {
  const all = (list: readonly MenuItemConstructorOptions[]): readonly MenuItemConstructorOptions[] =>
    list.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? all(item.submenu) : [])]);
  const menu = applicationMenu({
    platform: 'linux',
    state,
    recent: [],
    developerTools: false,
    act: nothing,
    openRecent: nothing,
  });
  return all(menu).filter((item) => item.id !== undefined);
}

function enabled(matterOpen: boolean, reading: boolean): readonly string[] {
  const state = { undo: 'a', redo: 'b', matterOpen, reading, writable: matterOpen };
  return menuItems(matterOpen ? state : { ...state, undo: null, redo: null })
    .filter((item) => item.enabled !== false)
    .map((item) => String(item.id));
}

function missing(wanted: readonly string[], offered: readonly UserAction[]): readonly string[] {
  const ids = new Set(offered.map(({ id }) => id));
  return wanted.filter((name) => !ids.has(name));
}

describe('what the menu asks for', () => {
  test('is exactly the list of names', () => {
    const named = menuItems({ undo: null, redo: null, matterOpen: false, reading: false, writable: false });
    expect(named.map(({ id }) => id).toSorted()).toEqual([...menuActionNames].toSorted());
  });

  test('is offered by the start screen, by a matter’s screens and by the reader, wherever it can be chosen', () => {
    expect({
      start: missing(enabled(false, false), ofWindow),
      matter: missing(enabled(true, false), [...ofWindow, ...ofMatter]),
      reader: missing(enabled(true, true), [...ofWindow, ...ofMatter, ...ofReader]),
    }).toEqual({ start: [], matter: [], reader: [] });
  });

  test('is shown with the keys that the page acts on', () => {
    const offered = new Map([...ofWindow, ...ofMatter, ...ofReader].map((action) => [action.id, action]));
    const differing = menuItems({
      undo: null,
      redo: null,
      matterOpen: false,
      reading: false,
      writable: false,
    })
      .filter(({ accelerator }) => accelerator !== undefined)
      .map(({ id, accelerator }) => ({
        id,
        menu: String(accelerator).replace('CmdOrCtrl', 'Ctrl'),
        page: offered.get(String(id))?.shortcut,
      }))
      .filter(({ menu, page }) => menu !== page);
    expect(differing).toEqual([]);
  });
});

test('no two actions of one screen share a key', () => {
  const keys = [...ofWindow, ...ofMatter, ...ofReader].flatMap(({ shortcut, alsoShortcuts }) => [
    ...(shortcut === undefined ? [] : [shortcut]),
    ...(alsoShortcuts ?? []),
  ]);
  expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
});

test('the text alone folds both side panes, and unfolds both again', () => {
  const asked: boolean[] = [];
  const textAlone = (documents: 'beside' | 'folded', passages: 'beside' | 'folded', canUnfold: boolean) =>
    paneActions({
      documents,
      passages,
      canUnfold,
      onToggle: nothing,
      onTextAlone: (alone) => asked.push(alone),
    }).find(({ id }) => id === 'text-alone');
  textAlone('beside', 'folded', true)?.perform();
  textAlone('folded', 'folded', true)?.perform();
  expect([asked, textAlone('folded', 'folded', false)?.available]).toEqual([[true, false], false]);
});
