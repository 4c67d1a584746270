import type { JSX } from 'react';
import { useEffect, useState } from 'react';

/** What is said while something is being waited for: at once, and where it takes longer, a further sentence. */
export interface Waiting {
  readonly first: string;
  readonly later?: string;
}

/** How long it takes until the further sentence is said, in milliseconds. */
const laterMs = 1_000;

/** The calm line below a form: empty, or what is being waited for. It is always there, so that screen readers follow it. */
export function WaitingWords({ waiting }: { readonly waiting: Waiting | null }): JSX.Element {
  return (
    <p className="protection-waiting" role="status">
      {waiting !== null && <Words key={waiting.first} waiting={waiting} />}
    </p>
  );
}

function Words({ waiting }: { readonly waiting: Waiting }): JSX.Element {
  const [isLater, setIsLater] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsLater(true), laterMs);
    return () => clearTimeout(timer);
  }, []);
  return <>{isLater && waiting.later !== undefined ? `${waiting.first} ${waiting.later}` : waiting.first}</>;
}
