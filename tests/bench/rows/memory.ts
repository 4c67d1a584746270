import { readFile } from 'node:fs/promises';
import type { CDPSession, Page } from 'playwright-core';
import type { RunningApplication } from '../../e2e/application.ts';
import { goToReader, openInApplication } from '../application-window.ts';
import type { BenchRow } from '../bench-row.ts';
import { median } from '../measure.ts';
import { makeTaggedMatter } from '../tagged-matter.ts';

const documents = 500;
const first = 50;
const characters = 20_000;
const passages = 100;

/** Reading one document after another for a whole day. */
export const memoryRow: BenchRow = {
  name: 'memory',
  what: 'the window’s memory after 500 documents with 100 passages each were opened and left one after another',
  floor: 'the same window after the first 50 of them, showing the same document',
  measure: async ({ folder, say }) => {
    say('making the matter');
    const texts = new Array<{ readonly characters: number; readonly passages: number }>(documents + 1);
    const path = await makeTaggedMatter(folder, 'memory', texts.fill({ characters, passages }));
    const { application } = await openInApplication(folder, path);
    try {
      const page = application.window;
      const tools = await page.context().newCDPSession(page);
      await goToReader(page);
      say(`${String(first)} documents`);
      await openEach(page, 1, first);
      const early = await memoryNow(application, tools);
      say(`${String(documents)} documents`);
      const settling: number[] = [];
      for (let opened = first; opened < documents; opened += first) {
        await openEach(page, opened + 1, opened + first);
        settling.push(await processNow(application, tools));
      }
      const late = await memoryNow(application, tools);
      return {
        ratios: [
          {
            what: 'objects of the page, compiled code left out',
            unit: 'MB',
            floor: early.objects,
            measured: late.objects,
            aim: 1.05,
          },
          {
            what: 'heap of the page’s scripts with their compiled code',
            unit: 'MB',
            floor: early.heap,
            measured: late.heap,
            aim: null,
          },
          {
            what: 'private memory of the window’s process',
            unit: 'MB',
            floor: early.process,
            measured: late.process,
            aim: 1.05,
            missedBecause:
              'the browser’s own pools and caches come to their size only with some hundred documents; the objects of the page do not grow, and the next line shows that nothing does from then on.',
          },
          {
            what: 'the same after 350 to 500 documents, beside after 150 to 300, middle of four each',
            unit: 'MB',
            floor: median(settling.slice(1, 5)),
            measured: median(settling.slice(-4)),
            aim: 1.05,
          },
        ],
        limits: [
          {
            what: 'nodes of the page more than after the first fifty',
            unit: 'nodes',
            measured: Math.max(0, late.nodes - early.nodes),
            aim: early.nodes * 0.05,
          },
          {
            what: 'listeners of the page more than after the first fifty',
            unit: 'listeners',
            measured: Math.max(0, late.listeners - early.listeners),
            aim: early.listeners * 0.05,
          },
        ],
        growth: null,
        notes: [
          'Taken after a collection of garbage, with the first document on the screen again.',
          'Functions are compiled anew as they are found to be called often, which goes on after the first fifty: some hundred kilobytes of code that are no document’s.',
        ],
      };
    } finally {
      await application.close();
    }
  },
};

/** Opens documents by their places in the list, one after another, and the first one of the list after them. */
async function openEach(page: Page, from: number, to: number): Promise<void> {
  await page.evaluate(
    async ([begin, end]) => {
      const frame = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => resolve()));
      const list = document.querySelector('.reader-pane-documents .reader-pane-list');
      if (list === null) throw new Error('There is no list of documents.');
      const open = async (place: number): Promise<void> => {
        const row = `.reader-pane-documents [aria-posinset="${String(place + 1)}"] .reader-document`;
        const deadline = performance.now() + 30_000;
        // Only the rows in sight are there.
        if (place === 0) list.scrollTop = 0;
        while (document.querySelector(row) === null) {
          if (performance.now() > deadline) throw new Error('The document is not in the list.');
          const there = list.querySelector('[aria-posinset]')?.getAttribute('aria-posinset');
          list.scrollTop += Number(there) > place ? -list.clientHeight : list.clientHeight / 2;
          await frame();
        }
        const button = document.querySelector<HTMLElement>(row);
        const before = document.querySelector('.reader-text');
        const isOpen = button?.getAttribute('aria-current') === 'page';
        button?.click();
        const ranges = (): number =>
          [...CSS.highlights.values()].reduce((sum, highlight) => sum + highlight.size, 0);
        const shown = (): boolean => {
          const text = document.querySelector('.reader-text');
          return (isOpen || text !== before) && text?.querySelector('[data-block]') !== null && ranges() > 0;
        };
        while (!shown()) {
          if (performance.now() > deadline) throw new Error('The document was not opened.');
          await frame();
        }
        await frame();
      };
      for (let place = begin; place <= end; place += 1) await open(place);
      await open(0);
      // What follows an opening, as the list of all passages, comes a moment later.
      await new Promise((resolve) => setTimeout(resolve, 3_000));
    },
    [from, to] as const,
  );
}

