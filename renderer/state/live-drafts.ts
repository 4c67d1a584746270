import { useEffect, useState } from 'react';

/** The drafts being typed in this window. */
const own = new Set<string>();

/** How long windows have to say what is being typed in them, in milliseconds. */
const answerMs = 250;

/** What windows of the application say to each other about drafts: ids, never a word of what is typed. */
type DraftMessage =
  { readonly kind: 'which-are-live' } | { readonly kind: 'live'; readonly drafts: readonly string[] };

const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('glossator-drafts');
channel?.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  if (isDraftMessage(data) && data.kind === 'which-are-live' && own.size > 0) tell();
});

/** Says that a draft is being typed in this window; any draft that no window types was left by an end nobody chose. */
export function beginDraft(draftId: string): void {
  if (own.has(draftId)) return;
  own.add(draftId);
  tell();
}

/** Says that a draft has become a note or was thrown away. */
export function endDraft(draftId: string): void {
  own.delete(draftId);
}

/**
 * Of some drafts those that nobody is typing, in this window or another; null until the other windows had time to say so.
 * What was being typed in a window that died is among them: the dead do not answer.
 */
export function useLeftDrafts(draftIds: readonly string[]): ReadonlySet<string> | null {
  const [left, setLeft] = useState<{ readonly of: string; readonly ids: ReadonlySet<string> } | null>(null);
  const asked = draftIds.join('\n');
  useEffect(() => {
    const ids = asked === '' ? [] : asked.split('\n');
    const live = new Set(own);
    let waited = false;
    const settle = (): void => setLeft({ of: asked, ids: new Set(ids.filter((id) => !live.has(id))) });
    const listen = ({ data }: MessageEvent<unknown>): void => {
      if (!isDraftMessage(data) || data.kind !== 'live') return;
      for (const id of data.drafts) live.add(id);
      // A window that is busy may answer late.
      if (waited) settle();
    };
    channel?.addEventListener('message', listen);
    if (ids.length > 0) channel?.postMessage({ kind: 'which-are-live' } satisfies DraftMessage);
    const timer = setTimeout(
      () => {
        waited = true;
        settle();
      },
      ids.length === 0 ? 0 : answerMs,
    );
    return () => {
      clearTimeout(timer);
      channel?.removeEventListener('message', listen);
    };
  }, [asked]);
  return left?.of === asked ? left.ids : null;
}

function tell(): void {
  channel?.postMessage({ kind: 'live', drafts: [...own] } satisfies DraftMessage);
}

function isDraftMessage(data: unknown): data is DraftMessage {
  return typeof data === 'object' && data !== null && 'kind' in data;
}
