import { failure, success, type Failure, type Result } from '../../../shared/base/index.ts';
import type { RecognitionReport, RecognitionState } from '../../../shared/contract/index.ts';
import type { DocumentSummary } from '../../../shared/model/index.ts';
import type { RecogniseAside } from '../../ingest/recognise-aside.ts';
import {
  pagesGoneThrough,
  pauseRecognitions,
  putRecognisedPage,
  putRecognition,
  readChunks,
  readDocument,
  readRecognitions,
  readStandingReading,
  removeRecognisedPages,
  removeRecognition,
  type WaitingRecognition,
} from '../../store/index.ts';
import { expectedFailure } from '../expected-failure.ts';
import { requireWriting, type MatterContext, type MatterWriting } from '../matter-context.ts';
import { finishRecognition } from './finish-recognition.ts';
import { pagesToRecognise } from './pages-to-recognise.ts';

/** Recognition of text on pages, in the background of an open matter. */
export interface Recognition {
  /** Asks for documents' pages to be recognised: those without text, or with `anew` all of them. Refused whole where one cannot be. */
  readonly ask: (documents: readonly DocumentSummary[], anew: boolean) => Result<RecognitionState>;
  readonly state: () => RecognitionState;
  readonly pause: () => Result<RecognitionState>;
  readonly resume: () => Result<RecognitionState>;
  /** Takes documents, or all, from those that wait; pages recognised before are kept for when they are asked for again. */
  readonly cancel: (documents: readonly string[] | null) => Result<RecognitionState>;
  /** Waits until none of these documents waits any more, or the signal says so; then what came of each. */
  readonly settled: (documents: readonly string[], signal: AbortSignal) => Promise<RecognitionReport>;
  /** Ends the work and its helper; what waits is gone on with after the next opening. */
  readonly end: () => Promise<void>;
}

/**
 * Makes the recognition of one open matter. What waits and what was recognised lie in the matter's file, so it goes on where it
 * was however the process ended. `goesOn` says whether what waits from before is begun at once.
 */