interface Memory {
  /** In megabytes, as the next two. */
  readonly objects: number;
  readonly heap: number;
  readonly process: number;
  readonly nodes: number;
  readonly listeners: number;
}

/** What the window's process holds after a collection of garbage, in megabytes. */
async function processNow(application: RunningApplication, tools: CDPSession): Promise<number> {
  for (let times = 0; times < 3; times += 1) await tools.send('HeapProfiler.collectGarbage');
  return privateMegabytes(application);
}

async function memoryNow(application: RunningApplication, tools: CDPSession): Promise<Memory> {
  await tools.send('Performance.enable');
  // Before the objects are looked at, which takes memory itself.
  const processMegabytes = await processNow(application, tools);
  const { metrics } = await tools.send('Performance.getMetrics');
  const metric = (name: string): number => metrics.find((one) => one.name === name)?.value ?? Number.NaN;
  return {
    objects: await objectMegabytes(tools),
    heap: metric('JSHeapUsedSize') / 1_048_576,
    process: processMegabytes,
    nodes: metric('Nodes'),
    listeners: metric('JSEventListeners'),
  };
}

/** The part of a snapshot of the heap that is read: of each node its kind and its own size, at the places that the fields say. */
interface HeapSnapshot {
  readonly snapshot: {
    readonly meta: {
      readonly node_fields: readonly string[];
      readonly node_types: readonly [readonly string[]];
    };
  };
  readonly nodes: readonly number[];
}

/** What the page's objects take, those of the document and of its styles included, without compiled code. */
async function objectMegabytes(tools: CDPSession): Promise<number> {
  const chunks: string[] = [];
  const keep = ({ chunk }: { readonly chunk: string }): void => {
    chunks.push(chunk);
  };
  tools.on('HeapProfiler.addHeapSnapshotChunk', keep);
  await tools.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  tools.off('HeapProfiler.addHeapSnapshotChunk', keep);
  // The browser's own format.
  const { snapshot, nodes } = JSON.parse(chunks.join('')) as HeapSnapshot;
  const { node_fields: fields, node_types: types } = snapshot.meta;
  const [kinds] = types;
  const [kindAt, sizeAt] = [fields.indexOf('type'), fields.indexOf('self_size')];
  let bytes = 0;
  for (let node = 0; node < nodes.length; node += fields.length) {
    const kind = kinds[nodes[node + kindAt] ?? 0];
    // Hidden nodes are the engine's own, kept for its code.
    if (kind !== 'code' && kind !== 'hidden') bytes += nodes[node + sizeAt] ?? 0;
  }
  return bytes / 1_048_576;
}

/** What the window's process alone holds; where the system does not tell it of another process, its working set. */
async function privateMegabytes({ app }: RunningApplication): Promise<number> {
  const { pid, kilobytes } = await app.evaluate(({ app: running, BrowserWindow }) => {
    const id = BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId();
    const memory = running.getAppMetrics().find((one) => one.pid === id)?.memory;
    return { pid: id ?? 0, kilobytes: memory?.privateBytes ?? memory?.workingSetSize ?? Number.NaN };
  });
  if (process.platform !== 'linux') return kilobytes / 1_024;
  const rollup = await readFile(`/proc/${String(pid)}/smaps_rollup`, 'utf8');
  const parts = [...rollup.matchAll(/^Private_\w+:\s+(\d+) kB$/gmu)];
  return parts.reduce((sum, part) => sum + Number(part[1]), 0) / 1_024;
}
