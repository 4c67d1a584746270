import { announce } from './announce.ts';
import type { ServiceClient } from './client.ts';
import { notify, notifyFailure } from './notices.ts';

/** Undoes or redoes this reviewer's newest act, says what it was, and shows what had to stay as a colleague left it. */
export async function undoOrRedo(service: ServiceClient, which: 'undo' | 'redo'): Promise<void> {
  const result = await service.call(which, {});
  if (!result.ok) {
    notifyFailure(result.failure);
    return;
  }
  const { undone, kept } = result.value;
  announce(`${which === 'undo' ? 'Undone' : 'Done again'}: ${undone}`);
  if (kept.length > 0) notify({ sentence: kept.join(' '), tone: 'warning' });
}
