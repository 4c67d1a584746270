import { useEffect } from 'react';
import { observable } from './observable.ts';

/** What a screen says of itself at the right end of the footer, such as `¶ 8 of 84`; empty for nothing. */
export const statusLine = observable('');

/** Shows words in the footer while the screen is there. */
export function useStatusLine(words: string): void {
  useEffect(() => {
    statusLine.set(words);
  }, [words]);
  useEffect(() => () => statusLine.set(''), []);
}
