import { useEffect } from 'react';
import type { ReadingLayout } from '../../shared/contract/index.ts';
import type { ShellClient } from './client.ts';
import { notifyFailure } from './notices.ts';
import { useObservable } from './observable.ts';
import { perMatter } from './per-matter.ts';
import { useMatter, useShell } from './use-service.ts';

/** What is being read: one document, or two side by side, one of which has the keys. */
export interface ReaderLayout extends Omit<ReadingLayout, 'matter'> {
  /** Whether the sides have changed places since they were opened; what is drawn of each stays with its document. */
  readonly turned: boolean;
}

/** The layout as far as it is known: null while nothing was read in this matter. */
type KnownLayout =
  | { readonly known: false }
  | { readonly known: true; readonly matter: string; readonly layout: ReaderLayout | null };

const kept = perMatter<KnownLayout>({ known: false });

/** How long changes rest before they are written: dragging the border between the sides changes it at every pixel. */
const restMs = 300;
let timer: ReturnType<typeof setTimeout> | undefined;
let unwritten: (() => Promise<void>) | null = null;

/** What was being read in the open matter on this machine, asked for where that is needed; undefined while it is not known. */
export function useReaderLayout(): ReaderLayout | null | undefined {
  const shell = useShell();
  const matter = useMatter()?.matter ?? null;
  const known = useObservable(kept);
  useEffect(() => {
    if (matter !== null) void loadLayout(shell, matter);
  }, [shell, matter]);
  return known.known && known.matter === matter ? known.layout : undefined;
}

/** Changes what is being read, at once on the screen and shortly after on this machine's disk. */
export function setReaderLayout(shell: ShellClient, layout: ReaderLayout): void {
  const before = kept.get();
  if (!before.known || before.layout === layout) return;
  kept.set({ ...before, layout });
  unwritten = () => rememberLayout(shell, before.matter, layout);
  clearTimeout(timer);
  timer = setTimeout(() => void writeReaderLayout(), restMs);
}

/** Writes at once what rests; to be awaited before the window may close. */
export async function writeReaderLayout(): Promise<void> {
  clearTimeout(timer);
  const write = unwritten;
  unwritten = null;
  await write?.();
}

const loading = new Map<string, Promise<void>>();

/** Reads what was remembered of a matter, once at a time. */
function loadLayout(shell: ShellClient, matter: string): Promise<void> {
  const before = kept.get();
  if (before.known && before.matter === matter) return Promise.resolve();
  const known = loading.get(matter);
  if (known !== undefined) return known;
  const reading = shell.call('readingLayout', { matter }).then((result) => {
    loading.delete(matter);
    if (!result.ok) notifyFailure(result.failure);
    const stored = result.ok ? result.value : null;
    kept.set({ known: true, matter, layout: stored === null ? null : { ...stored, turned: false } });
  });
  loading.set(matter, reading);
  return reading;
}

async function rememberLayout(shell: ShellClient, matter: string, layout: ReaderLayout): Promise<void> {
  const { first, second, focused, share } = layout;
  const result = await shell.call('rememberReadingLayout', { matter, first, second, focused, share });
  if (!result.ok) notifyFailure(result.failure);
}
