import './opening-frame.css';
import type { JSX } from 'react';
import { useEffect, useState } from 'react';
import type { MatterOpening, Progress } from '../../shared/contract/index.ts';
import { samplePreparation } from '../../shared/contract/index.ts';
import type { ShellClient } from '../state/client.ts';
import { useWindowTitle } from '../state/navigation.ts';
import { notifyFailure } from '../state/notices.ts';
import { useService, useShell } from '../state/use-service.ts';
import { Button } from '../ui/button.tsx';
import { ProgressStrip } from '../ui/progress-strip.tsx';
import { preparationWords } from './preparation-words.ts';

/** A matter that opens sooner than this needs no words about it. */
const quietMs = 200;

/** The window while its matter is being opened, or could not be: how far it is, or why not and what can be done. */
export function OpeningFrame(props: {
  readonly path: string;
  readonly opening: MatterOpening;
}): JSX.Element | null {
  const progress = usePreparation();
  const isLong = useAfter(quietMs);
  useWindowTitle('');
  if (props.opening.kind === 'failed') {
    return <FailedOpening path={props.path} sentence={props.opening.sentence} />;
  }
  if (!isLong) return null;
  return (
    <main className="opening">
      <div className="opening-inside">
        <h1>Glossator</h1>
        {progress === null ? (
          <p role="status">Opening {fileNameOf(props.path)}</p>
        ) : (
          <ProgressStrip
            label={progress.label}
            done={progress.done}
            total={progress.total}
            words={preparationWords(progress)}
          />
        )}
      </div>
    </main>
  );
}

function FailedOpening({
  path,
  sentence,
}: {
  readonly path: string;
  readonly sentence: string;
}): JSX.Element {
  const shell = useShell();
  return (
    <main className="opening">
      <div className="opening-inside">
        <h1>This matter was not opened</h1>
        <p role="alert">{sentence}</p>
        <p className="opening-path">{path}</p>
        <div className="opening-buttons">
          <Button tone="primary" onClick={() => void ask(shell, 'retryMatter')}>
            Try again
          </Button>
          <Button onClick={() => void ask(shell, 'closeMatter')}>Go to the start screen</Button>
        </div>
      </div>
    </main>
  );
}

async function ask(shell: ShellClient, call: 'retryMatter' | 'closeMatter'): Promise<void> {
  const result = await shell.call(call, {});
  if (!result.ok) notifyFailure(result.failure);
}

/** How far the making of the sample matter is, or null where none is being made. */
function usePreparation(): Progress | null {
  const service = useService();
  const [progress, setProgress] = useState<Progress | null>(null);
  useEffect(
    () =>
      service.on('progress', (told) => {
        if (told.task === samplePreparation) setProgress(told);
      }),
    [service],
  );
  return progress;
}

function useAfter(ms: number): boolean {
  const [isAfter, setIsAfter] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsAfter(true), ms);
    return () => clearTimeout(timer);
  }, [ms]);
  return isAfter;
}

/** The file's name as a person gave it. */
function fileNameOf(path: string): string {
  return (path.split(/[\\/]/).at(-1) ?? path).replace(/\.matter$/, '');
}
