import { PDFString } from '@cantoo/pdf-lib';
import {
  bookmarksOf,
  changeContent,
  changePdf,
  linksOf,
  missing,
  PDFArray,
  PDFDict,
  PDFName,
  textPieces,
} from '../change-pdf.ts';
import { frontPages, type Volume } from '../pack-to-check.ts';
import type { Rule } from '../rule.ts';
import { folded } from '../../../unit/pack/read-pack-pdf.ts';

/** The index: its rows, what they lead to, and the bookmarks that say the same. */
export const indexRules: readonly Rule[] = [
  {
    number: 'A7',
    says: 'every row of the index leads to the first page of what it names',
    check: ({ volumes }) =>
      volumes.flatMap((volume) => {
        const { pdf, rows, name } = volume;
        const pages = frontPages(volume).slice(1);
        // The link over a row's page number is the last of its row.
        const led = pages.flatMap(({ links }) =>
          links
            .filter(({ right }) => right > 528)
            .sort((one, other) => other.top - one.top)
            .map(({ toPage }) => pdf.pages[toPage]?.label ?? ''),
        );
        const wanted = rows.map(({ page = '' }) => page);
        const described = pages.flatMap(({ links }) => links.filter(({ right }) => right <= 528));
        const lost = wanted.filter(
          (label) => !described.some(({ toPage }) => pdf.pages[toPage]?.label === label),
        );
        return [
          ...(led.join() === wanted.join()
            ? []
            : [`The rows of the index of ${name} lead to ${led.join(', ')}, not to ${wanted.join(', ')}.`]),
          ...lost.map((label) => `No description in the index of ${name} leads to ${label}.`),
        ];
      }),
    plants: [
      {
        what: 'a row leads elsewhere',
        pack: 'family',
        change: (pack) =>
          changePdf(pack, (document) => {
            const [first] = linksOf(document.getPage(1)).filter(({ link: one }) => {
              const area = one.lookup(PDFName.of('Rect'));
              return area instanceof PDFArray && Number(String(area.get(2))) > 528;
            });
            const { link } = first ?? missing('link');
            link.delete(PDFName.of('A'));
            link.set(
              PDFName.of('Dest'),
              document.context.obj([document.getPage(6).ref, PDFName.of('XYZ'), null, null, null]),
            );
          }),
        also: ['A5'],
      },
      {
        what: 'a row leads nowhere',
        pack: 'family',
        change: (pack) =>
          changePdf(pack, (document) => {
            const page = document.getPage(1);
            const [first] = linksOf(page);
            const annotations = page.node.Annots();
            const kept = (annotations?.asArray() ?? []).filter((one) => one !== first?.reference);
            page.node.set(PDFName.of('Annots'), document.context.obj(kept));
          }),
      },
    ],
  },
  {
    number: 'A8',
    says: 'the index gives number, description, date and page under the headings of its sections',
    check: ({ volumes }) =>
      volumes.flatMap((volume) => {
        const words = folded(
          frontPages(volume)
            .slice(1)
            .map(({ text }) => text)
            .join(' '),
        );
        const pages = frontPages(volume).slice(1);
        return [
          ...pages.flatMap(({ text, label }) =>
            folded(text).includes('No. Description Date Page')
              ? []
              : [`Page ${label} of the index has no column heads.`],
          ),
          ...volume.rows.flatMap(({ number, section, description, detail, date, page }) => {
            const row = [number, description, detail, date, page].filter((cell) => cell !== '').join(' ');
            return [
              ...(words.includes(folded(row)) ? [] : [`The index of ${volume.name} does not say “${row}”.`]),
              ...(words.includes(folded(section ?? ''))
                ? []
                : [`The index does not name section ${section ?? ''}.`]),
            ];
          }),
          ...pages.flatMap(({ runs, label }) =>
            runs.flatMap((run, at) => {
              const next = runs[at + 1];
              const meets =
                next !== undefined &&
                Math.abs(next.bottom - run.bottom) < 2 &&
                next.left >= run.left &&
                run.left + run.width > next.left + 0.5;
              return meets ? [`“${run.text}” stands on “${next.text}” on page ${label} of the index.`] : [];
            }),
          ),
        ];
      }),
    plants: [
      {
        what: 'the date of a row is not printed',
        pack: 'family',
        change: (pack) =>
          changePdf(pack, (document) => {
            changeContent(document, 1, (text) => {
              const dated = textPieces(text).filter(
                ({ left, size }) => left > 400 && left < 500 && size === 12,
              )[1];
              return text.replace(dated?.all ?? missing('date'), '');
            });
          }),
      },
      {
        what: 'page numbers stand on dates',
        pack: 'family',
        change: (pack) =>
          changePdf(pack, (document) => {
            changeContent(document, 1, (text) => {
              const last = textPieces(text).filter(
                ({ left, down, size }) => left > 505 && size === 12 && down > 200,
              )[3];
              const piece = last?.all ?? missing('page number');
              return text.replace(piece, piece.replace(/ Tf 1 0 0 -1 \S+/u, ' Tf 1 0 0 -1 440'));
            });
          }),
      },
    ],
  },
  {
    number: 'A9',
    says: 'a bookmark for each section and each row of the index, in the same words, with the page number',
    check: ({ volumes }) =>
      volumes.flatMap((volume) => {
        const wanted = outlineOf(volume);
        const there = volume.pdf.bookmarks.flatMap(({ title, children }) => [
          title,
          ...children.map((child) => `  ${child.title}`),
        ]);
        const labels = volume.pdf.pages.map(({ label }) => label);
        const entries = volume.pdf.bookmarks.flatMap(({ children }) => children);
        return [
          ...wanted
            .filter((line) => !there.includes(line))
            .map((line) => `${volume.name} has no bookmark “${line.trim()}”.`),
          ...there
            .filter((line) => !wanted.includes(line))
            .map((line) => `The bookmark “${line.trim()}” is not in the index.`),
          ...(wanted.join('\n') === there.join('\n') || wanted.length !== there.length
            ? []
            : ['Bookmarks are out of order.']),
          ...volume.rows.flatMap(({ page, description }, at) =>
            labels[entries[at]?.page ?? -1] === page
              ? []
              : [`The bookmark of “${description ?? ''}” does not lead to ${page ?? ''}.`],
          ),
        ];
      }),
    plants: [
      {
        what: 'a bookmark says something else than the index',
        pack: 'family',
        change: (pack) =>
          changePdf(pack, (document) => {
            const bookmark = bookmarksOf(document)[2] ?? missing('bookmark');
            bookmark.set(PDFName.of('Title'), PDFString.of('Statement - page B1'));
          }),
        also: ['A5'],
      },
      {
        what: 'the last bookmark is gone',
        pack: 'family',
        change: (pack) =>
          changePdf(
            pack,
            (document) => {
              const last = bookmarksOf(document).at(-1) ?? missing('bookmark');
              const before = last.lookup(PDFName.of('Prev'));
              const parent = last.lookup(PDFName.of('Parent'));
              if (!(before instanceof PDFDict) || !(parent instanceof PDFDict))
                return missing('bookmark before');
              before.delete(PDFName.of('Next'));
              parent.set(PDFName.of('Last'), last.get(PDFName.of('Prev')) ?? missing('reference'));
            },
            1,
          ),
        also: ['A19', 'A1'],
      },
    ],
  },
];

function outlineOf({ rows }: Volume): readonly string[] {
  const sections = [...new Set(rows.map(({ section }) => section))];
  return sections.flatMap((section) => {
    const entries = rows.filter((row) => row['section'] === section);
    const children = entries.map(({ number, description, detail, page }) =>
      [`  ${number ?? ''} ${description ?? ''}`, detail, `page ${page ?? ''}`]
        .filter((part) => part !== '')
        .join(' · '),
    );
    return [`${section ?? ''} · page ${entries[0]?.['page'] ?? ''}`, ...children];
  });
}
