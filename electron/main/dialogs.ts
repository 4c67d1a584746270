import { type BrowserWindow, dialog } from 'electron';
import { fileNameFromTitle } from '../files/file-name-from-title.ts';

const matterFilter = { name: 'Glossator matters', extensions: ['matter'] };
const sourceFilter = {
  name: 'Texts',
  extensions: ['txt', 'md', 'markdown', 'html', 'htm', 'png', 'jpg', 'jpeg', 'tif', 'tiff'],
};
const anyFilter = { name: 'All files', extensions: ['*'] };

/** Asks which matter to open; null where the person cancelled. */
export async function askForMatter(parent: BrowserWindow): Promise<string | null> {
  const answer = await dialog.showOpenDialog(parent, {
    title: 'Open a matter',
    buttonLabel: 'Open',
    properties: ['openFile', 'dontAddToRecent'],
    filters: [matterFilter, anyFilter],
  });
  return answer.canceled ? null : (answer.filePaths[0] ?? null);
}

/** Asks where a new matter should lie; the name ends in `.matter`. Null where the person cancelled. */
export async function askForNewMatter(parent: BrowserWindow, title: string): Promise<string | null> {
  const answer = await dialog.showSaveDialog(parent, {
    title: 'New matter',
    buttonLabel: 'Create',
    defaultPath: `${fileNameFromTitle(title, 'Matter')}.matter`,
    filters: [matterFilter],
    properties: ['showOverwriteConfirmation', 'createDirectory', 'dontAddToRecent'],
  });
  if (answer.canceled || answer.filePath === '') return null;
  return answer.filePath.toLowerCase().endsWith('.matter') ? answer.filePath : `${answer.filePath}.matter`;
}

/** Asks for source texts, or for a folder of them; empty where the person cancelled. */
export async function askForSources(
  parent: BrowserWindow,
  what: 'files' | 'folder',
): Promise<readonly string[]> {
  const answer = await dialog.showOpenDialog(
    parent,
    what === 'files'
      ? {
          title: 'Import files',
          buttonLabel: 'Import',
          properties: ['openFile', 'multiSelections', 'dontAddToRecent'],
          filters: [anyFilter, sourceFilter],
        }
      : { title: 'Import a folder', buttonLabel: 'Import', properties: ['openDirectory', 'dontAddToRecent'] },
  );
  return answer.canceled ? [] : answer.filePaths;
}

/** Asks for a folder to put something in; null where the person cancelled. */
export async function askForFolder(
  parent: BrowserWindow,
  title: string,
  button: string,
): Promise<string | null> {
  const answer = await dialog.showOpenDialog(parent, {
    title,
    buttonLabel: button,
    properties: ['openDirectory', 'createDirectory', 'dontAddToRecent'],
  });
  return answer.canceled ? null : (answer.filePaths[0] ?? null);
}

/** A type of file as a dialog offers it. */
export interface FileType {
  readonly name: string;
  /** Without its dot. */
  readonly extension: string;
}

/** Asks for an existing file to read; null where the person cancelled. */
export async function askForFile(
  parent: BrowserWindow,
  asked: { readonly title: string; readonly button: string; readonly type: FileType },
): Promise<string | null> {
  const answer = await dialog.showOpenDialog(parent, {
    title: asked.title,
    buttonLabel: asked.button,
    properties: ['openFile', 'dontAddToRecent'],
    filters: [{ name: asked.type.name, extensions: [asked.type.extension] }, anyFilter],
  });
  return answer.canceled ? null : (answer.filePaths[0] ?? null);
}

/** Asks where to write a file; its name ends as its type does, where it has one. Null where the person cancelled. */
export async function askForSaveFile(
  parent: BrowserWindow,
  asked: {
    readonly title: string;
    readonly button: string;
    readonly name: string;
    readonly type: FileType | null;
  },
): Promise<string | null> {
  const { type } = asked;
  const ending = type === null ? '' : `.${type.extension}`;
  const answer = await dialog.showSaveDialog(parent, {
    title: asked.title,
    buttonLabel: asked.button,
    defaultPath: `${fileNameFromTitle(asked.name, 'Glossator')}${ending}`,
    filters: type === null ? [anyFilter] : [{ name: type.name, extensions: [type.extension] }],
    properties: ['showOverwriteConfirmation', 'createDirectory', 'dontAddToRecent'],
  });
  if (answer.canceled || answer.filePath === '') return null;
  return answer.filePath.toLowerCase().endsWith(ending) ? answer.filePath : `${answer.filePath}${ending}`;
}

/** Says something that no window is there to show, or that a page cannot. */
export function showSentence(parent: BrowserWindow | null, message: string, detail: string): void {
  const box = {
    type: 'warning' as const,
    title: 'Glossator',
    message,
    detail,
    buttons: ['Close'],
    noLink: true,
  };
  void (parent === null ? dialog.showMessageBox(box) : dialog.showMessageBox(parent, box));
}
