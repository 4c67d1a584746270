import './protection.css';
import type { JSX } from 'react';
import { useState } from 'react';
import type { Failure } from '../../../shared/base/index.ts';
import { beforeMatter } from '../../state/before-matter.ts';
import { runTask } from '../../state/tasks.ts';
import { useService } from '../../state/use-service.ts';
import { Button } from '../../ui/button.tsx';
import type { TypedKey } from './key-form.tsx';
import { KeyForm } from './key-form.tsx';
import { WorkProgress } from './work-progress.tsx';

/** What is offered where a matter's file is damaged: the newest backup that is sound, in its place. */
export function DamagedMatter(): JSX.Element {
  const service = useService();
  const [step, setStep] = useState<'offered' | 'working' | 'locked'>('offered');
  const [problem, setProblem] = useState<string | null>(null);
  const restore = async (using: TypedKey | null): Promise<Failure | null> => {
    setProblem(null);
    // The matter opens before the answer is here; what became of it is said before its screens are shown.
    beforeMatter.set({ kind: 'working', heading: 'Restoring the newest good backup' });
    const result = await runTask('Looking for the newest good backup', (task) =>
      service.call('restoreNewestBackup', { task, using }),
    );
    if (result.ok) {
      beforeMatter.set({ kind: 'restored', backup: result.value });
      return null;
    }
    beforeMatter.set(null);
    return result.failure;
  };
  const begin = async () => {
    if (step === 'working') return;
    setStep('working');
    const failed = await restore(null);
    setStep(failed?.code === 'matter-locked' ? 'locked' : 'offered');
    if (failed !== null && failed.code !== 'matter-locked' && failed.code !== 'cancelled') {
      setProblem(failed.message);
    }
  };
  return (
    <section className="protection-apart" aria-labelledby="damaged-matter">
      <h2 id="damaged-matter">From a backup</h2>
      <p>
        Glossator can look for the newest backup that is sound and put it in the place of this file. The
        damaged file is kept under another name, so nothing is lost by trying.
      </p>
      {step === 'locked' ? (
        <>
          <p>The backup is encrypted. The passphrase that it was made with opens it.</p>
          <KeyForm verb="Restore" onKey={restore} />
        </>
      ) : (
        <Button tone="primary" onClick={() => void begin()}>
          Restore the newest good backup
        </Button>
      )}
      <WorkProgress />
      {problem !== null && <p role="alert">{problem}</p>}
    </section>
  );
}
