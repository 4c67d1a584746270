import type { JSX } from 'react';
import { useEffect, useState } from 'react';
import { useObservable } from '../../state/observable.ts';
import type { RunningTask } from '../../state/tasks.ts';
import { cancelTask, pauseTask, runningTasks } from '../../state/tasks.ts';
import { useService } from '../../state/use-service.ts';
import { ProgressStrip } from '../../ui/progress-strip.tsx';
import { progressWords } from './progress-words.ts';

/** Long work in quiet strips at the bottom: what, how far, how long yet, and a way to stop it. */
export function TaskStrips(): JSX.Element {
  const tasks = useObservable(runningTasks);
  return (
    <section aria-label="Running work">
      {tasks.map((task) => (
        <TaskStrip key={task.id} task={task} />
      ))}
    </section>
  );
}

/** Work that ends sooner than this is not worth a strip that flashes up. */
const quietMs = 150;

function TaskStrip({ task }: { readonly task: RunningTask }): JSX.Element | null {
  const service = useService();
  const [seen, setSeen] = useState(false);
  const [nowMs, setNowMs] = useState(task.startedAtMs);
  useEffect(() => {
    const timer = setTimeout(() => setSeen(true), quietMs);
    const clock = setInterval(() => setNowMs(performance.now()), 1_000);
    return () => {
      clearTimeout(timer);
      clearInterval(clock);
    };
  }, []);
  if (!seen) return null;
  return (
    <ProgressStrip
      label={task.progress?.label ?? task.label}
      done={task.progress?.done ?? 0}
      total={task.progress?.total ?? null}
      words={progressWords(task.progress, nowMs - task.startedAtMs)}
      cancelling={task.cancelling}
      {...(task.paused === null
        ? {}
        : { paused: task.paused, onPause: (paused: boolean) => void pauseTask(service, task.id, paused) })}
      onCancel={() => void cancelTask(service, task.id)}
    />
  );
}
