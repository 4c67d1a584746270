import { PDFString } from '@cantoo/pdf-lib';
import {
  bookmarksOf,
  changeContent,
  changePdf,
  missing,
  operatorsOf,
  PDFArray,
  PDFDict,
  PDFName,
  textPieces,
  withoutText,
} from '../change-pdf.ts';
import { entryBookmarks, frontPages, writeInto, type PackToCheck, type Volume } from '../pack-to-check.ts';
import type { Rule } from '../rule.ts';
import { folded, type ReadPage } from '../../../unit/pack/read-pack-pdf.ts';

/** What is printed where the page number is: at the bottom right. */
export function printedNumber(page: ReadPage): string {
  return page.runs
    .filter(({ bottom, left, width }) => bottom < 40 && left + width > page.width - 70)
    .map(({ text }) => text.trim())
    .join('');
}

const labelsOf = ({ pdf }: Volume): readonly string[] => pdf.pages.map(({ label }) => label);
const isWhole = ({ manifest }: PackToCheck): boolean => manifest.choices.numbering === undefined;

/** A page's number taken from its strip, in the middle of the second volume or file. */
const middle = ({ volumes }: PackToCheck): number => Math.floor((volumes[0]?.pdf.pages.length ?? 0) / 2);

/** Numbers of pages: one source, and five ways in which it is said. */
export const numberingRules: readonly Rule[] = [
  {
    number: 'A2',
    says: 'every page carries a number, index and dividers included',
    check: ({ volumes }) =>
      volumes.flatMap(({ name, pdf }) =>
        pdf.pages.flatMap((page, index) =>
          printedNumber(page) === ''
            ? [`Nothing is printed at the foot of page ${index + 1} of ${name}.`]
            : [],
        ),
      ),
    plants: [
      {
        what: 'the number of a page is taken away',
        pack: 'report',
        change: (pack) =>
          changePdf(pack, (document) => {
            changeContent(document, middle(pack), (text) =>
              withoutText(text, ({ down, left }) => down > 800 && left > 400),
            );
          }),
        also: ['A5', 'A6'],
      },
    ],
  },
  {
    number: 'A3',
    says: 'numbers through the file are those of the PDF’s pages, from 1 on',
    applies: (pack) => isWhole(pack),
    check: ({ volumes }) => {
      const wrong = volumes
        .flatMap(labelsOf)
        .map((label, index) => [label, String(index + 1)] as const)
        .find(([label, wanted]) => label !== wanted);
      return wrong === undefined ? [] : [`Page ${wrong[1]} is labelled ${wrong[0]}.`];
    },
    plants: [
      {
        what: 'labels begin with 2',
        pack: 'report',
        change: (pack) =>
          changePdf(pack, (document) => {
            const labels = document.context.obj({ Nums: [0, { S: 'D', St: 2 }] });
            document.catalog.set(PDFName.of('PageLabels'), labels);
          }),
        also: ['A5', 'A7', 'A9', 'C2', 'C5', 'C7'],
      },
    ],
  },
  {
    number: 'A4',
    says: 'numbers by section begin again with each, and none is there twice',
    applies: ({ manifest }) => manifest.choices.numbering === 'section',
    check: ({ volumes }) => {
      const labels = volumes.flatMap(labelsOf);
      const faults: string[] = [];
      const last = new Map<string, number>();
      for (const label of labels.filter((one) => !/^[ivxlc]+$/u.test(one))) {
        const [, section = '', digits = ''] = /^([A-Z]+)(\d+)$/u.exec(label) ?? [];
        if (Number(digits) !== (last.get(section) ?? 0) + 1) faults.push(`${label} is out of its order.`);
        last.set(section, Number(digits));
      }
      if (new Set(labels).size !== labels.length) faults.push('A number is there twice.');
      if ([...last.keys()].join('') !== [...last.keys()].sort().join(''))
        faults.push('Sections are out of order.');
      return faults;
    },
    plants: [
      {
        what: 'section B goes on counting where A ended',
        pack: 'family',
        change: (pack) =>
          changePdf(pack, (document) => {
            const tree = document.catalog.lookup(PDFName.of('PageLabels'));
            const numbers = tree instanceof PDFDict ? tree.lookup(PDFName.of('Nums')) : null;
            if (!(numbers instanceof PDFArray)) return missing('labels');
            const at = numbers.asArray().findIndex((one) => {
              const range = document.context.lookup(one);
              return range instanceof PDFDict && String(range.lookup(PDFName.of('P'))).includes('B');
            });
            numbers.set(at, document.context.obj({ S: 'D', P: PDFString.of('B'), St: 4 }));
          }),
        also: ['A5', 'A7', 'A9', 'C2', 'C5'],
      },
    ],
  },
  {
    number: 'A5',
    says: 'printed number, label, index, bookmark and citation say the same',
    check: ({ volumes }) => volumes.flatMap(oneNumbering),
    plants: [
      {
        what: 'another number is printed on a page',
        pack: 'report',
        change: (pack) =>
          changePdf(pack, (document) => {
            const stampOf = (index: number): string =>
              textPieces(operatorsOf(document.getPage(index)))
                .filter(({ down, left }) => down > 800 && left > 400)
                .map(({ all }) => all)[0] ?? missing('number');
            const [here, there] = [stampOf(10), stampOf(14)];
            changeContent(document, 10, (text) => text.replace(here, there));
          }),
      },
      {
        what: 'a bookmark names another page',
        pack: 'report',
        change: (pack) =>
          changePdf(pack, (document) => {
            const bookmark = bookmarksOf(document)[1] ?? missing('bookmark');
            const title = bookmark.lookup(PDFName.of('Title'));
            const words =
              title !== undefined && 'decodeText' in title ? (title as PDFString).decodeText() : '';
            bookmark.set(PDFName.of('Title'), PDFString.of(words.replace(/[^ ]+$/u, '99').replace('·', '-')));
          }),
        also: ['A9'],
      },
    ],
  },
  {
    number: 'A19',
    says: 'volumes keep to their length, and each has its index',
    applies: ({ manifest }) => manifest.choices.volumes !== undefined,
    check: ({ volumes, manifest, index, files }) => [
      ...volumes.flatMap(({ name, pdf }) =>
        pdf.pages.length > (manifest.choices.volumes?.mostPages ?? 350)
          ? [`${name} has ${pdf.pages.length} pages, more than a volume may.`]
          : [],
      ),
      ...volumes.flatMap((volume, at) =>
        folded(
          frontPages(volume)
            .map(({ text }) => text)
            .join(' '),
        ).includes('No. Description Date Page') &&
        (volumes.length === 1 ||
          folded(volume.pdf.pages[0]?.text ?? '').includes(`${at + 1} of ${volumes.length}`))
          ? []
          : [`${volume.name} has no index of its own, or does not say which volume it is.`],
      ),
      ...(index.length === volumes.reduce((sum, { rows }) => sum + rows.length, 0) && files.has('index.csv')
        ? []
        : ['A row of the index is in no volume.']),
      ...volumes.flatMap((volume) =>
        volume.rows.length === entryBookmarks(volume).length
          ? []
          : [`${volume.name} lacks an entry of its index.`],
      ),
    ],
    plants: [
      {
        what: 'a volume has more pages than were allowed',
        pack: 'family',
        change: ({ folder, files }) => {
          const manifest = files.get('manifest.json')?.toString() ?? '';
          writeInto(folder, 'manifest.json', manifest.replace('"mostPages": 36', '"mostPages": 20'));
        },
      },
      {
        what: 'the second volume has no index',
        pack: 'family',
        change: (pack) =>
          changePdf(
            pack,
            (document) => changeContent(document, 1, (text) => withoutText(text, () => true)),
            1,
          ),
        also: ['A2', 'A5', 'A6', 'A8', 'A12', 'G1'],
      },
    ],
  },
];

