import { readdirSync, readFileSync } from 'node:fs';
import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, test } from 'vitest';
import { applicationMenu, type ApplicationMenuOptions } from '../../../electron/main/menu.ts';
import { matterActions } from '../../../renderer/application/matter-actions.ts';
import { windowActions } from '../../../renderer/application/window-actions.ts';
import { printActions } from '../../../renderer/features/print/print-actions.ts';
import { paneActions } from '../../../renderer/features/reader/pane-actions.ts';
import { passageActions } from '../../../renderer/features/reader/passage-actions.ts';
import type { ChosenPassage } from '../../../renderer/features/reader/use-chosen-passage.ts';
import type { PassageWork } from '../../../renderer/features/reader/use-passage-work.ts';
import { progressActions } from '../../../renderer/features/reader/progress-actions.ts';
import { readerActions } from '../../../renderer/features/reader/reader-actions.ts';
import { sideActions } from '../../../renderer/features/reader/side-actions.ts';
import type { UserAction } from '../../../renderer/state/actions.ts';
import type { ServiceClient, ShellClient } from '../../../renderer/state/client.ts';
import {
  defaultPreferences,
  isCharacterKey,
  menuActionNames,
  userActions,
} from '../../../shared/contract/index.ts';

const nothing = (): void => undefined;
const client = { call: nothing, on: () => nothing, onConnected: () => nothing };
// Nothing is performed here: the actions are only listed.
const shell = client as unknown as ShellClient;
const service = client as unknown as ServiceClient;
const chosen = { active: null, targetPassage: null } as unknown as ChosenPassage;
const work = { ends: { step: nothing } } as unknown as PassageWork;

const ofWindow = windowActions({
  shell,
  looks: defaultPreferences,
  onOverlay: nothing,
  onNewMatter: nothing,
});

const ofMatter = [
  ...printActions(shell, { screen: 'library' }, null),
  ...matterActions({
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
  }),
];

const ofReader = [
  ...paneActions({
    documents: 'beside',
    passages: 'beside',
    canUnfold: false,
    outlineShown: false,
    changesShown: false,
    blockNumbers: true,
    onToggle: nothing,
    onTextAlone: nothing,
    onOutline: nothing,
    onChanges: nothing,
    onBlockNumbers: nothing,
  }),
  ...sideActions({
    two: false,
    onBeside: nothing,
    onOther: nothing,
    onSwap: nothing,
    onClose: nothing,
    onCloseOther: nothing,
  }),
  ...progressActions({ state: 'unread', writable: true, onSay: nothing, onNextUntagged: nothing }),
  ...passageActions({
    writable: true,
    digits: [],
    chosen,
    work,
    linkBegun: false,
    focusText: nothing,
    onAbout: nothing,
    onLeaveLink: nothing,
    onHistory: nothing,
  }),
  ...readerActions({
    writable: true,
    isFurniture: false,
    marksShown: true,
    onMarks: nothing,
    onDocumentNote: nothing,
    onSelect: nothing,
    onFind: nothing,
    onFindStep: nothing,
    finding: false,
    onFurniture: nothing,
    hasChanges: true,
    onChangeStep: nothing,
    onCopyQuote: nothing,
    hasQuote: false,
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
    keys: defaultPreferences,
    developerTools: false,
    act: nothing,
    openRecent: nothing,
  });
  return all(menu).filter((item) => item.id !== undefined);
}

function enabled(matterOpen: boolean, reading: boolean): readonly string[] {
  const state = { undo: 'a', redo: 'b', matterOpen, reading, writable: matterOpen, lockable: matterOpen };
  return menuItems(matterOpen ? state : { ...state, undo: null, redo: null })
    .filter((item) => item.enabled !== false)
    .map((item) => String(item.id));
}

/** Everything written in the sources of the windows, where each action is offered under its id. */
function rendererSources(): string {
  const folder = new URL('../../../renderer/', import.meta.url);
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/u.test(file))
    .map((file) => readFileSync(new URL(file.replaceAll('\\', '/'), folder), 'utf8'))
    .join('\n');
}

function missing(wanted: readonly string[], offered: readonly UserAction[]): readonly string[] {
  const ids = new Set(offered.map(({ id }) => id));
  return wanted.filter((name) => !ids.has(name));
}

describe('what the menu asks for', () => {
  test('is exactly the list of names', () => {
    const named = menuItems({
      undo: null,
      redo: null,
      matterOpen: false,
      reading: false,
      writable: false,
      lockable: false,
    });
    expect(named.map(({ id }) => id).toSorted()).toEqual([...menuActionNames].toSorted());
  });

  test('is offered by the start screen, by a matter’s screens and by the reader, wherever it can be chosen', () => {
    expect({
      start: missing(enabled(false, false), ofWindow),
      matter: missing(enabled(true, false), [...ofWindow, ...ofMatter]),
      reader: missing(enabled(true, true), [...ofWindow, ...ofMatter, ...ofReader]),
    }).toEqual({ start: [], matter: [], reader: [] });
  });
});

describe('the list of all actions', () => {
  test('has every action that is offered, and no other', () => {
    const offered = [...ofWindow, ...ofMatter, ...ofReader].map(({ id }) => id);
    const listed = userActions.map(({ id }) => id);
    const named = rendererSources();
    expect({
      unlisted: offered.filter((id) => !listed.includes(id)),
      notOffered: listed.filter(
        (id) => !offered.includes(id) && !/^tag-\d$/u.test(id) && !named.includes(`'${id}'`),
      ),
    }).toEqual({ unlisted: [], notOffered: [] });
  });

  test('gives no key to two actions, and no action two names', () => {
    const keys = userActions.flatMap((entry) => entry.keys);
    const ids = userActions.map(({ id }) => id);
    const names = userActions.map(({ name }) => name);
    const twice = (list: readonly string[]) => list.filter((item, at) => list.indexOf(item) !== at);
    expect([twice(keys), twice(ids), twice(names)]).toEqual([[], [], []]);
  });

  test('gives single letters, digits and signs only to what acts on a text, and the page of shortcuts', () => {
    const bare = userActions.filter((entry) => entry.where !== 'text' && entry.keys.some(isCharacterKey));
    expect(bare.map(({ id }) => id)).toEqual(['shortcuts']);
  });
});

test('the text alone folds both side panes, and unfolds both again', () => {
  const asked: boolean[] = [];
  const textAlone = (documents: 'beside' | 'folded', passages: 'beside' | 'folded', canUnfold: boolean) =>
    paneActions({
      documents,
      passages,
      canUnfold,
      outlineShown: false,
      changesShown: false,
      blockNumbers: true,
      onToggle: nothing,
      onOutline: nothing,
      onChanges: nothing,
      onBlockNumbers: nothing,
      onTextAlone: (alone) => asked.push(alone),
    }).find(({ id }) => id === 'text-alone');
  textAlone('beside', 'folded', true)?.perform();
  textAlone('folded', 'folded', true)?.perform();
  expect([asked, textAlone('folded', 'folded', false)?.available]).toEqual([[true, false], false]);
});
