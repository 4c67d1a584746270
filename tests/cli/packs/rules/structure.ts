import { execFileSync } from 'node:child_process';
import { PDFNumber } from '@cantoo/pdf-lib';
import { bookmarksOf, changePdf, missing, PDFArray, PDFName } from '../change-pdf.ts';
import { writeInto } from '../pack-to-check.ts';
import { withoutUnseen } from '../../../../shared/text/index.ts';
import type { Rule } from '../rule.ts';
import type { ReadBookmark } from '../../../unit/pack/read-pack-pdf.ts';

function all(bookmarks: readonly ReadBookmark[]): readonly ReadBookmark[] {
  return bookmarks.flatMap((bookmark) => [bookmark, ...all(bookmark.children)]);
}

/** What a file is as a file: whole, open to everybody, and opening as a reader wants it. */
export const structureRules: readonly Rule[] = [
  {
    number: 'A1',
    says: 'one PDF a bundle or a volume, structurally clean',
    check: ({ volumes, manifest }) => [
      ...volumes.flatMap(({ name, told }) =>
        told('qpdf', '--check').includes('No syntax or stream encoding errors')
          ? []
          : [`qpdf finds faults in ${name}.`],
      ),
      ...volumes.flatMap(({ name, told, pdf }) =>
        told('pdfinfo').includes(`Pages:           ${pdf.pages.length}\n`)
          ? []
          : [`pdfinfo does not find the ${pdf.pages.length} pages of ${name}.`],
      ),
      ...(volumes.length === 1 || manifest.choices.volumes !== undefined
        ? []
        : [`There are ${volumes.length} PDFs, and no volumes were asked for.`]),
    ],
    plants: [
      {
        what: 'a stream is longer than it says',
        pack: 'family',
        change: ({ folder, volumes }) => {
          const { name, bytes } = volumes[0] ?? missing('volume');
          const text = bytes.toString('latin1');
          const at = text.lastIndexOf('/Length ');
          const digits = /^\d+/u.exec(text.slice(at + 8))?.[0] ?? missing('length');
          const wrong = `${text.slice(0, at + 8)}${'1'.padEnd(digits.length)}${text.slice(at + 8 + digits.length)}`;
          writeInto(folder, name, Buffer.from(wrong, 'latin1'));
        },
        also: ['G2', 'G3', 'A12', 'A15', 'D3'],
      },
      {
        what: 'a second PDF lies in a pack without volumes',
        pack: 'report',
        change: ({ folder, volumes }) =>
          writeInto(folder, 'again.pdf', (volumes[0] ?? missing('volume')).bytes),
        also: ['A3', 'B1', 'E3', 'E6'],
      },
    ],
  },
  {
    number: 'A10',
    says: 'bookmarks keep the reader’s zoom',
    check: ({ volumes }) =>
      volumes.flatMap(({ name, pdf }) =>
        all(pdf.bookmarks)
          .filter(({ zoom }) => zoom !== null)
          .map(({ title }) => `The bookmark “${title}” of ${name} changes the zoom.`),
      ),
    plants: [
      {
        what: 'a bookmark has a zoom of its own',
        pack: 'family',
        change: (pack) =>
          changePdf(pack, (document) => {
            const bookmark = bookmarksOf(document)[1] ?? missing('bookmark');
            const dest = bookmark.lookup(PDFName.of('Dest'));
            if (!(dest instanceof PDFArray)) missing('destination');
            else dest.set(4, PDFNumber.of(2));
          }),
      },
    ],
  },
  {
    number: 'A11',
    says: 'it opens at 100 %',
    check: ({ volumes }) =>
      volumes.flatMap(({ name, pdf }) => (pdf.openZoom === 1 ? [] : [`${name} does not open at 100 %.`])),
    plants: [
      {
        what: 'nothing says how it opens',
        pack: 'family',
        change: (pack) =>
          changePdf(pack, (document) => {
            document.catalog.delete(PDFName.of('OpenAction'));
          }),
      },
    ],
  },
  {
    number: 'B2',
    says: 'no password and no lock on editing',
    check: ({ volumes }) =>
      volumes.flatMap(({ name, told }) =>
        /^Encrypted:\s+no$/mu.test(told('pdfinfo')) ? [] : [`${name} is encrypted.`],
      ),
    plants: [
      {
        what: 'a file may not be copied from',
        pack: 'family',
        change: ({ folder, volumes }) => {
          const { name, path } = volumes[1] ?? missing('volume');
          const lock = ['--encrypt', '', 'owner', '256', '--extract=n', '--'];
          const locked = execFileSync('qpdf', [...lock, path, '-'], { maxBuffer: 1 << 26 });
          writeInto(folder, name, locked);
        },
        also: ['A1', 'G2', 'G3', 'E3', 'D3'],
      },
    ],
  },
  {
    number: 'B1',
    says: 'file names are legal on Windows, and say the title and the volume',
    check: ({ files, volumes, manifest }) => [
      ...[...files.keys()].flatMap((path) =>
        path
          .split('/')
          .every((name) => legalOnWindows.test(name) && !devices.test(name) && name.length <= 200)
          ? []
          : [`Windows does not take the name ${path}.`],
      ),
      ...volumes.flatMap(({ name }, at) => {
        const which = volumes.length === 1 ? '' : `, volume ${at + 1} of ${volumes.length}`;
        const wanted = withoutUnseen(manifest.choices.title)
          .slice(0, 20)
          .replace(/[<>:"/\\|?*].*/u, '');
        return name.startsWith(wanted) && name.endsWith(`${which}.pdf`)
          ? []
          : [`The name ${name} does not say which volume of which bundle it is.`];
      }),
    ],
    plants: [
      {
        what: 'a name has a colon',
        pack: 'family',
        change: ({ folder }) => writeInto(folder, 'Training: notes.txt', 'x'),
        also: ['E3', 'E6'],
      },
      {
        what: 'a name is that of a device',
        pack: 'family',
        change: ({ folder }) => writeInto(folder, 'aux.txt', 'x'),
        also: ['E3', 'E6'],
      },
    ],
  },
];

const legalOnWindows = /^[^<>:"/\\|?*]*[^<>:"/\\|?* .]$/u;
const devices = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/iu;
