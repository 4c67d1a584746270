import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { DrawnSource, DrawPagesAside } from '../../../../electron/ingest/draw-pages-aside.ts';
import { drawPagesInProcess } from '../../../../electron/ingest/draw-pages-in-process.ts';
import { forkHelper } from '../../../../electron/ingest/forked-reader.ts';
import { linesDown, pagedPdf } from '../../../fixtures/pages/paged-pdf.ts';

const realHelper = join(import.meta.dirname, '../../../../electron/ingest/helper/index.ts');
const misbehaving = join(import.meta.dirname, '../helpers/misbehaving-drawer.mjs');

const drawers: DrawPagesAside[] = [];
afterEach(() => {
  for (const drawer of drawers.splice(0)) drawer.end();
});

function drawer(helperFile: string, timeLimitMs = 20_000): { aside: DrawPagesAside; started: () => number } {
  const limits = { timeLimitMs, memoryLimitBytes: 1024 ** 3 };
  let started = 0;
  const aside = drawPagesInProcess(() => {
    started += 1;
    return forkHelper({ helperFile, execPath: process.execPath, ...limits });
  }, limits);
  drawers.push(aside);
  return { aside, started: () => started };
}

/** A source that counts how often its bytes are fetched. */
function source(key: string, bytes: Uint8Array, password?: string): DrawnSource & { fetched: () => number } {
  let fetched = 0;
  return {
    key,
    fileName: `${key}.pdf`,
    bytes: () => {
      fetched += 1;
      return bytes;
    },
    ...(password === undefined ? {} : { password }),
    fetched: () => fetched,
  };
}

async function codeOf(drawing: ReturnType<DrawPagesAside['draw']>): Promise<string> {
  const drawn = await drawing;
  return drawn.ok ? 'drawn' : drawn.failure.code;
}

describe('drawing in a process of its own', () => {
  it('fetches the bytes of a source once for many pages, and again only when others took its place', async () => {
    const { aside, started } = drawer(realHelper);
    const bytes = await pagedPdf({ pages: [{ lines: linesDown(['One']) }, { lines: linesDown(['Two']) }] });
    const one = source('one', bytes);
    expect(await aside.draw(one, 1, 0.1)).toMatchObject({ ok: true, value: { width: 60, height: 84 } });
    expect(await codeOf(aside.draw(one, 2, 0.1))).toBe('drawn');
    expect(one.fetched()).toBe(1);
    for (const key of ['two', 'three', 'four', 'five']) {
      expect(await codeOf(aside.draw(source(key, bytes), 1, 0.1))).toBe('drawn');
    }
    expect(await codeOf(aside.draw(one, 1, 0.1))).toBe('drawn');
    expect(one.fetched()).toBe(2);
    expect(started()).toBe(1);
  });

  it('asks for a password once, and again in a new process', async () => {
    const bytes = await pagedPdf({ pages: [{ lines: [] }], password: 'harrow bell' });
    const { aside } = drawer(realHelper);
    expect(await codeOf(aside.draw(source('locked', bytes), 1, 0.1))).toBe('source-needs-password');
    expect(await codeOf(aside.draw(source('locked', bytes, 'another'), 1, 0.1))).toBe(
      'source-password-wrong',
    );
    expect(await codeOf(aside.draw(source('locked', bytes), 1, 0.1))).toBe('source-needs-password');
    expect(await codeOf(aside.draw(source('locked', bytes, 'harrow bell'), 1, 0.1))).toBe('drawn');
    expect(await codeOf(aside.draw(source('locked', bytes), 1, 0.1))).toBe('drawn');
    aside.end();
    expect(await codeOf(aside.draw(source('locked', bytes), 1, 0.1))).toBe('source-needs-password');
  });

  it('says in words that a source is none that can be drawn', async () => {
    const { aside } = drawer(realHelper);
    const text = new TextEncoder().encode('Only words.\n');
    expect(await codeOf(aside.draw(source('text', text), 1, 1))).toBe('not-available');
    const broken = new TextEncoder().encode('%PDF-1.7\nnothing more');
    expect(await codeOf(aside.draw(source('broken', broken), 1, 1))).toBe('source-damaged');
  });

  it('tries a page again in a new process where an earlier page may be why the old one ended, and never without end', async () => {
    const { aside, started } = drawer(misbehaving);
    const bytes = new Uint8Array(1);
    expect(await codeOf(aside.draw(source('a', bytes), 1, 1))).toBe('drawn');
    expect(await codeOf(aside.draw(source('a', bytes), 3, 1))).toBe('drawn');
    expect(started()).toBe(2);
    expect(await codeOf(aside.draw(source('a', bytes), 5, 1))).toBe('parser-crashed');
    expect(started()).toBe(3);
    expect(await codeOf(aside.draw(source('a', bytes), 1, 1))).toBe('drawn');
  });

  it('ends what takes too long, and goes on with the next page', async () => {
    const { aside } = drawer(misbehaving, 1_500);
    const bytes = new Uint8Array(1);
    expect(await codeOf(aside.draw(source('a', bytes), 4, 1))).toBe('parser-out-of-time');
    expect(await codeOf(aside.draw(source('a', bytes), 1, 1))).toBe('drawn');
  });
});
