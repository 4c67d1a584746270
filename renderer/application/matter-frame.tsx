import './matter-frame.css';
import type { JSX } from 'react';
import { useCallback, useState } from 'react';
import { ImportSheet } from '../features/library/index.ts';
import { Palette, ShortcutsPage } from '../features/palette/index.ts';
import { useReviewActions } from '../features/review/index.ts';
import { usePrintActions } from '../features/print/index.ts';
import { TaskStrips } from '../features/tasks/index.ts';
import type { UserAction } from '../state/actions.ts';
import { useActions } from '../state/actions.ts';
import { useBeforeClosing } from '../state/closing.ts';
import type { ScreenName } from '../state/navigation.ts';
import { askForNewMatter } from '../state/new-matter.ts';
import { go, useNavigation, useWindowTitle } from '../state/navigation.ts';
import { writeRestingPreferences } from '../state/preferences.ts';
import { useMedia } from '../state/use-media.ts';
import { usePane } from '../state/use-pane.ts';
import { useMatter, useShell } from '../state/use-service.ts';
import { Splitter } from '../ui/splitter.tsx';
import { DropTarget } from './drop-target.tsx';
import { FrameFooter } from './frame-footer.tsx';
import { FrameHeader } from './frame-header.tsx';
import type { OverlayName } from './matter-actions.ts';
import { useMatterActions } from './matter-actions.ts';
import { useMenuState } from './menu-state.ts';
import { FrameNavigation } from './frame-navigation.tsx';
import { PlaceWarning } from './place-warning.tsx';
import { ReviewerStrip } from './reviewer-strip.tsx';
import { Screen } from './screen.tsx';
import { useWindowActions } from './window-actions.ts';

const screenNames: Readonly<Record<Exclude<ScreenName, 'reader'>, string>> = {
  start: 'Start',
  library: 'Library',
  imports: 'Imports',
  search: 'Search',
  notes: 'Notes',
  themes: 'Themes',
  packs: 'Packs',
  review: 'Review',
  history: 'History',
  settings: 'Settings',
};

/** Below this width the navigation gives its place to the screen and is called by a button. */
const narrow = '(max-width: 900px)';

function startNewMatter(): void {
  go({ screen: 'start' });
  askForNewMatter();
}

/** The window with a matter: header, navigation, the present screen, long work, footer. */
export function MatterFrame(): JSX.Element {
  const navigation = useNavigation();
  const { place, moves } = navigation;
  const matter = useMatter();
  const isNarrow = useMedia(narrow);
  const pane = usePane('navigation', { initial: 198, minimum: 150, maximum: 360 });
  // In a narrow window the navigation is open only until the next move.
  const [openedAtMove, setOpenedAtMove] = useState<number | null>(null);
  const shown = isNarrow ? openedAtMove === moves : !pane.folded;
  const [overlay, setOverlay] = useState<OverlayName | null>(null);
  const toggle = () => {
    if (isNarrow) setOpenedAtMove(shown ? null : moves);
    else pane.setFolded(!pane.folded);
  };

  const windowActions = useWindowActions(setOverlay, startNewMatter);
  const matterActions = useMatterActions(navigation);
  const foldNavigation: UserAction = {
    id: 'fold-navigation',
    label: shown ? 'Fold the navigation away' : 'Show the navigation',
    available: true,
    perform: toggle,
  };
  const reviewActions = useReviewActions(navigation);
  useActions([...matterActions, ...usePrintActions(), ...windowActions, ...reviewActions, foldNavigation]);
  // The reader names its document itself.
  useWindowTitle(place.screen === 'reader' ? null : `${screenNames[place.screen]} · ${matter?.title ?? ''}`);
  useMenuState({
    undo: matter?.undo ?? null,
    redo: matter?.redo ?? null,
    matterOpen: true,
    reading: place.screen === 'reader',
    writable: matter !== null && matter.readOnlyBecause === null,
    lockable: matter?.encrypted === true,
  });
  const shell = useShell();
  useBeforeClosing(useCallback(() => writeRestingPreferences(shell), [shell]));

  return (
    <DropTarget>
      <div className="frame">
        <a className="frame-skip" href="#screen">
          Skip to the screen
        </a>
        <FrameHeader onToggleNavigation={toggle} navigationShown={shown} />
        <div className="frame-strips">
          {matter !== null && matter.reviewer === null && <ReviewerStrip />}
          {matter !== null && matter.placeWarning !== null && (
            <PlaceWarning warning={matter.placeWarning} title={matter.title} />
          )}
          {matter !== null && matter.readOnlyBecause !== null && (
            <p className="frame-warning">{matter.readOnlyBecause}</p>
          )}
        </div>
        <div className="frame-middle">
          {shown && (
            <nav
              className={isNarrow ? 'frame-side frame-side-over' : 'frame-side'}
              aria-label="Screens and themes"
              style={{ width: pane.width }}
            >
              <FrameNavigation />
              {!isNarrow && <Splitter pane={pane} label="Width of the navigation" side="start" />}
            </nav>
          )}
          <main id="screen" className="frame-screen" tabIndex={-1}>
            <Screen place={place} moves={moves} />
          </main>
        </div>
        <TaskStrips />
        <FrameFooter />
      </div>
      <ImportSheet />
      {overlay === 'palette' && <Palette onClose={() => setOverlay(null)} />}
      {overlay === 'shortcuts' && <ShortcutsPage editable onClose={() => setOverlay(null)} />}
    </DropTarget>
  );
}
