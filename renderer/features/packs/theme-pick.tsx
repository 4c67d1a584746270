import type { JSX } from 'react';
import type { Theme } from '../../../shared/model/index.ts';
import { themeTree } from '../../state/theme-order.ts';
import { ThemeChip } from '../../ui/theme-chip.tsx';
import { numberWords } from '../../ui/words.ts';
import { PickList } from './pick-list.tsx';

/** Picks among the themes that have passages, each with how many. */
export function ThemePick(props: {
  readonly legend: string;
  readonly all: string;
  readonly themes: readonly Theme[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}): JSX.Element {
  const { legend, all, chosen, onChange } = props;
  const themes = themeTree(props.themes).filter(({ theme }) => theme.passages > 0);
  return (
    <PickList
      legend={legend}
      all={all}
      items={themes.map(({ theme }) => ({
        id: theme.id,
        words: theme.name,
        label: (
          <>
            <ThemeChip theme={theme} named /> <span className="number">{numberWords(theme.passages)}</span>
          </>
        ),
      }))}
      chosen={chosen}
      onChange={onChange}
    />
  );
}
