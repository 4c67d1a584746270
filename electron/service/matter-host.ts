import {
  assertNever,
  type Clock,
  type FailureCode,
  failure,
  type RandomSource,
  type Result,
  success,
} from '../../shared/base/index.ts';
import {
  lockCalls,
  type SessionCallName,
  serviceCalls,
  type ServiceEvents,
} from '../../shared/contract/index.ts';
import type { DrawPagesAside } from '../ingest/draw-pages-aside.ts';
import type { ReadSourceAside } from '../ingest/read-source-aside.ts';
import type { ReadExchangeAside } from '../ingest/exchange/read-exchange-aside.ts';
import type { PreparePagesAside } from '../ingest/prepare-pages-aside.ts';
import type { RecogniseAside } from '../ingest/recognise-aside.ts';
import type { HeldKey, MatterSession, SessionSurroundings } from '../usecases/matter-session.ts';
import { type KeysOfMatters, lockHandlers } from './lock-handlers.ts';
import type { MatterOpening } from './matter-opening.ts';
import type { AskKeychain } from './keychain-questions.ts';
import type { Handlers, ReportIncident } from '../ports/dispatch.ts';
import { type PortService, serveCalls, type ServedPort } from '../ports/serve-calls.ts';
import type { MatterToOpen, ServiceReport, ServiceSurroundings } from '../ports/service-messages.ts';

/** What a host of a matter needs. */
export interface MatterHostOptions {
  readonly opening: MatterOpening;
  readonly keys: KeysOfMatters;
  readonly askKeychain: AskKeychain;
  readonly clock: Clock;
  readonly random: RandomSource;
  readonly readSource: ReadSourceAside;
  readonly recognise?: RecogniseAside;
  readonly drawPages?: DrawPagesAside;
  readonly preparePages?: PreparePagesAside;
  readonly readExchange?: ReadExchangeAside;
  readonly surroundings: ServiceSurroundings;
  readonly tell: (report: ServiceReport) => void;
  readonly report: ReportIncident;
}

/** Holds one matter open and serves it to every window that shows it. */
export interface MatterHost {
  /** Opens the matter, making it first where it is to be made. A failure answers every call until a retry succeeds. */
  readonly open: (matter: MatterToOpen) => Promise<void>;
  /** Opens again after a failure; does nothing while the matter is open or being opened. */
  readonly retry: () => Promise<void>;
  /** Answers a window's calls; the number is for releasing the port again. */
  readonly serve: (number: number, port: ServedPort) => void;
  readonly release: (number: number) => void;
  /**
   * Closes an encrypted matter and erases its key, unless long work is running and `unlessBusy` holds. True where it was closed:
   * the process is then to end, so that nothing of it stays in memory.
   */
  readonly lock: (unlessBusy: boolean) => Promise<boolean>;
  /** Lets running work finish and releases the matter; later calls fail with `matter-not-open`. */
  readonly close: () => Promise<void>;
}

/** A matter's file with its key, where it was made just now or unlocked. */
interface Prepared {
  readonly path: string;
  readonly key: HeldKey | null;
}

/** Failures that a backup in the file's place would end. */
const mendable: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'matter-damaged',
  'record-broken',
  'not-a-matter',
  'matter-not-found',
]);

const sessionCallNames = Object.keys(serviceCalls).filter((name) => !Object.hasOwn(lockCalls, name));

const waitingForPassphrase = failure(
  'matter-locked',
  'This matter is made once a passphrase has been chosen for it, or it was decided to go without.',
);

const closed = failure('matter-not-open', 'This matter has been closed. Open it again to go on.');

