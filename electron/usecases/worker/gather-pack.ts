import { failure, success, type Result } from '../../../shared/base/index.ts';
import { isWithheld, type PackAfter, type PackChoices, type Receipt } from '../../../shared/model/index.ts';
import {
  countOf,
  followedPack,
  heldByPack,
  onlyNew,
  packOutline,
  packsOfSeries,
  type EarlierPack,
  type HeldByPack,
} from '../../../shared/pack/index.ts';
import {
  containsHead,
  countPurgedImports,
  documentTexts,
  passageIndex,
  readPackBuilds,
  readPageWords,
  readReceipt,
  readReview,
  readSignaturesOf,
  rebuildFromLog,
  type Connection,
  type PackBuild,
} from '../../store/index.ts';
import { gatherSelection, type Gathered, type GatheredState } from '../gather-selection.ts';

/** What is to be gathered, and what the pack says of its making. */
export interface PackToGather {
  readonly choices: PackChoices;
  readonly clockMs: number;
  readonly applicationVersion: string;
}

/**
 * Gathers what a pack is made of: at a receipt, or now. Of a pack that goes on from an earlier one, what that one and all that went on
 * from it hold is left out; `held` keeps what they hold, which never changes.
 */
export function gatherPack(
  connection: Connection,
  matter: string,
  pack: PackToGather,
  receipt: Receipt | null,
  sqliteBinding: string | undefined,
  held = new Map<string, HeldByPack>(),
): Result<Gathered> {
  const gathered =
    receipt === null
      ? gatherSelection(presentState(connection, matter, pack), pack.choices)
      : gatherAtReceipt(connection, matter, pack, receipt, sqliteBinding);
  const { after } = pack.choices;
  if (!gathered.ok || after === undefined) return gathered;
  const builds = readPackBuilds(connection.reader).filter((build) => isKnownAt(receipt, build));
  const series = earlierPacks(
    connection,
    matter,
    packsOfSeries(builds.map(recordOf), after.pack),
    sqliteBinding,
    held,
  );
  return goingOn(gathered.value, after, series);
}

/** What is new against earlier packs, with a sentence that says how much of them is left out. */
function goingOn(
  { selection, findings, beside }: Gathered,
  after: PackAfter,
  series: readonly EarlierPack[],
): Result<Gathered> {
  const follows = followedPack(after, series);
  if (!follows.ok) return follows;
  const fresh = onlyNew(selection, follows.value, series);
  const { sections } = packOutline(fresh);
  const isEmpty = fresh.passages.length === 0 && (fresh.choices.parts === undefined || sections.length === 1);
  if (isEmpty) {
    return failure(
      'pack-empty',
      `All that these choices name is in “${follows.value.title}” or in what went on from it, so there is nothing to hand over later. Choose what came since.`,
    );
  }
  const passages = selection.passages.length - fresh.passages.length;
  const contents = fresh.follows?.leftOut?.size ?? 0;
  const left = [
    ...(passages === 0 ? [] : [countOf(passages, 'passage')]),
    ...(contents === 0 ? [] : [countOf(contents, 'part')]),
  ];
  const all: Gathered['findings'] = [
    ...findings,
    ...(left.length === 0
      ? []
      : [
          {
            kind: 'left-out',
            severity: 'look',
            sentence: `Left out, because it was handed over before in the packs that this one goes on from: ${left.join(' and ')}.`,
          } as const,
        ]),
  ];
  // A family of which a member was handed over before is whole over both packs.
  const held = new Set(series.flatMap(({ holds }) => [...holds.documents.keys()]));
  const relatives = beside.relatives.filter(
    ({ documentId, parent }) => !held.has(documentId) && !held.has(parent),
  );
  return success({
    selection: fresh,
    warnings: all.map(({ sentence }) => sentence),
    findings: all,
    beside: { ...beside, relatives },
  });
}

type RecordedBuild = Omit<EarlierPack, 'numbers' | 'holds'> & { readonly build: PackBuild };

