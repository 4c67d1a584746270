import type { ElectronApplication } from 'playwright-core';
import type { RunningApplication } from './application.ts';

/** The process ids of the running matter services. */
export function serviceProcesses(app: ElectronApplication): Promise<readonly number[]> {
  return app.evaluate(({ app: running }) =>
    running
      .getAppMetrics()
      .filter(({ name, serviceName }) => [name, serviceName].includes('Glossator matter service'))
      .map(({ pid }) => pid),
  );
}

/** The titles in the title bars, in order of the windows' making. */
export function windowTitles(app: ElectronApplication): Promise<readonly string[]> {
  return app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .toSorted((one, other) => one.id - other.id)
      .map((window) => window.getTitle()),
  );
}

/** Chooses an item of the application's menu, as a click does. */
export async function chooseFromMenu(app: ElectronApplication, action: string): Promise<void> {
  await app.evaluate(({ Menu }, id) => {
    Menu.getApplicationMenu()?.getMenuItemById(id)?.click();
  }, action);
}

/** What the menu shows of an item: its words, and whether it can be chosen. */
export function menuItem(
  app: ElectronApplication,
  action: string,
): Promise<{ readonly label: string; readonly enabled: boolean } | null> {
  return app.evaluate(({ Menu }, id) => {
    const item = Menu.getApplicationMenu()?.getMenuItemById(id);
    return item ? { label: item.label, enabled: item.enabled } : null;
  }, action);
}

/** Answers the native dialogs from now on: opening with one path, saving with another; null cancels. */
export async function answerDialogs(
  application: RunningApplication,
  answers: { readonly open?: string | null; readonly save?: string | null },
): Promise<void> {
  await application.app.evaluate(({ dialog }, { open, save }) => {
    dialog.showOpenDialog = () =>
      Promise.resolve({ canceled: open === undefined || open === null, filePaths: open ? [open] : [] });
    dialog.showSaveDialog = () =>
      Promise.resolve({ canceled: save === undefined || save === null, filePath: save ?? '' });
  }, answers);
}

/** Closes a window as its own button does. */
export async function closeWindow(app: ElectronApplication, number: number): Promise<void> {
  await app.evaluate(({ BrowserWindow }, at) => {
    BrowserWindow.getAllWindows()
      .toSorted((one, other) => one.id - other.id)
      [at]?.close();
  }, number);
}
