import './bundle-screen.css';
import type { JSX, KeyboardEvent } from 'react';
import { useEffect, useMemo } from 'react';
import type { PackPreviewEntry } from '../../../../shared/contract/index.ts';
import { isTextField } from '../../../state/actions.ts';
import { useObservable } from '../../../state/observable.ts';
import { matchesShortcut } from '../../../state/shortcut.ts';
import { runningTasks } from '../../../state/tasks.ts';
import { useSavedQueries } from '../../../state/use-items.ts';
import { usePane } from '../../../state/use-pane.ts';
import { useMatter, useQuery, useService, useShell, useThemes } from '../../../state/use-service.ts';
import { Button } from '../../../ui/button.tsx';
import { ScreenHeading } from '../../../ui/screen-heading.tsx';
import { Splitter } from '../../../ui/splitter.tsx';
import { OwnPresets } from '../own-presets.tsx';
import { timeWords } from '../../../ui/words.ts';
import { PackRecords } from '../pack-records.tsx';
import { PackResults } from '../pack-results.tsx';
import { buildPack, choosePackToCheck, lastBuilt, lastChecked } from '../pack-work.ts';
import { takeOver } from '../take-over.ts';
import type { BundleHistory } from './bundle-history.ts';
import { BuilderTabs } from './builder-tabs.tsx';
import { BundleOutline } from './bundle-outline.tsx';
import { BundleSettings } from './bundle-settings.tsx';
import {
  beginBundle,
  builderTab,
  bundleSoFar,
  chosenRow,
  edit,
  noteKept,
  pageLookedAt,
  stepBack,
} from './bundle-so-far.ts';
import { draftSavedAt } from './keep-bundle.ts';
import { BeginWith } from '../begin-with.tsx';
import { OwnParts } from './own-parts.tsx';
import { PackKindChoice } from './pack-kind-choice.tsx';
import { PackTemplates } from './pack-templates.tsx';
import { PagePreview } from './page-preview.tsx';
import { bundleOf, useBundleChoices } from './use-bundle-choices.ts';
import { useLivePreview } from './use-live-preview.ts';
// After the parts' own styles, which it changes.
import './bundle-screen-small.css';

const tabs = [
  { name: 'outline', label: 'Outline' },
  { name: 'page', label: 'Page' },
  { name: 'settings', label: 'Numbers and look' },
  { name: 'templates', label: 'Templates and earlier packs' },
] as const;

/** Puts a pack together from parts of a person's own; beside them the outline, any page of it, its settings, and its templates. */
export function BundleScreen(): JSX.Element {
  const matter = useMatter();
  const history = useObservable(bundleSoFar);
  const title = matter?.title;
  useEffect(() => {
    if (title !== undefined) beginBundle(title);
  }, [title]);
  return history === null ? <div className="screen" /> : <Begun history={history} />;
}

