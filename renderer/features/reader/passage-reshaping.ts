import type { PassageMark } from '../../../shared/model/index.ts';
import type { PassageSource } from '../../../shared/text/index.ts';
import { citationOf, trimSpan } from '../../../shared/text/index.ts';
import type { ServiceClient } from '../../state/client.ts';
import { markOf } from '../../state/merge-marks.ts';
import type { NoticeContent } from '../../state/notices.ts';
import { countWords } from '../../ui/words.ts';
import type { Interval } from './interval-index.ts';
import { foldTwins, idsOfPassage, isProvisional } from './passage-changes.ts';
import type { RunningChanges } from './running-changes.ts';

/** Acts that give passages another shape, each one act with one undo. */
export interface PassageReshaping {
  /** Moves a passage's ends. Gives its span as it is then, null where it stays as it was. */
  readonly movePassage: (passage: PassageMark, to: Interval) => Promise<Interval | null>;
  /** Splits a passage at a place inside it. Gives the span of the second part, null where it was not split. */
  readonly splitPassage: (passage: PassageMark, at: number) => Promise<Interval | null>;
  /** Joins passages into one from the first start to the last end. Gives its span, null where they were not joined. */
  readonly joinPassages: (passages: readonly PassageMark[]) => Promise<Interval | null>;
}

/** What reshaping needs from around it. */
export interface PassageReshapingParts {
  readonly service: ServiceClient;
  readonly source: PassageSource;
  readonly announce: (sentence: string) => void;
  readonly notify: (notice: NoticeContent) => void;
  /** Says what was done and offers to undo exactly that. */
  readonly offerUndo: (sentence: string) => void;
}

/** Acts that move, split and join the passages of one document. */
export function passageReshaping(parts: PassageReshapingParts, running: RunningChanges): PassageReshaping {
  const { service, source } = parts;
  const citation = ({ start, end }: Interval): string => citationOf(source, start, end);
  const trimmed = (start: number, end: number): Interval => {
    const [from, to] = trimSpan(source.text, start, end);
    return { start: from, end: to };
  };

  return {
    movePassage: async (passage, wanted) => {
      const to = trimmed(wanted.start, wanted.end);
      if (to.start === passage.start && to.end === passage.end) return to;
      const standing = isProvisional(passage.id) ? await running.made(passage) : passage;
      if (standing === null) return null;
      const moved = await running.run(
        { kind: 'reshape', act: 'move', gone: standing.twins, put: [{ ...standing, ...to }] },
        () => service.call('movePassage', { passageId: standing.id, ...to }),
        (answer) => ({ changed: [markOf(answer)], gone: standing.twins }),
      );
      if (moved === null) return null;
      parts.announce(`The passage is ${citation(moved)} now: ${quoted(moved.quote)}`);
      return moved;
    },
    splitPassage: async (passage, at) => {
      const first = trimmed(passage.start, at);
      const second = trimmed(at, passage.end);
      if (first.start >= first.end || second.start >= second.end) {
        parts.notify({
          sentence:
            'There has to be text of the passage on each side of the caret to split it there. Put the caret where the second part should begin.',
          tone: 'warning',
        });
        return null;
      }
      const standing = isProvisional(passage.id) ? await running.made(passage) : passage;
      if (standing === null) return null;
      const put = [
        { ...standing, ...first },
        { ...standing, ...second, id: running.newName(), twins: [] },
      ];
      const parted = await running.run(
        { kind: 'reshape', act: 'split', gone: standing.twins, put },
        () => service.call('splitPassage', { passageId: standing.id, at }),
        (answer) => ({ changed: answer.map(markOf), gone: standing.twins }),
      );
      if (parted === null) return null;
      const [left, right] = parted;
      parts.announce(`Split the passage into ${citation(left)} and ${citation(right)}.`);
      return right;
    },
    joinPassages: async (passages) => {
      const standing: PassageMark[] = [];
      for (const passage of passages) {
        const one = isProvisional(passage.id) ? await running.made(passage) : passage;
        if (one === null) return null;
        standing.push(one);
      }
      const all = standing.toSorted((one, other) => one.start - other.start || one.end - other.end);
      const [first, ...others] = all;
      if (first === undefined || others.length === 0) {
        parts.notify({
          sentence: 'There is no other passage to join this one with.',
          tone: 'warning',
        });
        return null;
      }
      const span = { start: first.start, end: Math.max(...all.map(({ end }) => end)) };
      const [whole = first] = foldTwins(all.map((mark) => ({ ...mark, ...span })));
      const gone = [...others.flatMap(idsOfPassage), ...first.twins];
      const joined = await running.run(
        { kind: 'reshape', act: 'join', gone, put: [{ ...whole, id: first.id, twins: [] }] },
        () => service.call('joinPassages', { passageIds: all.map(({ id }) => id) }),
        (answer) => ({ changed: [markOf(answer)], gone: gone.filter((id) => id !== answer.id) }),
      );
      if (joined === null) return null;
      parts.offerUndo(`Joined ${countWords(all.length, 'passage')} into ${citation(joined)}.`);
      return joined;
    },
  };
}

/** A quote short enough to be listened to. */
function quoted(quote: string): string {
  return quote.length <= 160 ? `“${quote}”` : `“${quote.slice(0, 80)} … ${quote.slice(-70)}”`;
}
