import type { Failure } from '../../shared/base/index.ts';

/** Which matter a service is to hold, and whether it must be made first. */
export type MatterToOpen =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'new'; readonly path: string; readonly title: string; readonly prefix: string }
  | { readonly kind: 'sample'; readonly sampleFolder: string };

/** What a matter service asks of the operating system's keychain, which only the main process can reach. */
export type KeychainQuestion =
  | { readonly kind: 'available' }
  /** Make of a secret what only this person on this computer can read again; both as base64. */
  | { readonly kind: 'protect'; readonly secret: string }
  | { readonly kind: 'reveal'; readonly protectedSecret: string };

/** What the main process gives a new matter service once, before any port. */
export interface ServiceSurroundings {
  readonly profileFolder: string;
  readonly sqliteBinding: string | null;
  readonly packWorkerFile: string | null;
  readonly applicationVersion: string;
}

/** What the main process tells a matter service. Ports come with the message that names them. */
export type ServiceInstruction =
  | { readonly kind: 'open'; readonly matter: MatterToOpen; readonly surroundings: ServiceSurroundings }
  /** Opens again after a failure; without one, nothing happens. */
  | { readonly kind: 'retry' }
  /** The port is a window's, known by this number. */
  | { readonly kind: 'window-port'; readonly number: number }
  /** The window shows something else now: its port is closed. */
  | { readonly kind: 'release-port'; readonly number: number }
  /** The port leads to the helper process asked for. */
  | { readonly kind: 'parser-started'; readonly request: number }
  | { readonly kind: 'parser-ended'; readonly request: number; readonly outOfMemory: boolean }
  /** What the keychain answered, or null where it has no answer. */
  | { readonly kind: 'keychain-answer'; readonly request: number; readonly answer: string | null }
  /** Close an encrypted matter, erase its key, and end; with `unlessBusy`, not while long work is running. */
  | { readonly kind: 'lock'; readonly unlessBusy: boolean }
  /** Finish, release the matter's file, and end. */
  | { readonly kind: 'close' };

/** An incident of the service, for the main process to log: ids, codes and places in the code, never content. */
export interface ServiceIncident {
  readonly id: string;
  readonly atMs: number;
  readonly where: string;
  readonly what: string;
  readonly frames: readonly string[];
}

/** What a matter service tells the main process. */
export type ServiceReport =
  /** The matter's file exists and is about to be opened. */
  | { readonly kind: 'prepared'; readonly path: string }
  | { readonly kind: 'opened'; readonly path: string; readonly title: string; readonly encrypted: boolean }
  /** The matter waits for a passphrase: its own, or the one that it shall have. */
  | {
      readonly kind: 'locked';
      readonly path: string;
      readonly wants: 'passphrase' | 'new-passphrase';
      readonly keychain: boolean;
      readonly title: string | null;
    }
  /** It was not locked, because long work is running or because there is nothing to lock. */
  | { readonly kind: 'not-locked' }
  | { readonly kind: 'keychain-wanted'; readonly request: number; readonly question: KeychainQuestion }
  | { readonly kind: 'failed'; readonly failure: Failure; readonly restorable: boolean }
  | { readonly kind: 'title'; readonly title: string }
  | { readonly kind: 'parser-wanted'; readonly request: number }
  | { readonly kind: 'parser-unwanted'; readonly request: number }
  | { readonly kind: 'incident'; readonly incident: ServiceIncident }
  | { readonly kind: 'closed' };