function recordOf(build: PackBuild): RecordedBuild {
  const { pack, choices, clockMs, sumsSha256 } = build.body;
  return {
    id: pack,
    title: choices.title,
    builtAtMs: clockMs,
    sumsSha256,
    after: choices.after ?? null,
    build,
  };
}

/** What each pack of a series holds; of what may not leave any more nothing is known, and it is not in the new pack either. */
function earlierPacks(
  connection: Connection,
  matter: string,
  series: readonly RecordedBuild[],
  sqliteBinding: string | undefined,
  held: Map<string, HeldByPack>,
): readonly EarlierPack[] {
  return series.flatMap(({ build, ...pack }) => {
    const { choices, receipt, clockMs, numbers } = build.body;
    if (numbers === undefined) return [];
    const known = held.get(pack.id);
    if (known !== undefined) return [{ ...pack, numbers, holds: known }];
    const made = { choices, clockMs, applicationVersion: '' };
    const gathered = gatherAtReceipt(connection, matter, made, receipt, sqliteBinding);
    const holds = gathered.ok
      ? heldByPack(gathered.value.selection, packOutline(gathered.value.selection))
      : { passages: new Map(), documents: new Map(), words: new Set<string>() };
    held.set(pack.id, holds);
    return [{ ...pack, numbers, holds }];
  });
}

/** Whether a build is on the record of a state; of the present one all are. */
function isKnownAt(receipt: Receipt | null, { replica, replicaSeq }: PackBuild): boolean {
  return (
    receipt === null || receipt.heads.some((head) => head.replica === replica && replicaSeq <= head.length)
  );
}

/** The state that the matter has now. */
export function presentState(
  connection: Connection,
  matter: string,
  job: { readonly clockMs: number; readonly applicationVersion: string },
): GatheredState {
  const receipt = readReceipt(connection.reader, matter);
  return {
    database: connection.reader,
    texts: documentTexts(connection.reader),
    passages: passageIndex(connection.reader),
    wordsOfPage: (document, page) => readPageWords(connection.reader, document, page),
    receipt,
    signatures: readSignaturesOf(connection.reader, receipt.heads),
    clockMs: job.clockMs,
    applicationVersion: job.applicationVersion,
    withheldSince: () => false,
    purgedSince: () => 0,
  };
}

function gatherAtReceipt(
  connection: Connection,
  matter: string,
  job: PackToGather,
  receipt: Receipt,
  sqliteBinding: string | undefined,
): Result<Gathered> {
  if (receipt.matter !== matter || !receipt.heads.every((head) => containsHead(connection.reader, head))) {
    return failure(
      'receipt-invalid',
      'The receipt does not name a state of this matter, so no pack was built. Check that receipt and matter belong together.',
    );
  }
  const lengths = new Map(receipt.heads.map((head) => [head.replica, head.length] as const));
  const isIncluded = (replica: string, replicaSeq: number): boolean =>
    replicaSeq <= (lengths.get(replica) ?? 0);
  const rebuilt = rebuildFromLog(connection.reader, sqliteBinding, ({ header }) =>
    isIncluded(header.replica, header.replicaSeq),
  );
  const now = readReview(connection.reader);
  try {
    return gatherSelection(
      {
        database: rebuilt.reader,
        texts: documentTexts(rebuilt.reader, connection.reader),
        passages: passageIndex(rebuilt.reader),
        wordsOfPage: (document, page) => readPageWords(rebuilt.reader, document, page, connection.reader),
        receipt,
        signatures: readSignaturesOf(connection.reader, receipt.heads),
        clockMs: job.clockMs,
        applicationVersion: job.applicationVersion,
        withheldSince: (document) => isWithheld(now.decisions(document).privilege),
        purgedSince: (documents) => countPurgedImports(connection.reader, documents, isIncluded),
      },
      job.choices,
    );
  } finally {
    rebuilt.close();
  }
}
