import type { Failure } from '../../shared/base/index.ts';

/** Which matter a service is to hold, and whether it must be made first. */
export type MatterToOpen =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'new'; readonly path: string; readonly title: string; readonly prefix: string }
  | { readonly kind: 'sample'; readonly sampleFolder: string };

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
  | { readonly kind: 'opened'; readonly path: string; readonly title: string }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'title'; readonly title: string }
  | { readonly kind: 'parser-wanted'; readonly request: number }
  | { readonly kind: 'parser-unwanted'; readonly request: number }
  | { readonly kind: 'incident'; readonly incident: ServiceIncident }
  | { readonly kind: 'closed' };
