import './protection.css';
import type { JSX } from 'react';
import { useRef, useState } from 'react';
import { beforeMatter } from '../../state/before-matter.ts';
import { useService } from '../../state/use-service.ts';
import { Button } from '../../ui/button.tsx';
import type { PassphrasePairFields } from './passphrase-pair.tsx';
import { PassphrasePair } from './passphrase-pair.tsx';
import type { Waiting } from './waiting-words.tsx';
import { WaitingWords } from './waiting-words.tsx';

/** The window while a new matter waits for its passphrase: what that protects, and, apart, how to do without. */
export function NewPassphraseScreen(props: {
  /** The title that the matter shall have. */
  readonly title: string;
  readonly fileName: string;
  readonly onLeave: () => void;
}): JSX.Element {
  const service = useService();
  const fields = useRef<PassphrasePairFields>(null);
  const [waiting, setWaiting] = useState<Waiting | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const create = async (passphrase: string | null) => {
    if (waiting !== null) return;
    setProblem(null);
    const work = passphrase === null ? creating : encrypting;
    setWaiting(work);
    // The matter opens before the answer is here: its sheet comes before its screens all the same.
    beforeMatter.set({ kind: 'working', heading: work.first });
    const result = await service.call('choosePassphrase', { passphrase });
    if (result.ok) {
      fields.current?.clear();
      const sheet = result.value;
      beforeMatter.set(sheet === null ? null : { kind: 'sheet', sheet, isNew: true });
      return;
    }
    beforeMatter.set(null);
    setWaiting(null);
    if (result.failure.code !== 'cancelled') setProblem(result.failure.message);
  };
  return (
    <main className="protection">
      <div className="protection-inside protection-inside-long">
        <h1>A passphrase for {props.title}</h1>
        <p>
          It encrypts the whole matter: its texts, passages, notes and names, in {props.fileName} and in every
          backup. Without it nobody can read them.
        </p>
        <p>
          Nobody can reset it, neither Glossator nor whoever looks after your computers. The next step shows a
          recovery sheet to print and put away, for the day when the passphrase is lost.
        </p>
        <form
          className="protection-form"
          onSubmit={(event) => {
            event.preventDefault();
            const passphrase = fields.current?.read() ?? null;
            if (passphrase !== null) void create(passphrase);
          }}
        >
          <PassphrasePair fields={fields} label="Passphrase" busy={waiting !== null} autoFocus />
          <div className="protection-buttons">
            <Button type="submit" tone="primary">
              Encrypt and create
            </Button>
            <Button disabled={waiting !== null} onClick={props.onLeave}>
              Go to the start screen
            </Button>
          </div>
        </form>
        {problem !== null && <p role="alert">{problem}</p>}
        <WaitingWords waiting={waiting} />
        <section className="protection-apart" aria-labelledby="without-passphrase">
          <h2 id="without-passphrase">Without a passphrase</h2>
          <p>
            Anyone who comes by the file can read it. The title bar says “not encrypted” from then on, and it
            can be encrypted later, in the settings.
          </p>
          <Button disabled={waiting !== null} onClick={() => void create(null)}>
            Create without a passphrase
          </Button>
        </section>
      </div>
    </main>
  );
}

const encrypting: Waiting = { first: 'Encrypting and making the matter…' };
const creating: Waiting = { first: 'Making the matter…' };
