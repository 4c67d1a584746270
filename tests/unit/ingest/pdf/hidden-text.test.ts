import { describe, expect, test } from 'vitest';
import { barePdf, shown, streamObject, type BareParts } from '../../../fixtures/pdf/bare-pdf.ts';
import { readingOfPdf } from './reading-of-pdf.ts';

const covered =
  'On page 1, 2 words lie under boxes or pictures drawn over them, as in a redaction that did not remove what it hides. ' +
  'They were left out of the text and are not shown, but they are in the file: do not pass the file on before this is settled.';

function hiddenWords({ marks, text }: Awaited<ReturnType<typeof readingOfPdf>>): readonly string[] {
  return marks.flatMap((mark) =>
    mark.kind === 'hidden' ? [`${mark.why}: ${text.slice(mark.start, mark.end)}`] : [],
  );
}

/** The text before and after each place where covered words were left out, and how many they were. */
function coveredPlaces({
  marks,
  text,
}: Awaited<ReturnType<typeof readingOfPdf>>): readonly (readonly [string, number, string])[] {
  return marks.flatMap((mark) =>
    mark.kind === 'covered' ? [[text.slice(0, mark.start), mark.words, text.slice(mark.end)] as const] : [],
  );
}

const layers = (state: string): BareParts => ({
  catalog: `/OCProperties << /OCGs [100 0 R] /D << /Order [100 0 R] ${state} >> >>`,
  objects: { 100: '<< /Type /OCG /Name (Comments of counsel) >>' },
});

describe('text that is not seen', () => {
  test('is left out and reported where a black box was drawn over it', async () => {
    const content = [
      shown('The boy who spoke first was', 60, 700),
      shown('Tobias Fenwick', 205, 700),
      shown('and he was thirteen.', 290, 700),
      '0 g 200 696 85 14 re f',
    ].join('\n');
    const reading = await readingOfPdf(barePdf([{ content }]));
    expect(reading.text).toBe('The boy who spoke first was and he was thirteen.');
    expect(reading.warnings).toEqual([covered]);
    expect(JSON.stringify(reading)).not.toContain('Fenwick');
    expect(coveredPlaces(reading)).toEqual([['The boy who spoke first was', 2, ' and he was thirteen.']]);
  });

  test('is marked where it was left out, before the first word of a line and on a line of its own too', async () => {
    const content = [
      shown('Tobias', 60, 700),
      shown('was thirteen.', 110, 700),
      shown('Fenwick', 60, 660),
      shown('Nobody asked.', 60, 620),
      '0 g 55 696 48 14 re f 55 656 60 14 re f',
    ].join('\n');
    const reading = await readingOfPdf(barePdf([{ content }, { content: shown('Page two.', 60, 700) }]));
    expect(reading.text).toBe('was thirteen.\n\nNobody asked.\n\nPage two.');
    expect(coveredPlaces(reading).map(([before, words]) => [before, words])).toEqual([
      ['', 1],
      ['was thirteen.', 1],
    ]);
  });

  test('is left out where a note draws the box', async () => {
    const content = [shown('The boy was', 60, 700), shown('Tobias Fenwick', 125, 700)].join('\n');
    const parts = {
      objects: {
        100: '<< /Type /Annot /Subtype /Square /Rect [120 694 220 714] /IC [0 0 0] /C [0 0 0] /AP << /N 101 0 R >> >>',
        101: streamObject('0 g 0 0 100 20 re f', '/Type /XObject /Subtype /Form /BBox [0 0 100 20]'),
      },
    };
    const reading = await readingOfPdf(barePdf([{ content, entries: '/Annots [100 0 R]' }], parts));
    expect(reading.text).toBe('The boy was');
    expect(reading.warnings).toEqual([covered]);
  });

  test('is no text under a box that was drawn before it, or through which it is seen', async () => {
    const content = [
      '0.8 g 55 690 200 20 re f 0 g',
      shown('On a grey ground.', 60, 695),
      shown('Under a yellow veil.', 60, 650),
      'q /G gs 1 1 0 rg 55 645 200 20 re f Q',
      '0 g 55 599 200 1 re f',
      shown('With a line below.', 60, 600),
    ].join('\n');
    const reading = await readingOfPdf(
      barePdf([{ content, resources: '/ExtGState << /G << /ca 0.4 >> >>' }]),
    );
    expect(reading.text.split(/\n+/u)).toEqual([
      'On a grey ground.',
      'Under a yellow veil.',
      'With a line below.',
    ]);
    expect(reading.warnings).toEqual([]);
  });

  test('stays and is marked where it draws nothing', async () => {
    const content = `${shown('Seen words.', 60, 700)} 3 Tr ${shown('Unseen words.', 60, 680)}`;
    const reading = await readingOfPdf(barePdf([{ content }]));
    expect(hiddenWords(reading)).toEqual(['invisible: Unseen words.']);
    expect(reading.warnings).toEqual([
      'There is text on page 1 that is not seen there (12 characters); it is in the text and marked as hidden.',
    ]);
  });

  test('is called recognised by another program where it lies over a picture of the page', async () => {
    const content = `q 595 0 0 842 0 0 cm /Im Do Q 3 Tr ${shown('What a scanner read.', 60, 700)}`;
    const parts = {
      objects: {
        100: streamObject(
          '\u007f',
          '/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8',
        ),
      },
    };
    const reading = await readingOfPdf(
      barePdf([{ content, resources: '/XObject << /Im 100 0 R >>' }], parts),
    );
    expect(reading.text).toBe('What a scanner read.');
    expect(hiddenWords(reading)).toEqual(['invisible: What a scanner read.']);
    expect(reading.warnings).toEqual([
      'Page 1 is a picture with text behind it that is not seen: a program recognised it before the file came here. It may be wrong; compare each quote with the page.',
    ]);
  });

  test('is marked where it is white on white, and not where it is white on black', async () => {
    const content = [
      '0 g 50 690 200 20 re f',
      '1 g',
      shown('White on black.', 60, 695),
      shown('White on white.', 60, 600),
    ].join('\n');
    const reading = await readingOfPdf(barePdf([{ content }]));
    expect(hiddenWords(reading)).toEqual(['invisible: White on white.']);
  });

  const content = `${shown('For all.', 60, 700)} /OC /L BDC ${shown('For counsel only.', 60, 680)} EMC`;
  const resources = '/Properties << /L 100 0 R >>';

  test('is marked where its layer is off', async () => {
    const reading = await readingOfPdf(barePdf([{ content, resources }], layers('/OFF [100 0 R]')));
    expect(hiddenWords(reading)).toEqual(['layer: For counsel only.']);
    expect(reading.warnings).toEqual([
      'There is text on page 1 in a layer that is switched off (15 characters); it is in the text and marked as hidden.',
    ]);
  });

  test('is no text in a layer that is on', async () => {
    const reading = await readingOfPdf(barePdf([{ content, resources }], layers('/ON [100 0 R] /OFF []')));
    expect(hiddenWords(reading)).toEqual([]);
    expect(reading.warnings).toEqual([]);
  });
});
