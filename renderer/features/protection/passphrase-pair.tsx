import type { JSX, RefObject } from 'react';
import { useId, useImperativeHandle, useRef, useState } from 'react';
import { PassphraseField } from './passphrase-field.tsx';
import { passphraseStrength, shortestPassphrase } from './passphrase-strength.ts';
import { selectField } from './select-field.ts';

/** What the owner of two fields for a new passphrase does with them. */
export interface PassphrasePairFields {
  /** The new passphrase; null where it cannot be taken, which the fields then say. */
  readonly read: () => string | null;
  readonly clear: () => void;
}

/** What was found wrong with the fields, and with which. */
interface PairFault {
  readonly field: 'first' | 'second';
  readonly sentence: string;
}

/** Two fields for a new passphrase, typed twice, with advice and a judgement of its length in words. */
export function PassphrasePair(props: {
  readonly fields: RefObject<PassphrasePairFields | null>;
  readonly label: string;
  readonly busy: boolean;
  readonly autoFocus?: boolean;
}): JSX.Element {
  const id = useId();
  const first = useRef<HTMLInputElement>(null);
  const second = useRef<HTMLInputElement>(null);
  const [strength, setStrength] = useState(() => passphraseStrength(''));
  const [fault, setFault] = useState<PairFault | null>(null);
  useImperativeHandle(props.fields, () => ({
    read: () => {
      const passphrase = first.current?.value ?? '';
      const found = faultOf(passphrase, second.current?.value ?? '');
      setFault(found);
      if (found === null) return passphrase;
      selectField((found.field === 'first' ? first : second).current);
      return null;
    },
    clear: () => {
      for (const { current } of [first, second]) if (current !== null) current.value = '';
      setStrength(passphraseStrength(''));
    },
  }));
  return (
    <>
      <PassphraseField
        label={props.label}
        field={first}
        hint="Four or more words that do not belong together are hard to guess and easy to keep in mind."
        describedBy={`${id}-strength`}
        problem={fault?.field === 'first' ? fault.sentence : undefined}
        busy={props.busy}
        {...(props.autoFocus === undefined ? {} : { autoFocus: props.autoFocus })}
        onType={(passphrase) => setStrength(passphraseStrength(passphrase))}
      />
      <div className="passphrase-strength">
        {strength.step > 0 && (
          <span className="passphrase-strength-bar" aria-hidden="true">
            {[1, 2, 3].map((step) => (
              <span key={step} className={strength.step >= step ? 'passphrase-strength-full' : undefined} />
            ))}
          </span>
        )}
        <span id={`${id}-strength`} role="status">
          {strength.words}
        </span>
      </div>
      <PassphraseField
        label={`${props.label} again`}
        field={second}
        problem={fault?.field === 'second' ? fault.sentence : undefined}
        busy={props.busy}
      />
    </>
  );
}

function faultOf(first: string, second: string): PairFault | null {
  if ([...first].length < shortestPassphrase) {
    return {
      field: 'first',
      sentence: `This passphrase is too short to protect anything: use at least ${shortestPassphrase} characters, better four words.`,
    };
  }
  if (first !== second) {
    return {
      field: 'second',
      sentence: 'The two are not the same. Type the passphrase once more; “Show” lets you compare them.',
    };
  }
  return null;
}
