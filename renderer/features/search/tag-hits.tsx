import './tag-hits.css';
import type { JSX, KeyboardEvent } from 'react';
import { useMemo, useState } from 'react';
import type { FoundSpan, TaggingUnit, Theme } from '../../../shared/model/index.ts';
import { offerUndo } from '../../state/offer-undo.ts';
import { isTextField } from '../../state/actions.ts';
import { announce } from '../../state/announce.ts';
import { offeredThemes, themeLabels } from '../../state/theme-order.ts';
import { useAct } from '../../state/use-act.ts';
import { useMatter, useService, useThemes } from '../../state/use-service.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { IconlessButton } from '../../ui/iconless-button.tsx';
import { ScreenHeading } from '../../ui/screen-heading.tsx';
import { Select } from '../../ui/select.tsx';
import { ThemeChip } from '../../ui/theme-chip.tsx';
import { countWords, numberWords } from '../../ui/words.ts';
import { perMatter } from '../../state/per-matter.ts';
import { useObservable } from '../../state/observable.ts';
import { Kbd } from '../../ui/kbd.tsx';
import { spanKey, TagHitsList } from './tag-hits-list.tsx';
import { mostSpans, useTaggingPreview } from './use-tagging-preview.ts';

const unitWords: Readonly<Record<TaggingUnit, string>> = {
  hit: 'The words found',
  sentence: 'The whole sentence',
  block: 'The whole block',
};

/** What was decided so far on the hits of a query; kept while one looks elsewhere, begun anew with another query. */
interface Decided {
  readonly query: string;
  readonly chosen: readonly string[];
  readonly rejected: ReadonlySet<string>;
}

const decidedSoFar = perMatter<Decided>({ query: '', chosen: [], rejected: new Set() });

/**
 * Tags what a search finds: every hit as it would be tagged, taken unless it is rejected, by key or press; then all at once,
 * as one act with one undo.
 */
