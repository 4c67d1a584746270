import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { app, type Session, session } from 'electron';
import { describeError } from '../files/incident-log.ts';
import { keepMemoryOutOfCoreDumps } from '../files/keep-memory-out-of-core-dumps.ts';
import { profileFolder } from '../files/profile-folder.ts';
import { application } from './application.ts';
import { ownArguments, runCommand, startRequest } from './command-line.ts';
import { incidents, recordCrashes } from './incidents.ts';
import { refuseNavigation, refusePermissions, refuseServers } from './navigation-refusal.ts';
import { refuseNetwork, refusePeerConnections, switchNetworkOff } from './network-refusal.ts';
import { refuseFileAddresses, registerOwnScheme, serveOwnScheme } from './own-scheme.ts';
import { pageSource } from './page-source.ts';
import { ownParserHelper } from './parser-helpers.ts';
import { isOnlyInstance } from './single-instance.ts';

keepMemoryOutOfCoreDumps(process.platform);

// Composition only, and nothing here waits before the own scheme is registered: Electron would be ready first.
const built = dirname(fileURLToPath(import.meta.url));
const pages = pageSource(app.isPackaged, process.env['ELECTRON_RENDERER_URL']);
const request = startRequest(ownArguments(process.argv, app.isPackaged));

const profile = profileFolder({
  platform: process.platform,
  environment: process.env,
  homeFolder: homedir(),
});
app.setPath('userData', profile);
app.setPath('sessionData', join(profile, 'browser'));

registerOwnScheme();
switchNetworkOff(pages);
// Every renderer, whatever its settings say. Where root has switched Chromium's sandbox off, Electron would not start.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();

if (request.kind === 'command') startCommand(request.arguments);
else startWindows(request.matterPath);

function startCommand(words: readonly string[]): void {
  app.dock?.hide();
  // A packaged application takes no native module from outside itself.
  if (app.isPackaged) delete process.env['GLOSSATOR_SQLITE_BINDING'];
  app.once('ready', () => {
    refuseEverything(session.defaultSession);
    runCommand({
      module: pathToFileURL(join(built, 'cli.js')).href,
      arguments: words,
      startHelper: () => ownParserHelper(join(built, 'ingest-helper.js')),
    }).then(
      (code) => app.exit(code),
      (error: unknown) => {
        process.stderr.write(`The command line could not be started: ${describeError(error).what}.\n`);
        app.exit(1);
      },
    );
  });
}

function startWindows(matterPath: string | null): void {
  const log = incidents(profile);
  let bringUp: (path: string | null) => void = (path) => {
    matterPath = path ?? matterPath;
  };
  if (!isOnlyInstance(matterPath, (path) => bringUp(path))) {
    app.exit(0);
    return;
  }
  recordCrashes(app, log);
  refuseServers(app);
  app.on('web-contents-created', (_event, contents) => {
    refuseNavigation(contents);
    refusePeerConnections(contents);
  });
  app.on('session-created', refuseEverything);
  // On macOS, matters opened from the Finder come this way, also before the application is ready.
  app.on('open-file', (event, path) => {
    event.preventDefault();
    bringUp(path);
  });
  app.once('ready', () => {
    refuseEverything(session.defaultSession);
    serveOwnScheme(session.defaultSession, join(built, '..', 'renderer'));
    const running = application({
      files: {
        service: join(built, 'service.js'),
        parserHelper: join(built, 'ingest-helper.js'),
        worker: join(built, 'worker.js'),
        preload: join(built, '..', 'preload', 'index.cjs'),
        sampleFolder: join(app.getAppPath(), 'resources', 'sample'),
      },
      pages,
      profileFolder: profile,
      // A packaged application takes no native module from outside itself.
      sqliteBinding: app.isPackaged ? null : (process.env['GLOSSATOR_SQLITE_BINDING'] ?? null),
      incidents: log,
    });
    bringUp = (path) => void running.bringUp(path).catch((error: unknown) => log.report(error, 'bring up'));
    running.start(matterPath).catch((error: unknown) => log.report(error, 'start'));
  });
}

function refuseEverything(refused: Session): void {
  refuseNetwork(refused, pages, !app.isPackaged);
  refusePermissions(refused);
  refuseFileAddresses(refused);
}
