import { z } from 'zod';
import { call } from './call.ts';
import type { MatterState } from './outputs.ts';
import type { RecognitionReport, RecognitionState } from './recognition-outputs.ts';
import * as schema from './schemas.ts';

const documentIds = z.array(schema.identifier).min(1).max(100_000);

/** Calls about recognising text on scans; how far it is comes with the `recognitionChanged` event. */
export const recognitionCalls = {
  /**
   * Asks for the pages of documents to be recognised that have no text; with `anew` for all their pages, whose text then goes.
   * What was made on other pages goes along. Refused where something was made on text that would go, or where passages run over
   * every page without text (`text-in-use`).
   */
  recogniseDocuments: call<RecognitionState>()(z.strictObject({ documentIds, anew: z.boolean().optional() })),
  recognitionState: call<RecognitionState>()(z.strictObject({})),
  pauseRecognition: call<RecognitionState>()(z.strictObject({})),
  resumeRecognition: call<RecognitionState>()(z.strictObject({})),
  /** Takes documents, or with null all, from those that wait; pages recognised before are kept. */
  cancelRecognition: call<RecognitionState>()(z.strictObject({ documentIds: documentIds.nullable() })),
  /** Waits until none of the documents waits any more, or the task is cancelled; tells what came of each. */
  awaitRecognition: call<RecognitionReport>()(z.strictObject({ task: schema.identifier, documentIds })),
  /** Chooses for the whole matter whether scans are recognised by themselves after an import. */
  setRecogniseAfterImport: call<MatterState>()(z.strictObject({ recognise: z.boolean() })),
} as const;
