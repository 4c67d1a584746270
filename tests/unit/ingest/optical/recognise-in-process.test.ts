import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { forkHelper } from '../../../../electron/ingest/forked-reader.ts';
import { recogniseInProcess } from '../../../../electron/ingest/recognise-in-process.ts';
import type { HelperProcess } from '../../../../electron/ingest/read-source-in-process.ts';
import type { RecogniseAside } from '../../../../electron/ingest/recognise-aside.ts';
import { drawText } from '../../../fixtures/pictures/draw-text.ts';
import { encodePng } from '../../../fixtures/pictures/encode-picture.ts';

const helperFile = join(import.meta.dirname, '../../../../electron/ingest/helper/index.ts');
const limits = { timeLimitMs: 60_000, memoryLimitBytes: 2 * 1024 ** 3 };

const printed = 'The matron had kept the register until 3 February.';

let aside: RecogniseAside | null = null;

afterEach(() => {
  aside?.end();
});

describe('the text on a picture', () => {
  it('is recognised in a process of its own, the same each time', async () => {
    const bytes = encodePng(await drawText({ paragraphs: [printed], width: 330, height: 90 }, 200), 200);
    let fetched = 0;
    const source = {
      key: 'letter',
      fileName: 'letter.png',
      bytes: () => {
        fetched += 1;
        return bytes;
      },
    };
    aside = recogniseInProcess(
      () => forkHelper({ helperFile, execPath: process.execPath, memoryLimitBytes: limits.memoryLimitBytes }),
      limits,
    );
    const { signal } = new AbortController();
    const read = await aside.recognise(source, 1, signal);
    if (!read.ok) throw new Error(read.failure.message);
    expect(read.value.text.replaceAll('\n', ' ')).toBe(printed);
    for (const { left, top, right, bottom, confidence } of read.value.words) {
      expect([left >= 3_000, top >= 3_000, right <= 30_000, bottom <= 9_000]).toEqual([
        true,
        true,
        true,
        true,
      ]);
      expect(confidence).toBeGreaterThan(60);
    }
    expect(await aside.recognise(source, 1, signal)).toEqual(read);
    expect(fetched).toBe(1);
    expect(await aside.recognise(source, 2, signal)).toMatchObject({ ok: false });
  });
});

describe('a helper that recognises', () => {
  const source = { key: 'a', fileName: 'a.png', bytes: () => new Uint8Array(1) };

  /** A helper that answers nothing, and ends when it is told to. */
  function silent(): {
    readonly process: HelperProcess;
    readonly killed: () => number;
    readonly end: () => void;
  } {
    const listeners: ((exit: { readonly outOfMemory: boolean }) => void)[] = [];
    let kills = 0;
    const end = (): void => {
      for (const listener of listeners.splice(0)) listener({ outOfMemory: true });
    };
    return {
      process: {
        postMessage: () => undefined,
        onMessage: () => undefined,
        onExit: (listener) => listeners.push(listener),
        kill: () => {
          kills += 1;
        },
      },
      killed: () => kills,
      end,
    };
  }

  it('is killed where the work is cancelled', async () => {
    const helper = silent();
    aside = recogniseInProcess(() => helper.process, limits);
    const controller = new AbortController();
    const read = aside.recognise(source, 1, controller.signal);
    await Promise.resolve();
    await Promise.resolve();
    controller.abort();
    expect(await read).toMatchObject({ ok: false, failure: { code: 'cancelled' } });
    expect(helper.killed()).toBe(1);
  });

  it('that ends for want of memory fails its page and no other', async () => {
    const helper = silent();
    aside = recogniseInProcess(() => helper.process, limits);
    const read = aside.recognise(source, 1, new AbortController().signal);
    await Promise.resolve();
    await Promise.resolve();
    helper.end();
    expect(await read).toMatchObject({ ok: false, failure: { code: 'parser-out-of-memory' } });
  });
});
