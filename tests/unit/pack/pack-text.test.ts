import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openFonts } from '../../../electron/pack/fonts.ts';
import { quotedPieces, type PackSelection } from '../../../shared/pack/index.ts';
import { builtPack, builtPdf, newFolder } from './build-for-test.ts';
import { ordinarySelection, passageOf, selectionOf, sourceOf } from './pack-fixture.ts';
import { anySelection } from './random-selection.ts';
import { folded, readPackPdf, type ReadPage } from './read-pack-pdf.ts';

/** The text of the pages without running heads and page numbers, so that what runs over a page's end can be read on. */
function contentOf(pages: readonly ReadPage[]): string {
  return pages
    .map((page) => {
      const furniture = page.runs.filter((run) => run.bottom < 60 || run.bottom > page.height - 50);
      return furniture.reduce((text, run) => text.replace(run.text, ''), page.text);
    })
    .join('\n');
}

function withoutBlanks(text: string): string {
  return folded(text).replace(/\s/gu, '');
}

test(
  'every quotation can be read from the pages of its chapter, block by block',
  { timeout: 120_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(anySelection, async (selection) => {
        const pack = await readPackPdf(await builtPdf(selection));
        const chapters = folded(contentOf(pack.pages.slice(0, pack.bookmarks[1]?.page)));
        for (const passage of selection.passages) {
          const source = selection.sources.find((candidate) => candidate.documentId === passage.documentId);
          if (source === undefined) throw new Error('A passage has no source.');
          for (const piece of quotedPieces(source, passage, 'none')) {
            expect(chapters).toContain(folded(source.text.slice(piece.markStart, piece.markEnd)));
          }
        }
      }),
      { numRuns: 10 },
    );
  },
);

const hasPdftotext = spawnSync('pdftotext', ['-v']).error === undefined;

test.runIf(hasPdftotext).each([[[]], [['-raw']], [['-layout']]])(
  'pdftotext %j reads every quotation of an ordinary pack',
  async (options) => {
    const selection = ordinarySelection({ context: 'block' });
    const file = join(await newFolder(), 'pack.pdf');
    await writeFile(file, await builtPdf(selection));
    const read = folded(spawnSync('pdftotext', [...options, file, '-'], { encoding: 'utf8' }).stdout);
    for (const passage of selection.passages) expect(read).toContain(folded(passage.quote));
  },
);

function packOf(paragraphs: readonly string[]): PackSelection {
  const source = sourceOf({ urn: 'MVI000009', title: 'Letters', date: '2018', paragraphs });
  const passages = paragraphs.map((quote, index) =>
    passageOf(source, { urn: source.urn, quote, themes: ['TR'] }, index),
  );
  return selectionOf([source], passages, { context: 'none' });
}

test.each([
  ['Polish', 'Pani Żółkowska mówiła, że „nikt nie słuchał” rodziny.'],
  ['decomposed letters', 'Cafe\u0301 Fo\u0323la\u0301s\u0323ade\u0301 and Café side by side'],
  ['Greek and Cyrillic', 'Ἡ ἀλήθεια, Ωμέγα, и ещё несколько слов'],
  ['no-break and thin blanks', 'from 10\u00a0am to 4\u202fpm, a\u2009thin one'],
  ['hyphens and dashes', 'well-known, non\u2011breaking, 1914–18, and — so on'],
  ['Urdu', 'والدہ نے کہا کہ کسی نے ان کی بات نہیں سنی۔'],
  ['a picture', 'She wrote 😀 and a box ☑.'],
])('%s is read back as it stood in the source', async (_name, quote) => {
  const { built, files } = await builtPack(packOf([quote]));
  const pack = await readPackPdf([...files].find(([name]) => name.endsWith('.pdf'))?.[1] ?? Buffer.of());
  expect(built.warnings).toEqual([]);
  expect(folded(pack.pages.map((page) => page.text).join('\n'))).toContain(folded(quote));
});

test.each([
  ['Arabic with digits and brackets', 'قالت المديرة إن 45 من أصل ٢٠٦ موظفين [فقط] حضروا الدورة (مرة واحدة).'],
  ['Urdu with a date', 'یہ ۱۲ ستمبر ۲۰۱۷ کو ہوا اور ۴۵ منٹ (دو بار) رکا'],
  ['Urdu inside English', 'The note read “والدہ نے کہا” and then nothing.'],
  ['Hebrew with brackets', 'בבית הזה (הישן) גרו 26 דיירים.'],
])('%s is read back in order, letter by letter', async (_name, quote) => {
  const pack = await readPackPdf(await builtPdf(packOf([quote])));
  // Readers put blanks between directions where they think best, so blanks are left out of the comparison.
  expect(withoutBlanks(pack.pages.map((page) => page.text).join('\n'))).toContain(withoutBlanks(quote));
});

test('brackets in right-to-left text are drawn mirrored and still mean what stood in the source', () => {
  const [serif] = openFonts().stack('serif');
  const drawn = serif?.shape('(אב)', true).flatMap((shape) => shape.glyphs) ?? [];
  const upright = serif?.shape('()', false).flatMap((shape) => shape.glyphs) ?? [];
  expect([drawn[0]?.id, drawn.at(-1)?.id]).toEqual([upright[0]?.id, upright[1]?.id]);
  expect(drawn.map((glyph) => String.fromCodePoint(...glyph.codePoints)).join('')).toBe(')בא(');
});

test('what no font has is spelled in the text and named in a warning with its place, never a box', async () => {
  const { built, files } = await builtPack(packOf(['The stamp says 한글 and ✓.', 'Plain.']));
  const pack = await readPackPdf([...files].find(([name]) => name.endsWith('.pdf'))?.[1] ?? Buffer.of());
  expect(folded(pack.pages[2]?.text ?? '')).toContain('The stamp says [U+D55C U+AE00] and ✓.');
  expect(built.warnings).toEqual([
    '글 (U+AE00) cannot be printed and is spelled [U+AE00] in the PDF; it stands in {MVI000009 ¶1}. The manifest and the source texts keep it exactly.',
    '한 (U+D55C) cannot be printed and is spelled [U+D55C] in the PDF; it stands in {MVI000009 ¶1}. The manifest and the source texts keep it exactly.',
  ]);
  expect(files.get('sources/MVI000009.txt')?.toString('utf8')).toContain('한글 and ✓');
});

test('an override of direction is spelled and not obeyed, and unseen characters are warned of', async () => {
  const { built, files } = await builtPack(packOf(['over\u202eride and zero\u200bwidth']));
  const pack = await readPackPdf([...files].find(([name]) => name.endsWith('.pdf'))?.[1] ?? Buffer.of());
  expect(folded(pack.pages[2]?.text ?? '')).toContain('over[U+202E]ride and zerowidth');
  expect(built.warnings.map((warning) => warning.slice(0, 42))).toEqual([
    'U+202E cannot be printed and is spelled [U',
    'U+200B prints as nothing; it stands in {MV',
  ]);
});
