import type { JSX } from 'react';
import { useObservable } from '../../state/observable.ts';
import { runningTasks } from '../../state/tasks.ts';
import { ProgressStrip } from '../../ui/progress-strip.tsx';
import { numberWords } from '../../ui/words.ts';

/** How far the work on the matter's file is; nothing where none runs. It cannot be stopped half-way. */
export function WorkProgress(): JSX.Element {
  const tasks = useObservable(runningTasks);
  return (
    <>
      {tasks.map(({ id, label, progress }) => (
        <ProgressStrip
          key={id}
          label={progress?.label ?? label}
          done={progress?.done ?? 0}
          total={progress?.total ?? null}
          words={
            progress === null || progress.total === null
              ? ''
              : `${numberWords(progress.done)} of ${numberWords(progress.total)}`
          }
        />
      ))}
    </>
  );
}
