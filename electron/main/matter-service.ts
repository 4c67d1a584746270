import { MessageChannelMain, type MessagePortMain, type UtilityProcess, utilityProcess } from 'electron';
import { assertNever, type Failure, failure, type Result, success } from '../../shared/base/index.ts';
import type { MatterOpening } from '../../shared/contract/index.ts';
import type { Incident } from '../files/incident-log.ts';
import type {
  MatterToOpen,
  ServiceInstruction,
  ServiceReport,
  ServiceSurroundings,
} from '../ports/service-messages.ts';
import type { Keychain } from './keychain.ts';
import { type ParserHelpers, parserHelpers } from './parser-helpers.ts';
import { processEnvironment } from './process-environment.ts';

/**
 * How long a service may take to finish and release its matter before it is ended, in milliseconds: closing waits half a minute
 * for its backup.
 */
const closingLimitMs = 45_000;

/** How long a service may take to lock its matter, which makes no backup, before it is ended, in milliseconds. */
const lockingLimitMs = 10_000;

/** How often a service is started again within `restartWindowMs` before it is given up. */
const mostRestarts = 4;
const restartWindowMs = 60_000;

const stoppedSentence =
  'The part of Glossator that keeps this matter stopped and is being started again. Everything that was shown as saved is safe.';

const givenUpSentence =
  'The part of Glossator that keeps this matter stopped several times in a row and was not started again. Everything that was shown as saved is safe. Close this matter and open it again; if it happens again, restart the computer and run “verify” on the matter.';

/** A window that shows a matter, as the matter's service knows it. */
export interface MatterClient {
  /** The service was started anew: the ports it gave out before lead nowhere. */
  readonly restarted: () => void;
  readonly stopped: (sentence: string) => void;
  /** The matter was opened, could not be, or is being opened again. */
  readonly openingChanged: () => void;
  readonly titleChanged: () => void;
}

/** A matter as its window's title names it. */
export interface NamedMatter {
  readonly title: string;
  /** Null while it is not open. */
  readonly encrypted: boolean | null;
}

/** An open matter: its file, and the title it had last. */
export interface OpenedMatter {
  readonly path: string;
  readonly title: string;
  readonly encrypted: boolean;
}

/** The process that holds one matter, kept running for as long as windows show it. */
export interface MatterService {
  readonly path: () => string;
  readonly named: () => NamedMatter;
  readonly opening: () => MatterOpening;
  /** Waits for the opening that is under way, if one is. */
  readonly opened: () => Promise<Result<OpenedMatter>>;
  /**
   * Locks an encrypted matter that is open: the process ends, so that nothing of it stays in memory, and another one waits
   * for the passphrase. With `unlessBusy` not while long work is running. True where it was locked.
   */
  readonly lock: (unlessBusy: boolean) => Promise<boolean>;
  /** Opens again where that failed or the service was given up. */
  readonly retry: () => void;
  readonly attach: (client: MatterClient) => void;
  readonly detach: (client: MatterClient) => void;
  readonly clients: () => readonly MatterClient[];
  /** A port for a window, to be handed to its page, and how to close it again. */
  readonly connect: () => { readonly port: MessagePortMain; readonly release: () => void };
  /** Lets the service finish, waits 45 seconds at most, and ends it. */
  readonly close: () => Promise<void>;
}

/** What a matter's service needs. */
export interface MatterServiceOptions {
  readonly matter: MatterToOpen;
  /** Where the matter's file lies, or will lie as far as is known. */
  readonly path: string;
  readonly serviceFile: string;
  readonly helperFile: string;
  readonly surroundings: ServiceSurroundings;
  /** Resolves once an earlier service has released the same file. */
  readonly after: Promise<void>;
  /** What the process writes of itself: into our own stderr in a checkout, nowhere when packaged. */
  readonly stdio: 'inherit' | 'ignore';
  readonly onPrepared: (path: string) => void;
  readonly onOpened: (matter: OpenedMatter) => void;
  readonly keychain: Keychain;
  readonly onIncident: (incident: Incident) => void;
  /** An unexpected end of the process, with its exit code. */
  readonly onDeath: (code: number) => void;
}

