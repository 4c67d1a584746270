import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { success, type Result } from '../../shared/base/index.ts';
import type { RecognitionState } from '../../shared/contract/index.ts';
import { pageText } from '../../electron/ingest/optical/page-text.ts';
import type { RecognisedPage } from '../../electron/ingest/optical/recognised-page.ts';
import { readAnySource } from '../../electron/ingest/read-any-source.ts';
import type { RecogniseAside } from '../../electron/ingest/recognise-aside.ts';
import { factsOfType } from '../../electron/ingest/source-type.ts';
import type { MatterSession, SessionSurroundings } from '../../electron/usecases/matter-session.ts';
import { encodePng, pictureOf } from '../fixtures/pictures/encode-picture.ts';
import { encodeTiff } from '../fixtures/pictures/encode-tiff.ts';
import { expectFailure, expectValue, matterFixture, type MatterFixture } from './matter-fixture.ts';

/** A helper that gives the words of each page at once, and remembers which pages were asked of it. */
interface StandIn extends RecogniseAside {
  readonly asked: number[];
  /** Called before a page is answered; what it gives is awaited. */
  before: (page: number) => Promise<void> | void;
  /** What stands on a page. */
  pageOf: (page: number) => RecognisedPage;
  /** Pages that cannot be recognised. */
  readonly fails: Set<number>;
}

function standIn(): StandIn {
  const made: StandIn = {
    asked: [],
    before: () => undefined,
    pageOf,
    fails: new Set(),
    recognise: async (source, page, signal): Promise<Result<RecognisedPage>> => {
      made.asked.push(page);
      expect(source.bytes().byteLength).toBeGreaterThan(0);
      await made.before(page);
      if (signal.aborted) return { ok: false, failure: { code: 'cancelled', message: 'Stopped.' } };
      if (made.fails.has(page))
        return { ok: false, failure: { code: 'parser-crashed', message: 'It ended.' } };
      return success(made.pageOf(page));
    },
    end: () => undefined,
  };
  return made;
}

/** The words of a page, which differ from page to page so that none is taken for the number of a page. */
function pageOf(page: number): RecognisedPage {
  const [first = '', unsure = '', last = ''] = pageTexts[page - 1]?.split(' ') ?? [];
  return wordsOf([first, 95], [unsure, 40], [last, 90]);
}

const pageTexts = ['The matron answered', 'Nobody wrote back', 'Then boys left'] as const;
const whole = pageTexts.join('\n\n');

function wordsOf(...words: readonly (readonly [string, number])[]): RecognisedPage {
  const bbox = { x0: 1, y0: 1, x1: 9, y1: 5 };
  return pageText(
    {
      blocks: [
        {
          paragraphs: [
            { lines: [{ words: words.map(([text, confidence]) => ({ text, confidence, bbox })) }] },
          ],
        },
      ],
    },
    1,
  );
}

let fixture: MatterFixture;
let helper: StandIn;
let surroundings: SessionSurroundings;
let states: RecognitionState[];

beforeEach(async () => {
  fixture = await matterFixture();
  helper = standIn();
  states = [];
  surroundings = {
    ...fixture.surroundings,
    readSource: { read: (source) => readAnySource(source), end: () => undefined },
    recognise: helper,
    goesOnRecognising: true,
    emit: (event, payload) => {
      if (event === 'recognitionChanged') states.push(payload as RecognitionState);
    },
  };
});

afterEach(() => {
  fixture.remove();
});

const page = { width: 3, height: 2, bits: 8, samples: 1, compression: 1, data: new Uint8Array(6) } as const;

async function importScan(session: MatterSession, pages = 3, name = 'scan.tif'): Promise<string> {
  const path = join(fixture.folder, name);
  writeFileSync(
    path,
    encodeTiff(Array.from({ length: pages }, () => ({ ...page, resolution: 300 + pages }))),
  );
  const report = expectValue(await session.calls.importFiles({ task: 'import', paths: [path] }));
  const [item] = report.items;
  if (item?.result !== 'imported') throw new Error('The scan was not imported.');
  return item.documentId;
}

