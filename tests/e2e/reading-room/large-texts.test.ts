import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { attachLogsToFailures, keepScreenshot } from '../application.ts';
import { connectPage, type ServicePage } from '../kill/service-page.ts';
import { type ReadingRoom, readingRoom } from './reading-room.ts';

const million = 1_000_000;
const entry = (day: number): string =>
  `Entry ${String(day)}. The keys of Larch House were counted before the night began. The deputy wrote that entry ${String(day)} was read aloud, and that nobody asked why. The book was then put away until the morning.`;

/** A day book of a million characters. */
const longBook = ((): string => {
  const parts = ['Day book of Larch House'];
  for (let length = parts[0]?.length ?? 0, day = 1; length < million; day += 1) {
    const next = entry(day);
    parts.push(next);
    length += next.length + 2;
  }
  return parts.join('\n\n').slice(0, million).trimEnd().padEnd(million, '.');
})();
const entries = longBook.split('\n\n').length - 1;

/** A line of five million characters without a space, as a machine may write it. */
const machineLine = ((): string => {
  const parts: string[] = [];
  for (let number = 0; number * 20 < 5_000_000; number += 1) {
    parts.push(`doorbell${String(number).padStart(6, '0')}closed`);
  }
  return parts.join('');
})();

const sentences = [
  'The training of the night staff was put off twice.',
  'Nobody who worked at night thought that it mattered.',
  'The manager was told and gave no answer.',
];
const nested =
  'The first carer said that the second carer had heard the third carer tell the fourth carer of the fifth.';

const longUrn = 'MVI000011';
const lineUrn = 'MVI000012';
const colouredUrn = 'MVI000013';
const stackedUrn = 'MVI000014';

let room: ReadingRoom;
let service: ServicePage;

beforeAll(async () => {
  room = await readingRoom([
    { name: 'a-long-book.txt', content: longBook },
    { name: 'b-machine-line.txt', content: machineLine },
    { name: 'c-sentences.txt', content: ['Report on the night staff', sentences.join(' ')].join('\n\n') },
    { name: 'd-carers.txt', content: ['What the carers said', nested].join('\n\n') },
  ]);
  service = await connectPage(room.page);
});

afterAll(async () => {
  await room.close();
});

afterEach(async () => {
  expect(room.errors).toEqual([]);
  await room.press('Escape', 'Escape', 'Escape');
});

attachLogsToFailures();

/** For what takes a moment because it is large. */
const patient = { timeout: 15_000 };

async function documentId(urn: string): Promise<string> {
  const documents = await service.value('listDocuments', {});
  return documents.find((document) => document.urn === urn)?.id ?? '';
}

/** Where the caret is, as the footer says it. */
function place(): Promise<string> {
  return room.page.locator('.frame-footer-status').innerText();
}

/** The number of the first block that can be seen. */
function firstSeen(): Promise<string> {
  return room.page.evaluate(() => {
    const top = document.querySelector('.reader-scroller')?.getBoundingClientRect().top ?? 0;
    const blocks = [...document.querySelectorAll<HTMLElement>('.reader-text [data-block]')];
    return blocks.find((block) => block.getBoundingClientRect().bottom > top)?.dataset['block'] ?? '';
  });
}

/** What the page is made of, once the text is filled in. */
async function elements(): Promise<{
  readonly characters: number;
  /** Elements of the text, and those inside its blocks, where there must be text alone. */
  readonly text: number;
  readonly wrappers: number;
  /** Blocks that are laid out: those near what can be seen. */
  readonly laidOut: number;
  /** Elements of everything else on the screen. */
  readonly others: number;
}> {
  return room.page.evaluate(() => {
    const count = (selector: string): number => document.querySelectorAll(selector).length;
    const blocks = [...document.querySelectorAll('.reader-text [data-block]')];
    const text = count('.reader-text *');
    return {
      characters: blocks.reduce((sum, block) => sum + block.textContent.length, 0),
      text,
      wrappers: count('.reader-text [data-block] *'),
      laidOut: blocks.filter((block) => block.checkVisibility({ contentVisibilityAuto: true })).length,
      others: count('*') - text,
    };
  });
}

/** Waits until the whole text is on the page, and gives what it is made of then. */
async function filled(characters: number): ReturnType<typeof elements> {
  await expect.poll(async () => (await elements()).characters, patient).toBe(characters);
  return elements();
}

/** The ranges that the themes' highlights hold: how many, and the text under them by theme. */
function painted(): Promise<Readonly<Record<string, readonly string[]>>> {
  return room.page.evaluate(() =>
    Object.fromEntries(
      [...CSS.highlights]
        .filter(([name, highlight]) => name.startsWith('theme-') && highlight.size > 0)
        .map(([name, highlight]) => [
          name,
          [...highlight].map((range) => (range instanceof Range ? range.toString() : '')),
        ]),
    ),
  );
}