/** Makes a host that holds no matter yet; calls that come before `open` wait for it. */
export function matterHost(options: MatterHostOptions): MatterHost {
  const { tell } = options;
  const ports = new Map<number, PortService>();
  let wanted: MatterToOpen | null = null;
  let shownTitle = '';
  let settle: (opened: Promise<Result<MatterSession>>) => void = () => undefined;
  let opened = new Promise<Result<MatterSession>>((resolve) => {
    settle = resolve;
  });
  let state: 'waiting' | 'opening' | 'locked' | 'open' | 'failed' | 'closed' = 'waiting';

  const emit: SessionSurroundings['emit'] = (event, payload) => {
    for (const port of ports.values()) port.send({ event, payload });
    if (event === 'matterChanged') showTitle((payload as ServiceEvents['matterChanged']).state.title);
  };
  const tellEverything = async ({ calls }: MatterSession): Promise<void> => {
    const now = await calls.matterState({});
    if (!now.ok) return;
    const news = { state: now.value, documents: [], everything: true, texts: [] } as const;
    emit('matterChanged', { ...news, summaries: null, passages: null, notes: true });
  };
  const showTitle = (title: string): void => {
    if (title === shownTitle) return;
    shownTitle = title;
    tell({ kind: 'title', title });
  };

  const surroundings: SessionSurroundings = {
    clock: options.clock,
    random: options.random,
    profileFolder: options.surroundings.profileFolder,
    sqliteBinding: options.surroundings.sqliteBinding ?? undefined,
    packWorkerFile: options.surroundings.packWorkerFile,
    applicationVersion: options.surroundings.applicationVersion,
    readSource: options.readSource,
    ...(options.recognise === undefined ? {} : { recognise: options.recognise }),
    goesOnRecognising: true,
    ...(options.drawPages === undefined ? {} : { drawPages: options.drawPages }),
    ...(options.preparePages === undefined ? {} : { preparePages: options.preparePages }),
    ...(options.readExchange === undefined ? {} : { readExchange: options.readExchange }),
    backups: 'after-closing',
    emit,
  };

  /** The file that is to be opened, made first where that is wanted; a new matter's key comes with it. */
  const prepare = async (matter: MatterToOpen, key: HeldKey | null): Promise<Result<Prepared>> => {
    switch (matter.kind) {
      case 'file':
        return success({ path: matter.path, key });
      case 'new': {
        const place = options.opening.checkPlaceOfNewMatter(matter.path);
        return place.ok ? waitingForPassphrase : place;
      }
      case 'sample': {
        const { profileFolder } = options.surroundings;
        const { sampleFolder } = matter;
        const made = await options.opening.ensureSampleMatter({ profileFolder, sampleFolder, surroundings });
        return made.ok ? success({ path: made.value.path, key: null }) : made;
      }
      default:
        return assertNever(matter, 'matter to open');
    }
  };

  const openNow = async (
    matter: MatterToOpen,
    given: HeldKey | null,
    withSheet: boolean,
  ): Promise<Result<MatterSession>> => {
    const prepared = await prepare(matter, given);
    if (!prepared.ok) return prepared;
    const { path, key } = prepared.value;
    // From here on the file exists: a retry opens it and does not make it again.
    wanted = { kind: 'file', path };
    tell({ kind: 'prepared', path });
    const session = await options.opening.openMatter({
      path,
      surroundings,
      access: 'write-or-read',
      withSheet,
      ...(key === null ? {} : { key }),
    });
    if (!session.ok) return session;
    const matterState = await session.value.calls.matterState({});
    if (!matterState.ok) {
      await session.value.close();
      return matterState;
    }
    shownTitle = matterState.value.title;
    tell({ kind: 'opened', path, title: shownTitle, encrypted: matterState.value.encrypted });
    return session;
  };

  const openAndTell = async (
    matter: MatterToOpen,
    key: HeldKey | null,
    withSheet = false,
  ): Promise<Result<MatterSession>> => {
    let result: Result<MatterSession>;
    try {
      result = await openNow(matter, key, withSheet);
    } catch (error) {
      const incident = options.report(error, 'open');
      result = failure(
        'internal',
        `This matter could not be opened because something went wrong inside Glossator. Its file has not been changed. The incident is in the log as ${incident}.`,
      );
    }
    const locked = !result.ok && result.failure.code === 'matter-locked';
    if (state === 'opening') state = result.ok ? 'open' : locked ? 'locked' : 'failed';
    if (locked) tellLocked();
    else if (!result.ok) {
      const restorable =
        mendable.has(result.failure.code) && wanted?.kind === 'file' && (await hasBackups(wanted.path));
      tell({ kind: 'failed', failure: result.failure, restorable });
    }
    return result;
  };

  const hasBackups = (path: string): Promise<boolean> =>
    options.keys.hasBackups(path, options.surroundings.profileFolder);

  const tellLocked = (): void => {
    if (wanted?.kind === 'new') {
      const { path, title } = wanted;
      tell({ kind: 'locked', path, wants: 'new-passphrase', keychain: false, title });
    } else if (wanted?.kind === 'file') {
      const keychain = options.keys.keychainSecret(wanted.path, surroundings) !== null;
      tell({ kind: 'locked', path: wanted.path, wants: 'passphrase', keychain, title: null });
    }
  };

  const sessionHandlers = Object.fromEntries(
    sessionCallNames.map((name) => [
      name,
      async (input: unknown): Promise<Result<unknown>> => {
        const session = await opened;
        if (state === 'closed') return closed;
        if (!session.ok) return session;
        const serve = session.value.calls[name as SessionCallName] as (
          given: unknown,
        ) => Promise<Result<unknown>>;
        return serve(input);
      },
    ]),
  );

  const begin = async (
    matter: MatterToOpen,
    key: HeldKey | null = null,
    withSheet = false,
  ): Promise<void> => {
    wanted = matter;
    const first = state === 'waiting';
    state = 'opening';
    const opening = openAndTell(matter, key, withSheet);
    if (first) settle(opening);
    opened = opening;
    await opening;
  };

  const handlers = {
    ...sessionHandlers,
    ...lockHandlers({
      surroundings,
      keys: options.keys,
      createMatter: options.opening.createMatter,
      askKeychain: options.askKeychain,
      locked: () => (state === 'locked' ? wanted : null),
      failed: () => (state === 'failed' && wanted?.kind === 'file' ? wanted.path : null),
      session: async () => {
        const session = await opened;
        return state === 'closed' ? closed : session;
      },
      openFile: async (path, key, withSheet) => {
        await begin({ kind: 'file', path }, key, withSheet);
        return opened;
      },
      closeFor: async (work) => {
        const session = await opened;
        if (state !== 'open' || !session.ok) return session.ok ? closed : session;
        state = 'opening';
        let ended: (value: Result<MatterSession>) => void = () => undefined;
        opened = new Promise((resolve) => {
          ended = resolve;
        });
        let outcome: Prepared = { path: session.value.path, key: null };
        let again: Result<MatterSession>;
        try {
          await session.value.close('at-once');
          outcome = await work();
        } finally {
          // Whatever came of the work, the matter is opened again and nobody waits for ever.
          again = await openAndTell({ kind: 'file', path: outcome.path }, outcome.key);
          ended(again);
        }
        // Windows kept showing it: whatever they know of it is read anew.
        if (again.ok) await tellEverything(again.value);
        return again;
      },
    }),
    // The table's names and the handlers' are the same by construction, which Object.fromEntries cannot express.
  } as unknown as Handlers<typeof serviceCalls>;

  const end = async (how: 'in-peace' | 'at-once'): Promise<void> => {
    if (state === 'closed') return;
    const before = state;
    state = 'closed';
    settle(Promise.resolve(closed));
    if (before !== 'waiting') {
      const session = await opened;
      if (session.ok) await session.value.close(how);
      // Calls that have just been finished still send their replies.
      await new Promise((resolve) => setImmediate(resolve));
    }
    options.readSource.end();
    options.drawPages?.end();
    options.preparePages?.end();
    for (const port of ports.values()) port.close();
    ports.clear();
  };

  return {
    open: async (matter) => {
      if (state === 'waiting') await begin(matter);
    },
    retry: async () => {
      if (state === 'failed' && wanted !== null) await begin(wanted);
    },
    serve: (number, port) => {
      ports.set(number, serveCalls(port, { table: serviceCalls, handlers, report: options.report }));
      port.on('close', () => ports.delete(number));
    },
    release: (number) => {
      ports.get(number)?.close();
      ports.delete(number);
    },
    lock: async (unlessBusy) => {
      if (state !== 'open') return false;
      const session = await opened;
      if (!session.ok) return false;
      const key = session.value.anotherKey();
      key?.erase();
      if (key === null || (unlessBusy && session.value.busy())) return false;
      await end('at-once');
      return true;
    },
    close: () => end('in-peace'),
  };
}
