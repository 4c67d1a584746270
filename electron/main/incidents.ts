import { randomUUID } from 'node:crypto';
import type { App } from 'electron';
import { appendIncident, describeError, type Incident } from '../files/incident-log.ts';
import type { ReportIncident } from '../ports/dispatch.ts';

/** Where incidents of every process end up: the profile's log, with ids and codes only. */
export interface Incidents {
  readonly add: (incident: Incident) => void;
  /** Records a thrown value of the main process and gives the incident's id. */
  readonly report: ReportIncident;
  /** Records an end or refusal that throws nothing. */
  readonly note: (where: string, what: string) => string;
}

/** Writes incidents to the profile's log, one after another. */
export function incidents(profileFolder: string): Incidents {
  let last: Promise<void> = Promise.resolve();
  const add = (incident: Incident): void => {
    last = last
      .then(() => appendIncident(profileFolder, incident))
      .catch((error: unknown) => {
        // Without a writable profile the terminal is the only place left to say so.
        process.stderr.write(`${describeError(error).what}: incident ${incident.id} could not be logged.\n`);
      });
  };
  const note = (where: string, what: string, frames: readonly string[] = []): string => {
    const id = randomUUID().slice(0, 8);
    add({ id, atMs: Date.now(), where, what, frames });
    return id;
  };
  return {
    add,
    note: (where, what) => note(where, what),
    report: (error, call) => {
      const { what, frames } = describeError(error);
      return note(`main ${call}`, what, frames);
    },
  };
}

/** Records what would otherwise end silently: errors nobody caught, and processes that went away. */
export function recordCrashes(app: App, log: Incidents): void {
  process.on('uncaughtException', (error) => {
    const id = log.report(error, 'uncaught');
    process.stderr.write(`Something went wrong inside Glossator: incident ${id}.\n`);
  });
  process.on('unhandledRejection', (error) => {
    const id = log.report(error, 'unhandled');
    process.stderr.write(`Something went wrong inside Glossator: incident ${id}.\n`);
  });
  app.on('child-process-gone', (_event, details) => {
    if (details.reason !== 'clean-exit' && details.reason !== 'killed') {
      log.note('child process', `${details.type} ${details.reason} ${String(details.exitCode)}`);
    }
  });
  app.on('render-process-gone', (_event, contents, details) => {
    if (details.reason === 'clean-exit') return;
    log.note('page', `${details.reason} ${String(details.exitCode)}`);
    reloadUnlessInALoop(contents);
  });
}

/** How often a page that went away is loaded again within a minute. */
const mostReloads = 3;
const reloads = new WeakMap<Electron.WebContents, readonly number[]>();

function reloadUnlessInALoop(contents: Electron.WebContents): void {
  const now = Date.now();
  const recent = [...(reloads.get(contents) ?? []), now].filter((at) => now - at < 60_000);
  reloads.set(contents, recent);
  if (recent.length > mostReloads) return;
  // Not from within the event: the process that just went is still being cleared away.
  setImmediate(() => {
    if (!contents.isDestroyed()) contents.reload();
  });
}
