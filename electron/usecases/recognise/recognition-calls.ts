import { success, type Result } from '../../../shared/base/index.ts';
import type { ImportReport } from '../../../shared/contract/index.ts';
import { readDocument, readMatter } from '../../store/index.ts';
import { requireWriting, type MatterContext } from '../matter-context.ts';
import type { SessionCalls } from '../matter-session.ts';
import { matterState } from '../matter-state.ts';
import { noDocument } from '../tag-passage.ts';
import type { Recognition } from './recognition.ts';

/** The calls about recognising text on scans. */
export type RecognitionCalls = Pick<
  SessionCalls,
  | 'recogniseDocuments'
  | 'recognitionState'
  | 'pauseRecognition'
  | 'resumeRecognition'
  | 'cancelRecognition'
  | 'awaitRecognition'
  | 'setRecogniseAfterImport'
>;

/** Answers the calls about recognising text of one open matter. */
export function recognitionCallsOf(context: MatterContext, recognition: Recognition): RecognitionCalls {
  return {
    recogniseDocuments: async ({ documentIds, anew }) => {
      const documents = documentIds.map((id) => readDocument(context.reader, context.passages, id));
      const known = documents.filter((document) => document !== null);
      return known.length < documents.length ? noDocument() : recognition.ask(known, anew === true);
    },
    recognitionState: async () => success(recognition.state()),
    pauseRecognition: async () => recognition.pause(),
    resumeRecognition: async () => recognition.resume(),
    cancelRecognition: async ({ documentIds }) => recognition.cancel(documentIds),
    awaitRecognition: ({ task, documentIds }) =>
      context.tasks.run(task, async (signal) => {
        const stop = tellProgress(context, recognition, task, documentIds);
        try {
          return success(await recognition.settled(documentIds, signal));
        } finally {
          stop();
        }
      }),
    setRecogniseAfterImport: async ({ recognise }) => {
      const writing = requireWriting(context);
      if (!writing.ok) return writing;
      const was = readMatter(context.reader)?.recogniseAfterImport ?? false;
      if (was !== recognise) {
        const change = { field: 'recogniseAfterImport', value: recognise, was } as const;
        writing.value.write([{ type: 'matter.set', body: { matter: context.matter, change } }]);
      }
      return success(matterState(context));
    },
  };
}

/** Asks for the scans of an import to be recognised, where the matter wants that by itself; what cannot be asked for waits for a person. */
export function recogniseImported(
  context: MatterContext,
  recognition: Recognition,
  report: Result<ImportReport>,
): void {
  if (!report.ok || readMatter(context.reader)?.recogniseAfterImport !== true) return;
  for (const item of report.value.items) {
    if (item.result !== 'imported') continue;
    for (const { documentId } of [item, ...(item.family ?? [])]) {
      const document = readDocument(context.reader, context.passages, documentId);
      if (document !== null && (document.pagesWithoutText ?? 0) > 0) recognition.ask([document], false);
    }
  }
}

/** How often progress is told to who waits, in milliseconds. */
const progressEveryMs = 500;

function tellProgress(
  context: MatterContext,
  recognition: Recognition,
  task: string,
  documentIds: readonly string[],
): () => void {
  let total = 0;
  const tell = (): void => {
    const waiting = recognition
      .state()
      .documents.filter(({ documentId }) => documentIds.includes(documentId));
    const left = waiting.reduce((sum, document) => sum + document.total - document.done, 0);
    total = Math.max(total, left);
    context.surroundings.emit('progress', {
      task,
      label: 'Recognising text',
      done: total - left,
      total,
      unit: 'pages',
    });
  };
  tell();
  const timer = setInterval(tell, progressEveryMs);
  timer.unref();
  return () => clearInterval(timer);
}
