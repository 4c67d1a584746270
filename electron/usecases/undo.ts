import { failure, success, type Result } from '../../shared/base/index.ts';
import { actSentence } from './act-sentence.ts';
import { requireWriting, type MatterContext } from './matter-context.ts';
import { hasPurged, nextToRedo, nextToUndo, purgeStays, type TurnableAct } from './undo-order.ts';

/** What was undone or done again, in words, and what was kept because somebody changed it since. */
export interface Undone {
  readonly undone: string;
  readonly kept: readonly string[];
}

/** Undoes this reviewer's newest act in effect on this replica; the undo is an act of its own and itself on the record. */
export function undo(context: MatterContext): Result<Undone> {
  const writing = requireWriting(context);
  if (!writing.ok) return writing;
  const next = nextToUndo(context, writing.value);
  if (next === null) {
    const stays = hasPurged(context, writing.value) ? ` ${purgeStays}` : '';
    return failure('nothing-to-undo', `There is nothing of yours left to undo in this matter.${stays}`);
  }
  return turnBack(context, next);
}

/** Does again what was undone last, as long as nothing else was done since. */
export function redo(context: MatterContext): Result<Undone> {
  const writing = requireWriting(context);
  if (!writing.ok) return writing;
  const next = nextToRedo(context, writing.value);
  if (next === null) return failure('nothing-to-redo', 'There is nothing to do again.');
  return turnBack(context, next);
}

function turnBack(context: MatterContext, turned: TurnableAct): Result<Undone> {
  const writing = requireWriting(context);
  if (!writing.ok) return writing;
  const undone = actSentence(context, turned.operations);
  writing.value.write(turned.inverse.operations, { undoes: turned.act });
  return success({ undone, kept: turned.inverse.kept });
}
