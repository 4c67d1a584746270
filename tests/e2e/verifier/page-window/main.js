import { app, BrowserWindow } from 'electron';

// A browser with nothing of the application in it: it opens one file, as a double click does.
const file = process.env.GLOSSATOR_TEST_PAGE;
app.once('ready', () => {
  const window = new BrowserWindow({ width: 1100, height: 1000, webPreferences: { sandbox: true } });
  if (file !== undefined) void window.loadFile(file);
});
