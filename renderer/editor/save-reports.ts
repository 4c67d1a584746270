import type { Clock } from '../../shared/base/index.ts';
import type { ServiceClient } from '../state/client.ts';

/** How saved a note being typed is. */
export type SaveReport =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'typing' }
  /** Everything typed before the reply is on disk; `atMs` is when the reply came. */
  | { readonly kind: 'saved'; readonly atMs: number }
  | { readonly kind: 'failed' };

/**
 * The service, telling of every save of a note or draft after its reply.
 *
 * Nothing is said of a save while another one is on its way, so "saved" never speaks for a text that is not.
 */
export function serviceWithSaveReports(
  service: ServiceClient,
  clock: Clock,
  tell: (report: SaveReport) => void,
): ServiceClient {
  let onTheirWay = 0;
  return {
    ...service,
    call: async (name, input) => {
      if (!saves.has(name)) return service.call(name, input);
      onTheirWay += 1;
      const result = await service.call(name, input);
      onTheirWay -= 1;
      if (!result.ok) tell({ kind: 'failed' });
      else if (onTheirWay === 0) tell({ kind: 'saved', atMs: clock() });
      return result;
    },
  };
}

const saves: ReadonlySet<string> = new Set(['saveDraft', 'writeNote', 'editNote', 'tagSpan']);