const charactersOfLongBook = longBook.split('\n\n').join('').length;

it('a text of a million characters is scrolled from end to end by keys, of which only what is near is laid out, and opens where it was left', async () => {
  const { page, reader } = room;
  await room.open(longUrn);
  await expect.poll(place).toBe(`¶ 1 of ${String(entries + 1)}`);
  const whole = await filled(charactersOfLongBook);
  expect(whole.wrappers).toBe(0);
  expect(whole.laidOut).toBeLessThan(200);

  await room.press('Control+End');
  await expect.poll(place).toBe(`¶ ${String(entries + 1)} of ${String(entries + 1)}`);
  await expect.poll(() => reader.block(`Entry ${String(entries)}.`).isVisible()).toBe(true);
  const scroller = page.locator('.reader-scroller').first();
  await expect
    .poll(() => scroller.evaluate((pane) => pane.scrollHeight - pane.scrollTop - pane.clientHeight))
    .toBeLessThan(400);
  await room.press('PageUp', 'PageUp', 'PageUp');
  const before = await place();
  expect(before).not.toBe(`¶ ${String(entries + 1)} of ${String(entries + 1)}`);
  expect((await elements()).laidOut).toBeLessThan(200);
  await keepScreenshot(page, 'large text end');

  const first = await firstSeen();
  await room.open(colouredUrn);
  await room.open(longUrn);
  await expect.poll(place).toBe(before);
  await expect.poll(firstSeen).toBe(first);
  await room.press('Control+Home');
  await expect.poll(place).toBe(`¶ 1 of ${String(entries + 1)}`);
  await expect.poll(() => scroller.evaluate((pane) => pane.scrollTop)).toBeLessThan(200);
});

it('ten thousand passages add nothing to the elements of the text, and as many around it as can be seen', async () => {
  const { page } = room;
  const id = await documentId(longUrn);
  const theme = (await service.value('listThemes', {}))[0]?.id ?? '';
  await room.open(longUrn);
  const bare = await filled(charactersOfLongBook);
  const step = Math.floor(longBook.length / 10_000);
  const spans = Array.from({ length: 10_000 }, (_, number) => ({
    documentId: id,
    start: number * step + 5,
    end: number * step + 45,
  }));
  const lastStart = spans.at(-1)?.start ?? 0;
  await service.value('tagSpans', { spans, themeIds: [theme] });
  await room.reader.passages.getByRole('heading', { name: '10,000 passages' }).waitFor();
  await expect.poll(async () => Object.keys(await painted()).length).toBe(1);
  const tagged = await filled(charactersOfLongBook);
  expect({ text: tagged.text, wrappers: tagged.wrappers }).toEqual({ text: bare.text, wrappers: 0 });
  expect(tagged.others - bare.others).toBeLessThan(1_200);
  expect(Object.values(await painted()).flat().length).toBeLessThan(1_500);

  await room.press('Control+End');
  await expect
    .poll(async () =>
      Object.values(await painted())
        .flat()
        .join(' '),
    )
    .toContain(longBook.slice(lastStart, lastStart + 40).trim());
  expect((await elements()).others - bare.others).toBeLessThan(1_200);
  await keepScreenshot(page, 'large text passages');

  await room.press('Control+Home', 'Control+ArrowDown', 's', '2');
  await room.announced('Passage tagged Culture, 1 theme.');
  await room.reader.passages.getByRole('heading', { name: '10,001 passages' }).waitFor();
  await room.undo();
  await room.reader.passages.getByRole('heading', { name: '10,000 passages' }).waitFor();
});

it('each theme paints its passages in a colour of its own, under them a line that is not colour alone', async () => {
  const { page, reader } = room;
  await room.open(colouredUrn);
  for (const [index, sentence] of sentences.entries()) {
    await room.caretBefore(sentence.slice(0, 20));
    await room.press('s', String(index + 1));
    await room.announced(/^Passage tagged/u);
    await room.press('Escape', 'Escape');
  }
  await expect
    .poll(async () =>
      Object.values(await painted())
        .flat()
        .toSorted(),
    )
    .toEqual(sentences.toSorted());
  const names = Object.keys(await painted());
  const looks = await reader.text.evaluate(
    (text, highlights) =>
      highlights.map((name) => {
        const style = getComputedStyle(text, `::highlight(${name})`);
        return {
          wash: style.backgroundColor,
          line: style.textDecorationColor,
          under: style.textDecorationLine,
        };
      }),
    names,
  );
  expect({
    themes: names.length,
    washes: new Set(looks.map(({ wash }) => wash)).size,
    lines: new Set(looks.map(({ line }) => line)).size,
    under: new Set(looks.map(({ under }) => under)),
  }).toEqual({ themes: 3, washes: 3, lines: 3, under: new Set(['underline']) });
  await keepScreenshot(page, 'highlight colours');
});

