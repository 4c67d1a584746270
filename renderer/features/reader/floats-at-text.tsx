import type { JSX, RefObject } from 'react';
import type { Passage, Theme } from '../../../shared/model/index.ts';
import type { Interval } from './interval-index.ts';
import { PassageStack } from './passage-stack.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { TextFloat } from './text-float.tsx';
import type { TextView } from './text-view.ts';
import { ThemePicker } from './theme-picker.tsx';

/** What floats at the text besides the bar: the palette of themes, or the passages stacked at one place. */
export type Floating = { readonly kind: 'themes' } | { readonly kind: 'stack'; readonly at: number };

/** What floats beside the text: the bar at a selection, or what was opened from it or by a click; one thing at a time. */
export function FloatsAtText(props: {
  readonly view: TextView;
  readonly scroller: RefObject<HTMLElement | null>;
  readonly floating: Floating | null;
  /** The selection, or null where nothing is selected or it is still being drawn. */
  readonly selected: Interval | null;
  /** What a theme would be put on: the selection or the chosen passage. */
  readonly target: Interval | null;
  /** The passages at the place that was clicked. */
  readonly stack: readonly Passage[];
  readonly digits: readonly Theme[];
  readonly themes: readonly Theme[];
  /** Ids of the themes that the target has. */
  readonly onPassage: ReadonlySet<string>;
  readonly writable: boolean;
  readonly onTheme: (theme: Theme) => void;
  readonly onNewTheme: (name: string) => void;
  readonly onMore: () => void;
  readonly onNote: () => void;
  readonly onChoose: (passage: Passage) => void;
  readonly onClose: () => void;
}): JSX.Element | null {
  const { view, scroller, floating, selected, target } = props;
  if (floating === null) {
    if (selected === null || !props.writable) return null;
    return (
      <TextFloat view={view} scroller={scroller} start={selected.start} end={selected.end}>
        <SelectionBar
          themes={props.digits}
          onPassage={props.onPassage}
          onTheme={props.onTheme}
          onMore={props.onMore}
          onNote={props.onNote}
        />
      </TextFloat>
    );
  }
  if (floating.kind === 'stack') {
    if (props.stack.length < 2) return null;
    return (
      <TextFloat view={view} scroller={scroller} start={floating.at} end={floating.at}>
        <PassageStack
          passages={props.stack}
          themes={props.themes}
          onChoose={props.onChoose}
          onClose={props.onClose}
        />
      </TextFloat>
    );
  }
  if (target === null) return null;
  return (
    <TextFloat view={view} scroller={scroller} start={target.start} end={target.end}>
      <ThemePicker
        themes={props.themes}
        onPassage={props.onPassage}
        onTheme={props.onTheme}
        onNewTheme={props.onNewTheme}
        onClose={props.onClose}
      />
    </TextFloat>
  );
}
