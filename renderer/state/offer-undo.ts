import type { ServiceClient } from './client.ts';
import { announce } from './announce.ts';
import { notify, notifyFailure } from './notices.ts';
import { undoOrRedo } from './undo.ts';

/** The offer made last: once something else was done it could not be taken up, and makes room. */
let takeLastAway: () => void = () => undefined;

/** Says what was just done and offers to undo exactly that: where something else was done since, it says so instead. */
export async function offerUndo(service: ServiceClient, sentence: string): Promise<void> {
  const state = await service.call('matterState', {});
  announce(sentence);
  if (!state.ok) {
    notifyFailure(state.failure);
    return;
  }
  const { sequence } = state.value;
  const undo = async () => {
    const now = await service.call('matterState', {});
    if (!now.ok) notifyFailure(now.failure);
    else if (now.value.sequence === sequence) await undoOrRedo(service, 'undo');
    else {
      notify({
        sentence:
          'Other work was done since, so this is no longer the newest act. Undo step by step to get back to it.',
        tone: 'warning',
      });
    }
  };
  takeLastAway();
  takeLastAway = notify({ sentence, tone: 'done', action: { label: 'Undo', perform: () => void undo() } });
}