it('twelve passages one in the other show twelve stripes with their codes, none over another', async () => {
  const { page } = room;
  const id = await documentId(stackedUrn);
  for (let number = 1; number <= 8; number += 1) {
    await service.value('addTheme', {
      name: `Hearsay ${String(number)}`,
      parent: null,
      code: `H${String(number)}`,
    });
  }
  const themes = (await service.value('listThemes', {})).slice(0, 12);
  const { text } = await service.value('readDocument', { documentId: id });
  const start = text.indexOf(nested);
  for (const [depth, theme] of themes.entries()) {
    await service.value('tagSpan', {
      documentId: id,
      start: start + depth,
      end: start + nested.length - depth,
      themeIds: [theme.id],
    });
  }
  await room.open(stackedUrn);
  const stripes = page.locator('.reader-stripe');
  await expect.poll(() => stripes.count()).toBe(12);
  await expect
    .poll(() => stripes.evaluateAll((all) => all.map((stripe) => stripe.textContent).toSorted()))
    .toEqual(themes.map(({ code }) => code).toSorted());
  const drawn = (): Promise<{ readonly stripes: number; readonly overlapping: number }> =>
    stripes.evaluateAll((all) => {
      const boxes = all
        .map((stripe) => stripe.getBoundingClientRect())
        // Before its line has been measured a stripe has no height, and overlaps nothing.
        .filter((box) => box.width > 0 && box.height > 0);
      const overlapping = boxes.filter((one, place) =>
        boxes
          .slice(place + 1)
          .some(
            (other) =>
              one.left < other.right &&
              other.left < one.right &&
              one.top < other.bottom &&
              other.top < one.bottom,
          ),
      ).length;
      return { stripes: boxes.length, overlapping };
    });
  await expect.poll(drawn, { timeout: 5_000 }).toEqual({ stripes: 12, overlapping: 0 });
  // The gutter is made wide enough a moment after the passages are known.
  await expect
    .poll(() =>
      stripes.evaluateAll((all) => {
        const edge = document.querySelector('.reader-scroller')?.getBoundingClientRect().right ?? 0;
        return Math.max(...all.map((stripe) => stripe.getBoundingClientRect().right)) <= edge;
      }),
    )
    .toBe(true);
  await keepScreenshot(page, 'twelve stripes');
});

it('a line of five megabytes without a space is read, selected, tagged and scrolled like any other', async () => {
  const { page, reader } = room;
  await room.open(lineUrn);
  await expect.poll(place).toBe('¶ 1 of 1');
  const scroller = page.locator('.reader-scroller').first();
  expect(await scroller.evaluate((pane) => pane.scrollWidth - pane.clientWidth)).toBe(0);

  await room.press('Control+End');
  await room.press('Shift+ArrowLeft', 'Shift+ArrowLeft', 'Shift+ArrowLeft');
  expect(await room.selection()).toBe('sed');
  await expect.poll(() => reader.text.evaluate(selectionBeyondText), { timeout: 5_000 }).toBe(0);
  await room.press('1');
  await room.announced('Passage tagged Training, 1 theme.');
  await expect.poll(room.listed, patient).toEqual([['TR', 'sed']]);
  expect(await scroller.evaluate((pane) => pane.scrollTop)).toBeGreaterThan(100_000);
  await room.press('Escape', 'PageUp', 'PageUp');
  await keepScreenshot(page, 'five megabytes in a line');

  await room.press('Control+Home', 'b', '2');
  await room.announced('Passage tagged Culture, 1 theme.');
  await expect.poll(async () => (await room.listed()).map(([theme]) => theme), patient).toEqual(['CU', 'TR']);
  const id = await documentId(lineUrn);
  const marks = await service.value('listMarks', { documentId: id });
  expect([[...marks.starts], [...marks.ends]]).toEqual([
    [0, machineLine.length - 3],
    [machineLine.length, machineLine.length],
  ]);
  await room.undo();
  await expect.poll(room.listed, patient).toEqual([['TR', 'sed']]);
  await reader.text.focus();
  await room.press('Control+f');
  await page.keyboard.type('doorbell123456closed');
  await expect
    .poll(() => page.evaluate(() => [...(CSS.highlights.get('reader-current-hit') ?? [])].map(String)))
    .toEqual(['doorbell123456closed']);
});

/** Runs in the page: how far what is selected is drawn beyond the text's own width, in CSS pixels. */
function selectionBeyondText(text: Element): number {
  const drawn = [...(CSS.highlights.get('reader-selection') ?? [])].flatMap((range) =>
    range instanceof Range ? [range.getBoundingClientRect()] : [],
  );
  const { left, right } = text.getBoundingClientRect();
  const beyond = drawn.map((box) => Math.max(left - box.left, box.right - right - 2));
  return beyond.length === 0 ? Number.NaN : Math.max(0, ...beyond);
}
