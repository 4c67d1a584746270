import type { Clock, Failure, Result } from '../../../shared/base/index.ts';
import type { Passage, Tag, Theme } from '../../../shared/model/index.ts';
import { trimSpan } from '../../../shared/text/index.ts';
import type { ServiceClient } from '../../state/client.ts';
import type { NoticeContent } from '../../state/notices.ts';
import type { Observable } from '../../state/observable.ts';
import { observable } from '../../state/observable.ts';
import type { Interval } from './interval-index.ts';
import { isProvisional, passageWithSpan, provisionalId } from './passage-changes.ts';
import type { PassageChange, PassageSource, SettledPassage } from './passage-changes.ts';

/** What stands between the passages as read and as shown. */
export interface PassageEdits {
  readonly changes: readonly PassageChange[];
  readonly settled: readonly SettledPassage[];
}

/** Acts on the passages of one document: shown at once, said to be done after the service's reply, withdrawn on failure. */
export interface PassageEditing {
  readonly edits: Observable<PassageEdits>;
  /** Tags a span, or takes the theme off where the passage with that span has it. Gives the passage, null where none is left. */
  readonly toggleTheme: (span: Interval, theme: Theme) => Promise<Passage | null>;
  /**
   * Shows a passage with this span for a note to be typed on, where there is none; it is made together with the note. Gives
   * the span without the white space at its ends, null where it holds no text.
   */
  readonly beginNote: (span: Interval) => Interval | null;
  /** Ends that: a passage that was only shown goes, or gives its place to the one made when the note was written. */
  readonly endNote: (span: Interval, isWritten: boolean) => void;
  /** Deletes a passage with its tags and notes, and offers to undo that. */
  readonly removePassage: (passage: Passage) => Promise<void>;
  /** Tells that the passages were read anew: earlier answers are contained in them. */
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
  readonly shown: () => readonly Passage[];
  readonly hasNotes: (passageId: string) => boolean;
  readonly announce: (sentence: string) => void;
  readonly notify: (notice: NoticeContent) => void;
  /** Is told of every refusal, after it was shown. */
  readonly refused: (failure: Failure) => void;
  /** Undoes the newest act; offered after a deletion. */
  readonly undo: () => void;
}

