/** The headings under which actions are listed, in this order. */
export const actionGroups = [
  'Matter',
  'Going about',
  'Undo and history',
  'Reading',
  'Selecting',
  'Tagging',
  'Passages',
  'Notes',
  'Themes',
  'Finding',
  'Review',
  'Paper and clipboard',
  'Appearance',
] as const;

/** One of the headings. */
export type ActionGroup = (typeof actionGroups)[number];

/** What is known of an action wherever it is offered: its words and its keys. */
export interface ActionEntry {
  readonly id: string;
  /** What it is called, always the same: `Undo`. */
  readonly name: string;
  readonly group: ActionGroup;
  /** Written like `Ctrl+Shift+Z`, `N` or `1`; the first is the one shown. Ctrl is Command on a Mac. */
  readonly keys: readonly string[];
  /** Where it acts. Only what acts on a text being read may have a single letter, digit or sign. */
  readonly where: 'everywhere' | 'text';
}

/** Actions of one group by id, name and keys. */
function group(
  heading: ActionGroup,
  where: ActionEntry['where'],
  actions: readonly (readonly [id: string, name: string, ...keys: readonly string[]])[],
): readonly ActionEntry[] {
  return actions.map(([id, name, ...keys]) => ({ id, name, group: heading, keys, where }));
}

/**
 * Every action of the windows: the one source of names and keys for palette, menus, settings and the page of shortcuts.
 *
 * The keys are those a machine begins with; a person may give others, which the preferences keep.
 */
