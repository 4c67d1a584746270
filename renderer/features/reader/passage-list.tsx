import type { JSX, RefObject } from 'react';
import { useCallback, useMemo, useState } from 'react';
import type { Note, Passage, Theme } from '../../../shared/model/index.ts';
import { Select } from '../../ui/select.tsx';
import { countWords } from '../../ui/words.ts';
import type { Interval } from './interval-index.ts';
import { PassageCard } from './passage-card.tsx';
import type { TextView } from './text-view.ts';
import { useFirstVisible } from './use-first-visible.ts';
import { VirtualList } from './virtual-list.tsx';

const everyTheme = 'all';

/**
 * The passages of the open document in order of position, all of them or those of one theme.
 *
 * The list follows the text as it is scrolled, and a chosen passage is brought into view in both.
 */
export function PassageList(props: {
  readonly passages: readonly Passage[];
  readonly themes: readonly Theme[];
  readonly notesOfPassage: ReadonlyMap<string, readonly Note[]>;
  readonly active: Passage | null;
  /** The span of the passage on which a new note is being written, made or not made yet. */
  readonly noting: Interval | null;
  readonly view: TextView | null;
  readonly scroller: RefObject<HTMLElement | null>;
  readonly writable: boolean;
  readonly onChoose: (passage: Passage) => void;
  readonly onTag: (passage: Passage) => void;
  readonly onUntag: (passage: Passage, theme: Theme) => void;
  readonly onNote: (passage: Passage) => void;
  readonly onNoteDone: (note: Note | null) => void;
  readonly onDelete: (passage: Passage) => void;
}): JSX.Element {
  const { passages, themes } = props;
  const [themeId, setThemeId] = useState(everyTheme);
  const byId = useMemo(() => new Map(themes.map((theme) => [theme.id, theme])), [themes]);
  const shown = useMemo(
    () =>
      themeId === everyTheme
        ? passages
        : passages.filter((passage) => passage.tags.some((tag) => tag.themeId === themeId)),
    [passages, themeId],
  );
  const present = useMemo(() => {
    const tagged = new Set<string>();
    for (const passage of passages) for (const tag of passage.tags) tagged.add(tag.themeId);
    return themes.filter((theme) => tagged.has(theme.id) || theme.id === themeId);
  }, [passages, themes, themeId]);
  const block = useFirstVisible(props.scroller, props.view);
  const following = useMemo(() => shown.find((passage) => passage.blocks[1] >= block), [shown, block]);
  const { noting } = props;
  const isNoting = useCallback(
    ({ start, end }: Passage) => noting !== null && noting.start === start && noting.end === end,
    [noting],
  );
  // A passage that is made while its note is being typed keeps its place, and the editor in it.
  const keyOf = useCallback((passage: Passage) => (isNoting(passage) ? 'noting' : passage.id), [isNoting]);
  const shownKeyOf = (passage: Passage | null) => (passage === null ? null : keyOf(passage));
  const activeId = props.active?.id ?? null;
  const isListed = activeId !== null && shown.some((passage) => passage.id === activeId);

  return (
    <>
      <div className="reader-pane-bar">
        <h2>{countWords(shown.length, 'passage')}</h2>
        <Select
          label="Theme"
          labelHidden
          value={themeId}
          onChange={setThemeId}
          options={[
            { value: everyTheme, label: 'All themes' },
            ...present.map((theme) => ({ value: theme.id, label: theme.name })),
          ]}
        />
      </div>
      {shown.length === 0 ? (
        <p className="reader-pane-empty">
          {passages.length === 0
            ? 'Nothing is tagged in this document yet. Select some text and press a digit.'
            : 'No passage here has this theme.'}
        </p>
      ) : (
        <VirtualList
          label="Passages in this document"
          className="reader-pane-list"
          items={shown}
          keyOf={keyOf}
          estimate={132}
          shownKey={shownKeyOf(isListed ? props.active : (following ?? null))}
          renderItem={(passage) => (
            <PassageCard
              passage={passage}
              themes={byId}
              notes={props.notesOfPassage.get(passage.id) ?? noNotes}
              isActive={passage.id === activeId}
              isNoting={isNoting(passage)}
              writable={props.writable}
              onChoose={() => props.onChoose(passage)}
              onTag={() => props.onTag(passage)}
              onUntag={(theme) => props.onUntag(passage, theme)}
              onNote={() => props.onNote(passage)}
              onNoteDone={props.onNoteDone}
              onDelete={() => props.onDelete(passage)}
            />
          )}
        />
      )}
    </>
  );
}

const noNotes: readonly Note[] = [];
