import { useMemo } from 'react';
import { checkMatter } from '../features/history/index.ts';
import { importSources, lookAtSources } from '../features/library/index.ts';
import type { MatterState } from '../../shared/contract/index.ts';
import type { UserAction } from '../state/actions.ts';
import type { ServiceClient, ShellClient } from '../state/client.ts';
import { finishEverything } from '../state/closing.ts';
import type { Navigation } from '../state/navigation.ts';
import { lastReadDocument } from '../state/navigation.ts';
import { useReaderLayout } from '../state/reader-layout.ts';
import { notifyFailure } from '../state/notices.ts';
import { undoOrRedo } from '../state/undo.ts';
import { useMatter, useQuery, useService, useShell } from '../state/use-service.ts';

/** What can lie over the window: the palette of actions, or the page of shortcuts. */
export type OverlayName = 'palette' | 'shortcuts';

/** The name of the field in the header, by which actions find it. */
export const searchFieldId = 'search-field';

/** Opens the document read last, in this run or the one before, or the first one; the library where there is none. */
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
  const layout = useReaderLayout();
  const leftAt = layout?.focused === 'second' ? layout.second : layout?.first;
  const standing = documents?.filter((document) => document.withdrawn === null);
  const first = (standing?.find(({ id }) => id === leftAt) ?? standing?.[0])?.id;
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
  const lockNow = async () => {
    const result = await shell.call('lockNow', {});
    if (!result.ok) notifyFailure(result.failure);
  };
  const { go } = navigation;
  return [
    {
      id: 'undo',
      label: labelled('Undo', matter?.undo),
      available: writable && matter.undo !== null,
      perform: () => void undoOrRedo(service, 'undo'),
    },
    {
      id: 'redo',
      label: labelled('Redo', matter?.redo),
      available: writable && matter.redo !== null,
      perform: () => void undoOrRedo(service, 'redo'),
    },
    place('go-library', 'Library', () => go({ screen: 'library' })),
    place('go-imports', 'Imports', () => go({ screen: 'imports' })),
    {
      id: 'near-duplicates',
      label: 'Find near-duplicates',
      available: matter !== null,
      perform: () => go({ screen: 'imports', part: 'near-duplicates' }),
    },
    place('go-read', 'Read', () => goRead(navigation, first)),
    {
      id: 'search',
      label: 'Search documents and notes',
      available: true,
      perform: () => {
        document.getElementById(searchFieldId)?.focus();
      },
    },
    place('go-notes', 'Notes', () => go({ screen: 'notes' })),
    place('go-packs', 'Packs', () => go({ screen: 'packs' })),
    place('go-history', 'History', () => go({ screen: 'history' })),
    place('go-themes', 'Themes', () => go({ screen: 'themes' })),
    place('go-review', 'Review', () => go({ screen: 'review' })),
    place('go-settings', 'Settings', () => go({ screen: 'settings' })),
    {
      id: 'build-pack',
      label: 'Build a pack…',
      available: writable,
      perform: () => go({ screen: 'packs' }),
    },
    {
      id: 'note-here',
      label: 'Write a note on the matter',
      available: writable,
      perform: () => go({ screen: 'notes', writing: true }),
    },
    {
      id: 'add-theme',
      label: 'New theme…',
      available: writable,
      perform: () => go({ screen: 'themes', adding: true }),
    },
    {
      id: 'verify-matter',
      label: 'Check that the matter is whole',
      available: matter !== null,
      perform: () => {
        go({ screen: 'history' });
        void checkMatter(service);
      },
    },
    {
      id: 'back',
      label: 'Back to where you were',
      available: navigation.canGoBack,
      perform: navigation.back,
    },
    {
      id: 'forward',
      label: 'Forward again',
      available: navigation.canGoForward,
      perform: navigation.forward,
    },
    {
      id: 'import-files',
      label: 'Import files…',
      available: writable,
      perform: () => void importSources(service, shell, 'files'),
    },
    {
      id: 'import-folder',
      label: 'Import a folder…',
      available: writable,
      perform: () => void importSources(service, shell, 'folder'),
    },
    {
      id: 'look-before-import',
      label: 'Look what importing a folder would do…',
      available: writable,
      perform: () => void lookAtSources(service, shell),
    },
    {
      id: 'load-file',
      label: 'Load what is known of documents from a file…',
      available: writable,
      perform: () => go({ screen: 'imports', part: 'load file' }),
    },
    {
      id: 'import-project',
      label: 'Import a project or codebook…',
      available: writable,
      perform: () => go({ screen: 'imports', part: 'exchange' }),
    },
    {
      id: 'export-passages',
      label: 'Export for other programs…',
      available: true,
      perform: () => go({ screen: 'imports', part: 'exchange' }),
    },
    {
      id: 'close-matter',
      label: 'Close the matter',
      available: true,
      perform: () => void closeMatter(),
    },
    {
      id: 'lock-now',
      label: 'Lock the matter now',
      available: matter?.encrypted === true,
      perform: () => void lockNow(),
    },
  ];
}

function labelled(verb: string, words: string | null | undefined): string {
  return words === null || words === undefined ? verb : `${verb}: ${words}`;
}

function place(id: string, name: string, perform: () => void): UserAction {
  return { id, label: `Go to ${name}`, available: true, perform };
}
