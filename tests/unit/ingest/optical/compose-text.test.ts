import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  composeText,
  unsureBelow,
  type PagedText,
} from '../../../../electron/ingest/optical/compose-text.ts';
import { pageText } from '../../../../electron/ingest/optical/page-text.ts';
import type { RecognisedPage } from '../../../../electron/ingest/optical/recognised-page.ts';
import type { PageWord } from '../../../../shared/model/index.ts';

/** A page as recognition gives it: paragraphs of words, each word with a confidence. */
function recognisedOf(paragraphs: readonly (readonly (readonly [string, number])[])[]): RecognisedPage {
  const box = { x0: 0, y0: 0, x1: 10, y1: 10 };
  const lines = paragraphs.map((words) => ({
    lines: [{ words: words.map(([text, confidence]) => ({ text, confidence, bbox: box })) }],
  }));
  return pageText({ blocks: [{ paragraphs: lines }] }, 1);
}

/** A text of pages, some without any. */
function pagedOf(texts: readonly string[]): PagedText {
  let text = '';
  const blocks: PagedText['blocks'][number][] = [];
  const pageWords: PageWord[][] = [];
  const pages = texts.map((page, index) => {
    const start = text.length;
    if (page !== '') {
      text += page;
      blocks.push({
        number: blocks.length + 1,
        kind: 'paragraph',
        start,
        end: text.length,
        furniture: index % 2 === 1,
        own: null,
      });
      text += '\n\n';
    }
    const words =
      page === ''
        ? []
        : [{ start, end: start + page.length, left: 1, top: 1, right: 2, bottom: 2, confidence: -1 }];
    pageWords.push(words);
    return {
      number: index + 1,
      label: null,
      start,
      end: text.length,
      width: 100,
      height: 100,
      text: page === '' ? ('none' as const) : ('source' as const),
      confidence: null,
    };
  });
  return { text, blocks, pages, pageWords, marks: [] };
}

const word = fc.stringMatching(/^[a-z]{1,8}$/u);
const recognisedPage = fc
  .array(fc.array(fc.tuple(word, fc.integer({ min: 0, max: 100 })), { minLength: 1, maxLength: 5 }), {
    maxLength: 3,
  })
  .map(recognisedOf);
const paged = fc
  .array(
    fc.oneof(
      fc.constant(''),
      fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' ')),
    ),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  .map(pagedOf);

describe('recognised pages are put into a text', () => {
  const given = fc.tuple(paged, fc.array(recognisedPage, { minLength: 6, maxLength: 6 }));
  const composed = ([standing, pages]: [PagedText, RecognisedPage[]]): {
    readonly standing: PagedText;
    readonly recognised: ReadonlyMap<number, RecognisedPage>;
    readonly made: ReturnType<typeof composeText>;
  } => {
    const recognised = new Map(
      standing.pages.flatMap(({ number, text }, index) => {
        const page = pages[index];
        return text === 'none' && page !== undefined ? [[number, page] as const] : [];
      }),
    );
    return { standing, recognised, made: composeText(standing, recognised) };
  };

  it('and every other page keeps its text, its words and its blocks exactly', () => {
    fc.assert(
      fc.property(given, (chosen) => {
        const { standing, made } = composed(chosen);
        standing.pages.forEach((page, index) => {
          if (page.text !== 'source') return;
          const now = made.pages[index];
          const kept = standing.text.slice(page.start, page.end);
          const start = (now?.end ?? 0) - kept.length;
          expect(made.text.slice(start, now?.end)).toBe(kept);
          expect(made.text.slice(now?.start, start)).toMatch(/^\n*$/u);
          expect(made.pageWords[index]?.map((one) => made.text.slice(one.start, one.end))).toEqual(
            standing.pageWords[index]?.map((one) => standing.text.slice(one.start, one.end)),
          );
          const block = standing.blocks.find((one) => one.start === page.start);
          const moved = made.blocks.find((one) => one.start === start);
          expect(moved).toMatchObject({ kind: block?.kind, furniture: block?.furniture });
        });
      }),
    );
  });

  it('and what is kept is said exactly, span by span', () => {
    fc.assert(
      fc.property(given, (chosen) => {
        const { standing, recognised, made } = composed(chosen);
        expect(made.kept.length).toBe(standing.pages.filter(({ number }) => !recognised.has(number)).length);
        for (const { start, end, shift } of made.kept) {
          expect(made.text.slice(start + shift, end + shift)).toBe(standing.text.slice(start, end));
        }
      }),
    );
  });

  it('and pages go on without gaps, blocks ascend and hold every character that is not white', () => {
    fc.assert(
      fc.property(given, (chosen) => {
        const { made } = composed(chosen);
        let end = 0;
        for (const page of made.pages) {
          expect(page.start).toBe(end);
          end = page.end;
        }
        expect(end).toBe(made.text.length);
        let after = 0;
        made.blocks.forEach((block, index) => {
          expect(block.number).toBe(index + 1);
          expect(made.text.slice(after, block.start).trim()).toBe('');
          expect(block.start).toBeGreaterThanOrEqual(after);
          after = block.end;
        });
        expect(made.text.slice(after).trim()).toBe('');
      }),
    );
  });

  it('and their words stand where they say, marked where they are unsure', () => {
    fc.assert(
      fc.property(given, (chosen) => {
        const { recognised, made } = composed(chosen);
        const unsure: string[] = [];
        for (const [number, page] of recognised) {
          const words = made.pageWords[number - 1] ?? [];
          expect(words.map((one) => made.text.slice(one.start, one.end))).toEqual(
            page.words.map((one) => page.text.slice(one.start, one.end)),
          );
          expect(made.pages[number - 1]?.text).toBe('recognised');
          for (const one of words)
            if (one.confidence < unsureBelow) unsure.push(`${one.start} ${one.confidence}`);
        }
        const marked = made.marks.map(
          (mark) => `${mark.start} ${mark.kind === 'unsure' ? mark.confidence : ''}`,
        );
        expect(marked).toEqual(unsure);
      }),
    );
  });
});

describe('a page’s text', () => {
  it('parts lines and paragraphs, and leaves out words of white space alone', () => {
    const at = (x0: number) => ({ x0, y0: 5, x1: x0 + 10, y1: 15 });
    const page = pageText(
      {
        blocks: [
          {
            paragraphs: [
              {
                lines: [
                  {
                    words: [
                      { text: 'Why', confidence: 96.4, bbox: at(0) },
                      { text: ' ', confidence: 95, bbox: at(12) },
                    ],
                  },
                  { words: [{ text: 'was', confidence: 40, bbox: at(20) }] },
                ],
              },
              { lines: [{ words: [{ text: '\u0000', confidence: 9, bbox: at(0) }] }] },
              { lines: [{ words: [{ text: 'it?', confidence: 101, bbox: at(0) }] }] },
            ],
          },
        ],
      },
      2,
    );
    expect(page.text).toBe('Why\nwas\n\nit?');
    expect(page.paragraphs).toEqual([
      [0, 7],
      [9, 12],
    ]);
    expect(page.words).toEqual([
      { start: 0, end: 3, left: 0, top: 250, right: 500, bottom: 750, confidence: 96 },
      { start: 4, end: 7, left: 1_000, top: 250, right: 1_500, bottom: 750, confidence: 40 },
      { start: 9, end: 12, left: 0, top: 250, right: 500, bottom: 750, confidence: 100 },
    ]);
  });
});
