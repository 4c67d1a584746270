import './start-frame.css';
import type { JSX } from 'react';
import { useState } from 'react';
import { StartScreen } from '../features/start/index.ts';
import { Palette, ShortcutsPage } from '../features/palette/index.ts';
import { useActions } from '../state/actions.ts';
import { askForNewMatter } from '../state/new-matter.ts';
import { useWindowTitle } from '../state/navigation.ts';
import type { OverlayName } from './matter-actions.ts';
import { useWindowActions } from './window-actions.ts';

/** The window without a matter: the start screen, with the palette of what can be done from there. */
export function StartFrame(): JSX.Element {
  const [overlay, setOverlay] = useState<OverlayName | null>(null);
  useWindowTitle('');
  useActions(useWindowActions(setOverlay, askForNewMatter));
  return (
    <>
      <main className="start-frame">
        <StartScreen />
      </main>
      {overlay === 'palette' && <Palette onClose={() => setOverlay(null)} />}
      {overlay === 'shortcuts' && <ShortcutsPage editable={false} onClose={() => setOverlay(null)} />}
    </>
  );
}