const open = (): Promise<MatterSession> => fixture.open({ surroundings });

async function recognised(session: MatterSession, documentId: string): Promise<string> {
  expectValue(await session.calls.recogniseDocuments({ documentIds: [documentId] }));
  expectValue(await session.calls.awaitRecognition({ task: 'wait', documentIds: [documentId] }));
  return expectValue(await session.calls.readDocument({ documentId })).text;
}

describe('the pages of a scan', () => {
  it('have no text until they are recognised, then one act gives them theirs', async () => {
    const session = await open();
    const documentId = await importScan(session);
    const before = expectValue(await session.calls.readDocument({ documentId }));
    expect(before).toMatchObject({ text: '', document: { pages: 3, pagesWithoutText: 3, sealed: null } });
    expect(helper.asked).toEqual([]);

    expect(await recognised(session, documentId)).toBe(whole);
    const after = expectValue(await session.calls.readDocument({ documentId }));
    expect(after.document).toMatchObject({ words: 9, blocks: 3, reader: { name: 'optical' } });
    expect(after.document.pagesWithoutText).toBeUndefined();
    expect(after.pages.map(({ text, confidence }) => [text, confidence])).toEqual([
      ['recognised', 75],
      ['recognised', 75],
      ['recognised', 75],
    ]);
    expect(after.marks.map((mark) => after.text.slice(mark.start, mark.end))).toEqual([
      'matron',
      'wrote',
      'boys',
    ]);
    const words = expectValue(await session.calls.readPageWords({ documentId, page: 2 }));
    expect(words.map(({ start, end, confidence }) => [after.text.slice(start, end), confidence])).toEqual([
      ['Nobody', 95],
      ['wrote', 40],
      ['back', 90],
    ]);
    const [described, read] = session.operations(2);
    expect([read?.type, described?.type]).toEqual(['document.read', 'document.describe']);
    expect(read?.act).toBe(described?.act);
    const found = expectValue(
      await session.calls.search({ query: 'boys', limit: 10, offset: 0, furniture: false }),
    );
    expect(found.total).toBe(1);
    expect(expectValue(await session.calls.verifyMatter({ task: 'verify' })).ok).toBe(true);
    await session.close();
  });

  it('go on where they were after the matter was closed', async () => {
    const first = await open();
    const documentId = await importScan(first);
    let release: () => void = () => undefined;
    const reached = new Promise<void>((resolve) => {
      helper.before = (asked) => {
        if (asked !== 2) return;
        resolve();
        return new Promise((go) => (release = go));
      };
    });
    expectValue(await first.calls.recogniseDocuments({ documentIds: [documentId] }));
    await reached;
    const closing = first.close();
    release();
    await closing;
    helper.before = () => undefined;
    helper.asked.length = 0;

    const second = await open();
    expectValue(await second.calls.awaitRecognition({ task: 'wait', documentIds: [documentId] }));
    expect(helper.asked).toEqual([2, 3]);
    expect(expectValue(await second.calls.readDocument({ documentId })).document.words).toBe(9);
    await second.close();
  });

  it('wait while recognition is paused, also over a restart, and go on when asked', async () => {
    const first = await open();
    const documentId = await importScan(first);
    let pause: Promise<unknown> = Promise.resolve();
    helper.before = (asked) => {
      if (asked === 2) pause = first.calls.pauseRecognition({});
    };
    expectValue(await first.calls.recogniseDocuments({ documentIds: [documentId] }));
    expectValue(await first.calls.awaitRecognition({ task: 'wait', documentIds: [documentId] }));
    await pause;
    helper.before = () => undefined;
    await first.close();

    const second = await open();
    expect(expectValue(await second.calls.recognitionState({}))).toMatchObject({
      running: false,
      paused: true,
      documents: [{ documentId, done: 1, total: 3 }],
    });
    helper.asked.length = 0;
    expectValue(await second.calls.resumeRecognition({}));
    expectValue(await second.calls.awaitRecognition({ task: 'wait', documentIds: [documentId] }));
    expect(helper.asked).toEqual([2, 3]);
    await second.close();
  });

  it('are left out of the waiting when that is cancelled; what was recognised is kept for later', async () => {
    const session = await open();
    const documentId = await importScan(session);
    let cancel: Promise<unknown> = Promise.resolve();
    helper.before = (asked) => {
      if (asked === 3) cancel = session.calls.cancelRecognition({ documentIds: null });
    };
    expectValue(await session.calls.recogniseDocuments({ documentIds: [documentId] }));
    const report = expectValue(
      await session.calls.awaitRecognition({ task: 'wait', documentIds: [documentId] }),
    );
    await cancel;
    expect(report.documents).toEqual([{ documentId, result: 'unfinished' }]);
    expect(expectValue(await session.calls.recognitionState({})).documents).toEqual([]);
    helper.before = () => undefined;
    helper.asked.length = 0;
    await recognised(session, documentId);
    expect(helper.asked).toEqual([3]);
    await session.close();
  });

  it('that cannot be recognised stay without text, are named, and can be tried again', async () => {
    const session = await open();
    const documentId = await importScan(session);
    helper.fails.add(2);
    expect(await recognised(session, documentId)).toBe(`${pageTexts[0]}\n\n${pageTexts[2]}`);
    const read = expectValue(await session.calls.readDocument({ documentId }));
    expect(read.pages.map(({ text }) => text)).toEqual(['recognised', 'none', 'recognised']);
    expect(read.document).toMatchObject({ pagesWithoutText: 1 });
    expect(read.document.warnings.join()).toContain('page 2 could not be recognised');
    helper.fails.clear();
    helper.asked.length = 0;
    expect(await recognised(session, documentId)).toBe(whole);
    expect(helper.asked).toEqual([2]);
    await session.close();
  });

  it('are recognised after an import by themselves where the matter wants it', async () => {
    const session = await open();
    const state = expectValue(await session.calls.setRecogniseAfterImport({ recognise: true }));
    expect(state.recogniseAfterImport).toBe(true);
    const documentId = await importScan(session);
    expectValue(await session.calls.awaitRecognition({ task: 'wait', documentIds: [documentId] }));
    expect(expectValue(await session.calls.readDocument({ documentId })).document.words).toBe(9);
    expect(states.at(-1)?.documents).toEqual([]);
    expectValue(await session.calls.undo({}));
    await session.close();
  });

  it('lose their text again when it is undone, and get it back', async () => {
    const session = await open();
    const documentId = await importScan(session);
    const text = await recognised(session, documentId);
    expectValue(await session.calls.undo({}));
    const undone = expectValue(await session.calls.readDocument({ documentId }));
    expect(undone).toMatchObject({ text: '', document: { pagesWithoutText: 3 } });
    expectValue(await session.calls.redo({}));
    expect(expectValue(await session.calls.readDocument({ documentId })).text).toBe(text);
    await session.close();
  });
});

