import type { Clock, Failure } from '../../../shared/base/index.ts';
import type { PassageMark, Tag, Theme } from '../../../shared/model/index.ts';
import type { PassageSource } from '../../../shared/text/index.ts';
import { citationOf, snapToGraphemes, trimSpan } from '../../../shared/text/index.ts';
import type { ServiceClient } from '../../state/client.ts';
import { markOf } from '../../state/merge-marks.ts';
import type { MarksChange } from '../../state/merge-marks.ts';
import type { NoticeContent } from '../../state/notices.ts';
import type { Observable } from '../../state/observable.ts';
import { countWords } from '../../ui/words.ts';
import type { Interval } from './interval-index.ts';
import { idsOfPassage, isProvisional, passageWithSpan } from './passage-changes.ts';
import type { PassageChange } from './passage-changes.ts';
import { passageReshaping } from './passage-reshaping.ts';
import type { PassageReshaping } from './passage-reshaping.ts';
import { runningChanges } from './running-changes.ts';

/** A theme named while tagging. */
export interface NamedTheme {
  readonly name: string;
  readonly parent: string | null;
}

/** Acts on the passages of one document: shown at once, said to be done after the service's reply, withdrawn on failure. */
export interface PassageEditing extends PassageReshaping {
  /** What was asked for and is not answered yet: it lies over the passages that the service has. */
  readonly changes: Observable<readonly PassageChange[]>;
  /** What of a span can be a passage: without white space at its ends; null, and a warning, where nothing is left of it. */
  readonly taggable: (span: Interval, purpose: string) => Interval | null;
  /** Tags a span, or takes the theme off where the passage with that span has it. Gives the passage, null where none is left. */
  readonly toggleTheme: (span: Interval, theme: Theme) => Promise<PassageMark | null>;
  /**
   * Tags a span with several themes, and with one that is added for it where one is named, all in one act. Gives the passage,
   * null where that was refused.
   */
  readonly tagWithThemes: (
    span: Interval,
    themes: readonly Theme[],
    added: NamedTheme | null,
  ) => Promise<PassageMark | null>;
  /**
   * Shows a passage with this span for a note to be typed on, where there is none; it is made together with the note. Gives
   * the span without the white space at its ends, null where it holds no text.
   */
  readonly beginNote: (span: Interval) => Interval | null;
  /** Ends that: a passage that was only shown goes, or gives its place to the one made when the note was written. */
  readonly endNote: (span: Interval, isWritten: boolean) => void;
  /** Deletes a passage with its tags and notes, and offers to undo that. */
  readonly removePassage: (passage: PassageMark) => Promise<void>;
  /** Tells that the passages that the service has are others now: passages shown only until then are among them. */
  readonly readAnew: () => void;
}

/** What acting needs from around it. */
export interface PassageEditingParts {
  readonly service: ServiceClient;
  readonly source: PassageSource;
  /** Id of the person at the keyboard, for marks shown before the reply. */
  readonly reviewer: string;
  readonly clock: Clock;
  /** The passages as they are shown now. */
  readonly shown: () => readonly PassageMark[];
  /** Puts what an act answered among the passages that the service has. */
  readonly settle: (change: MarksChange) => void;
  readonly hasNotes: (passageId: string) => boolean;
  readonly announce: (sentence: string) => void;
  readonly notify: (notice: NoticeContent) => void;
  /** Is told of every refusal, after it was shown. */
  readonly refused: (failure: Failure) => void;
  /** Says what was done and offers to undo exactly that. */
  readonly offerUndo: (sentence: string) => void;
}

