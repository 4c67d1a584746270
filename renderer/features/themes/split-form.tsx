import type { JSX } from 'react';
import { useState } from 'react';
import type { Theme } from '../../../shared/model/index.ts';
import { offerUndo } from '../../state/offer-undo.ts';
import { useAct } from '../../state/use-act.ts';
import { useService } from '../../state/use-service.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { IconlessButton } from '../../ui/iconless-button.tsx';
import { countWords } from '../../ui/words.ts';
import type { ListedPassage } from './listed-passages.ts';
import { ThemeChooser } from './theme-chooser.tsx';

/** Gives the ticked passages of a theme to a new one, named here, or to one that is there. */
export function SplitForm(props: {
  readonly theme: Theme;
  readonly themes: readonly Theme[];
  readonly chosen: readonly ListedPassage[];
  /** The passages that are listed now: all, or those found by words or document. */
  readonly found: readonly ListedPassage[];
  readonly onTickAll: (on: boolean) => void;
  readonly onSplit: (into: string) => void;
  readonly onCancel: () => void;
}): JSX.Element {
  const { theme, chosen, found } = props;
  const act = useAct();
  const service = useService();
  const [name, setName] = useState('');
  const [choosing, setChoosing] = useState(false);
  const words = countWords(chosen.length, 'passage');
  const ids = new Set(chosen.map(({ passage }) => passage.id));
  const allTicked = found.length > 0 && found.every(({ passage }) => ids.has(passage.id));

  const split = async (into: { kind: 'new'; name: string } | { kind: 'theme'; themeId: string }) => {
    const passageIds = chosen.flatMap((one) => one.ids);
    const done = await act('splitTheme', { themeId: theme.id, passageIds, into });
    if (done === null) return;
    props.onSplit(done.value.id);
    await offerUndo(service, `${words} of ${theme.name} tagged ${done.value.name} instead.`);
  };
  const isReady = chosen.length > 0 && name.trim() !== '';
  return (
    <form
      className="theme-split"
      aria-label={`Split ${theme.name}`}
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) void split({ kind: 'new', name: name.trim() });
      }}
    >
      <p>
        Tick the passages that belong to another theme. Each tag keeps the name of the reviewer whose it is.
      </p>
      <p>
        <strong>{words} ticked.</strong>{' '}
        {found.length > 0 && (
          <IconlessButton tone="primary" onClick={() => props.onTickAll(!allTicked)}>
            {allTicked ? 'Untick' : 'Tick'} all {found.length} listed
          </IconlessButton>
        )}
      </p>
      <div className="theme-split-target">
        <Field
          label="Name of the new theme"
          value={name}
          onChange={setName}
          maxLength={1_000}
          autoFocus
          onKeyDown={(event) => {
            if (event.key === 'Escape') props.onCancel();
          }}
        />
        <Button type="submit" tone="primary" disabled={!isReady}>
          Split off
        </Button>
        <Button disabled={chosen.length === 0} onClick={() => setChoosing(true)}>
          Give to a theme that is there…
        </Button>
        <IconlessButton onClick={props.onCancel} keys="Esc">
          Cancel
        </IconlessButton>
      </div>
      {choosing && (
        <ThemeChooser
          title={`Tag ${words} instead with`}
          themes={props.themes.filter((other) => other.mergedInto === null && other.id !== theme.id)}
          onChoose={(themeId) => {
            if (themeId !== null) void split({ kind: 'theme', themeId });
          }}
          onClose={() => setChoosing(false)}
        />
      )}
    </form>
  );
}
