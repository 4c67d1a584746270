import type { JSX } from 'react';
import { useState } from 'react';
import type { Theme } from '../../../shared/model/index.ts';
import { offerUndo } from '../../state/offer-undo.ts';
import { themeTree } from '../../state/theme-order.ts';
import { useAct } from '../../state/use-act.ts';
import { useService } from '../../state/use-service.ts';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/select.tsx';
import { countWords } from '../../ui/words.ts';

/** Gives all passages of a theme to another one. */
export function MergeForm(props: {
  readonly theme: Theme;
  readonly themes: readonly Theme[];
  readonly onMerged: (into: string) => void;
}): JSX.Element | null {
  const { theme, themes } = props;
  const act = useAct();
  const service = useService();
  const [chosen, setChosen] = useState('');
  const others = themeTree(themes).filter((placed) => placed.theme.id !== theme.id);
  if (others.length === 0) return null;
  const into = others.find((placed) => placed.theme.id === chosen)?.theme;
  const merge = async (target: Theme) => {
    if ((await act('mergeTheme', { themeId: theme.id, into: target.id })) === null) return;
    props.onMerged(target.id);
    const passages = countWords(theme.passages, 'passage counts', 'passages count');
    await offerUndo(service, `Merged ${theme.name} into ${target.name}: ${passages} for ${target.name} now.`);
  };
  return (
    <div className="theme-merge">
      <Select
        label="Merge into"
        value={chosen}
        options={[
          { value: '', label: 'choose a theme' },
          ...others.map((placed) => ({
            value: placed.theme.id,
            label: `${placed.theme.code} ${placed.theme.name}`,
          })),
        ]}
        onChange={setChosen}
      />
      <Button
        disabled={into === undefined}
        onClick={() => {
          if (into !== undefined) void merge(into);
        }}
      >
        Merge
      </Button>
    </div>
  );
}
