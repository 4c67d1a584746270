import type { JSX } from 'react';
import { useState } from 'react';
import type { Theme } from '../../../shared/model/index.ts';
import { offerUndo } from '../../state/offer-undo.ts';
import { shortcutText } from '../../state/shortcut.ts';
import { useAct } from '../../state/use-act.ts';
import { useService } from '../../state/use-service.ts';
import { Button } from '../../ui/button.tsx';
import { IconlessButton } from '../../ui/iconless-button.tsx';
import { countWords } from '../../ui/words.ts';
import { ThemeChooser } from './theme-chooser.tsx';
import type { ThemePlace, ThemeStep } from './theme-moves.ts';
import { intoTheme, outside, stepPlace } from './theme-moves.ts';
import { themesWords } from './theme-words.ts';
import { moveKeys } from './tree-keys.ts';

const stepWords: Readonly<Record<ThemeStep, string>> = {
  up: 'Move up',
  down: 'Move down',
  in: 'Nest under the one above',
  out: 'Take out one level',
};

/** What can be done with the chosen themes, one or several: moved, merged, retired. */
export function ThemeChoiceActions(props: {
  readonly chosen: readonly Theme[];
  readonly themes: readonly Theme[];
  readonly onMove: (ids: ReadonlySet<string>, place: ThemePlace) => void;
  readonly onMerged: (into: string) => void;
}): JSX.Element {
  const { chosen, themes } = props;
  const act = useAct();
  const service = useService();
  const [asking, setAsking] = useState<'move' | 'merge' | null>(null);
  const ids = new Set(chosen.map((theme) => theme.id));
  const others = themes.filter((theme) => theme.mergedInto === null);
  const words = themesWords(chosen);
  const retired = chosen.every((theme) => theme.retired);

  const merge = async (into: string | null) => {
    const target = themes.find((theme) => theme.id === into);
    const merged = chosen.filter((theme) => theme.id !== into);
    if (target === undefined || merged.length === 0) return;
    const themeIds = merged.map((theme) => theme.id);
    const done = await act('mergeThemes', { themeIds, into: target.id });
    if (done === null) return;
    props.onMerged(target.id);
    await offerUndo(
      service,
      `Merged ${themesWords(merged)} into ${target.name}, which counts ${countWords(done.value.passages, 'passage')} now.`,
    );
  };
  const retire = async () => {
    const themeIds = chosen.map((theme) => theme.id);
    const are = chosen.length === 1 ? 'is' : 'are';
    const done = await act('retireThemes', { themeIds, retired: !retired });
    if (done === null) return;
    await offerUndo(
      service,
      retired
        ? `${words} ${are} offered for new passages again.`
        : `${words} ${are} retired: kept on old passages, not offered for new ones.`,
    );
  };
  return (
    <div className="theme-actions">
      <div className="theme-buttons">
        <Button onClick={() => setAsking('move')}>Move to…</Button>
        <Button onClick={() => setAsking('merge')}>
          {chosen.length === 1 ? 'Merge into…' : 'Merge into one…'}
        </Button>
        <Button onClick={() => void retire()}>{retired ? 'Offer again' : 'Retire'}</Button>
      </div>
      <div className="theme-buttons">
        {moveKeys.map(({ step, shortcut }) => {
          const place = stepPlace(themes, ids, step);
          return (
            <IconlessButton
              key={step}
              keys={shortcutText(shortcut)}
              disabled={place === null}
              onClick={() => {
                if (place !== null) props.onMove(ids, place);
              }}
            >
              {stepWords[step]}
            </IconlessButton>
          );
        })}
      </div>
      {asking === 'move' && (
        <ThemeChooser
          title={`Move ${words} under`}
          top="The top of the tree"
          themes={outside(themes, ids)}
          onChoose={(parent) => props.onMove(ids, intoTheme(themes, ids, parent))}
          onClose={() => setAsking(null)}
        />
      )}
      {asking === 'merge' && (
        <ThemeChooser
          title={`Merge ${words} into`}
          themes={
            chosen.length === 1 ? others.filter((theme) => !ids.has(theme.id)) : mergeTargets(chosen, others)
          }
          onChoose={(into) => void merge(into)}
          onClose={() => setAsking(null)}
        />
      )}
    </div>
  );
}

/** The chosen themes first: several are mostly merged into one of them. */
function mergeTargets(chosen: readonly Theme[], others: readonly Theme[]): readonly Theme[] {
  return [...chosen, ...others.filter((theme) => !chosen.includes(theme))];
}
