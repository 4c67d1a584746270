import { failure, success, type Result } from '../../../shared/base/index.ts';
import { actKindLabels, instantInWords, isWithheld } from '../../../shared/model/index.ts';
import { historyCsv, type HistoryReport, type ReportedAct } from '../../../shared/pack/index.ts';
import { keyFingerprint } from '../../crypto/index.ts';
import { drawHistoryPdf } from '../../pack/draw-history-pdf.ts';
import {
  documentTexts,
  newestSequence,
  operationsOfAct,
  readMatter,
  readReceipt,
  readReview,
  readReviewerNames,
  readSignaturesOf,
  type Connection,
} from '../../store/index.ts';
import { actRows, isUndone, sentenceOfAct, type HistoryFilter } from '../history.ts';
import { documentUrn, type LabelSource } from '../target-label.ts';
import type { HistoryOutcome, Job, JobProgress } from './jobs.ts';

const cancelled = failure('cancelled', 'The history was not exported because the work was cancelled.');

/** Gathers a history at the state that the log has now, and makes the file that leaves. Fails with `cancelled`. */
export async function exportHistory(
  connection: Connection,
  matter: string,
  job: Job & { readonly kind: 'export-history' },
  onProgress: (progress: JobProgress) => void,
  signal: AbortSignal,
): Promise<Result<HistoryOutcome>> {
  const { reader } = connection;
  const review = readReview(reader);
  const source: LabelSource = {
    reader,
    texts: documentTexts(reader),
    withheld: (document) => isWithheld(review.decisions(document).privilege),
  };
  const receipt = readReceipt(reader, matter);
  const lengths = new Map(receipt.heads.map(({ replica, length }) => [replica, length] as const));
  const total = newestSequence(reader);
  const names = readReviewerNames(reader);
  const acts: ReportedAct[] = [];
  for await (const { act, seq } of actRows(source, job.filter)) {
    if (signal.aborted) return cancelled;
    const stored = operationsOfAct(reader, act);
    const [first] = stored;
    const last = stored.at(-1);
    if (first === undefined || last === undefined) continue;
    // What was written while the history was gathered is not in the state that its receipt names.
    if (last.header.replicaSeq > (lengths.get(last.header.replica) ?? 0)) continue;
    acts.push({
      atMs: first.header.atMs,
      reviewer: names.get(first.header.reviewer) ?? '',
      sentence: sentenceOfAct(source, act),
      undone: isUndone(source, act),
      operations: stored.length,
      act,
      replica: first.header.replica,
      firstPlace: first.header.replicaSeq,
      lastPlace: last.header.replicaSeq,
      hash: last.hash.toString('hex'),
    });
    if (acts.length % 500 === 0) onProgress({ done: total - seq, total, unit: 'operations' });
  }
  const report: HistoryReport = {
    matterTitle: readMatter(reader)?.title ?? '',
    clockMs: job.clockMs,
    applicationVersion: job.applicationVersion,
    filters: filterWords(source, names, job.filter),
    acts: acts.reverse(),
    receipt,
    signatures: readSignaturesOf(reader, receipt.heads).map((signed) => ({
      ...signed,
      fingerprint: keyFingerprint(signed.publicKey),
    })),
  };
  if (job.format === 'csv') {
    return success({ contents: historyCsv(report), acts: report.acts.length, pages: null });
  }
  const drawn = await drawHistoryPdf(report, {
    signal,
    onProgress: (done, pages) => {
      onProgress({ done, total: pages, unit: 'pages' });
    },
  });
  return drawn === null
    ? cancelled
    : success({ contents: drawn.bytes, acts: report.acts.length, pages: drawn.pages });
}

function filterWords(
  source: LabelSource,
  names: ReadonlyMap<string, string>,
  filter: HistoryFilter,
): readonly string[] {
  const { reviewer, documentId, kind, text, fromMs, beforeMs } = filter;
  const words: string[] = [];
  if (reviewer !== undefined) words.push(`Done by ${names.get(reviewer) ?? 'somebody unknown'}`);
  if (documentId !== undefined)
    words.push(`On {${documentUrn(source, documentId)?.urn ?? 'an unknown document'}}`);
  if (kind !== undefined) words.push(`Kind: ${actKindLabels[kind]}`);
  if (text !== undefined && text.trim() !== '') words.push(`With the words “${text.trim()}”`);
  if (fromMs !== undefined) words.push(`From ${instantInWords(fromMs)}`);
  if (beforeMs !== undefined) words.push(`Before ${instantInWords(beforeMs)}`);
  return words;
}
