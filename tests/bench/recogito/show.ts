import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { openEmptyWindow } from '../application-window.ts';
import type { ShownSpan } from './entry.ts';

/** Milliseconds until the library's highlights were painted, or so many that it was stopped. */
export interface RecogitoTime {
  readonly ms: number;
  readonly stopped: boolean;
}

/** Shows a text with its spans in an empty window by `@recogito/text-annotator`, set up as it comes. */
export async function showWithRecogito(
  text: string,
  spans: readonly ShownSpan[],
  longestMs: number,
): Promise<RecogitoTime> {
  const script = await bundle();
  const { app, window: page } = await openEmptyWindow();
  let isOver = false;
  let timer: NodeJS.Timeout | undefined;
  try {
    await page.addScriptTag({ content: script });
    const deadline = new Promise<null>((resolve) => {
      timer = setTimeout(() => resolve(null), longestMs);
    });
    const shown = page
      .evaluate(
        ([whole, given]) => {
          if (window.showWithRecogito === undefined) throw new Error('The library is not there.');
          return window.showWithRecogito(whole, given);
        },
        [text, spans] as const,
      )
      // When the time is over the window goes, and with it the page that was asked.
      .catch((error: unknown) => (isOver ? null : Promise.reject(error as Error)));
    const ms = await Promise.race([shown, deadline]);
    isOver = true;
    return { ms: ms ?? longestMs, stopped: ms === null };
  } finally {
    clearTimeout(timer);
    app.process().kill('SIGKILL');
  }
}

/** The library with the page's function, as one script. */
async function bundle(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      target: 'chrome130',
      lib: {
        entry: fileURLToPath(new URL('entry.ts', import.meta.url)),
        formats: ['iife'],
        name: 'recogito',
      },
    },
  });
  for (const output of [built].flat()) {
    if (!('output' in output)) continue;
    for (const file of output.output) if (file.type === 'chunk') return file.code;
  }
  throw new Error('The comparison could not be built.');
}