/** What does not agree in a volume. */
function oneNumbering(volume: Volume): readonly string[] {
  const { name, pdf } = volume;
  const faults: string[] = [];
  const labels = labelsOf(volume);
  if (new Set(labels).size !== labels.length) faults.push(`${name} has a label twice.`);
  pdf.pages.forEach((page, index) => {
    const printed = printedNumber(page);
    if (printed !== page.label) {
      faults.push(`Page ${index + 1} of ${name} is labelled ${page.label}, and ${printed} is printed on it.`);
    }
  });
  for (const bookmark of pdf.bookmarks.flatMap((section) => [section, ...section.children])) {
    const label = labels[bookmark.page] ?? '';
    if (!bookmark.title.endsWith(` · page ${label}`)) {
      faults.push(`The bookmark “${bookmark.title}” leads to page ${label}.`);
    }
  }
  for (const page of pdf.pages) faults.push(...wrongCitations(page, labels));
  return faults;
}

/** Words “page 12” on a page whose link leads to a page with another number. */
function wrongCitations(page: ReadPage, labels: readonly string[]): readonly string[] {
  return page.runs.flatMap((run) => {
    const cited = /(?:^|.* )page (\S*\d)$/u.exec(folded(run.text))?.[1];
    if (cited === undefined) return [];
    const over = page.links.filter(
      ({ left, right, bottom, top }) =>
        left <= run.left + 1 &&
        right >= run.left + run.width - 1 &&
        bottom <= run.bottom &&
        top >= run.bottom,
    );
    return over.length === 0 || over.some(({ toPage }) => labels[toPage] === cited)
      ? []
      : [`Page ${page.label} says “page ${cited}” and leads to ${labels[over[0]?.toPage ?? 0] ?? ''}.`];
  });
}
