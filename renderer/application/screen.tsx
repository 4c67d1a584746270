import type { JSX, ReactNode } from 'react';
import { memo } from 'react';
import { assertNever } from '../../shared/base/index.ts';
import type { NoteTarget } from '../../shared/model/index.ts';
import { HistoryScreen } from '../features/history/index.ts';
import { ImportsScreen } from '../features/imports/index.ts';
import { LibraryScreen } from '../features/library/index.ts';
import type { LibraryReview, LibraryScans } from '../features/library/index.ts';
import { NotesOn, NotesScreen } from '../features/notes/index.ts';
import { PacksScreen } from '../features/packs/index.ts';
import { ProtectionSettings } from '../features/protection/index.ts';
import { ReaderScreen } from '../features/reader/index.ts';
import { DocumentReview, ReviewDetails, ReviewScreen, SelectionReview } from '../features/review/index.ts';
import { PageConfidences, ScansInLibrary, ScansInReader } from '../features/scans/index.ts';
import { SearchScreen } from '../features/search/index.ts';
import { SettingsScreen } from '../features/settings/index.ts';
import { StartScreen } from '../features/start/index.ts';
import { ThemesScreen } from '../features/themes/index.ts';
import type { Place } from '../state/navigation.ts';
import type { DocumentBeingRead } from '../state/review-of-document.ts';
import { ReviewOfDocumentContext } from '../state/review-of-document.ts';

/**
 * The screen of a place. `moves` makes a target reached a second time a new one. Drawn anew only when the place changes:
 * the frame around it is drawn at every act.
 */
export const Screen = memo(ScreenOf);

function ScreenOf({ place, moves }: { readonly place: Place; readonly moves: number }): JSX.Element {
  switch (place.screen) {
    case 'library':
      return (
        <LibraryScreen
          key={moves}
          documentId={place.documentId ?? null}
          notesOn={notesOn}
          review={libraryReview}
          scans={libraryScans}
        />
      );
    case 'imports':
      return <ImportsScreen key={moves} part={place.part ?? 'imports'} />;
    case 'reader':
      return (
        <ReviewOfDocumentContext value={reviewOfDocument}>
          <ReaderScreen documentId={place.documentId} at={place.at} />
        </ReviewOfDocumentContext>
      );
    case 'search':
      return <SearchScreen key={moves} />;
    case 'notes':
      return <NotesScreen key={moves} noteId={place.noteId ?? null} writing={place.writing === true} />;
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
    case 'review':
      return <ReviewScreen key={moves} part={place.part ?? 'overview'} itemId={place.itemId ?? null} />;
    case 'history':
      return <HistoryScreen key={moves} of={place.of ?? null} />;
    case 'settings':
      return (
        <SettingsScreen
          key={moves}
          at={place.at ?? null}
          protection={<ProtectionSettings arrive={place.at === 'protection'} />}
        />
      );
    case 'start':
      return <StartScreen />;
    default:
      return assertNever(place, 'place');
  }
}

const libraryReview: LibraryReview = {
  ofDocument: (document, writable) => <ReviewDetails document={document} writable={writable} />,
  ofSelection: (documents, writable) => <SelectionReview documents={documents} writable={writable} />,
};

const libraryScans: LibraryScans = {
  strip: (writable) => <ScansInLibrary writable={writable} />,
  ofDocument: (document, writable) => <PageConfidences document={document} writable={writable} />,
};

function reviewOfDocument(reading: DocumentBeingRead, active: boolean): ReactNode {
  return (
    <>
      <ScansInReader reading={reading} />
      <DocumentReview reading={reading} active={active} />
    </>
  );
}

function notesOn(target: NoteTarget): ReactNode {
  return <NotesOn target={target} />;
}
