/** What of a key press a shortcut looks at. */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** Where the person's machine names its main modifier Command instead of Control. */
export const isMac = typeof navigator !== 'undefined' && /^Mac/.test(navigator.platform);

/** Whether a key press is a shortcut, written like `Ctrl+Shift+Z`, `Alt+Left`, `N`, `1` or `?`. Ctrl is Command on a Mac. */
export function matchesShortcut(shortcut: string, press: KeyPress, mac: boolean = isMac): boolean {
  const { modifiers, key } = partsOf(shortcut);
  const main = mac ? press.metaKey : press.ctrlKey;
  const other = mac ? press.ctrlKey : press.metaKey;
  if (main !== modifiers.has('Ctrl') || press.altKey !== modifiers.has('Alt') || other) return false;
  const wanted = namedKeys[key] ?? key.toLowerCase();
  // Which signs need Shift differs between keyboards, so only for letters, digits and named keys does Shift count.
  if (!isSign(wanted) && press.shiftKey !== modifiers.has('Shift')) return false;
  if (press.key.toLowerCase() === wanted) return true;
  if (/^\d$/.test(key)) return press.code === `Digit${key}`;
  // On a Mac, Option with a letter types a sign.
  return press.altKey && press.code === `Key${key}`;
}

/** A key press written as a shortcut, or null where it is none by itself: a modifier, an accent being typed, a system key. */
export function shortcutOfPress(press: KeyPress, mac: boolean = isMac): string | null {
  const key = keyOfPress(press);
  if (key === null || (mac ? press.ctrlKey : press.metaKey)) return null;
  const parts = [
    ...((mac ? press.metaKey : press.ctrlKey) ? ['Ctrl'] : []),
    ...(press.altKey ? ['Alt'] : []),
    ...(press.shiftKey && !isSign(namedKeys[key] ?? key) ? ['Shift'] : []),
  ];
  return [...parts, key].join('+');
}

function keyOfPress({ key, code, altKey }: KeyPress): string | null {
  if (/^(Control|Shift|Alt|AltGraph|Meta|OS|CapsLock|NumLock|Fn|Dead|Process|Unidentified)$/.test(key)) {
    return null;
  }
  const digit = /^Digit(\d)$/.exec(code)?.[1];
  if (digit !== undefined) return digit;
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (altKey && letter !== undefined) return letter;
  const named = Object.entries(namedKeys).find(([, wanted]) => wanted === key.toLowerCase())?.[0];
  if (named !== undefined) return named;
  return [...key].length === 1 ? key.toUpperCase() : key;
}

function isSign(key: string): boolean {
  return [...key].length === 1 && key !== ' ' && key.toLowerCase() === key.toUpperCase() && !/^\d$/.test(key);
}

/** Whether a shortcut is a bare key, which means something else while a person types. */
export function isBareKey(shortcut: string): boolean {
  const { modifiers, key } = partsOf(shortcut);
  return !modifiers.has('Ctrl') && !modifiers.has('Alt') && !/^F\d+$/.test(key);
}

/** Whether a text field has a meaning of its own for this shortcut. */
export function isFieldShortcut(shortcut: string): boolean {
  return (
    isBareKey(shortcut) ||
    /^Ctrl\+(Shift\+)?[ABCIUVXYZ]$/.test(shortcut) ||
    /^Alt\+(Left|Right)$/.test(shortcut)
  );
}

/** A shortcut as it is shown on this machine. */
export function shortcutText(shortcut: string, mac: boolean = isMac): string {
  const { modifiers, key } = partsOf(shortcut);
  const shown = shownKeys[key] ?? key;
  if (!mac) return [...modifiers, shown].join('+');
  return [...modifiers].map((modifier) => macSigns[modifier] ?? modifier).join('') + shown;
}

const macSigns: Readonly<Record<string, string>> = { Ctrl: '⌘', Control: '⌃', Alt: '⌥', Shift: '⇧' };

const shownKeys: Readonly<Record<string, string>> = {
  Left: '←',
  Right: '→',
  Up: '↑',
  Down: '↓',
  Plus: '+',
  Escape: 'Esc',
  Delete: 'Del',
  PageUp: 'Page Up',
  PageDown: 'Page Down',
};

const namedKeys: Readonly<Record<string, string>> = {
  Left: 'arrowleft',
  Right: 'arrowright',
  Up: 'arrowup',
  Down: 'arrowdown',
  Space: ' ',
  Plus: '+',
};

function partsOf(shortcut: string): { readonly modifiers: ReadonlySet<string>; readonly key: string } {
  const parts = shortcut.split('+');
  return { modifiers: new Set(parts.slice(0, -1)), key: parts.at(-1) ?? '' };
}