/** Acts on one document's passages. */
export function createPassageEditing(parts: PassageEditingParts): PassageEditing {
  const { service, source } = parts;
  const edits = observable<PassageEdits>({ changes: [], settled: [] });
  const unanswered = new Map<string, Promise<Passage | null>>();
  /** Passages that are shown only until the list that was read holds them. */
  const leaving = new Set<PassageChange>();
  let made = 0;

  async function run<Value>(
    change: PassageChange,
    ask: () => Promise<Result<Value>>,
    settle: (value: Value) => SettledPassage,
  ): Promise<Value | null> {
    edits.set({ ...edits.get(), changes: [...edits.get().changes, change] });
    const result = await ask();
    const { changes, settled } = edits.get();
    const remaining = changes.filter((other) => other !== change);
    if (!result.ok) {
      edits.set({ changes: remaining, settled });
      parts.notify({ sentence: `${unsavedSentence(change)} ${result.failure.message}`, tone: 'failure' });
      parts.refused(result.failure);
      return null;
    }
    const answer = settle(result.value);
    edits.set({
      changes: remaining,
      settled: [...settled.filter((other) => other.passageId !== answer.passageId), answer],
    });
    return result.value;
  }

  async function tagSpan(span: Interval, themes: readonly Theme[]): Promise<Passage | null> {
    const tags: readonly Tag[] = themes.map(({ id }) => ({
      themeId: id,
      reviewer: parts.reviewer,
      atMs: parts.clock(),
    }));
    made += 1;
    const key = provisionalId(made);
    const answer = run(
      { kind: 'tag-span', provisionalId: key, start: span.start, end: span.end, tags },
      () =>
        service.call('tagSpan', {
          documentId: source.documentId,
          start: span.start,
          end: span.end,
          themeIds: themes.map(({ id }) => id),
        }),
      (passage) => ({ passageId: passage.id, passage }),
    );
    unanswered.set(key, answer);
    const passage = await answer;
    unanswered.delete(key);
    return passage;
  }

  async function untag(shown: Passage, theme: Theme): Promise<Passage | null> {
    const standing = isProvisional(shown.id) ? await (unanswered.get(shown.id) ?? null) : shown;
    if (standing === null) return null;
    const left = shown.tags.filter((tag) => tag.themeId !== theme.id).length;
    const removed = left === 0 && !parts.hasNotes(standing.id);
    const answer = await run(
      { kind: 'untag', passageId: standing.id, themeId: theme.id, removed },
      () => service.call('untagPassage', { passageId: standing.id, themeId: theme.id, removeBare: true }),
      ({ passage }) => ({ passageId: standing.id, passage }),
    );
    if (answer === null) return standing;
    const { passage } = answer;
    parts.announce(
      passage === null
        ? `Took ${theme.name} off. Nothing else was on the passage, so it is gone.`
        : `Took ${theme.name} off. ${themeCount(passage)} on this passage.`,
    );
    return passage;
  }

  function drop(gone: ReadonlySet<PassageChange>): void {
    const { changes, settled } = edits.get();
    if (gone.size > 0) edits.set({ changes: changes.filter((change) => !gone.has(change)), settled });
  }

  return {
    edits,
    toggleTheme: async (wanted, theme) => {
      const span = taggableSpan(source.text, wanted);
      if (span === null) {
        parts.notify({
          sentence: 'That selection holds no text, so there is nothing to tag.',
          tone: 'warning',
        });
        return null;
      }
      const existing = passageWithSpan(parts.shown(), span.start, span.end);
      if (existing?.tags.some((tag) => tag.themeId === theme.id) === true) return untag(existing, theme);
      const passage = await tagSpan(span, [theme]);
      if (passage !== null) parts.announce(`Tagged ${theme.name}. ${themeCount(passage)} on this passage.`);
      return passage;
    },
    beginNote: (wanted) => {
      const span = taggableSpan(source.text, wanted);
      if (span === null) {
        parts.notify({
          sentence: 'That selection holds no text, so there is nothing to note.',
          tone: 'warning',
        });
        return null;
      }
      if (passageWithSpan(parts.shown(), span.start, span.end) === null) {
        made += 1;
        const shown: PassageChange = {
          kind: 'tag-span',
          provisionalId: provisionalId(made),
          ...span,
          tags: [],
        };
        edits.set({ ...edits.get(), changes: [...edits.get().changes, shown] });
      }
      return span;
    },
    endNote: (span, isWritten) => {
      const shown = edits
        .get()
        .changes.filter(
          (change) => change.kind === 'tag-span' && change.tags.length === 0 && isSameSpan(change, span),
        );
      const standing = passageWithSpan(parts.shown(), span.start, span.end);
      if (isWritten && standing !== null && isProvisional(standing.id)) {
        for (const change of shown) leaving.add(change);
      } else drop(new Set(shown));
    },
    removePassage: async (passage) => {
      const standing = isProvisional(passage.id) ? await (unanswered.get(passage.id) ?? null) : passage;
      if (standing === null) return;
      const answer = await run(
        { kind: 'delete', passageId: standing.id },
        async () => {
          const result = await service.call('deletePassage', { passageId: standing.id });
          return result.ok ? { ok: true, value: standing } : result;
        },
        () => ({ passageId: standing.id, passage: null }),
      );
      if (answer === null) return;
      parts.announce(`Deleted the passage ${standing.citation}.`);
      parts.notify({
        sentence: `Deleted the passage ${standing.citation} with its tags and notes.`,
        tone: 'done',
        action: { label: 'Undo', perform: parts.undo },
      });
    },
    readAnew: () => {
      drop(leaving);
      leaving.clear();
      if (edits.get().settled.length > 0) edits.set({ ...edits.get(), settled: [] });
    },
  };
}

/** What of a span can be a passage: without the white space at its ends, or null where nothing is left. */
export function taggableSpan(text: string, span: Interval): Interval | null {
  const [start, end] = trimSpan(text, span.start, span.end);
  return start < end ? { start, end } : null;
}

function isSameSpan(one: Interval, other: Interval): boolean {
  return one.start === other.start && one.end === other.end;
}

function themeCount(passage: Passage): string {
  const count = new Set(passage.tags.map((tag) => tag.themeId)).size;
  return count === 1 ? '1 theme' : `${count} themes`;
}

function unsavedSentence(change: PassageChange): string {
  switch (change.kind) {
    case 'tag-span':
      return 'The tag was not saved and its mark has been withdrawn.';
    case 'untag':
      return 'The tag was not taken off and stands as before.';
    case 'delete':
      return 'The passage was not deleted and stands as before.';
  }
}
