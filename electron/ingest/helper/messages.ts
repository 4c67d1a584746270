import type { Result } from '../../../shared/base/index.ts';
import type { Reading, SourceBytes } from '../reading.ts';

/** What a helper process is asked: to read one source. */
export interface HelperRequest {
  readonly kind: 'read';
  readonly id: number;
  readonly source: SourceBytes;
  /** Resident memory in bytes beyond which the helper's watchdog ends the process. */
  readonly memoryLimitBytes: number;
}

/** What a helper process answers. */
export interface HelperReply {
  readonly kind: 'reading';
  readonly id: number;
  readonly result: Result<Reading>;
}

/** What the watchdog writes to standard error before it ends the process, so that the reason is known on every system. */
export const memoryCapNotice = 'glossator-helper: memory cap reached';

/** True for a message that is a request, whatever else may arrive on the same way. */
export function isHelperRequest(message: unknown): message is HelperRequest {
  return (
    typeof message === 'object' &&
    message !== null &&
    'kind' in message &&
    message.kind === 'read' &&
    'source' in message
  );
}

/** True for a message that is a reply. */
export function isHelperReply(message: unknown): message is HelperReply {
  return typeof message === 'object' && message !== null && 'kind' in message && message.kind === 'reading';
}