function Begun({ history }: { readonly history: BundleHistory }): JSX.Element {
  const service = useService();
  const shell = useShell();
  const matter = useMatter();
  const themes = useThemes();
  const documents = useQuery('listDocuments', {}).value ?? none;
  const savedQueries = useSavedQueries();
  const built = useObservable(lastBuilt);
  const checked = useObservable(lastChecked);
  const busy = useObservable(runningTasks).length > 0;
  const pane = usePane('pack-parts', { initial: 470, minimum: 340, maximum: 760 });
  const tab = useObservable(builderTab);
  const chosen = useObservable(chosenRow);
  const savedAt = useObservable(draftSavedAt);
  const buildable = useBundleChoices(history.present);
  const live = useLivePreview(buildable.choices);
  const { preview, of, outdated } = live;
  const rowOf = useMemo(() => rowsOfPreview(of), [of]);
  const pages = useMemo(
    () =>
      new Map(
        (preview?.entries ?? []).flatMap((entry) => {
          const row = rowOf(entry);
          return row === null ? [] : [[row, entry.page] as const];
        }),
      ),
    [preview, rowOf],
  );
  const inIndex = useMemo(
    () => sectionsInIndex(history, outdated ? null : pages),
    [history, outdated, pages],
  );
  const writable = matter !== null && matter.readOnlyBecause === null;
  const isEmpty = history.present.sections.every(({ items }) => items.length === 0);
  const hasTitle = history.present.settings.title.trim() !== '';
  const failure = buildable.failure ?? live.failure;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isTextField(event.target) || event.defaultPrevented) return;
    const isUndo = matchesShortcut('Ctrl+Z', event.nativeEvent);
    const isRedo = ['Ctrl+Y', 'Ctrl+Shift+Z'].some((keys) => matchesShortcut(keys, event.nativeEvent));
    if (!isUndo && !isRedo) return;
    event.preventDefault();
    stepBack(isUndo ? 'undo' : 'redo');
  };
  return (
    <div className="screen" onKeyDown={onKeyDown}>
      <div className="screen-head">
        <ScreenHeading>Packs</ScreenHeading>
        <PackKindChoice />
        <BeginWith />
        <span className="number">{savedAt === null ? '' : `Draft saved ${timeWords(savedAt)}`}</span>
        <Button onClick={() => void choosePackToCheck(service, shell)}>Check a pack</Button>
        <Button
          tone="primary"
          disabled={busy || buildable.choices === null || !hasTitle || isEmpty || !writable}
          onClick={() => {
            if (buildable.choices === null) return;
            builderTab.set('outline');
            void buildPack(service, shell, buildable.choices);
          }}
        >
          Build pack
        </Button>
      </div>
      <div className="screen-columns bundle-columns" tabIndex={-1}>
        <div className="bundle-parts" style={{ width: pane.width }}>
          <OwnParts
            history={history}
            themes={themes}
            documents={documents}
            savedQueries={savedQueries}
            pages={pages}
            inIndex={inIndex}
          />
        </div>
        <Splitter pane={pane} label="Width of the parts" side="start" />
        <div className="bundle-side">
          <BuilderTabs
            label="Beside the parts"
            tabs={tabs}
            shown={tab}
            onShow={(next) => builderTab.set(next)}
          >
            {tab === 'outline' && (
              <div className="bundle-side-fill">
                {(checked !== null || built !== null) && (
                  <div className="pack-side bundle-results" role="region" aria-label="Results" tabIndex={0}>
                    <PackResults />
                  </div>
                )}
                {!hasTitle && <p className="pack-warning">A pack needs a title for its cover.</p>}
                {isEmpty ? (
                  <p className="number bundle-side-words">
                    Nothing to show yet: the outline begins with the first part that you add.
                  </p>
                ) : failure !== null && failure !== undefined ? (
                  <p className="pack-warning" role="alert">
                    {failure.message}
                  </p>
                ) : preview === null ? (
                  <p className="number bundle-side-words">The outline is being made.</p>
                ) : (
                  <BundleOutline
                    preview={preview}
                    choices={of}
                    outdated={outdated}
                    isChosen={(entry) => chosen !== null && rowOf(entry) === chosen}
                    onChoose={(entry) => {
                      const row = rowOf(entry);
                      if (row !== null) chosenRow.set(row);
                    }}
                    onLook={(sheet) => {
                      pageLookedAt.set(sheet);
                      builderTab.set('page');
                    }}
                  />
                )}
              </div>
            )}
            {tab === 'page' && <Page choices={isEmpty || !hasTitle ? null : buildable.choices} />}
            {tab === 'settings' && (
              <div className="bundle-scroll" role="region" aria-label="Numbers and look" tabIndex={0}>
                <BundleSettings
                  key={history.turn}
                  settings={history.present.settings}
                  onChange={(settings) => edit({ kind: 'settings', settings })}
                  themes={themes}
                />
              </div>
            )}
            {tab === 'templates' && <Templates history={history} writable={writable} />}
          </BuilderTabs>
        </div>
      </div>
    </div>
  );
}

const none: readonly never[] = [];

function Page({ choices }: { readonly choices: Parameters<typeof PagePreview>[0]['choices'] }): JSX.Element {
  const page = useObservable(pageLookedAt);
  if (choices === null) {
    return (
      <p className="number bundle-side-words">
        No page to look at yet: give the pack a title and its first part.
      </p>
    );
  }
  return <PagePreview choices={choices} page={page} onPage={(next) => pageLookedAt.set(next)} />;
}

function Templates(props: { readonly history: BundleHistory; readonly writable: boolean }): JSX.Element {
  const records = useQuery('listPacks', {}).value ?? none;
  const choices = useBundleChoices(props.history.present).choices;
  return (
    <div
      className="bundle-scroll pack-side"
      role="region"
      aria-label="Templates and earlier packs"
      tabIndex={0}
    >
      {choices !== null && (
        <PackTemplates choices={choices} onUse={takeOver} onKept={noteKept} writable={props.writable} />
      )}
      {choices !== null && <OwnPresets choices={choices} />}
      <PackRecords records={records} onChoose={takeOver} />
    </div>
  );
}

/** Finds the row that a line of an outline comes from, in the bundle that the outline was made of. */
function rowsOfPreview(
  of: Parameters<typeof bundleOf>[0] | null,
): (entry: PackPreviewEntry) => string | null {
  const bundle = of === null ? null : bundleOf(of);
  return ({ chosenAs }) =>
    chosenAs === undefined ? null : (bundle?.sections[chosenAs.part]?.items[chosenAs.content]?.id ?? null);
}

/** Whether anything of a section is in the pack: as the outline says, or as it looks while that is being made. */
function sectionsInIndex(
  { present }: BundleHistory,
  pages: ReadonlyMap<string, string> | null,
): (section: string) => boolean {
  const shown = new Set(
    present.sections
      .filter(({ items }) => (pages === null ? items.length > 0 : items.some(({ id }) => pages.has(id))))
      .map(({ id }) => id),
  );
  return (section) => shown.has(section);
}