describe('what was recognised', () => {
  const dated = ['Report on Harrow House', '14 March 1987', 'The matron answered'] as const;
  const read = (page: number): RecognisedPage =>
    wordsOf(...(dated[page - 1] ?? '').split(' ').map((word) => [word, 95] as const));

  it('gives the document its title and date, which count as detected and go again when it is undone', async () => {
    helper.pageOf = read;
    const session = await open();
    const documentId = await importScan(session);
    await recognised(session, documentId);
    const { document } = expectValue(await session.calls.readDocument({ documentId }));
    expect(document).toMatchObject({
      title: 'Report on Harrow House',
      date: { value: '1987-03-14', precision: 'day' },
      corrected: [],
    });
    expectValue(await session.calls.undo({}));
    expect(expectValue(await session.calls.readDocument({ documentId })).document).toMatchObject({
      title: 'scan.tif',
      date: null,
      pagesWithoutText: 3,
      corrected: [],
    });
    await session.close();
  });

  it('says of a page how far it was turned, with its sides exchanged, and draws it so', async () => {
    const drawn: (number | undefined)[] = [];
    const drawPages: SessionSurroundings['drawPages'] = {
      draw: async (_source, _page, _pixelsPerPoint, turned) => {
        drawn.push(turned);
        return success({ width: 1, height: 1, pixels: new Uint8Array(4) });
      },
      end: () => undefined,
    };
    surroundings = { ...surroundings, drawPages };
    helper.pageOf = (page) => ({ ...pageOf(page), ...(page === 2 ? { turned: 90 } : {}) });
    const session = await open();
    const documentId = await importScan(session);
    const before = expectValue(await session.calls.readDocument({ documentId })).pages;
    await recognised(session, documentId);
    const after = expectValue(await session.calls.readDocument({ documentId })).pages;
    expect(after.map(({ width, height, turned }) => [width, height, turned])).toEqual(
      before.map(({ width, height }, index) =>
        index === 1 ? [height, width, 90] : [width, height, undefined],
      ),
    );
    for (const page of [1, 2])
      expectValue(await session.calls.drawPage({ documentId, page, pixelsPerPoint: 1 }));
    expect(drawn).toEqual([undefined, 90]);

    helper.pageOf = pageOf;
    expectValue(await session.calls.recogniseDocuments({ documentIds: [documentId], anew: true }));
    expectValue(await session.calls.awaitRecognition({ task: 'wait', documentIds: [documentId] }));
    const again = expectValue(await session.calls.readDocument({ documentId })).pages;
    expect(again.map(({ width, height, turned }) => [width, height, turned])).toEqual(
      before.map(({ width, height }) => [width, height, undefined]),
    );
    await session.close();
  });

  it('leaves what a reviewer has said, also while pages were being read', async () => {
    const session = await open();
    const documentId = await importScan(session);
    let said: Promise<unknown> = Promise.resolve();
    helper.pageOf = (page) => {
      const change = { field: 'date', value: { value: '1986', precision: 'year' } } as const;
      if (page === 2) said = session.calls.describeDocument({ documentId, change });
      return read(page);
    };
    await recognised(session, documentId);
    await said;
    expect(expectValue(await session.calls.readDocument({ documentId })).document).toMatchObject({
      title: 'Report on Harrow House',
      date: { value: '1986', precision: 'year' },
      corrected: ['date'],
    });
    await session.close();
  });

  it('does not take the name of a file away for a title that is made up', async () => {
    const session = await open();
    const documentId = await importScan(session, 3, 'letter to the board.tif');
    helper.pageOf = () => wordsOf(['and', 95], ['so', 95], ['they', 95], ['all', 95], ['left.', 95]);
    await recognised(session, documentId);
    const { document } = expectValue(await session.calls.readDocument({ documentId }));
    expect([document.title, document.titleMadeUp]).toEqual(['letter to the board.tif', false]);
    await session.close();
  });
});