export function TagHits(props: { readonly query: string; readonly onLeave: () => void }): JSX.Element {
  const { query, onLeave } = props;
  const act = useAct();
  const service = useService();
  const themes = useThemes();
  const writable = useMatter()?.readOnlyBecause === null;
  const offered = useMemo(() => offeredThemes(themes), [themes]);
  const labels = useMemo(() => themeLabels(themes), [themes]);
  const [unit, setUnit] = useState<TaggingUnit>('sentence');
  const decided = useObservable(decidedSoFar);
  const { chosen, rejected } = decided.query === query ? decided : nothingDecided;
  const decide = (change: Partial<Decided>): void => decidedSoFar.set({ query, chosen, rejected, ...change });
  const [busy, setBusy] = useState(false);
  const { found, problem } = useTaggingPreview(query, unit);
  const spans = useMemo(() => found?.spans ?? [], [found]);
  const taken = useMemo(() => spans.filter((span) => !rejected.has(spanKey(span))), [spans, rejected]);
  const already = chosen.length === 0 ? 0 : taken.filter((span) => carriesAll(span, chosen)).length;

  const toggleTheme = (id: string): void => {
    const isChosen = chosen.includes(id);
    decide({ chosen: isChosen ? chosen.filter((other) => other !== id) : [...chosen, id] });
    announce(`${labels.get(id) ?? ''} ${isChosen ? 'not chosen any more' : 'chosen'}`);
  };
  const canApply = writable && !busy && chosen.length > 0 && taken.length > 0;
  const apply = async (): Promise<void> => {
    if (!canApply) return;
    setBusy(true);
    const done = await act('tagSpans', {
      spans: taken.map(({ documentId, start, end }) => ({ documentId, start, end })),
      themeIds: [...chosen],
    });
    setBusy(false);
    if (done === null) return;
    decide(nothingDecided);
    const names = chosen.map((id) => labels.get(id) ?? '').join(', ');
    onLeave();
    void offerUndo(service, `Tagged ${countWords(done.value.passages, 'passage')} ${names}.`);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') onLeave();
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void apply();
    else if (!isTextField(event.target) && /^[1-9]$/u.test(event.key) && !event.ctrlKey && !event.altKey) {
      const theme = offered[Number(event.key) - 1];
      if (theme !== undefined) toggleTheme(theme.id);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="screen" onKeyDown={onKeyDown}>
      <div className="screen-head">
        <ScreenHeading>Tag hits</ScreenHeading>
        <span className="number" role="status">
          {found === null
            ? `for ${query}`
            : `${numberWords(taken.length)} of ${countWords(spans.length, 'passage')} for ${query}` +
              (already > 0 ? `, ${numberWords(already)} tagged so already` : '')}
        </span>
        <span className="search-tools">
          <IconlessButton onClick={onLeave} keys="Esc">
            Leave
          </IconlessButton>
          <Button tone="primary" disabled={!canApply} keys="Ctrl+Enter" onClick={() => void apply()}>
            Tag {countWords(taken.length, 'passage')}
          </Button>
        </span>
      </div>
      <div className="search-bar">
        <Select
          label="Tag"
          inRow
          value={unit}
          options={(['sentence', 'block', 'hit'] as const).map((each) => ({
            value: each,
            label: unitWords[each],
          }))}
          onChange={setUnit}
        />
        <span className="tag-hits-themes" role="group" aria-label="Themes to tag with">
          {offered.map((theme, index) =>
            index >= 9 && !chosen.includes(theme.id) ? null : (
              <IconlessButton
                key={theme.id}
                aria-pressed={chosen.includes(theme.id)}
                keys={index < 9 ? String(index + 1) : undefined}
                onClick={() => toggleTheme(theme.id)}
              >
                <ThemeChip theme={theme} named />
              </IconlessButton>
            ),
          )}
          <FurtherTheme
            themes={offered.slice(9).filter(({ id }) => !chosen.includes(id))}
            labels={labels}
            onChoose={toggleTheme}
          />
        </span>
      </div>
      <p className="tag-hits-keys">
        <span>
          {chosen.length === 0
            ? 'Choose one theme or more to tag with, by press or by digit.'
            : 'Each is tagged unless it is left out.'}
        </span>
        <span>
          <Kbd>Space</Kbd> leave out or take
        </span>
        <span>
          <Kbd>R</Kbd> leave all out
        </span>
        <span>
          <Kbd>A</Kbd> take all
        </span>
      </p>
      {found !== null && found.total > mostSpans && (
        <p className="search-stale">
          The search finds {countWords(found.total, 'passage')}. One act tags {numberWords(mostSpans)} at
          most, so only the first are listed. Narrow the search down to reach the others.
        </p>
      )}
      {found !== null && found.cutShort !== null && <p className="search-stale">{found.cutShort}</p>}
      {problem !== null && (
        <p className="query-fault" role="alert">
          {problem}
        </p>
      )}
      {found !== null && spans.length === 0 && (
        <EmptyState sentence="The search finds no text that could be tagged: notes and page furniture are left out.">
          <Button onClick={onLeave}>Back to the search</Button>
        </EmptyState>
      )}
      {spans.length > 0 && (
        <TagHitsList
          spans={spans}
          themes={themes}
          rejected={rejected}
          onReject={(next) => decide({ rejected: next })}
        />
      )}
    </div>
  );
}

const nothingDecided: Omit<Decided, 'query'> = { chosen: [], rejected: new Set() };

/** A choice of a theme that no digit reaches, and a button that takes it: arrow keys alone would take every theme they pass. */
function FurtherTheme(props: {
  readonly themes: readonly Theme[];
  readonly labels: ReadonlyMap<string, string>;
  readonly onChoose: (id: string) => void;
}): JSX.Element | null {
  const { themes, labels } = props;
  const [pointed, setPointed] = useState('');
  const theme = themes.find(({ id }) => id === pointed) ?? themes[0];
  if (theme === undefined) return null;
  return (
    <>
      <Select
        label="Another theme"
        labelHidden
        value={theme.id}
        options={themes.map(({ id, name }) => ({ value: id, label: labels.get(id) ?? name }))}
        onChange={setPointed}
      />
      <IconlessButton onClick={() => props.onChoose(theme.id)}>Tag with it, too</IconlessButton>
    </>
  );
}

function carriesAll(span: FoundSpan, themes: readonly string[]): boolean {
  return themes.every((theme) => span.themes.includes(theme));
}
