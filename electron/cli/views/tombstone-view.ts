import type { Tombstone } from '../../../shared/model/index.ts';
import type { DocumentView } from './document-view.ts';

/** What is left of a purged document as the command line gives it: the shape of a document, with nothing in it. */
export interface TombstoneView extends DocumentView {
  readonly purged: true;
  readonly reason: string;
  readonly proposedBy: string;
  readonly approvedBy: string;
  /** ISO 8601, UTC. */
  readonly purgedAt: string;
}

/** A purged document for `--json`. */
export function tombstoneView(stone: Tombstone): TombstoneView {
  return {
    urn: stone.urn,
    title: '',
    titleMadeUp: false,
    date: null,
    datePrecision: null,
    publisher: null,
    author: null,
    recipients: null,
    provider: null,
    providerReference: null,
    custodian: null,
    received: null,
    receivedPrecision: null,
    receivedHow: null,
    type: '',
    pages: null,
    supersededBy: null,
    sealed: null,
    kind: 'other',
    fileName: '',
    sha256: stone.sha256,
    bytes: 0,
    textSha256: '',
    characters: 0,
    words: 0,
    blocks: 0,
    passages: 0,
    copies: 0,
    family: null,
    purged: true,
    reason: stone.reason,
    proposedBy: stone.proposedBy,
    approvedBy: stone.approvedBy,
    purgedAt: new Date(stone.atMs).toISOString(),
  };
}

/** A purged document's row in a listing. */
export function tombstoneRow(stone: Tombstone): readonly string[] {
  return [stone.urn, '', '', '', `purged: ${stone.reason}`];
}