export const userActions: readonly ActionEntry[] = [
  ...group('Matter', 'everywhere', [
    ['new-matter', 'New matter', 'Ctrl+N'],
    ['open-matter', 'Open a matter', 'Ctrl+O'],
    ['open-sample-matter', 'Open the sample matter'],
    ['new-window', 'New window', 'Ctrl+Shift+N'],
    ['import-files', 'Import files', 'Ctrl+I'],
    ['import-folder', 'Import a folder'],
    ['look-before-import', 'Look what importing a folder would do'],
    ['load-file', 'Load what is known of documents from a file'],
    ['import-project', 'Import a project or codebook'],
    ['export-passages', 'Export for other programs'],
    ['build-pack', 'Build a pack', 'Ctrl+B'],
    ['verify-matter', 'Check the matter'],
    ['close-matter', 'Close the matter'],
    ['lock-now', 'Lock the matter now', 'Ctrl+L'],
  ]),
  ...group('Going about', 'everywhere', [
    ['palette', 'Everything that can be done', 'Ctrl+K'],
    ['shortcuts', 'Keyboard shortcuts', '?'],
    ['go-library', 'Library', 'Alt+1'],
    ['go-imports', 'Imports'],
    ['near-duplicates', 'Find near-duplicates'],
    ['go-read', 'Read', 'Alt+2'],
    ['go-notes', 'Notes', 'Alt+4'],
    ['go-packs', 'Packs', 'Alt+5'],
    ['go-history', 'History', 'Alt+6'],
    ['go-themes', 'Themes', 'Alt+7'],
    ['go-review', 'Review', 'Alt+8'],
    ['go-settings', 'Settings', 'Ctrl+,'],
    ['back', 'Back', 'Alt+Left'],
    ['forward', 'Forward', 'Alt+Right'],
    ['fold-navigation', 'Fold or unfold the navigation', 'Ctrl+Shift+M'],
  ]),
  ...group('Undo and history', 'everywhere', [
    ['undo', 'Undo', 'Ctrl+Z'],
    ['redo', 'Redo', 'Ctrl+Shift+Z', 'Ctrl+Y'],
  ]),
  ...group('Undo and history', 'text', [['passage-history', 'Earlier states of the passage', 'H']]),
  ...group('Reading', 'text', [
    ['toggle-documents-pane', 'Show or fold the documents', 'Ctrl+Shift+D'],
    ['toggle-passages-pane', 'Show or fold the passages', 'Ctrl+Shift+P'],
    ['text-alone', 'The text alone', 'Ctrl+Shift+A'],
    ['toggle-outline', 'Show the outline of headings', 'Ctrl+Shift+O'],
    ['toggle-changes', 'Show the changes and comments of the source', 'Ctrl+Shift+K'],
    ['next-change', 'Next change or comment of the source', 'F8'],
    ['previous-change', 'Previous change or comment of the source', 'Shift+F8'],
    ['toggle-block-numbers', 'Show or hide the block numbers', 'Ctrl+Shift+L'],
    ['open-beside', 'Two documents side by side', 'Ctrl+Shift+B'],
    ['other-side', 'Go to the other side', 'F6', 'Shift+F6'],
    ['swap-sides', 'Swap the two sides', 'Ctrl+F6'],
    ['close-side', 'Close this side', 'Ctrl+Shift+X'],
    ['next-untagged', 'Read the next untagged document', 'U'],
    ['mark-read', 'Mark the document as read', 'R'],
    ['set-aside', 'Set the document aside', 'X'],
    ['mark-unread', 'Mark the document as unread', 'Shift+U'],
    ['page-or-text', 'Show the pages, or the text', 'P'],
    ['go-to-page', 'Go to a page', 'G'],
    ['fit-page', 'Whole pages'],
    ['turn-pages', 'Turn the pages to the right', 'Ctrl+Shift+R'],
    ['two-pages', 'Two pages side by side, or one', 'Ctrl+Shift+2'],
    ['page-thumbnails', 'Show or hide the small pages', 'F4'],
    ['toggle-marks', 'Show or hide the marks on the text', 'M'],
    ['toggle-furniture', 'Mark the block as furniture, or clear it'],
  ]),
  ...group('Selecting', 'text', [
    ['select-sentence', 'Select the sentence at the caret', 'S'],
    ['select-block', 'Select the block at the caret', 'B'],
    ['leave-selection', 'Leave the selection', 'Escape'],
  ]),
  ...group('Tagging', 'text', [
    ...Array.from({ length: 9 }, (_, at): readonly [string, string, string] => [
      `tag-${String(at + 1)}`,
      `Tag with theme ${String(at + 1)}`,
      String(at + 1),
    ]),
    ['tag-more', 'Tag with any theme', 'T'],
  ]),
  ...group('Passages', 'text', [
    ['previous-passage', 'Previous passage', '['],
    ['next-passage', 'Next passage', ']'],
    ['delete-passage', 'Delete the passage', 'Delete'],
    ['about-passage', 'Who tagged the passage, and when', 'I'],
    ['start-back', 'Move the start of the passage back by a word', '<'],
    ['start-forward', 'Move the start of the passage on by a word', '>'],
    ['end-back', 'Move the end of the passage back by a word', ','],
    ['end-forward', 'Move the end of the passage on by a word', '.'],
    ['split-passage', 'Split the passage at the caret', '/'],
    ['join-next', 'Join with the next passage', 'J'],
    ['join-previous', 'Join with the passage before', 'Shift+J'],
    ['link-passage', 'Link the passage to another', 'L'],
    ['leave-link', 'Leave the link that was begun'],
    ['place-passage', 'Place the passage of the superseded document here', 'Alt+P'],
  ]),
  ...group('Notes', 'text', [['note-on-passage', 'Write a note on the passage', 'N']]),
  ...group('Notes', 'everywhere', [
    ['note-here', 'Write a note on what is shown', 'Alt+N'],
    ['next-misspelling', 'Next misspelt word of the note being written', 'F7'],
    ['previous-misspelling', 'Previous misspelt word of the note being written', 'Shift+F7'],
  ]),
  ...group('Themes', 'everywhere', [
    ['add-theme', 'New theme'],
    ['export-themes', 'Export the themes as CSV'],
    ['import-themes', 'Import themes from CSV'],
  ]),
  ...group('Finding', 'everywhere', [
    ['search', 'Search documents and notes', 'Ctrl+Shift+F', 'Alt+3'],
    ['search-in-parts', 'Put the search together in parts'],
    ['tag-hits', 'Tag what the search finds', 'Ctrl+Shift+T'],
    ['search-help', 'How to search', 'F1'],
  ]),
  ...group('Finding', 'text', [
    ['find-in-document', 'Find in this document', 'Ctrl+F'],
    ['find-next', 'Next hit in this document', 'F3'],
    ['find-previous', 'Previous hit in this document', 'Shift+F3'],
  ]),
  ...group('Review', 'everywhere', [['next-in-batch', 'Next document given to me', 'Alt+PageDown']]),
  ...group('Review', 'text', [
    ['read-and-next', 'Mark as read, and on to the next given to me', 'Shift+R'],
    ['decide', 'Decide on the document', 'D'],
    ['decide-relevant', 'Decide: relevant'],
    ['decide-not-relevant', 'Decide: not relevant'],
    ['decide-privileged', 'Decide: privileged'],
    ['decide-privileged-in-part', 'Decide: privileged in part'],
    ['decide-not-privileged', 'Decide: not privileged'],
    ['tag-document', 'Tag the document as a whole', 'Shift+T'],
    ['people-in-document', 'People in this document', 'Shift+P'],
    ['date-event', 'Date the event of the passage', 'E'],
  ]),
  ...group('Paper and clipboard', 'everywhere', [['print', 'Print', 'Ctrl+P']]),
  ...group('Paper and clipboard', 'text', [['print-passages', 'Print the passages of the document']]),
  ...group('Paper and clipboard', 'text', [
    ['copy-quote', 'Copy the quote with its citation'],
    ['copy-citation', 'Copy the citation', 'Ctrl+Shift+C'],
  ]),
  ...group('Appearance', 'everywhere', [
    ['text-larger', 'Larger text', 'Ctrl+Plus', 'Ctrl+='],
    ['text-smaller', 'Smaller text', 'Ctrl+-'],
    ['text-normal', 'Usual text size', 'Ctrl+0'],
    ['measure-wider', 'Wider lines'],
    ['measure-narrower', 'Narrower lines'],
    ['measure-normal', 'Usual measure'],
    ['lines-looser', 'More space between lines'],
    ['lines-tighter', 'Less space between lines'],
    ['lines-normal', 'Usual space between lines'],
    ['appearance-system', 'Appearance of the system'],
    ['appearance-light', 'Light appearance'],
    ['appearance-dark', 'Dark appearance'],
    ['appearance-contrast-light', 'High contrast, light'],
    ['appearance-contrast-dark', 'High contrast, dark'],
  ]),
];

const byId: ReadonlyMap<string, ActionEntry> = new Map(userActions.map((entry) => [entry.id, entry]));

/** What is known of an action, or undefined where no action has that id. */
export function userAction(id: string): ActionEntry | undefined {
  return byId.get(id);
}

/** What a person chose about keys. */
export interface KeyChoices {
  readonly shortcuts: Readonly<Record<string, readonly string[]>>;
  readonly characterKeys: boolean;
}

/** The keys an action has on this machine: a person's own in place of its first ones, without single characters where those are off. */
export function keysOf(id: string, choices: KeyChoices): readonly string[] {
  const own = Object.hasOwn(choices.shortcuts, id) ? choices.shortcuts[id] : undefined;
  const keys = own ?? userAction(id)?.keys ?? [];
  return choices.characterKeys ? keys : keys.filter((key) => !isCharacterKey(key));
}

/** Whether a shortcut is a single letter, digit or sign, with Shift at most: what a person may type, or say to a machine that types. */
export function isCharacterKey(shortcut: string): boolean {
  const key = shortcut.startsWith('Shift+') ? shortcut.slice('Shift+'.length) : shortcut;
  return [...key].length === 1 || key === 'Plus';
}
