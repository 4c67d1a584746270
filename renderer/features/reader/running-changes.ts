import type { Failure, Result } from '../../../shared/base/index.ts';
import type { PassageMark } from '../../../shared/model/index.ts';
import type { MarksChange } from '../../state/merge-marks.ts';
import type { NoticeContent } from '../../state/notices.ts';
import type { Observable } from '../../state/observable.ts';
import { observable } from '../../state/observable.ts';
import { provisionalId } from './passage-changes.ts';
import type { PassageChange } from './passage-changes.ts';

/** Changes of a document's passages that were asked for: shown until the service has answered, or refused them. */
export interface RunningChanges {
  readonly changes: Observable<readonly PassageChange[]>;
  /** Shows a change, asks for it, and puts the answer in its place; gives null where it was refused, which is shown. */
  readonly run: <Value>(
    change: PassageChange,
    ask: () => Promise<Result<Value>>,
    answerOf: (value: Value) => MarksChange,
  ) => Promise<Value | null>;
  /** A name for a passage until it has an id. */
  readonly newName: () => string;
  /** Keeps the answer that gives a named passage its id, for acts on it in the meantime. */
  readonly awaited: (name: string, answer: Promise<PassageMark | null>) => Promise<PassageMark | null>;
  /** What the service makes of a passage that waits for its id; null where that failed. */
  readonly made: (passage: PassageMark) => Promise<PassageMark | null>;
}

/** What asking needs from around it. */
export interface RunningChangesParts {
  /** Puts what an act answered among the passages that the service has. */
  readonly settle: (change: MarksChange) => void;
  readonly notify: (notice: NoticeContent) => void;
  /** Is told of every refusal, after it was shown. */
  readonly refused: (failure: Failure) => void;
}

/** The changes of one document's passages. */
export function runningChanges(parts: RunningChangesParts): RunningChanges {
  const changes = observable<readonly PassageChange[]>([]);
  const unanswered = new Map<string, Promise<PassageMark | null>>();
  let names = 0;
  return {
    changes,
    run: async (change, ask, answerOf) => {
      changes.set([...changes.get(), change]);
      const result = await ask();
      if (result.ok) parts.settle(answerOf(result.value));
      changes.set(changes.get().filter((other) => other !== change));
      if (result.ok) return result.value;
      parts.notify({ sentence: `${unsavedSentence(change)} ${result.failure.message}`, tone: 'failure' });
      parts.refused(result.failure);
      return null;
    },
    newName: () => {
      names += 1;
      return provisionalId(names);
    },
    awaited: async (name, answer) => {
      unanswered.set(name, answer);
      const passage = await answer;
      unanswered.delete(name);
      return passage;
    },
    made: (passage) => unanswered.get(passage.id) ?? Promise.resolve(null),
  };
}

function unsavedSentence(change: PassageChange): string {
  switch (change.kind) {
    case 'tag-span':
      return 'The tag was not saved and its mark has been withdrawn.';
    case 'untag':
      return 'The tag was not taken off and stands as before.';
    case 'delete':
      return 'The passage was not deleted and stands as before.';
    case 'reshape':
      return {
        move: 'The passage was not moved and stands as before.',
        split: 'The passage was not split and stands as before.',
        join: 'The passages were not joined and stand as before.',
      }[change.act];
  }
}
