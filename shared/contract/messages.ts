import type { Result } from '../base/index.ts';

/** What a renderer posts to the matter service or to the main process: a call by name, answered under the same id. */
export interface CallMessage {
  readonly id: number;
  readonly call: string;
  readonly input: unknown;
}

/** The answer to a call. */
export interface ReplyMessage {
  readonly id: number;
  readonly result: Result<unknown>;
}

/** Something that happened, sent without having been asked for. */
export interface EventMessage {
  readonly event: string;
  readonly payload: unknown;
}
