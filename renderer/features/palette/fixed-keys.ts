/** Keys that always mean the same, because every program gives them that meaning: shown, and not to be changed. */
export interface FixedKeys {
  readonly name: string;
  readonly keys: readonly string[];
}

/** What moves the caret and the selection in the text being read, on this kind of machine. */
export function caretKeys(mac: boolean): readonly FixedKeys[] {
  const word = mac ? 'Alt' : 'Ctrl';
  const sentence = mac ? 'Control+Alt' : 'Alt';
  return [
    { name: 'By character', keys: ['Left', 'Right'] },
    { name: 'By word', keys: [`${word}+Left`, `${word}+Right`] },
    { name: 'By line', keys: ['Up', 'Down'] },
    { name: 'By sentence', keys: [`${sentence}+Up`, `${sentence}+Down`] },
    { name: 'By block', keys: [`${word}+Up`, `${word}+Down`] },
    { name: 'To the ends of the line', keys: ['Home', 'End'] },
    { name: 'To the ends of the text', keys: ['Ctrl+Home', 'Ctrl+End'] },
    { name: 'Hold to select on the way', keys: ['Shift'] },
    { name: 'Select more', keys: [`${sentence}+Shift+Right`] },
    { name: 'Select less', keys: [`${sentence}+Shift+Left`] },
    { name: 'Open what is at the caret', keys: ['Enter'] },
  ];
}

/** What works in the tree of themes. */
export const treeKeys: readonly FixedKeys[] = [
  { name: 'Open or close what stands under', keys: ['Right', 'Left'] },
  { name: 'Choose several', keys: ['Shift+Up', 'Shift+Down', 'Ctrl+A'] },
  { name: 'One more or less', keys: ['Space'] },
  { name: 'Move the chosen up, down', keys: ['Alt+Up', 'Alt+Down'] },
  { name: 'Nest under the one above, take out', keys: ['Alt+Shift+Right', 'Alt+Shift+Left'] },
  { name: 'Cut, and put under another', keys: ['Ctrl+X', 'Ctrl+V'] },
  { name: 'Go to its name', keys: ['Enter', 'F2'] },
];

/** What works in every list and table. */
export const listKeys: readonly FixedKeys[] = [
  { name: 'Move', keys: ['Up', 'Down'] },
  { name: 'Open', keys: ['Enter'] },
  { name: 'Select', keys: ['Space'] },
  { name: 'Clear, close', keys: ['Escape'] },
];
