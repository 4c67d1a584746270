import './opening-frame.css';
import type { JSX } from 'react';
import { useEffect, useMemo, useState } from 'react';
import type { MatterOpening, Progress } from '../../shared/contract/index.ts';
import { samplePreparation } from '../../shared/contract/index.ts';
import { Palette, ShortcutsPage } from '../features/palette/index.ts';
import { NewPassphraseScreen, UnlockScreen } from '../features/protection/index.ts';
import { useActions } from '../state/actions.ts';
import type { ShellClient } from '../state/client.ts';
import { useWindowTitle } from '../state/navigation.ts';
import { askForNewMatter } from '../state/new-matter.ts';
import { notifyFailure } from '../state/notices.ts';
import { useService, useShell } from '../state/use-service.ts';
import { pathParts } from '../ui/path-parts.ts';
import { ProgressStrip } from '../ui/progress-strip.tsx';
import { FailedOpening } from './failed-opening.tsx';
import type { OverlayName } from './matter-actions.ts';
import { nothingPossible, useMenuState } from './menu-state.ts';
import { preparationWords } from './preparation-words.ts';
import { useWindowActions } from './window-actions.ts';

/** A matter that opens sooner than this needs no words about it. */
const quietMs = 200;

/** The window while its matter is not open: how far it is, what unlocks it, or why it failed and what can be done. */
export function OpeningFrame(props: {
  readonly path: string;
  readonly opening: MatterOpening;
}): JSX.Element | null {
  const shell = useShell();
  const [overlay, setOverlay] = useState<OverlayName | null>(null);
  const newMatter = useMemo(() => () => void startNewMatter(shell), [shell]);
  const leave = useMemo(() => () => void ask(shell, 'closeMatter'), [shell]);
  const windowActions = useWindowActions(setOverlay, newMatter);
  useActions(
    useMemo(
      () => [
        ...windowActions,
        { id: 'close-matter', label: 'Go to the start screen', available: true, perform: leave },
      ],
      [windowActions, leave],
    ),
  );
  useWindowTitle('');
  useMenuState(nothingPossible);
  return (
    <>
      <Opening {...props} onRetry={() => void ask(shell, 'retryMatter')} onLeave={leave} />
      {overlay === 'palette' && <Palette onClose={() => setOverlay(null)} />}
      {overlay === 'shortcuts' && <ShortcutsPage editable={false} onClose={() => setOverlay(null)} />}
    </>
  );
}

function Opening(props: {
  readonly path: string;
  readonly opening: MatterOpening;
  readonly onRetry: () => void;
  readonly onLeave: () => void;
}): JSX.Element | null {
  const { path, opening, onLeave } = props;
  const { name, folder } = pathParts(path);
  const progress = usePreparation();
  const isLong = useAfter(quietMs);
  if (opening.kind === 'failed') return <FailedOpening {...props} {...opening} />;
  if (opening.kind === 'locked' && opening.wants === 'passphrase') {
    return <UnlockScreen fileName={name} folder={folder} keychain={opening.keychain} onLeave={onLeave} />;
  }
  if (opening.kind === 'locked') {
    return <NewPassphraseScreen title={opening.title ?? name} fileName={name} onLeave={onLeave} />;
  }
  if (!isLong) return null;
  return (
    <main className="opening">
      <div className="opening-inside">
        <h1>Glossator</h1>
        {progress === null ? (
          <p role="status">Opening {name.replace(/\.matter$/u, '')}</p>
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

async function ask(shell: ShellClient, call: 'retryMatter' | 'closeMatter'): Promise<void> {
  const result = await shell.call(call, {});
  if (!result.ok) notifyFailure(result.failure);
}

/** The form for a new matter stands on the start screen. */
async function startNewMatter(shell: ShellClient): Promise<void> {
  await ask(shell, 'closeMatter');
  askForNewMatter();
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
