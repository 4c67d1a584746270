import type { ElectronApplication } from 'playwright-core';

/** What lies on the system's clipboard, or is to lie there. */
export interface ClipboardContent {
  readonly text: string;
  readonly html: string;
}

/** The clipboard as Electron 33 has it, in which these tests run; later ones answer with promises of items. */
interface PlainClipboard {
  readonly readText: () => string;
  readonly readHTML: () => string;
  readonly write: (content: Partial<ClipboardContent>) => void;
}

/** What another program would paste. */
export function readClipboard(app: ElectronApplication): Promise<ClipboardContent> {
  return app.evaluate((electron) => {
    const clipboard = electron.clipboard as unknown as PlainClipboard;
    return { text: clipboard.readText(), html: clipboard.readHTML() };
  });
}

/** Puts something on the clipboard, as another program does. */
export async function writeClipboard(
  app: ElectronApplication,
  content: Partial<ClipboardContent>,
): Promise<void> {
  await app.evaluate((electron, given) => {
    (electron.clipboard as unknown as PlainClipboard).write(given);
  }, content);
}
