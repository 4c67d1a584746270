import { describe, expect, it } from 'vitest';
import type { Result } from '../../../../shared/base/index.ts';
import type { PagePicture } from '../../../../shared/contract/index.ts';
import type { WantedPicture } from '../../../../renderer/features/reader/pages/drawing-queue.ts';
import { drawingQueue } from '../../../../renderer/features/reader/pages/drawing-queue.ts';

const picture: PagePicture = { width: 1, height: 1, pixels: new Uint8Array(4) };

/** A drawer that is told when to answer, and what it was asked. */
function drawer() {
  const asked: number[] = [];
  const answers: ((result: Result<PagePicture>) => void)[] = [];
  return {
    asked,
    draw: (page: number) => {
      asked.push(page);
      return new Promise<Result<PagePicture>>((resolve) => answers.push(resolve));
    },
    answer: async (result: Result<PagePicture> = { ok: true, value: picture }) => {
      answers.shift()?.(result);
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

function wanting(taken: string[]) {
  return (page: number, urgency: number, pixelsPerPoint = 1): WantedPicture => ({
    page,
    pixelsPerPoint,
    urgency,
    take: () => taken.push(`took ${String(page)}`),
    fail: ({ code }) => taken.push(`${code} ${String(page)}`),
  });
}

describe('pictures of pages', () => {
  it('are asked for one at a time, what is looked at first', async () => {
    const { draw, asked, answer } = drawer();
    const taken: string[] = [];
    const want = wanting(taken);
    const queue = drawingQueue(draw);
    queue.want('thumbnails', [want(9, 1)]);
    queue.want('pages', [want(3, 2), want(2, 0)]);
    await answer();
    await answer();
    await answer();
    expect(asked).toEqual([9, 2, 3]);
    expect(taken).toEqual(['took 9', 'took 2', 'took 3']);
  });

  it('that nobody waits for any more are given to nobody, and the next is drawn', async () => {
    const { draw, asked, answer } = drawer();
    const taken: string[] = [];
    const want = wanting(taken);
    const queue = drawingQueue(draw);
    queue.want('pages', [want(1, 0), want(2, 1)]);
    queue.want('pages', [want(7, 0)]);
    await answer();
    await answer();
    expect(asked).toEqual([1, 7]);
    expect(taken).toEqual(['took 7']);
  });

  it('asked for anew while they are drawn are not drawn twice', async () => {
    const { draw, asked, answer } = drawer();
    const taken: string[] = [];
    const want = wanting(taken);
    const queue = drawingQueue(draw);
    queue.want('pages', [want(1, 0)]);
    queue.want('pages', [want(1, 0), want(2, 1)]);
    await answer();
    await answer({ ok: false, failure: { code: 'source-damaged', message: '' } });
    expect(asked).toEqual([1, 2]);
    expect(taken).toEqual(['took 1', 'source-damaged 2']);
  });

  it('are given to nobody once the queue is closed', async () => {
    const { draw, answer } = drawer();
    const taken: string[] = [];
    const queue = drawingQueue(draw);
    queue.want('pages', [wanting(taken)(1, 0)]);
    queue.close();
    await answer();
    expect(taken).toEqual([]);
  });
});