describe('a text that something was made on', () => {
  it('is never replaced', async () => {
    const session = await open();
    const documentId = await importScan(session);
    const text = await recognised(session, documentId);
    expectValue(await session.calls.tagSpan({ documentId, start: 0, end: 4, themeIds: [] }));
    expect(
      expectFailure(await session.calls.recogniseDocuments({ documentIds: [documentId], anew: true })).code,
    ).toBe('text-in-use');
    expect(expectValue(await session.calls.readDocument({ documentId })).text).toBe(text);
    await session.close();
  });

  it('is not replaced either where it was made while pages were being read', async () => {
    const session = await open();
    const documentId = await importScan(session);
    const text = await recognised(session, documentId);
    let tag: Promise<unknown> = Promise.resolve();
    helper.before = (asked) => {
      if (asked === 3) tag = session.calls.tagSpan({ documentId, start: 0, end: 4, themeIds: [] });
    };
    expectValue(await session.calls.recogniseDocuments({ documentIds: [documentId], anew: true }));
    const report = expectValue(
      await session.calls.awaitRecognition({ task: 'wait', documentIds: [documentId] }),
    );
    await tag;
    expect(report.documents).toMatchObject([{ result: 'refused' }]);
    expect(expectValue(await session.calls.readDocument({ documentId })).text).toBe(text);
    await session.close();
  });
});

