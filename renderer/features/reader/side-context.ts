import { createContext, use } from 'react';
import type { UserAction } from '../../state/actions.ts';
import { useActions } from '../../state/actions.ts';
import { useStatusLine } from '../../state/status-line.ts';
import type { SideName } from './reader-layout.ts';
import type { PlaceOwner } from './reading-positions.ts';

/** What the parts of an open document need to know of the side they are on. */
export interface ReaderSide {
  readonly name: SideName;
  /** Whether keys act here; of two sides one has them, one alone always does. */
  readonly focused: boolean;
  /** Whether another document stands beside this one. */
  readonly besideAnother: boolean;
  /** Whose place is remembered here. */
  readonly place: PlaceOwner;
  /** Where the panes beside the text put what belongs to this document; null while a pane is folded away. */
  readonly passagesOutlet: HTMLElement | null;
  readonly outlineOutlet: HTMLElement | null;
  /** Gives this side the keys. */
  readonly onTake: () => void;
  readonly onClose: () => void;
  /** Opens a document on the other side. */
  readonly onOpenBeside: (documentId: string) => void;
}

/** Carries the side down to the parts of its document. */
export const SideContext = createContext<ReaderSide | null>(null);

/** The side this part of the reader is on. */
export function useSide(): ReaderSide {
  const side = use(SideContext);
  if (side === null) throw new Error('A part of the reader was drawn outside a side.');
  return side;
}

const noActions: readonly UserAction[] = [];

/** Offers actions while this side has the keys. */
export function useSideActions(list: readonly UserAction[]): void {
  const { focused } = useSide();
  useActions(focused ? list : noActions);
}

/** Shows words in the footer while this side has the keys. */
export function useSideStatusLine(words: string): void {
  const { focused } = useSide();
  useStatusLine(focused ? words : null);
}
