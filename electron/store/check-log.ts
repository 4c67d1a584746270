import type { ChainHead, HeadSignature } from '../../shared/model/index.ts';
import {
  canonicalHeader,
  chainHeadMessage,
  chainStart,
  isSignedBy,
  keyFingerprint,
  quickSha256Hex,
} from '../crypto/index.ts';
import type { StoredOperation } from './operation-log.ts';

/** What can be wrong with a log, by what was done to it. */
export type LogFaultKind =
  | 'changed-body'
  | 'changed-header'
  | 'lost-body'
  | 'missing'
  | 'reordered'
  | 'replayed'
  | 'cut'
  | 'rewritten'
  | 'forged';

/** One thing that is wrong with a log, with the reason in a sentence. */
export interface LogFault {
  readonly kind: LogFaultKind;
  readonly replica: string;
  /** The place in the replica's chain, from 1. */
  readonly place: number;
  readonly sentence: string;
}

/** A chain head that something outside the log remembers; `by` names it, as `the pack “Training”`. */
export interface RememberedHead extends ChainHead {
  readonly by: string;
}

/** A log from anywhere: an open matter, a backup, a copy that is to be merged. */
export interface LogToCheck {
  readonly matter: string;
  /** In order of arrival. */
  readonly operations: Iterable<StoredOperation>;
  readonly signatures: readonly HeadSignature[];
  readonly remembered: readonly RememberedHead[];
  /** True for operations whose bodies were purged. */
  readonly isPurged: (operationId: string) => boolean;
}

/** What the check of a log found. */
export interface LogReport {
  readonly operations: number;
  readonly chains: number;
  /** Operations whose bodies were purged: not faults, and not to be read any more. */
  readonly withheld: number;
  /** What is wrong with the operations among themselves. */
  readonly faults: readonly LogFault[];
  /** What is wrong with signatures, or with the log by their word. */
  readonly signatureFaults: readonly LogFault[];
  /** What is wrong by what is remembered outside the log. */
  readonly rememberedFaults: readonly LogFault[];
  /** Replicas whose key was replaced by another, with the place where the record says so. */
  readonly changedKeys: readonly { readonly replica: string; readonly place: number }[];
}

interface Range {
  from: number;
  to: number;
}

/** What is known of one replica's chain while its operations come by. */
interface Chain {
  /** The highest place seen, and the hash there. */
  length: number;
  head: string;
  /** The highest Lamport clock seen; along a chain clocks ascend. */
  clock: number;
  /** Places that were skipped and have not come yet. */
  readonly skipped: Range[];
  readonly keys: { readonly from: number; readonly publicKey: string }[];
}

const startHash = chainStart.toString('hex');

/**
 * Checks a log: every body and header against its hash, every operation against the one before it, each chain's beginning,
 * every signature, and every head that is remembered elsewhere. A log that nobody touched never gives a fault.
 *
 * It holds a few lines for each replica, every id, and the hashes of the places that signatures and memories name.
 */
