import type { MenuItemConstructorOptions } from 'electron';
import { expect, it } from 'vitest';
import { applicationMenu, type ApplicationMenuOptions } from '../../../electron/main/menu.ts';
import { defaultPreferences } from '../../../shared/contract/index.ts';

function menu(options: Partial<ApplicationMenuOptions>): readonly MenuItemConstructorOptions[] {
  return applicationMenu({
    platform: 'linux',
    state: { undo: null, redo: null, matterOpen: false, reading: false, writable: false, lockable: false },
    recent: [],
    keys: defaultPreferences,
    developerTools: false,
    act: () => undefined,
    openRecent: () => undefined,
    ...options,
  });
}

/** All items under a menu, its submenus' included. */
function items(list: readonly MenuItemConstructorOptions[]): readonly MenuItemConstructorOptions[] {
  return list.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? items(item.submenu) : [])]);
}

function find(
  list: readonly MenuItemConstructorOptions[],
  id: string,
): MenuItemConstructorOptions | undefined {
  return items(list).find((item) => item.id === id);
}

it('undo and redo say what they would do, and rest where there is nothing', () => {
  const state = {
    undo: 'Tagged {HAR000003 ¶7} Training & Culture',
    redo: null,
    matterOpen: true,
    reading: false,
    writable: true,
    lockable: false,
  };
  const list = menu({ state });
  expect(['undo', 'redo'].map((id) => [find(list, id)?.label, find(list, id)?.enabled])).toEqual([
    ['Undo: Tagged {HAR000003 ¶7} Training && Culture', true],
    ['Redo', false],
  ]);
});

it('what needs a matter rests without one, what needs a document without it, and what changes the matter where it can only be read', () => {
  const needsMatter = ['search', 'close-matter', 'go-packs', 'go-themes'];
  const needsDocument = ['find-in-document', 'toggle-documents-pane', 'toggle-passages-pane', 'text-alone'];
  const needsWriting = ['import-files', 'import-folder'];
  const enabled = (matterOpen: boolean, reading: boolean, writable: boolean) => {
    const list = menu({ state: { undo: null, redo: null, matterOpen, reading, writable, lockable: false } });
    return [...needsMatter, ...needsDocument, ...needsWriting].filter((id) => find(list, id)?.enabled);
  };
  expect([
    enabled(false, false, false),
    enabled(true, false, false),
    enabled(true, true, false),
    enabled(true, false, true),
  ]).toEqual([[], needsMatter, [...needsMatter, ...needsDocument], [...needsMatter, ...needsWriting]]);
});

it('every item of the window’s own asks for its action and leaves its keys to the page', () => {
  const asked: string[] = [];
  const own = items(menu({ act: (action) => asked.push(action) })).filter((item) => item.id !== undefined);
  for (const item of own) Reflect.apply(item.click ?? (() => undefined), undefined, []);
  expect(asked).toEqual(own.map((item) => item.id));
  expect(new Set(asked).size).toBe(asked.length);
  expect(own.filter((item) => item.registerAccelerator !== false)).toEqual([]);
});

it('every item shows the first key of its action, as a person chose it; on a Mac no bare key, which the menu would take from typing', () => {
  const keys = { shortcuts: { 'go-notes': ['Ctrl+Alt+F5'], palette: [] }, characterKeys: true };
  const shown = (platform: NodeJS.Platform) =>
    ['new-matter', 'go-notes', 'palette', 'redo', 'shortcuts', 'import-folder'].map(
      (id) => find(menu({ platform, keys }), id)?.accelerator,
    );
  expect({ linux: shown('linux'), windows: shown('win32')[3], mac: shown('darwin')[4] }).toEqual({
    linux: ['CmdOrCtrl+N', 'CmdOrCtrl+Alt+F5', undefined, 'CmdOrCtrl+Shift+Z', '?', undefined],
    windows: 'CmdOrCtrl+Y',
    mac: undefined,
  });
});

it('recent matters are opened by their paths', () => {
  const opened: string[] = [];
  const recent = [{ path: '/a.matter', title: 'Harrow & others', openedAtMs: 1 }];
  const list = menu({ recent, openRecent: (path) => opened.push(path) });
  const item = items(list).find(({ sublabel }) => sublabel === '/a.matter');
  Reflect.apply(item?.click ?? (() => undefined), undefined, []);
  expect({ label: item?.label, opened }).toEqual({ label: 'Harrow && others', opened: ['/a.matter'] });
});

it('the developer tools are there only where asked for', () => {
  const roles = (developerTools: boolean) =>
    items(menu({ developerTools })).filter(({ role }) => role === 'toggleDevTools');
  expect([roles(false).length, roles(true).length]).toEqual([0, 1]);
});
