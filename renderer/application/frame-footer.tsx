import './frame-footer.css';
import type { JSX } from 'react';
import { useNavigation } from '../state/navigation.ts';
import { preferences } from '../state/preferences.ts';
import { useObservable } from '../state/observable.ts';
import { saving } from '../state/saving.ts';
import { statusLine } from '../state/status-line.ts';
import { offeredThemes } from '../state/theme-order.ts';
import { useMatter, useThemes } from '../state/use-service.ts';
import { IconlessButton } from '../ui/iconless-button.tsx';
import { countWords, momentWords, timeWords } from '../ui/words.ts';

/** The foot of the window: when the last act became durable, what is in the matter, where one is, and how it looks. */
export function FrameFooter(): JSX.Element {
  const matter = useMatter();
  const themes = useThemes();
  const status = useObservable(statusLine);
  const isSaving = useObservable(saving);
  const { textSize, appearance } = useObservable(preferences);
  const { go } = useNavigation();
  return (
    <footer className="frame-footer figures">
      {matter !== null && (
        <>
          <span>{isSaving ? 'Saving…' : savedWords(matter.savedAtMs)}</span>
          <span>
            {countWords(matter.passages, 'passage')} · {countWords(offeredThemes(themes).length, 'theme')}
          </span>
        </>
      )}
      <span className="frame-footer-status">{status}</span>
      <IconlessButton onClick={() => go({ screen: 'settings' })}>
        <span className="visually-hidden">Settings: text size and appearance, now </span>
        {textSize} % · {appearanceWords[appearance]}
      </IconlessButton>
    </footer>
  );
}

/** The time of the last act with its seconds where it is of today, else with its day. */
function savedWords(savedAtMs: number | null): string {
  if (savedAtMs === null) return 'Nothing to save yet';
  const ofToday = new Date(savedAtMs).toDateString() === new Date().toDateString();
  return `Saved ${ofToday ? timeWords(savedAtMs) : momentWords(savedAtMs)}`;
}

const appearanceWords = {
  light: 'Light',
  dark: 'Dark',
  system: 'As the system',
  'contrast-light': 'High contrast, light',
  'contrast-dark': 'High contrast, dark',
} as const;