/** Starts the process that holds a matter and keeps it running. */
export function matterService(options: MatterServiceOptions): MatterService {
  const clients = new Set<MatterClient>();
  let matter = options.matter;
  let path = options.path;
  let title = '';
  let encrypted = false;
  let locked: LockedMatter | null = null;
  /** Set while the process is ending because it was told to lock; called with whether it did. */
  let locking: ((done: boolean) => void) | null = null;
  let child: UtilityProcess | null = null;
  let helpers: ParserHelpers | null = null;
  let problem: Failure | null = null;
  let restorable = false;
  let closing: Promise<void> | null = null;
  let deaths: readonly number[] = [];
  let portNumber = 0;
  let outcome = pending<Result<OpenedMatter>>();
  /** What is to be sent once the process is there: a window may connect before. */
  let queue: { readonly instruction: ServiceInstruction; readonly ports: readonly MessagePortMain[] }[] = [];

  const instruct = (instruction: ServiceInstruction, ports: readonly MessagePortMain[] = []): void => {
    if (child === null) queue.push({ instruction, ports });
    else child.postMessage(instruction, [...ports]);
  };

  const start = (): void => {
    if (closing !== null) return;
    const started = utilityProcess.fork(options.serviceFile, [], {
      serviceName: 'Glossator matter service',
      env: processEnvironment(process.env),
      stdio: options.stdio,
    });
    const ownHelpers = parserHelpers(options.helperFile, (request, outOfMemory) => {
      if (child === started) instruct({ kind: 'parser-ended', request, outOfMemory });
    });
    child = started;
    helpers = ownHelpers;
    started.on('message', (report: ServiceReport) => hear(report));
    started.once('exit', (code) => {
      ownHelpers.endAll();
      if (child !== started) return;
      child = null;
      helpers = null;
      if (locking !== null) {
        locking(true);
        // Of a locked matter no more is shown than its file's name.
        title = '';
        if (closing === null) begin();
      } else if (closing === null) afterDeath(code);
    });
    started.postMessage({
      kind: 'open',
      matter,
      surroundings: options.surroundings,
    } satisfies ServiceInstruction);
    const waiting = queue;
    queue = [];
    for (const { instruction, ports } of waiting) instruct(instruction, ports);
  };

  const hear = (report: ServiceReport): void => {
    switch (report.kind) {
      case 'prepared':
        path = report.path;
        matter = { kind: 'file', path };
        options.onPrepared(path);
        return;
      case 'opened':
        path = report.path;
        ({ title, encrypted } = report);
        problem = null;
        locked = null;
        if (outcome.settled()) outcome = pending();
        outcome.resolve(success({ path, title, encrypted }));
        tellTitle();
        tellOpening();
        options.onOpened({ path, title, encrypted });
        return;
      case 'locked':
        path = report.path;
        locked = report;
        problem = null;
        outcome.resolve(success({ path, title: '', encrypted: true }));
        tellTitle();
        tellOpening();
        return;
      case 'not-locked':
        locking?.(false);
        return;
      case 'keychain-wanted':
        instruct({
          kind: 'keychain-answer',
          request: report.request,
          answer: options.keychain.answer(report.question),
        });
        return;
      case 'failed':
        ({ failure: problem, restorable } = report);
        locked = null;
        outcome.resolve({ ok: false, failure: report.failure });
        tellOpening();
        return;
      case 'title':
        title = report.title;
        tellTitle();
        options.onOpened({ path, title, encrypted });
        return;
      case 'parser-wanted':
        if (helpers !== null) {
          const port = helpers.start(report.request);
          instruct({ kind: 'parser-started', request: report.request }, [port]);
        }
        return;
      case 'parser-unwanted':
        helpers?.end(report.request);
        return;
      case 'incident':
        options.onIncident(report.incident);
        return;
      case 'closed':
        return;
      default:
        assertNever(report, 'report of a matter service');
    }
  };

  const tellTitle = (): void => {
    for (const client of clients) client.titleChanged();
  };

  const tellOpening = (): void => {
    for (const client of clients) client.openingChanged();
  };

  const afterDeath = (code: number): void => {
    options.onDeath(code);
    queue = [];
    const now = Date.now();
    deaths = [...deaths, now].filter((at) => now - at < restartWindowMs);
    const again = deaths.length <= mostRestarts && matter.kind !== 'new';
    if (!again) {
      problem = failure('service-stopped', givenUpSentence).failure;
      restorable = false;
      outcome.resolve({ ok: false, failure: problem });
    }
    if (!again) {
      tellOpening();
      return;
    }
    for (const client of clients) client.stopped(stoppedSentence);
    begin();
  };

  const begin = (): void => {
    if (outcome.settled()) outcome = pending();
    problem = null;
    locked = null;
    start();
    for (const client of clients) client.restarted();
  };

  const closeNow = async (): Promise<void> => {
    outcome.resolve(failure('matter-not-open', 'This matter has been closed. Open it again to go on.'));
    const process = child;
    if (process === null) return;
    const ended = new Promise<void>((resolve) => process.once('exit', () => resolve()));
    process.postMessage({ kind: 'close' } satisfies ServiceInstruction);
    const limit = setTimeout(() => process.kill(), closingLimitMs);
    await ended;
    clearTimeout(limit);
  };

  const lock = async (unlessBusy: boolean): Promise<boolean> => {
    const process = child;
    if (process === null || !encrypted || locked !== null || locking !== null || closing !== null)
      return false;
    const answered = new Promise<boolean>((resolve) => {
      locking = resolve;
    });
    process.postMessage({ kind: 'lock', unlessBusy } satisfies ServiceInstruction);
    const limit = setTimeout(() => process.kill(), lockingLimitMs);
    const done = await answered;
    clearTimeout(limit);
    locking = null;
    return done;
  };

  void options.after.then(start);

  return {
    path: () => path,
    named: () => ({
      title: locked === null ? title : '',
      encrypted: outcome.settled() && problem === null && locked === null ? encrypted : null,
    }),
    lock,
    opening: () => {
      if (problem !== null)
        return { kind: 'failed', code: problem.code, sentence: problem.message, restorable };
      if (locked !== null) {
        const { wants, keychain, title: wanted } = locked;
        return { kind: 'locked', wants, keychain, title: wanted };
      }
      return outcome.settled() ? { kind: 'open' } : { kind: 'opening' };
    },
    opened: () => outcome.promise,
    retry: () => {
      if (problem === null || closing !== null) return;
      if (child === null) {
        deaths = [];
        begin();
      } else {
        outcome = pending();
        problem = null;
        instruct({ kind: 'retry' });
      }
      tellOpening();
    },
    attach: (client) => clients.add(client),
    detach: (client) => clients.delete(client),
    clients: () => [...clients],
    connect: () => {
      const { port1, port2 } = new MessageChannelMain();
      portNumber += 1;
      const number = portNumber;
      const at = child;
      instruct({ kind: 'window-port', number }, [port1]);
      const release = (): void => {
        if (child === at || at === null) instruct({ kind: 'release-port', number });
      };
      return { port: port2, release };
    },
    close: () => (closing ??= closeNow()),
  };
}

type LockedMatter = ServiceReport & { readonly kind: 'locked' };

interface Pending<Value> {
  readonly promise: Promise<Value>;
  readonly resolve: (value: Value) => void;
  readonly settled: () => boolean;
}

function pending<Value>(): Pending<Value> {
  let settled = false;
  let settle: (value: Value) => void = () => undefined;
  const promise = new Promise<Value>((resolve) => {
    settle = resolve;
  });
  return {
    promise,
    resolve: (value) => {
      settled = true;
      settle(value);
    },
    settled: () => settled,
  };
}
