import type { ChecksEntry, PackOutline } from '../../shared/pack/index.ts';
import { beginEntry } from './begin-entry.ts';
import { wideBlank, type Composition } from './composition.ts';
import { flowText } from './flow-text.ts';
import { styles } from './text-style.ts';

/** Draws the last page: how anyone can check the pack, on paper and with a computer, in plain words. */
export function* drawChecks(composition: Composition, entry: ChecksEntry): Generator<void> {
  const { flow } = composition;
  const { canvas } = flow;
  const head = `${entry.number} ${entry.description}`;
  beginEntry(composition, entry, () => head);
  canvas.open('Sect');
  canvas.open('H1');
  yield* flowText(
    composition,
    [{ text: head.replace(' ', wideBlank), style: styles.heading }],
    'the last page',
  );
  canvas.close();
  for (const [heading, ...paragraphs] of chapters(composition)) {
    flow.moveDown(14);
    if (!flow.fits(60)) {
      flow.turnPage();
      yield;
    }
    canvas.open('H2');
    yield* flowText(composition, [{ text: heading, style: styles.plainBold }], 'the last page');
    canvas.close();
    for (const text of paragraphs) {
      flow.moveDown(4);
      canvas.open('P');
      yield* flowText(composition, [{ text, style: styles.plain }], 'the last page');
      canvas.close();
    }
  }
  canvas.close();
}

function chapters(composition: Composition): readonly (readonly [string, ...string[]])[] {
  const quotes = composition.selection.choices.fullTexts
    ? 'The folder sources holds the text of every cited document, whole. Each quotation is looked up there, ' +
      'character by character, at the place the manifest gives.'
    : 'This pack does not hold the texts of its sources, so their quotations can only be found again where the texts are ' +
      'supplied: put them into one folder as <reference>.txt and choose them on the page too, or name the folder after ' +
      'the command: node verify-pack.mjs --texts <folder>. Without them a source is said not to be supplied, and the pack ' +
      'is not called checked.';
  return [
    ['On paper', onPaper(composition.outline)],
    [
      'With a computer',
      'The folder this document came in holds a page, verify-pack.html, that needs no Glossator and no network. Open it ' +
        'with any browser and drag the folder onto it. Where Node.js 18 or newer is at hand, a small program makes the same ' +
        'checks. In that folder, type:',
      'node verify-pack.mjs',
      'Both compare every file with its fingerprint in SHA256SUMS, read manifest.json, and look up every quotation. They ' +
        'name each difference they find. The fingerprints alone can also be compared with: sha256sum -c SHA256SUMS',
      quotes,
    ],
    [
      'Against the matter',
      'Whoever holds the matter this pack was built from can open Glossator and choose to verify a pack. The matter’s own ' +
        'record keeps the fingerprint of SHA256SUMS, so a pack that was changed and given new fingerprints is noticed too.',
    ],
    [
      'The table of passages',
      'passages.csv opens in any spreadsheet. Where a cell begins with a sign that a spreadsheet could take for a formula, ' +
        'an apostrophe was put in front of it, and the last column names that cell; all other cells are exact.',
    ],
  ];
}

/** How what is quoted is found on paper, which depends on what of the sources the pack prints, and how. */
function onPaper({ sections, itemsOfPassage, printedIn }: PackOutline): string {
  const entries = sections.flatMap((section) => section.entries);
  const quoted = [...itemsOfPassage.keys()];
  const printed = quoted.filter((passage) => printedIn.has(passage));
  const sentences: readonly (readonly [boolean, string])[] = [
    [
      printed.length > 0 && printed.length === quoted.length,
      'Beside each quotation stand its reference and the page of this pack on which its source is printed.',
    ],
    [
      printed.length > 0 && printed.length < quoted.length,
      'Beside each quotation stand its reference and, where that place in its source is printed in this pack, the page.',
    ],
    [
      printed.length === 0 && quoted.length > 0,
      'Beside each quotation stands its reference: the document’s permanent number and the paragraph. The places quoted ' +
        'are not printed in this pack.',
    ],
    [
      printedIn.size > 0,
      'In a printed source each passage is underlined, with a line and the theme’s code in the margin.',
    ],
    [
      entries.some((entry) => entry.kind === 'full-text' && entry.source.text !== ''),
      'The small number at the left of a source’s text is the paragraph’s own number or, with the sign ¶, its number in ' +
        'the matter; it never changes.',
    ],
    [
      entries.some(({ kind }) => kind === 'source-pages'),
      'Where a document stands as its own pages, the strip below each page holds its reference and the page’s number in ' +
        'the document.',
    ],
  ];
  return [
    ...sentences.flatMap(([holds, sentence]) => (holds ? [sentence] : [])),
    'The schedule lists every source with its fingerprint.',
  ].join(' ');
}
