import { z } from 'zod';
import { call } from './call.ts';
import type { MenuActionName } from './menu-actions.ts';
import type {
  ReadingLayout,
  ReadingPosition,
  RecentMatter,
  WindowPreferences,
  WindowShows,
} from './outputs.ts';
import * as schema from './schemas.ts';

const nothing = z.strictObject({});

/** Everything a window can ask of the main process: native dialogs, other matters, what this machine remembers. */
export const shellCalls = {
  /** Which matter this window shows, and whether it is open yet. */
  windowShows: call<WindowShows>()(nothing),
  /** Tries once more to open this window's matter after that failed; `windowShows` tells what comes of it. */
  retryMatter: call<null>()(nothing),
  recentMatters: call<readonly RecentMatter[]>()(nothing),
  /** Asks for a file and opens it in this window; false where the person cancelled. */
  openMatter: call<boolean>()(nothing),
  openRecentMatter: call<boolean>()(z.strictObject({ path: schema.path })),
  /** Asks where the new matter should lie; this window then shows it as waiting for the passphrase that it shall have. */
  newMatter: call<boolean>()(
    z.strictObject({ title: schema.line.min(1), prefix: z.string().regex(/^[A-Z]{2,6}$/) }),
  ),
  openSampleMatter: call<boolean>()(nothing),
  closeMatter: call<boolean>()(nothing),
  /** Locks every encrypted matter of this run: what was typed is finished, keys are erased, pages begin anew. */
  lockNow: call<null>()(nothing),
  newWindow: call<null>()(nothing),
  /** Absolute paths of files or of a folder, empty where the person cancelled. */
  chooseSources: call<readonly string[]>()(z.strictObject({ what: z.enum(['files', 'folder']) })),
  /** A folder to put something in, or null where the person cancelled. */
  chooseFolder: call<string | null>()(z.strictObject({ title: schema.line, button: schema.line })),
  /** An existing file to read, or null where the person cancelled. */
  chooseFile: call<string | null>()(
    z.strictObject({ title: schema.line, button: schema.line, type: schema.fileType }),
  ),
  /** A file to write, whose name ends as its type does (without a type, as it is given), or null where the person cancelled; the system asks before one is replaced. */
  chooseSaveFile: call<string | null>()(
    z.strictObject({
      title: schema.line,
      button: schema.line,
      name: schema.line,
      type: schema.fileType.nullable(),
    }),
  ),
  /** Shows a file or folder that this application wrote in the system's file manager. */
  reveal: call<null>()(z.strictObject({ path: schema.path })),
  readPreferences: call<WindowPreferences>()(nothing),
  /** Changes the preferences named, leaves the others as they are, and tells every other window. */
  writePreferences: call<null>()(schema.preferencesChange),
  /** Where documents were left when they were read last on this machine: ids and numbers only, the latest last. */
  readingPositions: call<readonly ReadingPosition[]>()(nothing),
  rememberReadingPosition: call<null>()(schema.readingPosition),
  /** Which documents of a matter were being read last on this machine; null where none were. */
  readingLayout: call<ReadingLayout | null>()(z.strictObject({ matter: schema.identifier })),
  rememberReadingLayout: call<null>()(schema.readingLayout),
  /** The menu follows what is possible now: undo's and redo's words, whether a matter is open. */
  setMenuState: call<null>()(
    z.strictObject({
      undo: schema.line.nullable(),
      redo: schema.line.nullable(),
      matterOpen: z.boolean(),
      /** Whether a document is on the screen. */
      reading: z.boolean(),
      writable: z.boolean(),
      /** Whether the matter shown can be locked. */
      lockable: z.boolean(),
    }),
  ),
  /** Opens a window that shows something of this window's matter as it will be printed. */
  openPrint: call<null>()(z.strictObject({ job: schema.printJob })),
  /** What this window was opened to print, or null for a window to work in. */
  printJob: call<PrintJob | null>()(nothing),
  /** Prints what the page shows on paper (its `print` styles) by the system's print dialog; false where the person cancelled. */
  printWindow: call<boolean>()(nothing),
  /** Says that nothing typed is left unsaved and the window may close. */
  readyToClose: call<null>()(nothing),
} as const;

/** What a window is opened to print. */
export type PrintJob = z.output<typeof schema.printJob>;

/** Some preferences with the values they are to have. */
export type PreferencesChange = z.output<typeof schema.preferencesChange>;

/** The table's type, for both ends. */
export type ShellCalls = typeof shellCalls;

/** The name of a shell call. */
export type ShellCallName = keyof ShellCalls;

/** What the main process tells a window without being asked. */
export interface ShellEvents {
  /** Another window changed the preferences. */
  readonly preferencesChanged: WindowPreferences;
  /** A menu item was chosen; the name is that of a user action. */
  readonly menuAction: { readonly action: MenuActionName };
  /** The window is about to close, or to begin anew because its matter is locked: finish drafts, then call `readyToClose`. */
  readonly closing: null;
  /** The window shows another matter or none, or its matter was opened or could not be. */
  readonly windowShows: WindowShows;
  /** The matter service ended unexpectedly and is being started again. */
  readonly serviceStopped: { readonly sentence: string };
}
