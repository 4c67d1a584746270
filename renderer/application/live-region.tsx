import type { JSX } from 'react';
import { announcement } from '../state/announce.ts';
import { useObservable } from '../state/observable.ts';

/** The one polite live region: says what `announce` was given, also the same sentence twice. */
export function LiveRegion(): JSX.Element {
  const { sentence, turn } = useObservable(announcement);
  // Two regions take turns: a screen reader says a text again only where it changed.
  return (
    <>
      {[0, 1].map((region) => (
        <p key={region} className="visually-hidden" role="status" aria-live="polite">
          {turn % 2 === region ? sentence : ''}
        </p>
      ))}
    </>
  );
}
