import type { JSX } from 'react';
import { useShownKeys } from '../../state/actions.ts';
import { IconlessButton } from '../../ui/iconless-button.tsx';
import { countWords } from '../../ui/words.ts';
import { authorOf } from './source-marks.ts';
import type { Changes } from './use-changes.ts';

/** Says that the source holds tracked changes, comments, hidden or covered text, and leads through them; nothing where it holds none. */
export function ChangesStrip(props: {
  readonly changes: Changes;
  readonly isListShown: boolean;
  readonly onList: () => void;
  readonly onStep: (direction: 1 | -1) => void;
}): JSX.Element | null {
  const keys = useShownKeys();
  const { marks } = props.changes;
  if (marks.length === 0) return null;
  const count = (...kinds: readonly string[]): number =>
    marks.filter(({ kind }) => kinds.includes(kind)).length;
  const tracked = count('inserted', 'deleted');
  const [comments, highlights, hidden] = [count('comment'), count('highlight'), count('hidden')];
  const covered = count('covered');
  const people = new Set(marks.map(authorOf).filter((name) => name !== '')).size;
  const parts = [
    ...(tracked > 0 ? [countWords(tracked, 'tracked change')] : []),
    ...(comments > 0 ? [countWords(comments, 'comment')] : []),
    ...(highlights > 0 ? [countWords(highlights, 'highlight')] : []),
    ...(hidden > 0 ? [countWords(hidden, 'hidden stretch', 'hidden stretches')] : []),
    ...(covered > 0 ? [countWords(covered, 'place with covered words', 'places with covered words')] : []),
  ];
  return (
    <div className="reader-strip" role="group" aria-label="Changes and comments in the source">
      <span>
        In the source: {parts.join(', ')}
        {people > 0 && ` by ${countWords(people, 'person', 'people')}`}
      </span>
      <span className="reader-strip-tools">
        <IconlessButton onClick={() => props.onStep(-1)} keys={keys('previous-change')}>
          Previous
        </IconlessButton>
        <IconlessButton onClick={() => props.onStep(1)} keys={keys('next-change')}>
          Next
        </IconlessButton>
        <IconlessButton aria-pressed={props.isListShown} onClick={props.onList}>
          List
        </IconlessButton>
      </span>
    </div>
  );
}
