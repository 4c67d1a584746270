import type { JSX, ReactNode } from 'react';
import { memo } from 'react';
import { assertNever } from '../../shared/base/index.ts';
import type { NoteTarget } from '../../shared/model/index.ts';
import { HistoryScreen } from '../features/history/index.ts';
import { LibraryScreen } from '../features/library/index.ts';
import { NotesOn, NotesScreen } from '../features/notes/index.ts';
import { PacksScreen } from '../features/packs/index.ts';
import { ReaderScreen } from '../features/reader/index.ts';
import { SearchScreen } from '../features/search/index.ts';
import { SettingsScreen } from '../features/settings/index.ts';
import { StartScreen } from '../features/start/index.ts';
import { ThemesScreen } from '../features/themes/index.ts';
import type { Place } from '../state/navigation.ts';

/**
 * The screen of a place. `moves` makes a target reached a second time a new one. Drawn anew only when the place changes:
 * the frame around it is drawn at every act.
 */
export const Screen = memo(ScreenOf);

function ScreenOf({ place, moves }: { readonly place: Place; readonly moves: number }): JSX.Element {
  switch (place.screen) {
    case 'library':
      return <LibraryScreen key={moves} documentId={place.documentId ?? null} notesOn={notesOn} />;
    case 'reader':
      return <ReaderScreen documentId={place.documentId} at={place.at} />;
    case 'search':
      return <SearchScreen key={moves} />;
    case 'notes':
      return <NotesScreen key={moves} noteId={place.noteId ?? null} />;
    case 'themes':
      return (
        <ThemesScreen
          key={moves}
          themeId={place.themeId ?? null}
          adding={place.adding === true}
          notesOn={notesOn}
        />
      );
    case 'packs':
      return <PacksScreen />;
    case 'history':
      return <HistoryScreen />;
    case 'settings':
      return <SettingsScreen />;
    case 'start':
      return <StartScreen />;
    default:
      return assertNever(place, 'place');
  }
}

function notesOn(target: NoteTarget): ReactNode {
  return <NotesOn target={target} />;
}
