import { basename } from 'node:path';
import type { MatterState } from '../../shared/contract/index.ts';
import { countMatter, newestSequence, readMatter } from '../store/index.ts';
import { actSentence } from './act-sentence.ts';
import type { MatterContext } from './matter-context.ts';
import { nextToRedo, nextToUndo } from './undo-order.ts';

/** The open matter as a whole, as every window shows it in its frame. */
export function matterState(context: MatterContext): MatterState {
  const { reader, writing } = context;
  const matter = readMatter(reader);
  const counts = countMatter(reader);
  const undo = writing === null ? null : nextToUndo(context, writing);
  const redo = writing === null ? null : nextToRedo(context, writing);
  return {
    matter: context.matter,
    title: matter?.title ?? '',
    prefix: matter?.prefix ?? '',
    fileName: basename(context.path),
    encrypted: context.key !== null,
    readOnlyBecause:
      writing === null ? (context.readOnlyBecause ?? 'This matter was opened for reading only.') : null,
    reviewer: writing?.reviewer() ?? null,
    documents: counts.documents,
    passages: context.passages.total(),
    notes: counts.notes,
    packs: counts.packs,
    undo: undo === null ? null : actSentence(context, undo.operations),
    redo: redo === null ? null : actSentence(context, redo.operations),
    savedAtMs: writing?.gate.savedAtMs() ?? lastSavedAtMs(context),
    sequence: newestSequence(reader),
    notesOpenByDefault: matter?.notesOpenByDefault ?? false,
    recogniseAfterImport: matter?.recogniseAfterImport ?? false,
    placeWarning: context.placeWarning(),
  };
}

function lastSavedAtMs(context: MatterContext): number | null {
  return (
    context.reader.get<{ at_ms: number }>('SELECT at_ms FROM operation ORDER BY seq DESC LIMIT 1')?.at_ms ??
    null
  );
}
