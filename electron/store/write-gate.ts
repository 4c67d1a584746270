import {
  canonicalJson,
  nextClock,
  type Clock,
  type IdentifierSource,
  type JsonValue,
} from '../../shared/base/index.ts';
import { foldOperation } from '../../shared/fold/index.ts';
import type { Operation, OperationDraft, PassageSelector } from '../../shared/model/index.ts';
import { selectorFault } from './selector-fault.ts';
import { bodyHash, chainHash, chainStart } from '../crypto/index.ts';
import { applyChanges } from './apply-changes.ts';
import { carryOutPurge } from './carry-out-purge.ts';
import type { Connection } from './connection.ts';
import type { WriteTx } from './database.ts';
import type { DocumentTexts } from './document-text.ts';
import { indexOperations } from './index-operations.ts';
import { insertOperation } from './operation-log.ts';
import { highestClock, readChainHead } from './receipts.ts';

/** What a person did in one go. */
export interface Act {
  readonly reviewer: string;
  /** The act that this one undoes (or, undoing an undo, does again), or null. */
  readonly undoes: string | null;
  readonly operations: readonly OperationDraft[];
  /** Stores what the operations name by hash (texts, block lists, bytes), in the same transaction, before them. */
  readonly before?: (tx: WriteTx) => void;
}

/** An act as it stands in the log. */
export interface WrittenAct {
  readonly act: string;
  readonly operations: readonly Operation[];
}

/** The one way into the log and the folded tables. */
export interface WriteGate {
  /** Writes acts in one durable transaction: all of them or, on any error, none. */
  readonly write: (acts: readonly Act[]) => readonly WrittenAct[];
  /** When the newest act of this run became durable, in UTC milliseconds, or null. */
  readonly savedAtMs: () => number | null;
}

/** What a gate needs. */
export interface WriteGateOptions {
  readonly connection: Connection;
  readonly replica: string;
  readonly clock: Clock;
  readonly newIdentifier: IdentifierSource;
  readonly texts: DocumentTexts;
  /** Called after each commit. */
  readonly onWritten: (acts: readonly WrittenAct[]) => void;
}

/**
 * Opens the gate for one replica: continues its chain and its Lamport clock from what the matter holds.
 *
 * Writing throws `RefusedOperation` where an operation breaks a rule the gate checks (a passage whose quote is not what
 * its span holds), and the database's own error where the disk refuses; in both cases nothing was written.
 */
export function openWriteGate(options: WriteGateOptions): WriteGate {
  const { connection, replica, clock, newIdentifier, texts } = options;
  const head = readChainHead(connection.reader, replica);
  let length = head?.length ?? 0;
  let previousHash: Buffer = head === null ? chainStart : Buffer.from(head.hash, 'hex');
  let lamport = highestClock(connection.reader);
  let savedAtMs: number | null = null;

  const append = (tx: WriteTx, act: string, atMs: number, origin: Act, draft: OperationDraft): Operation => {
    lamport = nextClock(lamport);
    length += 1;
    const header = {
      id: newIdentifier(),
      act,
      undoes: origin.undoes,
      replica,
      replicaSeq: length,
      clock: lamport,
      atMs,
      reviewer: origin.reviewer,
      type: draft.type,
    } as const;
    const body = canonicalJson(plainJson(draft.body));
    const hashOfBody = bodyHash(body);
    const hash = chainHash(previousHash, header, hashOfBody);
    const operation = { ...header, body: JSON.parse(body) as unknown } as Operation;
    refuseFalseQuotes(texts, tx, operation);
    insertOperation(tx, { header, body, bodyHash: hashOfBody, previousHash, hash });
    previousHash = hash;
    applyChanges(tx, foldOperation(operation));
    if (operation.type === 'document.read') refuseFalselyCarried(texts, operation);
    if (operation.type === 'purge') carryOutPurge(tx, operation);
    return operation;
  };

  return {
    write: (acts) => {
      const before = { length, previousHash, lamport };
      const atMs = clock();
      let written: readonly WrittenAct[];
      try {
        written = connection.writeLogged((tx) => {
          const done = acts.map((origin) => {
            origin.before?.(tx);
            const act = newIdentifier();
            const operations = origin.operations.map((draft) => append(tx, act, atMs, origin, draft));
            return { act, operations };
          });
          indexOperations(
            tx,
            done.flatMap((act) => act.operations),
          );
          return done;
        });
      } catch (error) {
        ({ length, previousHash, lamport } = before);
        texts.forgetAll();
        throw error;
      }
      savedAtMs = atMs;
      options.onWritten(written);
      return written;
    },
    savedAtMs: () => savedAtMs,
  };
}

/** An operation that breaks a rule of the matter: a mistake of the program, never of a person. */
export class RefusedOperation extends Error {}

function refuseFalseQuotes(texts: DocumentTexts, tx: WriteTx, operation: Operation): void {
  if (operation.type === 'passage.create') {
    refuseFalseQuote(texts, operation.body.document, operation.body);
  } else if (operation.type === 'passage.move') {
    const row = tx.get<{ document: string | null }>(
      'SELECT document FROM passage WHERE id = ?',
      operation.body.passage,
    );
    refuseFalseQuote(texts, row?.document ?? '', operation.body.to);
  }
}

/** What a reading carried along has to hold in the text that it gave, which is the document's from here on. */
function refuseFalselyCarried(
  texts: DocumentTexts,
  operation: Extract<Operation, { readonly type: 'document.read' }>,
): void {
  const { document, carried } = operation.body;
  texts.forget(document);
  for (const { to, was } of carried?.passages ?? []) {
    if (to.quote !== was.quote) {
      throw new RefusedOperation('The gate refused a reading: a passage would hold another quote in it.');
    }
    refuseFalseQuote(texts, document, to);
  }
}

function refuseFalseQuote(texts: DocumentTexts, document: string, selector: PassageSelector): void {
  const read = texts.read(document);
  const fault = read === null ? 'its document is not in the matter' : selectorFault(read.text, selector);
  if (fault !== null) throw new RefusedOperation(`The gate refused a passage: ${fault}.`);
}

/** A body as plain JSON values; half a surrogate pair, which a person can paste but nobody can read, becomes U+FFFD. */
function plainJson(body: OperationDraft['body']): JsonValue {
  return JSON.parse(JSON.stringify(body), (_key, value: unknown) =>
    typeof value === 'string' ? value.toWellFormed() : value,
  ) as JsonValue;
}