const mixed: SessionSurroundings['readSource'] = {
  read: async () =>
    success({
      text: 'First page.\n\nThird page.',
      blocks: [
        { number: 1, kind: 'paragraph', start: 0, end: 11, furniture: false, own: null },
        { number: 2, kind: 'paragraph', start: 13, end: 24, furniture: true, own: null },
      ],
      printedLines: [],
      words: 4,
      encoding: null,
      reader: { name: 'pdf', version: 1 },
      detected: {
        title: 'Mixed',
        titleMadeUp: false,
        date: null,
        publisher: null,
        author: null,
        kind: 'other',
      },
      warnings: [],
      pages: (
        [
          [0, 13, 'source'],
          [13, 13, 'none'],
          [13, 24, 'source'],
        ] as const
      ).map(([start, end, text], index) => ({
        number: index + 1,
        label: null,
        start,
        end,
        width: 100,
        height: 100,
        text,
        confidence: null,
      })),
      pageWords: [
        [{ start: 0, end: 5, left: 0, top: 0, right: 9, bottom: 9, confidence: -1 }],
        [],
        [{ start: 13, end: 18, left: 0, top: 0, right: 9, bottom: 9, confidence: -1 }],
      ],
      marks: [],
      facts: factsOfType('pdf', 'application/pdf', 'PDF document'),
      children: [],
      sealed: null,
    }),
  end: () => undefined,
};

describe('a document with a text of its own on some pages', () => {
  it('keeps it exactly and gets the others between', async () => {
    surroundings = { ...surroundings, readSource: mixed };
    const session = await open();
    const documentId = await importScan(session, 1, 'mixed.pdf');
    expect(await recognised(session, documentId)).toBe(`First page.\n\n${pageTexts[1]}\n\nThird page.`);
    expect(helper.asked).toEqual([2]);
    const read = expectValue(await session.calls.readDocument({ documentId }));
    expect(read.blocks.map(({ start, end, furniture }) => [read.text.slice(start, end), furniture])).toEqual([
      ['First page.', false],
      [pageTexts[1], false],
      ['Third page.', true],
    ]);
    const words = expectValue(await session.calls.readPageWords({ documentId, page: 3 }));
    expect(words.map(({ start, end, confidence }) => [read.text.slice(start, end), confidence])).toEqual([
      ['Third', -1],
    ]);
    await session.close();
  });
});

