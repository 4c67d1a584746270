import './themes-screen.css';
import type { JSX, ReactNode } from 'react';
import { useMemo, useRef, useState } from 'react';
import type { NoteTarget, Theme } from '../../../shared/model/index.ts';
import { useActions } from '../../state/actions.ts';
import { useObservable } from '../../state/observable.ts';
import { offerUndo } from '../../state/offer-undo.ts';
import { perMatter } from '../../state/per-matter.ts';
import { usePrintable } from '../../state/printable.ts';
import { offeredThemes } from '../../state/theme-order.ts';
import { useAct } from '../../state/use-act.ts';
import { usePane } from '../../state/use-pane.ts';
import { useMatter, useQuery, useService, useShell } from '../../state/use-service.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureState } from '../../ui/failure-state.tsx';
import { Field } from '../../ui/field.tsx';
import { ScreenHeading } from '../../ui/screen-heading.tsx';
import { Splitter } from '../../ui/splitter.tsx';
import { countWords } from '../../ui/words.ts';
import { ImportPreview } from './import-preview.tsx';
import { NewThemeForm } from './new-theme-form.tsx';
import { SeveralThemes } from './several-themes.tsx';
import { ThemeDetails } from './theme-details.tsx';
import type { ThemePlace } from './theme-moves.ts';
import { outermost } from './theme-moves.ts';
import { ThemeTree } from './theme-tree.tsx';
import { themesWords } from './theme-words.ts';
import { exportThemes, lookAtThemes, themesFile } from './themes-file.ts';
import { themesAbove, treeRows } from './tree-rows.ts';
import type { TreeSelection } from './tree-selection.ts';
import { onlyTheme, withoutGone } from './tree-selection.ts';

/** The themes whose sub-themes are folded away, while the matter is open in this window. */
const closedThemes = perMatter<ReadonlySet<string>>(new Set());

