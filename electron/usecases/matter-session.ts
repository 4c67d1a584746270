import type { Clock, RandomSource, Result } from '../../shared/base/index.ts';
import type {
  OutputOf,
  SessionCallName,
  ServiceCalls,
  ServiceEvents,
  ValidInputOf,
} from '../../shared/contract/index.ts';
import type { Operation } from '../../shared/model/index.ts';
import type { DataKey, PassphraseCost } from '../crypto/index.ts';
import type { DrawPagesAside } from '../ingest/draw-pages-aside.ts';
import type { ReadSourceAside } from '../ingest/read-source-aside.ts';
import type { ReadExchangeAside } from '../ingest/exchange/read-exchange-aside.ts';
import type { PreparePagesAside } from '../ingest/prepare-pages-aside.ts';
import type { RecogniseAside } from '../ingest/recognise-aside.ts';

/** The use cases of an open matter, one for each call of the contract that needs one, taking input that was already validated. */
export type SessionCalls = {
  readonly [Name in SessionCallName]: (
    input: ValidInputOf<ServiceCalls[Name]>,
  ) => Promise<Result<OutputOf<ServiceCalls[Name]>>>;
};

/** A matter's key as who opens it holds it. */
export type HeldKey = DataKey;

/** An open matter: what the service serves to windows and the command line calls directly. */
export interface MatterSession {
  readonly path: string;
  readonly calls: SessionCalls;
  /** The log's newest operations, newest first, at most `limit`. */
  readonly operations: (limit: number) => readonly Operation[];
  /** Whether long work is running that closing would end. */
  readonly busy: () => boolean;
  /** A further holder of the matter's key, to be erased by the caller; null for a plain matter. */
  readonly anotherKey: () => HeldKey | null;
  readonly openedWithSheet: boolean;
  /** Makes a backup and removes all older ones for good, where there are any: those of a time when the matter was plain. */
  readonly replaceBackups: (task: string) => Promise<void>;
  /**
   * Finishes what runs, signs off the replica's head in the profile, and releases the file; `at-once` makes no backup before,
   * which the next opening catches up on.
   */
  readonly close: (how?: 'in-peace' | 'at-once') => Promise<void>;
}

/** What opening a matter needs from its surroundings. */
export interface SessionSurroundings {
  readonly clock: Clock;
  readonly random: RandomSource;
  /**
   * Folder of this machine's profile: replicas known here, last reviewer. Holds no document text but in the backups, as long as
   * nobody chose another folder for them.
   */
  readonly profileFolder: string;
  /** The native SQLite module's file, where the one beside the library does not fit the runtime. */
  readonly sqliteBinding: string | undefined;
  /** Reads a source's bytes in a helper process. */
  readonly readSource: ReadSourceAside;
  /** Recognises text on pages in a helper process; left out where none can be started. */
  readonly recognise?: RecogniseAside;
  /** Whether pages that wait from before are gone on with as soon as the matter is open. */
  readonly goesOnRecognising?: boolean;
  /** Draws pages in a helper process of its own; left out where nothing is shown. */
  readonly drawPages?: DrawPagesAside;
  /** Makes the pages of sources ready for packs in a helper process of its own; left out where none can be started. */
  readonly preparePages?: PreparePagesAside;
  /** Reads projects of other programs in a helper process of its own; left out where none can be started. */
  readonly readExchange?: ReadExchangeAside;
  /** The file of the worker that builds packs, or null to build in this thread. */
  readonly packWorkerFile: string | null;
  readonly applicationVersion: string;
  /** What a new passphrase shall cost to guess; measured on this machine where nothing is given. */
  readonly passphraseCost?: PassphraseCost;
  /**
   * Whether backups are made without being asked for: `half-hourly` at most every half hour of change, also when closing (many
   * short sessions, as from the command line), `after-closing` at each closing as well. Without it, only when asked for.
   */
  readonly backups?: 'after-closing' | 'half-hourly';
  readonly emit: <Name extends keyof ServiceEvents>(event: Name, payload: ServiceEvents[Name]) => void;
}
