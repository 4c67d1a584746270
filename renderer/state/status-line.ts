import { useEffect, useRef } from 'react';
import { observable } from './observable.ts';

/** What a screen says of itself at the right end of the footer, such as `¶ 8 of 84`; empty for nothing. */
export const statusLine = observable('');

/** Shows words in the footer while the screen is there; null says nothing and leaves the words of others. */
export function useStatusLine(words: string | null): void {
  const shown = useRef<string | null>(null);
  useEffect(() => {
    shown.current = words;
    if (words !== null) statusLine.set(words);
  }, [words]);
  useEffect(
    () => () => {
      if (shown.current !== null) statusLine.set('');
    },
    [],
  );
}
