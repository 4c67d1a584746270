import { app, BrowserWindow } from 'electron';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

// The floor that starting and painting are measured against: the least that shows a page in this runtime.
const folder = dirname(fileURLToPath(import.meta.url));
app.once('ready', () => {
  const window = new BrowserWindow({ width: 1280, height: 880, webPreferences: { sandbox: true } });
  void window.loadFile(join(folder, 'index.html'));
});