export function recognitionOf(context: MatterContext, goesOn: boolean): Recognition {
  const aside: RecogniseAside | null = context.surroundings.recognise ?? null;
  const outcomes = new Map<string, Result<{ recognised: number; failed: number }>>();
  const listeners = new Set<() => void>();
  let problem: Failure | null = null;
  let ended = false;
  let working: Promise<void> | null = null;
  let controller = new AbortController();

  const state = (): RecognitionState => {
    const waiting = readRecognitions(context.reader);
    return {
      running: working !== null,
      paused: waiting.some(({ paused }) => paused),
      problem: problem?.message ?? null,
      documents: waiting.flatMap((one) => {
        const document = readDocument(context.reader, context.passages, one.document);
        if (document === null) return [];
        const gone = pagesGoneThrough(context.reader, one.document);
        const done = one.pages.filter((page) => gone.has(page)).length;
        return [
          {
            documentId: document.id,
            urn: document.urn,
            title: document.title,
            done,
            total: one.pages.length,
          },
        ];
      }),
    };
  };
  const tell = (): void => {
    if (ended) return;
    context.surroundings.emit('recognitionChanged', state());
    for (const listener of listeners) listener();
  };

  const recogniseDocument = async (
    waiting: WaitingRecognition,
    writing: MatterWriting,
    helper: RecogniseAside,
    signal: AbortSignal,
  ): Promise<void> => {
    const document = readDocument(context.reader, context.passages, waiting.document);
    if (document === null) {
      context.connection.writeAside((tx) => removeRecognition(tx, waiting.document));
      return;
    }
    const source = {
      key: document.sha256,
      fileName: document.fileName,
      bytes: () => new Uint8Array(Buffer.concat([...readChunks(context.reader, document.sha256)])),
    };
    for (const page of waiting.pages) {
      if (pagesGoneThrough(context.reader, document.id).has(page)) continue;
      const read = await helper.recognise(source, page, signal);
      if (signal.aborted || !isWaiting(document.id)) return;
      if (!read.ok && read.failure.code === 'not-available') {
        problem = read.failure;
        return;
      }
      context.connection.writeAside((tx) =>
        putRecognisedPage(
          tx,
          document.id,
          read.ok ? { page, ...read.value } : { page, failure: read.failure },
        ),
      );
      tell();
    }
    if (signal.aborted || !isWaiting(document.id)) return;
    const finished = finishRecognition(context, writing, document, waiting);
    outcomes.set(
      document.id,
      finished.ok
        ? success({ recognised: finished.value.recognised, failed: finished.value.failed.length })
        : finished,
    );
    tell();
  };
  const isWaiting = (document: string): boolean =>
    readRecognitions(context.reader).some((one) => one.document === document && !one.paused);

  const work = async (signal: AbortSignal): Promise<void> => {
    if (aside === null || context.writing === null) return;
    while (!signal.aborted && problem === null) {
      const next = readRecognitions(context.reader).find(({ paused }) => !paused);
      if (next === undefined) return;
      await recogniseDocument(next, context.writing, aside, signal);
    }
  };

  const begin = (): void => {
    if (working !== null || ended || aside === null) return;
    if (!readRecognitions(context.reader).some(({ paused }) => !paused)) return;
    problem = null;
    controller = new AbortController();
    const { signal } = controller;
    // A little later, so that who asked has the answer before the work tells of itself.
    working = new Promise<void>((resolve) => setImmediate(resolve))
      .then(() => work(signal))
      .catch((error: unknown) => {
        problem = expectedFailure(error) ?? wentWrong;
      })
      .then(() => {
        working = null;
        aside.end();
        if (signal.aborted) begin();
        tell();
      });
    tell();
  };
  /** Stops the page that is being read; what waits still is begun anew. */
  const interrupt = (): void => {
    if (working === null) begin();
    else controller.abort();
  };

  const changed = (
    change: Parameters<MatterContext['connection']['writeAside']>[0],
  ): Result<RecognitionState> => {
    const writing = requireWriting(context);
    if (!writing.ok) return writing;
    context.connection.writeAside(change);
    problem = null;
    return success(state());
  };

  if (goesOn && context.writing !== null) begin();
  return {
    state,
    ask: (documents, anew) => {
      const writing = requireWriting(context);
      if (!writing.ok) return writing;
      if (aside === null) return notHere;
      const asked: WaitingRecognition[] = [];
      for (const document of documents) {
        const pages = pagesToRecognise(context, document, anew);
        if (!pages.ok) return pages;
        const standing = readStandingReading(context.reader, document.id);
        if (standing === null) continue;
        const { textSha256, blocksSha256 } = standing;
        asked.push({ document: document.id, pages: pages.value, textSha256, blocksSha256, paused: false });
      }
      context.connection.writeAside((tx) => {
        pauseRecognitions(tx, false);
        for (const waiting of asked) {
          removeRecognisedPages(tx, waiting.document, anew ? 'all' : 'failed');
          putRecognition(tx, waiting);
          outcomes.delete(waiting.document);
        }
      });
      problem = null;
      begin();
      return success(state());
    },
    pause: () => {
      const paused = changed((tx) => pauseRecognitions(tx, true));
      if (paused.ok) controller.abort();
      tell();
      return paused.ok ? success(state()) : paused;
    },
    resume: () => {
      const resumed = changed((tx) => pauseRecognitions(tx, false));
      if (resumed.ok) begin();
      return resumed.ok ? success(state()) : resumed;
    },
    cancel: (documents) => {
      const cancelled = changed((tx) => {
        for (const { document } of readRecognitions(context.reader)) {
          if (documents === null || documents.includes(document)) removeRecognition(tx, document);
        }
      });
      if (cancelled.ok) interrupt();
      tell();
      return cancelled.ok ? success(state()) : cancelled;
    },
    settled: async (documents, signal) => {
      const open = (): boolean =>
        !ended &&
        !signal.aborted &&
        problem === null &&
        readRecognitions(context.reader).some((one) => documents.includes(one.document) && !one.paused);
      while (open()) {
        await new Promise<void>((resolve) => {
          const go = (): void => {
            listeners.delete(go);
            signal.removeEventListener('abort', go);
            resolve();
          };
          listeners.add(go);
          signal.addEventListener('abort', go, { once: true });
        });
      }
      return {
        problem,
        documents: documents.map((documentId) => {
          const outcome = outcomes.get(documentId);
          if (outcome === undefined) return { documentId, result: 'unfinished' as const };
          return outcome.ok
            ? { documentId, result: 'recognised' as const, ...outcome.value }
            : { documentId, result: 'refused' as const, message: outcome.failure.message };
        }),
      };
    },
    end: async () => {
      ended = true;
      controller.abort();
      for (const listener of listeners) listener();
      await working;
      aside?.end();
    },
  };
}

const notHere = failure(
  'not-available',
  'Text cannot be recognised here, because no helper process can be started. Nothing was changed.',
);

const wentWrong: Failure = {
  code: 'internal',
  message:
    'Recognising text stopped because something went wrong inside Glossator. What was recognised before is kept. Go on with it, or open the matter again.',
};