/** Acts on one document's passages. */
export function createPassageEditing(parts: PassageEditingParts): PassageEditing {
  const { service, source } = parts;
  const running = runningChanges(parts);
  const { changes } = running;
  /** Passages that are shown only until the list that was read holds them. */
  const leaving = new Set<PassageChange>();

  function taggable(wanted: Interval, purpose: string): Interval | null {
    const span = taggableSpan(source.text, wanted);
    if (span === null) {
      parts.notify({
        sentence: `That selection holds nothing but white space, so there is nothing to ${purpose}. Select some words.`,
        tone: 'warning',
      });
    }
    return span;
  }

  function tagSpan(
    span: Interval,
    tags: readonly Tag[],
    newTheme: NamedTheme | null,
  ): Promise<PassageMark | null> {
    const name = running.newName();
    const answer = running.run(
      { kind: 'tag-span', provisionalId: name, start: span.start, end: span.end, tags },
      () =>
        service.call('tagSpan', {
          documentId: source.documentId,
          start: span.start,
          end: span.end,
          themeIds: tags.map(({ themeId }) => themeId),
          ...(newTheme === null ? {} : { newTheme }),
        }),
      (passage) => ({ changed: [markOf(passage)], gone: [] }),
    );
    return running.awaited(name, answer);
  }

  function announceTagged(name: string, passage: PassageMark): void {
    parts.announce(`Passage tagged ${name}, ${themeCount(passage)}.`);
  }

  async function untag(shown: PassageMark, theme: Theme): Promise<PassageMark | null> {
    const standing = isProvisional(shown.id) ? await running.made(shown) : shown;
    if (standing === null) return null;
    const together = idsOfPassage(standing);
    const tags = shown.tags.filter((tag) => tag.themeId !== theme.id);
    const removed = tags.length === 0 && !together.some(parts.hasNotes);
    const answer = await running.run(
      { kind: 'untag', passageIds: together, themeId: theme.id, removed },
      () => service.call('untagPassage', { passageId: standing.id, themeId: theme.id, removeBare: true }),
      ({ passage }) =>
        passage === null
          ? { changed: [], gone: together }
          : { changed: [{ ...markOf(passage), tags }], gone: standing.twins },
    );
    if (answer === null) return standing;
    const { passage } = answer;
    parts.announce(
      passage === null
        ? `Took ${theme.name} off. Nothing else was on the passage, so it is gone.`
        : `Took ${theme.name} off. ${themeCount({ tags })} on this passage.`,
    );
    return passage;
  }

  function drop(gone: ReadonlySet<PassageChange>): void {
    if (gone.size > 0) changes.set(changes.get().filter((change) => !gone.has(change)));
  }

  return {
    changes,
    ...passageReshaping(parts, running),
    taggable,
    toggleTheme: async (wanted, theme) => {
      const span = taggable(wanted, 'tag');
      if (span === null) return null;
      const existing = passageWithSpan(parts.shown(), span.start, span.end);
      if (existing?.tags.some((tag) => tag.themeId === theme.id) === true) return untag(existing, theme);
      const tag = { themeId: theme.id, reviewer: parts.reviewer, atMs: parts.clock() };
      const passage = await tagSpan(span, [tag], null);
      if (passage !== null) announceTagged(theme.name, passage);
      return passage;
    },
    tagWithThemes: async (wanted, themes, added) => {
      const span = taggable(wanted, 'tag');
      if (span === null) return null;
      const atMs = parts.clock();
      const tags = themes.map(({ id }) => ({ themeId: id, reviewer: parts.reviewer, atMs }));
      const passage = await tagSpan(span, tags, added);
      const names = themes.map(({ name }) => name);
      if (added !== null) names.push(`${added.name}, a new theme`);
      if (passage !== null) announceTagged(names.join(', '), passage);
      return passage;
    },
    beginNote: (wanted) => {
      const span = taggable(wanted, 'write a note on');
      if (span === null) return null;
      if (passageWithSpan(parts.shown(), span.start, span.end) === null) {
        const shown: PassageChange = {
          kind: 'tag-span',
          provisionalId: running.newName(),
          ...span,
          tags: [],
        };
        changes.set([...changes.get(), shown]);
      }
      return span;
    },
    endNote: (span, isWritten) => {
      const shown = changes
        .get()
        .filter(
          (change) => change.kind === 'tag-span' && change.tags.length === 0 && isSameSpan(change, span),
        );
      const standing = passageWithSpan(parts.shown(), span.start, span.end);
      if (isWritten && standing !== null && isProvisional(standing.id)) {
        for (const change of shown) leaving.add(change);
      } else drop(new Set(shown));
    },
    removePassage: async (passage) => {
      const standing = isProvisional(passage.id) ? await running.made(passage) : passage;
      if (standing === null) return;
      const passageIds = idsOfPassage(standing);
      const answer = await running.run(
        { kind: 'delete', passageIds },
        async () => {
          const result = await service.call('deletePassage', { passageId: standing.id });
          return result.ok ? { ok: true, value: standing } : result;
        },
        () => ({ changed: [], gone: passageIds }),
      );
      if (answer === null) return;
      const citation = citationOf(source, standing.start, standing.end);
      parts.offerUndo(`Deleted the passage ${citation} with its tags and notes.`);
    },
    readAnew: () => {
      drop(leaving);
      leaving.clear();
    },
  };
}

/** What of a span can be a passage: whole characters without the white space at its ends; null where nothing is left. */
export function taggableSpan(text: string, span: Interval): Interval | null {
  const [from, to] = trimSpan(text, span.start, span.end);
  if (from >= to) return null;
  const [start, end] = snapToGraphemes(text, from, to);
  return { start, end };
}

function isSameSpan(one: Interval, other: Interval): boolean {
  return one.start === other.start && one.end === other.end;
}

function themeCount(passage: { readonly tags: readonly Tag[] }): string {
  return countWords(new Set(passage.tags.map((tag) => tag.themeId)).size, 'theme');
}