export function checkLog(log: LogToCheck): LogReport {
  const faults: LogFault[] = [];
  const chains = new Map<string, Chain>();
  const wanted = placesWanted(log);
  const ids = new Set<string>();
  const begun: { readonly replica: string; readonly heads: readonly ChainHead[] }[] = [];
  const hashOf = chainHasher();
  let operations = 0;
  let withheld = 0;
  let created = false;

  for (const operation of log.operations) {
    const { header, body } = operation;
    const { replica, replicaSeq: place } = header;
    operations += 1;
    const fault = (kind: LogFaultKind, says: string): void => {
      faults.push({ kind, replica, place, sentence: `Operation ${place} of replica ${replica} ${says}` });
    };
    const chain = chains.get(replica) ?? { length: 0, head: startHash, clock: 0, skipped: [], keys: [] };
    chains.set(replica, chain);

    if (ids.has(header.id)) fault('replayed', 'stands in the log twice.');
    ids.add(header.id);

    const bodyHash = operation.bodyHash.toString('hex');
    if (body === null) {
      if (log.isPurged(header.id)) withheld += 1;
      else fault('lost-body', 'has lost its body without a purge.');
    } else if (quickSha256Hex(body) !== bodyHash) {
      fault('changed-body', 'was changed: its body has another hash.');
    }
    const hash = operation.hash.toString('hex');
    if (hashOf(operation) !== hash) fault('changed-header', 'was changed: its hash is another.');

    if (place === chain.length + 1) {
      if (operation.previousHash.toString('hex') !== chain.head) {
        fault('replayed', 'does not follow the one before it.');
      }
    } else if (place > chain.length) {
      chain.skipped.push({ from: chain.length + 1, to: place - 1 });
      if (operation.previousHash.toString('hex') !== chain.head) {
        fault('missing', 'does not follow the one before it.');
      }
    } else if (takeSkipped(chain.skipped, place)) {
      fault('reordered', 'stands behind operations that came after it.');
    } else {
      fault('replayed', 'stands in its chain twice.');
    }
    if (place > chain.length) {
      if (header.clock <= chain.clock) fault('replayed', 'repeats an earlier time of the log.');
      chain.length = place;
      chain.head = hash;
      chain.clock = header.clock;
    }
    const places = wanted.get(replica);
    if (places?.has(place) === true) places.set(place, hash);

    if (header.type === 'replica.key') {
      const publicKey = textOf(bodyOf(body), 'publicKey');
      if (publicKey !== null) chain.keys.push({ from: place, publicKey });
    }
    if (place === 1) {
      if (header.type === 'matter.create') {
        if (body !== null && textOf(bodyOf(body), 'matter') !== log.matter) {
          fault('replayed', 'begins another matter: this chain was brought in from elsewhere.');
        } else if (created) {
          fault('replayed', 'creates the matter a second time.');
        }
        created = true;
      } else if (header.type === 'replica.begin') {
        begun.push({ replica, heads: body === null ? [] : headsOf(bodyOf(body)) });
        if (body !== null && headsOf(bodyOf(body)).length === 0) {
          fault('replayed', 'begins a chain from nothing: it was brought in from elsewhere.');
        }
      } else {
        fault('replayed', 'begins a chain without saying so: it was brought in from elsewhere.');
      }
    }
  }

  for (const [replica, { skipped }] of chains) {
    for (const { from, to } of skipped) {
      faults.push({
        kind: 'missing',
        replica,
        place: to + 1,
        sentence: `Operation ${to + 1} of replica ${replica} follows number ${from - 1}: some are missing.`,
      });
    }
  }
  const lengthOf = (replica: string): number => chains.get(replica)?.length ?? 0;
  for (const { replica, heads } of begun) {
    for (const head of heads) {
      if (lengthOf(head.replica) >= head.length) continue;
      const sentence = `Replica ${replica} began when replica ${head.replica} had ${head.length} operations; the log holds ${lengthOf(head.replica)}: its end was cut off, or the chain was brought in from elsewhere.`;
      faults.push({ kind: 'cut', replica: head.replica, place: head.length, sentence });
    }
  }
  return {
    operations,
    chains: chains.size,
    withheld,
    faults,
    signatureFaults: log.signatures.flatMap(
      (signed) =>
        signatureFault(
          log.matter,
          signed,
          chains.get(signed.replica)?.keys ?? [],
          lengthOf(signed.replica),
          wanted.get(signed.replica)?.get(signed.length) ?? null,
        ) ?? [],
    ),
    rememberedFaults: log.remembered.flatMap(
      (head) =>
        headFault(
          head,
          lengthOf(head.replica),
          wanted.get(head.replica)?.get(head.length) ?? null,
          `By ${head.by}, replica`,
        ) ?? [],
    ),
    changedKeys: [...chains].flatMap(([replica, { keys }]) =>
      keys
        .filter((key, index) => index > 0 && keys[index - 1]?.publicKey !== key.publicKey)
        .map((key) => ({ replica, place: key.from })),
    ),
  };
}

