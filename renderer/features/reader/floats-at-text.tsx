import type { JSX, RefObject } from 'react';
import type { Theme } from '../../../shared/model/index.ts';
import { LinkPicker } from './link-picker.tsx';
import { PassageStack } from './passage-stack.tsx';
import { usePlacing } from './placing.ts';
import { SelectionBar } from './selection-bar.tsx';
import { useSide } from './side-context.ts';
import { TextFloat } from './text-float.tsx';
import type { TextView } from './text-view.ts';
import { ThemePicker } from './theme-picker.tsx';
import type { ChosenPassage } from './use-chosen-passage.ts';
import type { PassagesHere } from './use-link-choices.ts';
import type { PassageWork } from './use-passage-work.ts';

/** What floats beside the text: the bar at a selection, or what was opened from it or by a click; one thing at a time. */
export function FloatsAtText(props: {
  readonly view: TextView;
  readonly scroller: RefObject<HTMLElement | null>;
  readonly chosen: ChosenPassage;
  readonly work: PassageWork;
  readonly here: PassagesHere;
  readonly digits: readonly Theme[];
  readonly themes: readonly Theme[];
  readonly writable: boolean;
  /** Gives the keys back to the text. */
  readonly focusText: () => void;
}): JSX.Element | null {
  const { view, scroller, chosen, work, here } = props;
  const { floating, selected, target } = chosen;
  const onPassage = new Set(chosen.targetPassage?.tags.map((tag) => tag.themeId));
  const { documentId } = useSide().place;
  const onPlace = usePlacing(documentId, chosen, props.writable);
  const close = (): void => {
    chosen.setFloating(null);
    props.focusText();
  };
  if (floating === null) {
    if (!chosen.isSelected || work.noting !== null || !props.writable) return null;
    return (
      <TextFloat view={view} scroller={scroller} start={selected.start} end={selected.end}>
        <SelectionBar
          themes={props.digits}
          onPassage={onPassage}
          onTheme={work.toggleTheme}
          onMore={work.openThemes}
          onNote={work.noteOnTarget}
          onPlace={onPlace}
        />
      </TextFloat>
    );
  }
  if (floating.kind === 'stack') {
    return (
      <TextFloat view={view} scroller={scroller} start={floating.at} end={floating.at} close>
        <PassageStack
          passages={floating.passages.map(here.describe)}
          themes={props.themes}
          onChoose={(passage) => {
            chosen.choose(passage);
            props.focusText();
          }}
          onShow={chosen.pointAt}
          onClose={close}
        />
      </TextFloat>
    );
  }
  if (target === null) return null;
  return (
    <TextFloat view={view} scroller={scroller} start={target.start} end={target.end}>
      {floating.kind === 'themes' ? (
        <ThemePicker
          themes={props.themes}
          onPassage={onPassage}
          onTheme={work.toggleTheme}
          onThemes={work.tagWithThemes}
          onClose={close}
        />
      ) : (
        <LinkPicker
          passage={floating.passage}
          source={floating.source}
          here={here}
          onLink={work.link}
          onGoAndLook={work.goAndLook}
          onClose={close}
        />
      )}
    </TextFloat>
  );
}
