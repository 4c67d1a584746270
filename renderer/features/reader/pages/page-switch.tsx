import type { JSX } from 'react';
import { useShownKeys } from '../../../state/actions.ts';
import { IconlessButton } from '../../../ui/iconless-button.tsx';

/** Shows a document as its pages or as its text; there only for documents that have pages. */
export function PageSwitch(props: {
  readonly shownAs: 'pages' | 'text';
  readonly onShow: (as: 'pages' | 'text') => void;
}): JSX.Element {
  const { shownAs, onShow } = props;
  const keys = useShownKeys();
  return (
    <span className="page-switch" role="group" aria-label="Shown as">
      <IconlessButton aria-pressed={shownAs === 'pages'} onClick={() => onShow('pages')}>
        Page
      </IconlessButton>
      <IconlessButton
        aria-pressed={shownAs === 'text'}
        keys={keys('page-or-text')}
        onClick={() => onShow('text')}
      >
        Text
      </IconlessButton>
    </span>
  );
}
