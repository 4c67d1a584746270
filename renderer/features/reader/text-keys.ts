import type { CaretDirection, CaretUnit } from './caret-motion.ts';

/** What a key does to the caret in the text. */
export type CaretCommand =
  | {
      readonly kind: 'move';
      readonly by: CaretUnit | 'line' | 'page' | 'line-edge';
      readonly direction: CaretDirection;
      /** Shift: the selection's start stays. */
      readonly extend: boolean;
    }
  | { readonly kind: 'grow' }
  | { readonly kind: 'shrink' }
  | { readonly kind: 'select-all' }
  | { readonly kind: 'open' };

/** What of a key press is looked at. */
export interface CaretKey {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/**
 * The caret command of a key, or null where the key means something else.
 *
 * Words and blocks go with Ctrl, on a Mac with Option; sentences with Alt and up or down, on a Mac with Control and Option;
 * ends of the text with Ctrl+Home and Ctrl+End, on a Mac with Command and up or down. Alt+Shift+Right widens the selection
 * from word to sentence to block, Alt+Shift+Left takes that back; on a Mac, with Control.
 */
export function caretCommand(press: CaretKey, mac: boolean): CaretCommand | null {
  const { key, shiftKey: extend } = press;
  const main = mac ? press.metaKey : press.ctrlKey;
  const byWord = mac ? press.altKey : press.ctrlKey;
  const direction: CaretDirection = /^(ArrowRight|ArrowDown|End|PageDown)$/.test(key) ? 'forward' : 'back';
  if (press.altKey && press.ctrlKey === mac && !press.metaKey) {
    if (key === 'ArrowUp' || key === 'ArrowDown') return { kind: 'move', by: 'sentence', direction, extend };
    if (extend && key === 'ArrowRight') return { kind: 'grow' };
    if (extend && key === 'ArrowLeft') return { kind: 'shrink' };
  }
  if (press.altKey && !mac) return null;
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowRight':
      if (mac && main) return { kind: 'move', by: 'line-edge', direction, extend };
      return { kind: 'move', by: byWord ? 'word' : 'character', direction, extend };
    case 'ArrowUp':
    case 'ArrowDown':
      if (mac && main) return { kind: 'move', by: 'document', direction, extend };
      return { kind: 'move', by: byWord ? 'block' : 'line', direction, extend };
    case 'Home':
    case 'End':
      return { kind: 'move', by: main ? 'document' : 'line-edge', direction, extend };
    case 'PageUp':
    case 'PageDown':
      return main ? null : { kind: 'move', by: 'page', direction, extend };
    case 'Enter':
      return main || extend ? null : { kind: 'open' };
    case 'a':
      return main && !extend ? { kind: 'select-all' } : null;
    default:
      return null;
  }
}