/** The themes of the matter as a tree, and what is chosen in it in full. */
export function ThemesScreen(props: {
  readonly themeId: string | null;
  /** Begins with the form for a new theme open. */
  readonly adding: boolean;
  readonly notesOn: (target: NoteTarget) => ReactNode;
}): JSX.Element {
  const query = useQuery('listThemes', {});
  const matter = useMatter();
  const act = useAct();
  const service = useService();
  const shell = useShell();
  const pane = usePane('themes-tree', { initial: 340, minimum: 240, maximum: 720 });
  const file = useObservable(themesFile);
  const closed = useObservable(closedThemes);
  const nameField = useRef<HTMLInputElement>(null);
  const [picked, setPicked] = useState(() => onlyTheme(props.themeId));
  const [adding, setAdding] = useState(props.adding);
  const [typed, setTyped] = useState('');
  const themes = query.value ?? noThemes;
  const writable = matter !== null && matter.readOnlyBecause === null;
  const rows = useMemo(() => treeRows(themes, closed, typed), [themes, closed, typed]);
  const selection = useMemo(() => standingSelection(themes, picked), [themes, picked]);
  const chosen = themes.filter((theme) => selection.chosen.has(theme.id));
  const [only] = chosen;
  const printedId = chosen.length === 1 ? only?.id : undefined;
  usePrintable(
    useMemo(
      () =>
        printedId === undefined
          ? null
          : {
              label: 'the passages of this theme',
              job: { kind: 'theme-passages', themeId: printedId },
            },
      [printedId],
    ),
  );

  const choose = (themeId: string) => {
    openBranches(themesAbove(themes, themeId));
    setTyped('');
    setPicked(onlyTheme(themeId));
  };
  const move = async (ids: ReadonlySet<string>, place: ThemePlace) => {
    const moved = outermost(themes, ids);
    const done = await act('moveThemes', { themeIds: [...ids], ...place });
    if (done === null) return;
    if (place.parent !== null) openBranches([place.parent]);
    const under = themes.find((theme) => theme.id === place.parent)?.name;
    await offerUndo(
      service,
      `Moved ${themesWords(moved)} ${under === undefined ? 'in the tree' : `under ${under}`}.`,
    );
  };
  useActions([
    {
      id: 'export-themes',
      label: 'Export the themes as CSV…',
      available: matter !== null,
      perform: () => void exportThemes(service, shell, matter?.title ?? ''),
    },
    {
      id: 'import-themes',
      label: 'Import themes from CSV…',
      available: writable,
      perform: () => void lookAtThemes(service, shell),
    },
  ]);
  return (
    <div className="screen">
      <div className="screen-head">
        <ScreenHeading>Themes</ScreenHeading>
        <span className="number">
          {query.value === undefined ? '' : countWords(offeredThemes(themes).length, 'theme')}
        </span>
        {writable && !adding && <Button onClick={() => setAdding(true)}>New theme</Button>}
        {writable && <Button onClick={() => void lookAtThemes(service, shell)}>Import CSV…</Button>}
        {matter !== null && (
          <Button onClick={() => void exportThemes(service, shell, matter.title)}>Export CSV…</Button>
        )}
      </div>
      {query.status === 'failed' && query.value === undefined && (
        <FailureState failure={query.failure} onRetry={query.retry} />
      )}
      {query.value !== undefined && (
        <div className="screen-columns">
          <div className="theme-tree-pane" style={{ width: pane.width }}>
            {adding && (
              <NewThemeForm
                parent={only !== undefined && chosen.length === 1 ? only : null}
                onAdded={(themeId, parent) => {
                  if (parent !== null) openBranches([parent]);
                  setTyped('');
                  setPicked(onlyTheme(themeId));
                  setAdding(false);
                }}
                onCancel={() => setAdding(false)}
              />
            )}
            <div className="theme-tree-filter">
              <Field
                label="Find in the tree"
                labelHidden
                type="search"
                placeholder="Find in the tree"
                value={typed}
                onChange={setTyped}
                onKeyDown={(event) => {
                  if (event.key === 'Escape') setTyped('');
                }}
              />
            </div>
            <ThemeTree
              themes={themes}
              rows={rows}
              selection={selection}
              writable={writable}
              onSelect={setPicked}
              onToggle={toggleBranch}
              onOpenBranches={openBranches}
              onEnter={() => nameField.current?.focus()}
              onMove={(ids, place) => void move(ids, place)}
            />
            {typed !== '' && rows.length === 0 && (
              <p className="theme-tree-empty">No theme has these words in its name, code or parents.</p>
            )}
          </div>
          <Splitter pane={pane} label="Width of the tree" side="start" />
          <div className="screen-column">
            {file !== null ? (
              <ImportPreview key={file.path} file={file} />
            ) : only === undefined ? (
              <EmptyState sentence="There is no theme in this matter. Themes are what passages are tagged with.">
                {writable && (
                  <Button tone="primary" onClick={() => setAdding(true)}>
                    New theme
                  </Button>
                )}
              </EmptyState>
            ) : chosen.length > 1 ? (
              <SeveralThemes
                chosen={chosen}
                themes={themes}
                writable={writable}
                onMove={(ids, place) => void move(ids, place)}
                onMerged={choose}
              />
            ) : (
              <ThemeDetails
                key={only.id}
                theme={only}
                themes={themes}
                writable={writable}
                nameField={nameField}
                onMove={(ids, place) => void move(ids, place)}
                onMerged={choose}
                onSplit={choose}
                notes={props.notesOn({ kind: 'theme', id: only.id })}
              />
            )}
          </div>
        </div>
      )}
    </div>
  );
}

const noThemes: readonly Theme[] = [];

function toggleBranch(themeId: string): void {
  const next = new Set(closedThemes.get());
  if (!next.delete(themeId)) next.add(themeId);
  closedThemes.set(next);
}

function openBranches(themeIds: readonly string[]): void {
  const open = new Set(themeIds);
  const next = [...closedThemes.get()].filter((id) => !open.has(id));
  if (next.length < closedThemes.get().size) closedThemes.set(new Set(next));
}

/**
 * What is chosen of the themes that are there; where nothing is, the first. A theme that was merged away is followed to the
 * one that took its passages over.
 */
function standingSelection(themes: readonly Theme[], picked: TreeSelection): TreeSelection {
  const standing = themes.filter((theme) => theme.mergedInto === null);
  const kept = withoutGone(picked, new Set(standing.map((theme) => theme.id)));
  if (kept.chosen.size > 0) return kept;
  if (kept.current !== null) return onlyTheme(kept.current);
  const successor = themes.find((theme) => theme.id === picked.current)?.mergedInto ?? null;
  return onlyTheme(successor ?? standing[0]?.id ?? null);
}
