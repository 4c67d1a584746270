import type { JSX, ReactNode } from 'react';
import type { Theme } from '../../../shared/model/index.ts';
import { shortcutText } from '../../state/shortcut.ts';
import { themeTree } from '../../state/theme-order.ts';
import { useAct } from '../../state/use-act.ts';
import { IconlessButton } from '../../ui/iconless-button.tsx';
import { Select } from '../../ui/select.tsx';
import { countWords } from '../../ui/words.ts';
import { ColourChoice } from './colour-choice.tsx';
import { MergeForm } from './merge-form.tsx';
import { SavedField } from './saved-field.tsx';
import { ThemeConflicts } from './theme-conflicts.tsx';
import type { ThemePlace, ThemeStep } from './theme-moves.ts';
import { isWithin, stepPlace } from './theme-moves.ts';
import { ThemePassages } from './theme-passages.tsx';
import { moveKeys } from './theme-tree.tsx';

const stepWords: Readonly<Record<ThemeStep, string>> = {
  up: 'Move up',
  down: 'Move down',
  in: 'Nest under the one above',
  out: 'Take out one level',
};

/** One theme: what it is called, means and looks like, where it stands, and the passages tagged with it. */
export function ThemeDetails(props: {
  readonly theme: Theme;
  readonly themes: readonly Theme[];
  readonly writable: boolean;
  readonly onMove: (theme: Theme, place: ThemePlace) => void;
  readonly onMerged: (into: string) => void;
  readonly notes: ReactNode;
}): JSX.Element {
  const { theme, themes, onMove } = props;
  const act = useAct();
  const disabled = !props.writable;
  const themeId = theme.id;
  const parents = themeTree(themes).filter((placed) => !isWithin(themes, placed.theme.id, themeId));
  const nest = (parent: string) => {
    const target = parent === '' ? null : parent;
    const siblings = themes.filter((other) => other.mergedInto === null && other.parent === target);
    onMove(theme, { parent: target, position: siblings.length });
  };
  return (
    <div className="theme-details">
      <p className="number">
        {countWords(theme.passages, 'passage')} in {countWords(theme.documents, 'document')}
      </p>
      <ThemeConflicts theme={theme} writable={props.writable} />
      <div className="theme-names">
        <SavedField
          label="Name"
          value={theme.name}
          disabled={disabled}
          maxLength={1_000}
          required
          save={(text) => void act('writeTheme', { themeId, field: 'name', text }, `Renamed to ${text}.`)}
        />
        <SavedField
          label="Code"
          value={theme.code}
          disabled={disabled}
          maxLength={8}
          required
          save={(code) => void act('setThemeCode', { themeId, code }, `Its code is ${code}.`)}
        />
      </div>
      <SavedField
        label="Definition: what belongs here, and what does not"
        value={theme.definition}
        disabled={disabled}
        maxLength={20_000}
        rows={4}
        save={(text) => void act('writeTheme', { themeId, field: 'definition', text }, 'Definition saved.')}
      />
      <ColourChoice
        value={theme.colour}
        disabled={disabled}
        onChange={(colour) => void act('setThemeColour', { themeId, colour }, `Its colour is ${colour}.`)}
      />
      {props.writable && (
        <>
          <div className="theme-place">
            <Select
              label="Stands under"
              value={theme.parent ?? ''}
              options={[
                { value: '', label: 'nothing, at the top' },
                ...parents.map((placed) => ({
                  value: placed.theme.id,
                  label: `${'– '.repeat(placed.depth)}${placed.theme.name}`,
                })),
              ]}
              onChange={nest}
            />
            <div className="theme-steps">
              {moveKeys.map(({ step, shortcut }) => {
                const place = stepPlace(themes, themeId, step);
                return (
                  <IconlessButton
                    key={step}
                    keys={shortcutText(shortcut)}
                    disabled={place === null}
                    onClick={() => {
                      if (place !== null) onMove(theme, place);
                    }}
                  >
                    {stepWords[step]}
                  </IconlessButton>
                );
              })}
            </div>
          </div>
          <MergeForm theme={theme} themes={themes} onMerged={props.onMerged} />
          <div>
            <IconlessButton
              onClick={() =>
                void act(
                  'retireTheme',
                  { themeId, retired: !theme.retired },
                  theme.retired ? `${theme.name} is offered again.` : `${theme.name} is retired.`,
                )
              }
            >
              {theme.retired
                ? 'Offer it for new passages again'
                : 'Retire it: kept on old passages, not offered for new'}
            </IconlessButton>
          </div>
        </>
      )}
      <section>
        <h3>Notes on this theme</h3>
        {props.notes}
      </section>
      <ThemePassages themeId={themeId} />
    </div>
  );
}
