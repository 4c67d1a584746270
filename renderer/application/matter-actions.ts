import { useMemo } from 'react';
import { checkMatter } from '../features/history/index.ts';
import { importSources } from '../features/library/index.ts';
import type { MatterState } from '../../shared/contract/index.ts';
import type { UserAction } from '../state/actions.ts';
import type { ServiceClient, ShellClient } from '../state/client.ts';
import { finishEverything } from '../state/closing.ts';
import type { Navigation } from '../state/navigation.ts';
import { lastReadDocument } from '../state/navigation.ts';
import { notifyFailure } from '../state/notices.ts';
import { undoOrRedo } from '../state/undo.ts';
import { useMatter, useQuery, useService, useShell } from '../state/use-service.ts';

/** What can lie over the window: the palette of actions, or the page of shortcuts. */
export type OverlayName = 'palette' | 'shortcuts';

/** The name of the field in the header, by which actions find it. */
export const searchFieldId = 'search-field';

/** Opens the document read last, or the first one; the library where there is none. */
function goRead(navigation: Navigation, first: string | undefined): void {
  const documentId = lastReadDocument() ?? first;
  navigation.go(documentId === undefined ? { screen: 'library' } : { screen: 'reader', documentId });
}

/** What the actions of a matter act on. */
export interface MatterActionParts {
  readonly service: ServiceClient;
  readonly shell: ShellClient;
  readonly matter: MatterState | null;
  /** The document to read where none was read yet. */
  readonly first: string | undefined;
  readonly navigation: Navigation;
}

/** What can be done with a matter open, wherever in it one is. */
export function useMatterActions(navigation: Navigation): readonly UserAction[] {
  const service = useService();
  const shell = useShell();
  const matter = useMatter();
  const documents = useQuery('listDocuments', {}).value;
  const first = documents?.find((document) => document.withdrawn === null)?.id;
  return useMemo(
    () => matterActions({ service, shell, matter, first, navigation }),
    [service, shell, matter, first, navigation],
  );
}

/** The actions of an open matter, as palette, menu and keyboard see them. */
export function matterActions(parts: MatterActionParts): readonly UserAction[] {
  const { service, shell, matter, first, navigation } = parts;
  const writable = matter !== null && matter.readOnlyBecause === null;
  const closeMatter = async () => {
    await finishEverything();
    const result = await shell.call('closeMatter', {});
    if (!result.ok) notifyFailure(result.failure);
  };
  const { go } = navigation;
  return [
    {
      id: 'undo',
      name: 'Undo',
      label: labelled('Undo', matter?.undo),
      shortcut: 'Ctrl+Z',
      available: writable && matter.undo !== null,
      perform: () => void undoOrRedo(service, 'undo'),
    },
    {
      id: 'redo',
      name: 'Redo',
      label: labelled('Redo', matter?.redo),
      shortcut: 'Ctrl+Shift+Z',
      alsoShortcuts: ['Ctrl+Y'],
      available: writable && matter.redo !== null,
      perform: () => void undoOrRedo(service, 'redo'),
    },
    place('go-library', 'Library', 'Alt+1', () => go({ screen: 'library' })),
    place('go-read', 'Read', 'Alt+2', () => goRead(navigation, first)),
    {
      id: 'search',
      name: 'Search',
      label: 'Search documents and notes',
      shortcut: 'Ctrl+Shift+F',
      alsoShortcuts: ['Alt+3'],
      available: true,
      perform: () => {
        document.getElementById(searchFieldId)?.focus();
      },
    },
    place('go-notes', 'Notes', 'Alt+4', () => go({ screen: 'notes' })),
    place('go-packs', 'Packs', 'Alt+5', () => go({ screen: 'packs' })),
    place('go-history', 'History', 'Alt+6', () => go({ screen: 'history' })),
    place('go-themes', 'Themes', 'Alt+7', () => go({ screen: 'themes' })),
    place('go-settings', 'Settings', 'Ctrl+,', () => go({ screen: 'settings' })),
    {
      id: 'build-pack',
      name: 'Build a pack',
      label: 'Build a pack…',
      shortcut: 'Ctrl+B',
      available: writable,
      perform: () => go({ screen: 'packs' }),
    },
    {
      id: 'add-theme',
      name: 'New theme',
      label: 'New theme…',
      available: writable,
      perform: () => go({ screen: 'themes', adding: true }),
    },
    {
      id: 'verify-matter',
      name: 'Check the matter',
      label: 'Check that the matter is whole',
      available: matter !== null,
      perform: () => {
        go({ screen: 'history' });
        void checkMatter(service);
      },
    },
    {
      id: 'back',
      name: 'Back',
      label: 'Back to where you were',
      shortcut: 'Alt+Left',
      available: navigation.canGoBack,
      perform: navigation.back,
    },
    {
      id: 'forward',
      name: 'Forward',
      label: 'Forward again',
      shortcut: 'Alt+Right',
      available: navigation.canGoForward,
      perform: navigation.forward,
    },
    {
      id: 'import-files',
      name: 'Import files',
      label: 'Import files…',
      shortcut: 'Ctrl+I',
      available: writable,
      perform: () => void importSources(service, shell, 'files'),
    },
    {
      id: 'import-folder',
      name: 'Import a folder',
      label: 'Import a folder…',
      available: writable,
      perform: () => void importSources(service, shell, 'folder'),
    },
    {
      id: 'close-matter',
      name: 'Close the matter',
      label: 'Close the matter',
      available: true,
      perform: () => void closeMatter(),
    },
  ];
}

function labelled(verb: string, words: string | null | undefined): string {
  return words === null || words === undefined ? verb : `${verb}: ${words}`;
}

function place(id: string, name: string, shortcut: string, perform: () => void): UserAction {
  return { id, name, label: `Go to ${name}`, shortcut, available: true, perform };
}
