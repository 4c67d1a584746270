import type { JSX } from 'react';
import { useShownKeys } from '../../state/actions.ts';
import { useObservable } from '../../state/observable.ts';
import { IconlessButton } from '../../ui/iconless-button.tsx';
import { countWords } from '../../ui/words.ts';
import { marksShown } from './marks-shown.ts';

/** Says that passages are not shown in the text, while they are not. */
export function MarksStrip(props: { readonly passages: number }): JSX.Element | null {
  const keys = useShownKeys();
  const key = keys('toggle-marks');
  if (useObservable(marksShown)) return null;
  return (
    <div className="reader-strip" role="group" aria-label="Marks are off">
      <span>
        Marks are off: {countWords(props.passages, 'passage')} of this document{' '}
        {props.passages === 1 ? 'is' : 'are'} not shown in the text.
      </span>
      <IconlessButton onClick={() => marksShown.set(true)} {...(key === undefined ? {} : { keys: key })}>
        Show marks
      </IconlessButton>
    </div>
  );
}
