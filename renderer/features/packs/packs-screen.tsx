import './packs-screen.css';
import type { JSX } from 'react';
import { useEffect, useMemo } from 'react';
import type { PackChoices } from '../../../shared/model/index.ts';
import { useObservable } from '../../state/observable.ts';
import { runningTasks } from '../../state/tasks.ts';
import { usePane } from '../../state/use-pane.ts';
import { useMatter, useQuery, useService, useShell, useThemes } from '../../state/use-service.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ScreenHeading } from '../../ui/screen-heading.tsx';
import { Splitter } from '../../ui/splitter.tsx';
import { useSavedQueries } from '../../state/use-items.ts';
import { BundleScreen } from './builder/bundle-screen.tsx';
import { packKind } from './builder/bundle-so-far.ts';
import { bringBackBundle, keepBundle } from './builder/keep-bundle.ts';
import { PackKindChoice } from './builder/pack-kind-choice.tsx';
import { PackTemplates } from './builder/pack-templates.tsx';
import { BeginWith } from './begin-with.tsx';
import { useBuildableChoices } from './pack-choices.ts';
import { PackForm } from './pack-form.tsx';
import { PackOutline } from './pack-outline.tsx';
import { OwnPresets } from './own-presets.tsx';
import { PackRecords } from './pack-records.tsx';
import { PackResults } from './pack-results.tsx';
import { buildPack, choosePackToCheck } from './pack-work.ts';
import { reportSoFar, reportTurn } from './report-so-far.ts';
import { takeOver } from './take-over.ts';
import { usePreview } from './use-preview.ts';

/** Makes an evidence pack: a report by theme, or a bundle of a person's own parts. */
export function PacksScreen(): JSX.Element {
  const service = useService();
  useEffect(() => {
    keepBundle(service);
    void bringBackBundle(service);
  }, [service]);
  return useObservable(packKind) === 'parts' ? <BundleScreen /> : <ReportScreen />;
}

/** Makes a themed report: choices on one side, the outline they give on the other, and the packs built so far. */
function ReportScreen(): JSX.Element {
  const service = useService();
  const shell = useShell();
  const matter = useMatter();
  const themes = useThemes();
  const documents = useQuery('listDocuments', {}).value ?? [];
  const records = useQuery('listPacks', {}).value ?? [];
  const busy = useObservable(runningTasks).length > 0;
  const pane = usePane('pack-choices', { initial: 340, minimum: 260, maximum: 560 });
  const changed = useObservable(reportSoFar);
  const formTurn = useObservable(reportTurn);
  const title = matter?.title ?? '';
  const choices = useMemo(() => changed ?? usualChoices(title), [changed, title]);
  const buildable = useBuildableChoices(choices).choices;
  const savedQueries = useSavedQueries();
  const nothing = matter !== null && matter.passages === 0;
  return (
    <div className="screen">
      <div className="screen-head">
        <ScreenHeading>Packs</ScreenHeading>
        <PackKindChoice />
        <BeginWith />
        <span className="number">A folder with a PDF, its data and its proofs, for people outside.</span>
        <Button onClick={() => void choosePackToCheck(service, shell)}>Check a pack</Button>
        {matter !== null && !nothing && (
          <Button
            tone="primary"
            disabled={
              busy || buildable === null || choices.title.trim() === '' || matter.readOnlyBecause !== null
            }
            onClick={() => {
              if (buildable !== null) void buildPack(service, shell, buildable);
            }}
          >
            Build pack
          </Button>
        )}
      </div>
      <div className="screen-columns">
        {!nothing && (
          <>
            <div className="pack-choices" style={{ width: pane.width }}>
              <PackForm
                key={formTurn}
                choices={choices}
                onChange={(next) => reportSoFar.set(next)}
                themes={themes}
                documents={documents}
                savedQueries={savedQueries}
              />
            </div>
            <Splitter pane={pane} label="Width of the choices" side="start" />
          </>
        )}
        <div
          className="screen-column pack-side"
          role="region"
          aria-label="The pack and its outline"
          tabIndex={0}
        >
          <PackResults />
          {nothing ? (
            <EmptyState sentence="A pack is made of tagged passages, and there is none yet. Select words in a document and press the digit of a theme." />
          ) : (
            <Preview choices={choices} />
          )}
          {!nothing && (
            <PackTemplates
              choices={choices}
              onUse={takeOver}
              onKept={() => undefined}
              writable={matter !== null && matter.readOnlyBecause === null}
            />
          )}
          {!nothing && <OwnPresets choices={choices} />}
          <PackRecords records={records} onChoose={takeOver} />
        </div>
      </div>
    </div>
  );
}

function Preview({ choices }: { readonly choices: PackChoices }): JSX.Element {
  const { preview, of, failure, outdated } = usePreview(choices);
  return (
    <section className="pack-preview" aria-labelledby="pack-preview-heading">
      <h2 id="pack-preview-heading">What the pack would hold</h2>
      {choices.title.trim() === '' && <p className="pack-warning">A pack needs a title for its cover.</p>}
      {failure !== undefined && (
        <p className="pack-warning" role="alert">
          {failure.message}
        </p>
      )}
      {preview === undefined ? (
        failure === undefined && <p className="number">The outline is being made.</p>
      ) : (
        <PackOutline preview={preview} choices={of} outdated={outdated} />
      )}
    </section>
  );
}

function usualChoices(title: string): PackChoices {
  return {
    title,
    themes: [],
    documents: [],
    order: 'theme',
    context: 'sentence',
    notes: 'none',
    fullTexts: true,
    names: false,
  };
}
