import type { JSX, KeyboardEvent, RefObject } from 'react';
import { memo, useCallback, useMemo, useState } from 'react';
import type { PassageMark, Theme } from '../../../shared/model/index.ts';
import { go } from '../../state/navigation.ts';
import { themeLabels } from '../../state/theme-order.ts';
import { useWhenIdle } from '../../state/use-when-idle.ts';
import { Select } from '../../ui/select.tsx';
import { countWords } from '../../ui/words.ts';
import { overlappingThemes } from './overlapping-themes.ts';
import type { CardActions } from './passage-card-actions.tsx';
import { PassageCard } from './passage-card.tsx';
import type { TextView } from './text-view.ts';
import type { ChosenPassage } from './use-chosen-passage.ts';
import type { DocumentPassages } from './use-document-passages.ts';
import type { PassageWork } from './use-passage-work.ts';
import { useReadingOffset } from './use-reading-offset.ts';
import { VirtualList } from './virtual-list.tsx';

const everyTheme = 'all';

/** What the list shows, and what can be done from it. */
interface PassageListParts {
  /** Null while they are being read. */
  readonly passages: readonly PassageMark[] | null;
  readonly document: DocumentPassages;
  readonly themes: readonly Theme[];
  readonly chosen: ChosenPassage;
  readonly work: PassageWork;
  readonly caret: number;
  readonly view: TextView | null;
  readonly scroller: RefObject<HTMLElement | null>;
  readonly writable: boolean;
  readonly focusText: () => void;
}

/**
 * The passages of the open document in order of position, all of them or those of one theme.
 *
 * The list follows the text: the passage nearest to where one reads is marked and kept in view, without taking the focus. The
 * text follows the list: by click, Enter and arrow keys. With Shift several are picked out, to be joined.
 *
 * It is drawn a moment after the text, which is what is looked at; only the field in which a note is begun comes at once,
 * since the next key is meant for it.
 */
export function PassageList(parts: PassageListParts): JSX.Element {
  const later = useWhenIdle(parts, { ...parts, passages: null });
  return <DrawnPassageList parts={parts.work.noting === later.work.noting ? later : parts} />;
}

const DrawnPassageList = memo(function DrawnPassageList(props: {
  readonly parts: PassageListParts;
}): JSX.Element {
  const { parts } = props;
  const { themes, chosen, work, document, view } = parts;
  const passages = parts.passages ?? none;
  const [themeId, setThemeId] = useState(everyTheme);
  const [pickedIds, setPickedIds] = useState<ReadonlySet<string>>(new Set());
  const [focused, setFocused] = useState<{ readonly key: string; readonly turn: number } | null>(null);
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
  const labels = useMemo(() => themeLabels(themes), [themes]);
  const offset = useReadingOffset(parts.scroller, view, parts.caret);
  const near = useMemo(
    () => shown.find((passage) => passage.end > offset) ?? shown.at(-1) ?? null,
    [shown, offset],
  );
  const { noting } = work;
  const isNoting = useCallback(
    ({ start, end }: PassageMark) => noting !== null && noting.start === start && noting.end === end,
    [noting],
  );
  // A passage that is made while its note is being typed keeps its place, and the editor in it.
  const keyOf = useCallback(
    (passage: PassageMark) => (isNoting(passage) ? 'noting' : passage.id),
    [isNoting],
  );
  const { active } = chosen;
  const isListed = active !== null && shown.some(({ id }) => id === active.id);
  const followed = isListed ? active : near;
  const picked =
    pickedIds.size === 0
      ? none
      : shown.filter((passage) => pickedIds.has(passage.id) || passage.id === active?.id);

  const pick = (passage: PassageMark): void => {
    const before = active === null || pickedIds.size > 0 ? [...pickedIds] : [active.id];
    const isPicked = pickedIds.has(passage.id);
    setPickedIds(new Set(isPicked ? before.filter((id) => id !== passage.id) : [...before, passage.id]));
    if (active === null) chosen.choose(passage);
  };
  const choose = (passage: PassageMark, isPick: boolean): void => {
    if (isPick) {
      pick(passage);
      return;
    }
    setPickedIds(new Set());
    chosen.choose(passage);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (!(event.target instanceof HTMLElement) || !event.target.matches('.reader-card-quote')) return;
    const key = event.target.closest<HTMLElement>('[data-key]')?.dataset['key'];
    const at = shown.findIndex((passage) => keyOf(passage) === key);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: shown.length - 1 }[event.key];
    const passage = next === undefined ? undefined : shown[next];
    if (next === undefined || at === -1) return;
    event.preventDefault();
    event.stopPropagation();
    if (passage === undefined) return;
    choose(passage, event.shiftKey);
    setFocused({ key: keyOf(passage), turn: (focused?.turn ?? 0) + 1 });
  };
  const actionsOf = (passage: PassageMark): CardActions => ({
    onTag: () => {
      chosen.choose(passage);
      chosen.setFloating({ kind: 'themes' });
    },
    onUntag: (theme) => void document.editing.toggleTheme(passage, theme),
    onNote: () => work.noteOn(passage),
    onDelete: work.remove,
    onSplit: work.split,
    onJoin: work.joinWith,
    onJoinPicked:
      picked.length < 2
        ? null
        : () => {
            work.join(picked);
            setPickedIds(new Set());
            parts.focusText();
          },
    picked: picked.length,
    onLink: work.openLink,
    onHistory: () => go({ screen: 'history', of: { kind: 'passage', id: passage.id } }),
  });

  return (
    <>
      <div className="reader-pane-bar">
        <h2>{parts.passages === null ? 'Passages' : countWords(shown.length, 'passage')}</h2>
        <Select
          label="Theme"
          labelHidden
          value={themeId}
          onChange={setThemeId}
          options={[
            { value: everyTheme, label: 'All themes' },
            ...present.map((theme) => ({ value: theme.id, label: labels.get(theme.id) ?? theme.name })),
          ]}
        />
      </div>
      {shown.length === 0 ? (
        parts.passages !== null && (
          <p className="reader-pane-empty">
            {passages.length === 0
              ? 'Nothing is tagged in this document yet. Select some text and press a digit.'
              : 'No passage here has this theme.'}
          </p>
        )
      ) : (
        <VirtualList
          label="Passages in this document"
          className="reader-pane-list"
          items={shown}
          keyOf={keyOf}
          estimate={132}
          shownKey={followed === null ? null : keyOf(followed)}
          focused={focused}
          onKeyDown={onKeyDown}
          renderItem={(passage) => (
            <PassageCard
              passage={document.describe(passage)}
              themes={byId}
              notes={document.notesOf(passage)}
              links={document.linksOf(passage)}
              overlapping={overlappingThemes(passage, document.index)}
              isActive={passage.id === active?.id}
              isNear={passage.id === near?.id}
              isPicked={pickedIds.has(passage.id)}
              isNoting={isNoting(passage)}
              writable={parts.writable}
              onChoose={(isPick) => choose(passage, isPick)}
              onNoteDone={(note) => {
                work.endNoting(note !== null);
                parts.focusText();
              }}
              actions={actionsOf(passage)}
            />
          )}
        />
      )}
    </>
  );
});

const none: readonly never[] = [];
