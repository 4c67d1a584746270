import type { JSX } from 'react';
import { dateInWords, type PassageState } from '../../../shared/model/index.ts';
import { useThemes } from '../../state/use-service.ts';
import { ThemeChip } from '../../ui/theme-chip.tsx';
import { ChangedWords } from '../../ui/changed-words.tsx';

/** A passage as it was: its quote, themes and event date, with what changed since the state before where that is given. */
export function PassageStateView(props: {
  readonly state: PassageState;
  readonly before: PassageState | null;
}): JSX.Element {
  const { state, before } = props;
  const themes = useThemes();
  const nameOf = (id: string) => themes.find((theme) => theme.id === id);
  const gone = before === null ? [] : before.themes.filter((theme) => !state.themes.includes(theme));
  const isNew = (id: string) => before !== null && !before.themes.includes(id);
  return (
    <>
      <blockquote className="history-quote" dir="auto">
        {before === null ? state.quote : <ChangedWords before={before.quote} after={state.quote} />}
      </blockquote>
      <ul role="list" className="history-themes" aria-label="Themes">
        {state.themes.map((id) => {
          const theme = nameOf(id);
          return (
            <li key={id} className={isNew(id) ? 'history-added' : undefined}>
              {theme === undefined ? 'a theme that is gone' : <ThemeChip theme={theme} named />}
              {isNew(id) && <span className="history-states-hint"> put on</span>}
            </li>
          );
        })}
        {gone.map((id) => {
          const theme = nameOf(id);
          return (
            <li key={id} className="history-removed">
              {theme?.name ?? 'a theme that is gone'}
              <span className="history-states-hint"> taken off</span>
            </li>
          );
        })}
        {state.themes.length === 0 && gone.length === 0 && <li className="history-states-hint">No theme.</li>}
      </ul>
      {state.event !== null && (
        <p className="history-states-hint">It tells of {dateInWords(state.event, 'long')}.</p>
      )}
    </>
  );
}
