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
  const isSign = key.length === 1 && key.toLowerCase() === key.toUpperCase() && !/^\d$/.test(key);
  // Which signs need Shift differs between keyboards, so only for letters, digits and named keys does Shift count.
  if (!isSign && press.shiftKey !== modifiers.has('Shift')) return false;
  if (press.key.toLowerCase() === wanted) return true;
  return /^\d$/.test(key) && press.code === `Digit${key}`;
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
  return mac
    ? shortcut.replace('Ctrl', '⌘').replace('Alt', '⌥').replace('Shift', '⇧').replaceAll('+', '')
    : shortcut;
}

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
