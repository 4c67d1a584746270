import type { JSX } from 'react';
import { useShownKeys } from '../../state/actions.ts';
import { useObservable } from '../../state/observable.ts';
import { Citation } from '../../ui/citation.tsx';
import { IconlessButton } from '../../ui/iconless-button.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { linkSource } from './link-source.ts';

/** Says that a link is begun and how it is finished, in whatever document one reads meanwhile. */
export function LinkStrip(): JSX.Element | null {
  const source = useObservable(linkSource);
  const keys = useShownKeys();
  if (source === null) return null;
  const key = keys('link-passage');
  return (
    <div className="reader-strip" role="group" aria-label="Link begun">
      <span>
        Linking <Citation citation={source.citation} />. Choose the other passage, in this document or another
        one, then press {key === undefined ? 'Link on its card' : <Kbd>{key}</Kbd>}.
      </span>
      <IconlessButton onClick={() => linkSource.set(null)}>Leave it</IconlessButton>
    </div>
  );
}
