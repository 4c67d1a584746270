import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { type RunningApplication, sandboxed, startApplication } from '../e2e/application.ts';
import { connectPage, type ServicePage } from '../e2e/kill/service-page.ts';

/** The built application with a matter open in its window. */
export interface BenchApplication {
  readonly application: RunningApplication;
  readonly service: ServicePage;
}

/** Opens a matter of a bench folder in the application, and waits until the window shows it. */
export async function openInApplication(folder: string, path: string): Promise<BenchApplication> {
  const application = await startApplication({ profile: join(folder, 'profile'), arguments: [path] });
  const service = await connectPage(application.window);
  await service.value('matterState', {});
  await application.window.getByRole('navigation').first().waitFor();
  return { application, service };
}

/** Starts the empty window that floors are measured in, in the same runtime and with the same switches. */
export async function openEmptyWindow(): Promise<{
  readonly app: ElectronApplication;
  readonly window: Page;
}> {
  const executablePath = process.env['ELECTRON_EXEC_PATH'];
  const app = await _electron.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: [fileURLToPath(new URL('empty-window', import.meta.url))],
    chromiumSandbox: sandboxed,
  });
  return { app, window: await app.firstWindow() };
}

/** Goes to the reader. What the frame shows may still move under the pointer, so the click is made again where it missed. */
export async function goToReader(window: Page): Promise<void> {
  const documents = window.locator('.reader-document-title').first();
  for (let tries = 0; tries < 5 && !(await documents.isVisible()); tries += 1) {
    await window.locator('nav .frame-link', { hasText: /^Read/u }).click();
    await documents.waitFor({ timeout: 5_000 }).catch(() => undefined);
  }
  await documents.waitFor();
}
