import { zipEntries, wordPart, wordsOf } from '../../../unit/pack/shapes/word-parts.ts';
import { zipOf } from '../../../fixtures/archive/zip-of.ts';
import { missing } from '../change-pdf.ts';
import { writeInto, type PackToCheck } from '../pack-to-check.ts';
import type { Rule } from '../rule.ts';

const chose = (pack: PackToCheck, ...shapes: readonly string[]): boolean =>
  shapes.some((shape) => pack.manifest.choices.shapes?.includes(shape) === true);

/** What lies beside the PDF. */
export const deliveryRules: readonly Rule[] = [
  {
    number: 'B3',
    says: 'the index is there for Word and as a table, with the same rows',
    applies: (pack) => chose(pack, 'index'),
    check: ({ files, index }) => {
      const word = files.get('Index.docx');
      if (word === undefined || !files.has('index.csv'))
        return ['The index for Word or the table of it is missing.'];
      const words = wordsOf(wordPart(word, 'word/document.xml')).replace(/\s+/gu, ' ');
      return index.flatMap(({ number, description, page }) =>
        [description, page].every((cell) => cell !== undefined && words.includes(cell.replace(/\s+/gu, ' ')))
          ? []
          : [`The index for Word lacks entry ${number ?? ''}, ${description ?? ''}.`],
      );
    },
    plants: [
      {
        what: 'the index for Word lacks a row',
        pack: 'report',
        change: ({ folder, files }) => {
          const table = files.get('index.csv')?.toString() ?? missing('table');
          writeInto(folder, 'index.csv', table.replace('Agency cover', 'Agency cover, second version'));
        },
        also: ['A8', 'A9', 'A22'],
      },
    ],
  },
  {
    number: 'B4',
    says: 'the documents are there one by one, numbered, in a ZIP file',
    applies: (pack) => chose(pack, 'documents', 'originals'),
    check: ({ files, manifest }) => {
      const archive = files.get('documents.zip');
      if (archive === undefined) return ['There is no ZIP file of the documents.'];
      const names = [...zipEntries(archive).keys()];
      return [
        ...manifest.sources.flatMap(({ urn }) =>
          names.some((name) => name.includes(` ${urn} `)) ? [] : [`The ZIP file lacks ${urn}.`],
        ),
        ...names.flatMap((name, at) =>
          Number(/^\d+/u.exec(name)?.[0]) === at + 1 && /^[^<>:"/\\|?*]+[^ .]$/u.test(name)
            ? []
            : [
                `${name} in the ZIP file is not numbered ${at + 1}, or has a name that Windows does not take.`,
              ],
        ),
      ];
    },
    plants: [
      {
        what: 'a document is missing from the ZIP file',
        pack: 'report',
        change: ({ folder, files }) => {
          const entries = [...zipEntries(files.get('documents.zip') ?? missing('ZIP file'))];
          writeInto(
            folder,
            'documents.zip',
            zipOf(entries.slice(0, -1).map(([name, content]) => ({ name, bytes: content }))),
          );
        },
        also: ['A22', 'E2'],
      },
    ],
  },
];
