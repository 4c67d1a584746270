/** The outcome of something that can fail in an expected way: a value, or a failure that says what happened. */
export type Result<Value, Problem = Failure> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly failure: Problem };

/**
 * An expected failure, as it is shown to a person and printed by the command line.
 *
 * `message` is one or more plain sentences: what happened, what it means for the work, what can be done.
 * It never carries content of a document or a note beyond what the person typed in the same call.
 */
export interface Failure {
  readonly code: FailureCode;
  readonly message: string;
}

/** Every code a failure can carry, in the windows and on the command line alike. */
export type FailureCode =
  | 'backup-failed'
  | 'backup-not-found'
  | 'cancelled'
  | 'call-unknown'
  | 'call-invalid'
  | 'disk-full'
  | 'document-ambiguous'
  | 'document-not-found'
  | 'document-purged'
  | 'file-binary'
  | 'file-empty'
  | 'file-not-found'
  | 'file-too-large'
  | 'file-type-unknown'
  | 'file-unreadable'
  | 'folder-loop'
  | 'internal'
  | 'item-exists'
  | 'item-not-found'
  | 'link-not-found'
  | 'matter-damaged'
  | 'matter-exists'
  | 'matter-in-use'
  | 'matter-locked'
  | 'matter-not-found'
  | 'matter-not-open'
  | 'matter-too-new'
  | 'matter-vanished'
  | 'not-a-matter'
  | 'not-available'
  | 'nothing-to-recognise'
  | 'note-not-found'
  | 'nothing-to-redo'
  | 'nothing-to-undo'
  | 'pack-empty'
  | 'pack-exists'
  | 'pack-source-unreadable'
  | 'pack-failed'
  | 'pack-not-found'
  | 'key-file-damaged'
  | 'keychain-unavailable'
  | 'parser-crashed'
  | 'parser-out-of-memory'
  | 'parser-out-of-time'
  | 'page-not-found'
  | 'passage-empty'
  | 'passage-has-replaced-text'
  | 'passage-not-found'
  | 'passphrase-wrong'
  | 'path-invalid'
  | 'permission-denied'
  | 'purge-not-found'
  | 'purge-not-whole'
  | 'purge-proposed'
  | 'purge-same-reviewer'
  | 'query-invalid'
  | 'quote-ambiguous'
  | 'quote-not-found'
  | 'read-only'
  | 'reason-missing'
  | 'receipt-invalid'
  | 'record-broken'
  | 'recovery-invalid'
  | 'reviewer-missing'
  | 'service-stopped'
  | 'source-damaged'
  | 'source-needs-password'
  | 'source-password-wrong'
  | 'source-too-complex'
  | 'text-in-use'
  | 'theme-ambiguous'
  | 'theme-exists'
  | 'theme-not-found'
  | 'write-failed';

/** A successful result. */
export function success<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value };
}

/** A failed result with a code and its sentence. */
export function failure(
  code: FailureCode,
  message: string,
): { readonly ok: false; readonly failure: Failure } {
  return { ok: false, failure: { code, message } };
}
