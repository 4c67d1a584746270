import './themes-screen.css';
import type { JSX, ReactNode } from 'react';
import { useState } from 'react';
import type { NoteTarget, Theme } from '../../../shared/model/index.ts';
import { usePane } from '../../state/use-pane.ts';
import { offeredThemes } from '../../state/theme-order.ts';
import { useAct } from '../../state/use-act.ts';
import { useMatter, useQuery } from '../../state/use-service.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureState } from '../../ui/failure-state.tsx';
import { ScreenHeading } from '../../ui/screen-heading.tsx';
import { Splitter } from '../../ui/splitter.tsx';
import { ThemeChip } from '../../ui/theme-chip.tsx';
import { countWords } from '../../ui/words.ts';
import { NewThemeForm } from './new-theme-form.tsx';
import { ThemeDetails } from './theme-details.tsx';
import type { ThemePlace } from './theme-moves.ts';
import { ThemeTree } from './theme-tree.tsx';

/** The themes of the matter as a tree, and one of them in full. */
export function ThemesScreen(props: {
  readonly themeId: string | null;
  /** Begins with the form for a new theme open. */
  readonly adding: boolean;
  readonly notesOn: (target: NoteTarget) => ReactNode;
}): JSX.Element {
  const query = useQuery('listThemes', {});
  const matter = useMatter();
  const act = useAct();
  const pane = usePane('themes-tree', { initial: 340, minimum: 220, maximum: 640 });
  const [chosen, setChosen] = useState(props.themeId);
  const [adding, setAdding] = useState(props.adding);
  const themes = query.value;
  const writable = matter !== null && matter.readOnlyBecause === null;
  // A theme that was merged away is shown as the one that took its passages over.
  const theme = followMerge(themes ?? [], chosen) ?? themes?.find((found) => found.mergedInto === null);
  const move = (moved: Theme, place: ThemePlace) => {
    void act('moveTheme', { themeId: moved.id, ...place }, `${moved.name} moved.`);
  };
  return (
    <div className="screen">
      <div className="screen-head">
        <ScreenHeading>Themes</ScreenHeading>
        <span className="number">
          {themes === undefined ? '' : countWords(offeredThemes(themes).length, 'theme')}
        </span>
        {writable && !adding && <Button onClick={() => setAdding(true)}>New theme</Button>}
      </div>
      {query.status === 'failed' && themes === undefined && (
        <FailureState failure={query.failure} onRetry={query.retry} />
      )}
      {themes !== undefined && (
        <div className="screen-columns">
          <div className="theme-tree-pane" style={{ width: pane.width }}>
            {adding && (
              <NewThemeForm
                onAdded={(themeId) => {
                  setChosen(themeId);
                  setAdding(false);
                }}
                onCancel={() => setAdding(false)}
              />
            )}
            <ThemeTree
              themes={themes}
              chosen={theme?.id ?? null}
              writable={writable}
              onChoose={setChosen}
              onMove={move}
            />
          </div>
          <Splitter pane={pane} label="Width of the tree" side="start" />
          <div className="screen-column">
            {theme === undefined ? (
              <EmptyState sentence="There is no theme in this matter. Themes are what passages are tagged with.">
                {writable && (
                  <Button tone="primary" onClick={() => setAdding(true)}>
                    New theme
                  </Button>
                )}
              </EmptyState>
            ) : (
              <>
                <h2 className="theme-details-heading">
                  <ThemeChip theme={theme} named />
                </h2>
                <ThemeDetails
                  key={theme.id}
                  theme={theme}
                  themes={themes}
                  writable={writable}
                  onMove={move}
                  onMerged={setChosen}
                  notes={props.notesOn({ kind: 'theme', id: theme.id })}
                />
              </>
            )}
          </div>
        </div>
      )}
    </div>
  );
}

function followMerge(themes: readonly Theme[], themeId: string | null): Theme | undefined {
  const byId = new Map(themes.map((theme) => [theme.id, theme]));
  let theme = themeId === null ? undefined : byId.get(themeId);
  for (let steps = 0; steps < themes.length; steps += 1) {
    const successor = theme?.mergedInto ?? null;
    if (successor === null) break;
    theme = byId.get(successor);
  }
  return theme;
}
