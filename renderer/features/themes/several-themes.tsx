import type { JSX } from 'react';
import type { Theme } from '../../../shared/model/index.ts';
import { countWords } from '../../ui/words.ts';
import { ThemeChoiceActions } from './theme-choice-actions.tsx';
import { ThemeWithPath } from './theme-chooser.tsx';
import type { ThemePlace } from './theme-moves.ts';

/** How many of the chosen themes are named. */
const namedAtMost = 200;

/** Several themes chosen together, and what can be done with all of them at once. */
export function SeveralThemes(props: {
  readonly chosen: readonly Theme[];
  readonly themes: readonly Theme[];
  readonly writable: boolean;
  readonly onMove: (ids: ReadonlySet<string>, place: ThemePlace) => void;
  readonly onMerged: (into: string) => void;
}): JSX.Element {
  const { chosen } = props;
  return (
    <div className="theme-details">
      <h2 className="theme-details-heading">{countWords(chosen.length, 'theme')} chosen</h2>
      {props.writable && (
        <ThemeChoiceActions
          chosen={chosen}
          themes={props.themes}
          onMove={props.onMove}
          onMerged={props.onMerged}
        />
      )}
      <ul role="list" aria-label="Chosen themes">
        {chosen.slice(0, namedAtMost).map((theme) => (
          <li key={theme.id} className="theme-listed">
            <ThemeWithPath theme={theme} />
            <span className="number theme-row-count">{countWords(theme.passages, 'passage')}</span>
          </li>
        ))}
      </ul>
      {chosen.length > namedAtMost && (
        <p className="number">and {countWords(chosen.length - namedAtMost, 'more theme')}</p>
      )}
    </div>
  );
}