/** What is wrong with one signature, given the keys on the record, the chain's length, and the hash at the place signed. */
export function signatureFault(
  matter: string,
  signed: HeadSignature,
  keys: readonly { readonly from: number; readonly publicKey: string }[],
  length: number,
  hashThere: string | null,
): LogFault | null {
  const { replica, length: place } = signed;
  const forged = (says: string): LogFault => ({
    kind: 'forged',
    replica,
    place,
    sentence: `The signature of replica ${replica} at operation ${place} ${says}`,
  });
  if (
    !isSignedBy(signed.publicKey, chainHeadMessage(matter, signed), Buffer.from(signed.signature, 'base64'))
  ) {
    return forged('does not verify: it was forged, or belongs to another matter or place.');
  }
  const broken = headFault(signed, length, hashThere, 'By its own signature, replica');
  if (broken !== null) return broken;
  const inForce = keys.findLast(({ from }) => from <= place);
  if (inForce?.publicKey === signed.publicKey) return null;
  return forged(
    `was made with the key ${keyFingerprint(signed.publicKey).slice(0, 16)}…, which is not on the record there.`,
  );
}

/** What is wrong by the word of a head: the chain is shorter, or holds something else there. */
export function headFault(
  head: ChainHead,
  length: number,
  hashThere: string | null,
  lead: string,
): LogFault | null {
  const { replica, length: place } = head;
  if (place === 0) return null;
  if (hashThere === head.hash) return null;
  if (length < place) {
    const sentence = `${lead} ${replica} had ${place} operations; the matter holds ${length}: its end was cut off.`;
    return { kind: 'cut', replica, place, sentence };
  }
  const sentence = `${lead} ${replica} had another operation at place ${place}: the chain was written anew.`;
  return { kind: 'rewritten', replica, place, sentence };
}

/** The places whose hashes somebody outside the chain names, to be filled on the way. */
function placesWanted(log: LogToCheck): ReadonlyMap<string, Map<number, string | null>> {
  const wanted = new Map<string, Map<number, string | null>>();
  for (const { replica, length } of [...log.signatures, ...log.remembered]) {
    const places = wanted.get(replica) ?? new Map<number, string | null>();
    wanted.set(replica, places.set(length, null));
  }
  return wanted;
}

/** Takes a place out of the skipped ones; false where it was none of them. */
function takeSkipped(skipped: Range[], place: number): boolean {
  const at = skipped.findIndex(({ from, to }) => from <= place && place <= to);
  const range = skipped[at];
  if (range === undefined) return false;
  const parts = [
    { from: range.from, to: place - 1 },
    { from: place + 1, to: range.to },
  ];
  skipped.splice(at, 1, ...parts.filter(({ from, to }) => from <= to));
  return true;
}

/** The hash that an operation should have, made in one buffer that is used again: `SHA-256(prev ‖ header ‖ body_hash)`. */
function chainHasher(): (operation: StoredOperation) => string {
  let room = Buffer.alloc(4_096);
  return ({ previousHash, header, bodyHash }) => {
    const text = canonicalHeader(header);
    const most = previousHash.length + text.length * 3 + bodyHash.length;
    if (most > room.length) room = Buffer.alloc(most * 2);
    let end = previousHash.copy(room);
    end += room.write(text, end, 'utf8');
    end += bodyHash.copy(room, end);
    return quickSha256Hex(room.subarray(0, end));
  };
}

function bodyOf(body: string | null): unknown {
  try {
    return body === null ? null : JSON.parse(body);
  } catch {
    return null;
  }
}

function textOf(body: unknown, field: string): string | null {
  if (typeof body !== 'object' || body === null) return null;
  const value: unknown = Reflect.get(body, field);
  return typeof value === 'string' ? value : null;
}

function headsOf(body: unknown): readonly ChainHead[] {
  if (typeof body !== 'object' || body === null || !('startedFrom' in body)) return [];
  return Array.isArray(body.startedFrom) ? (body.startedFrom as readonly ChainHead[]) : [];
}
