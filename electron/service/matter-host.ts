import {
  assertNever,
  type Clock,
  failure,
  type RandomSource,
  type Result,
  success,
} from '../../shared/base/index.ts';
import { type ServiceCallName, serviceCalls, type ServiceEvents } from '../../shared/contract/index.ts';
import type { ReadSourceAside } from '../ingest/read-source-aside.ts';
import type { MatterSession, SessionSurroundings } from '../usecases/matter-session.ts';
import type { Handlers, ReportIncident } from '../ports/dispatch.ts';
import { type PortService, serveCalls, type ServedPort } from '../ports/serve-calls.ts';
import type { MatterToOpen, ServiceReport, ServiceSurroundings } from '../ports/service-messages.ts';

/** The use cases by which a host comes to an open matter. */
export interface MatterOpening {
  readonly openMatter: (options: {
    readonly path: string;
    readonly surroundings: SessionSurroundings;
    readonly access: 'write-or-read';
  }) => Promise<Result<MatterSession>>;
  readonly createMatter: (options: {
    readonly path: string;
    readonly title: string;
    readonly prefix: string;
    readonly surroundings: SessionSurroundings;
  }) => Promise<Result<{ readonly matter: string }>>;
  readonly ensureSampleMatter: (options: {
    readonly profileFolder: string;
    readonly sampleFolder: string;
    readonly surroundings: SessionSurroundings;
  }) => Promise<Result<{ readonly path: string }>>;
}

/** What a host of a matter needs. */
export interface MatterHostOptions {
  readonly opening: MatterOpening;
  readonly clock: Clock;
  readonly random: RandomSource;
  readonly readSource: ReadSourceAside;
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
  /** Lets running work finish and releases the matter; later calls fail with `matter-not-open`. */
  readonly close: () => Promise<void>;
}

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
  let state: 'waiting' | 'opening' | 'open' | 'failed' | 'closed' = 'waiting';

  const emit: SessionSurroundings['emit'] = (event, payload) => {
    for (const port of ports.values()) port.send({ event, payload });
    if (event === 'matterChanged') showTitle((payload as ServiceEvents['matterChanged']).state.title);
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
    backups: 'after-closing',
    emit,
  };

  const prepare = async (matter: MatterToOpen): Promise<Result<{ readonly path: string }>> => {
    switch (matter.kind) {
      case 'file':
        return success({ path: matter.path });
      case 'new': {
        const { path, title, prefix } = matter;
        const made = await options.opening.createMatter({ path, title, prefix, surroundings });
        return made.ok ? success({ path }) : made;
      }
      case 'sample': {
        const { profileFolder } = options.surroundings;
        return options.opening.ensureSampleMatter({
          profileFolder,
          sampleFolder: matter.sampleFolder,
          surroundings,
        });
      }
      default:
        return assertNever(matter, 'matter to open');
    }
  };

  const openNow = async (matter: MatterToOpen): Promise<Result<MatterSession>> => {
    const prepared = await prepare(matter);
    if (!prepared.ok) return prepared;
    const { path } = prepared.value;
    // From here on the file exists: a retry opens it and does not make it again.
    wanted = { kind: 'file', path };
    tell({ kind: 'prepared', path });
    const session = await options.opening.openMatter({ path, surroundings, access: 'write-or-read' });
    if (!session.ok) return session;
    const matterState = await session.value.calls.matterState({});
    if (!matterState.ok) {
      await session.value.close();
      return matterState;
    }
    shownTitle = matterState.value.title;
    tell({ kind: 'opened', path, title: shownTitle });
    return session;
  };

  const openAndTell = async (matter: MatterToOpen): Promise<Result<MatterSession>> => {
    let result: Result<MatterSession>;
    try {
      result = await openNow(matter);
    } catch (error) {
      const incident = options.report(error, 'open');
      result = failure(
        'internal',
        `This matter could not be opened because something went wrong inside Glossator. Its file has not been changed. The incident is in the log as ${incident}.`,
      );
    }
    if (state === 'opening') state = result.ok ? 'open' : 'failed';
    if (!result.ok) tell({ kind: 'failed', failure: result.failure });
    return result;
  };

  const handlers = Object.fromEntries(
    Object.keys(serviceCalls).map((name) => [
      name,
      async (input: unknown): Promise<Result<unknown>> => {
        const session = await opened;
        if (state === 'closed') return closed;
        if (!session.ok) return session;
        const serve = session.value.calls[name as ServiceCallName] as (
          given: unknown,
        ) => Promise<Result<unknown>>;
        return serve(input);
      },
    ]),
    // The table's names and the handlers' are the same by construction, which Object.fromEntries cannot express.
  ) as unknown as Handlers<typeof serviceCalls>;

  const begin = async (matter: MatterToOpen): Promise<void> => {
    wanted = matter;
    const first = state === 'waiting';
    state = 'opening';
    const opening = openAndTell(matter);
    if (first) settle(opening);
    opened = opening;
    await opening;
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
    close: async () => {
      if (state === 'closed') return;
      const before = state;
      state = 'closed';
      settle(Promise.resolve(closed));
      if (before !== 'waiting') {
        const session = await opened;
        if (session.ok) await session.value.close();
        // Calls that have just been finished still send their replies.
        await new Promise((resolve) => setImmediate(resolve));
      }
      options.readSource.end();
      for (const port of ports.values()) port.close();
      ports.clear();
    },
  };
}
