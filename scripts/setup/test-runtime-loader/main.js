/**
 * Lets the test runtime, which has no default application, start the application in a folder: `electron [switches] <folder>`.
 * An ES module with a top-level await, so that Electron's `ready` waits until the application's own modules have run.
 */
import { app } from 'electron';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const folder = process.argv.slice(1).find((argument) => !argument.startsWith('-'));
if (folder === undefined) {
  process.stderr.write('Name the folder of the application to start.\n');
  app.exit(2);
} else {
  const applicationFolder = resolve(folder);
  const description = JSON.parse(readFileSync(join(applicationFolder, 'package.json'), 'utf8'));
  app.setName(description.productName ?? description.name);
  app.setVersion(description.version);
  app.setAppPath(applicationFolder);
  await import(pathToFileURL(join(applicationFolder, description.main)).href);
}
