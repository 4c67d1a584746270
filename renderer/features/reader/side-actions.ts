import type { UserAction } from '../../state/actions.ts';

/** What the actions of one or two documents side by side act on. */
export interface SideActionParts {
  /** Whether two documents stand side by side. */
  readonly two: boolean;
  readonly onBeside: () => void;
  readonly onOther: () => void;
  readonly onSwap: () => void;
  readonly onClose: () => void;
  readonly onCloseOther: () => void;
}

/** What can be done with the sides, as palette, menu and keyboard see it. */
export function sideActions(parts: SideActionParts): readonly UserAction[] {
  const { two } = parts;
  return [
    {
      id: 'open-beside',
      label: two ? 'One document again' : 'Two documents side by side',
      available: true,
      perform: two ? parts.onCloseOther : parts.onBeside,
    },
    { id: 'other-side', label: 'Go to the other side', available: two, perform: parts.onOther },
    { id: 'swap-sides', label: 'Swap the two sides', available: two, perform: parts.onSwap },
    { id: 'close-side', label: 'Close this side', available: two, perform: parts.onClose },
  ];
}