describe('what was made on the pages that have a text', () => {
  const tagged = async (
    session: MatterSession,
    documentId: string,
    start: number,
    end: number,
  ): Promise<string> => {
    const made = expectValue(await session.calls.tagSpan({ documentId, start, end, themeIds: [] }));
    return made.id;
  };
  const quotes = async (
    session: MatterSession,
    documentId: string,
  ): Promise<readonly (readonly [string, number, string])[]> => {
    const { text } = expectValue(await session.calls.readDocument({ documentId }));
    return expectValue(await session.calls.listPassages({ documentId })).map(({ id, start, end, quote }) => {
      expect(text.slice(start, end)).toBe(quote);
      return [id, start, quote] as const;
    });
  };

  it('goes along word for word, there and back again, and deleted passages can still be put back', async () => {
    surroundings = { ...surroundings, readSource: mixed };
    const session = await open();
    const documentId = await importScan(session, 1, 'mixed.pdf');
    const first = await tagged(session, documentId, 0, 5);
    const third = await tagged(session, documentId, 13, 18);
    const gone = await tagged(session, documentId, 19, 23);
    expectValue(await session.calls.setFurniture({ documentId, blocks: [2], furniture: false }));
    const before = await quotes(session, documentId);
    expectValue(await session.calls.deletePassage({ passageId: gone }));

    expect(await recognised(session, documentId)).toBe(`First page.\n\n${pageTexts[1]}\n\nThird page.`);
    const put = `${pageTexts[1]}\n\n`.length;
    expect(await quotes(session, documentId)).toEqual([
      [first, 0, 'First'],
      [third, 13 + put, 'Third'],
    ]);
    const { blocks } = expectValue(await session.calls.readDocument({ documentId }));
    expect(blocks.map(({ number, furniture }) => [number, furniture])).toEqual([
      [1, false],
      [2, false],
      [3, false],
    ]);
    const history = expectValue(
      await session.calls.passageHistory({ passageId: third, limit: 10, offset: 0 }),
    );
    expect(history.total).toBe(2);
    expect(expectValue(await session.calls.verifyMatter({ task: 'verify' })).ok).toBe(true);

    expectValue(await session.calls.undo({}));
    expect(await quotes(session, documentId)).toEqual(before.slice(0, 2));
    expectValue(await session.calls.undo({}));
    expect(await quotes(session, documentId)).toEqual(before);
    expectValue(await session.calls.redo({}));
    expectValue(await session.calls.redo({}));
    expect((await quotes(session, documentId)).map(([id]) => id)).toEqual([first, third]);
    expect(expectValue(await session.calls.verifyMatter({ task: 'verify' })).ok).toBe(true);
    await session.close();
  });

  it('keeps a page without text as it is where a passage runs over it', async () => {
    surroundings = { ...surroundings, readSource: mixed };
    const session = await open();
    const documentId = await importScan(session, 1, 'mixed.pdf');
    await tagged(session, documentId, 6, 18);
    expect(expectFailure(await session.calls.recogniseDocuments({ documentIds: [documentId] })).code).toBe(
      'text-in-use',
    );
    expect(helper.asked).toEqual([]);
    await session.close();
  });

  it('keeps the recognised text from being undone while somebody else has a passage on it', async () => {
    surroundings = { ...surroundings, readSource: mixed };
    const session = await open();
    const documentId = await importScan(session, 1, 'mixed.pdf');
    const text = await recognised(session, documentId);
    expectValue(await session.calls.setReviewer({ name: 'Ben Rowe' }));
    await tagged(session, documentId, 13, 19);
    expectValue(await session.calls.setReviewer({ name: 'Ada Quill' }));
    await session.calls.undo({});
    expect(expectValue(await session.calls.readDocument({ documentId })).text).toBe(text);
    expect((await quotes(session, documentId)).map(([, , quote]) => quote)).toEqual(['Nobody']);
    await session.close();
  });
});

describe('a purge', () => {
  it('leaves nothing of what was recognised, finished or not', async () => {
    const session = await open();
    const documentId = await importScan(session);
    await recognised(session, documentId);
    const other = await importScan(session, 2, 'other.tif');
    helper.before = (asked) => {
      if (asked === 2) void session.calls.pauseRecognition({});
    };
    expectValue(await session.calls.recogniseDocuments({ documentIds: [other] }));
    expectValue(await session.calls.awaitRecognition({ task: 'wait', documentIds: [other] }));
    const proposal = expectValue(
      await session.calls.proposePurge({ documentIds: [documentId, other], reason: 'Sent by mistake.' }),
    );
    expectValue(await session.calls.setReviewer({ name: 'Ben Rowe' }));
    expectValue(await session.calls.approvePurge({ task: 'purge', purgeId: proposal.id }));
    await session.close();
    fixture.look((connection) => {
      for (const table of ['recognition', 'recognised_page', 'page_words', 'block_list', 'canonical_text']) {
        expect([table, connection.reader.all(`SELECT * FROM ${table}`)]).toEqual([table, []]);
      }
    });
  });
});

it('a picture in colour is imported as it is, with its bytes sealed', async () => {
  const session = await open();
  const path = join(fixture.folder, 'photo.png');
  writeFileSync(path, encodePng(pictureOf('rgb', '#..'), 300));
  const report = expectValue(await session.calls.importFiles({ task: 'import', paths: [path] }));
  expect(report.items).toMatchObject([{ result: 'imported', title: 'photo.png', warnings: [] }]);
  await session.close();
});
