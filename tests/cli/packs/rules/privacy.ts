import { createHash } from 'node:crypto';
import { PDFHexString, PDFString } from '@cantoo/pdf-lib';
import { unseenWords } from '../../../fixtures/sample-packs/received-files.ts';
import { fileHolds, searchedFile } from '../../../unit/pack/pack-holds.ts';
import { zipEntries } from '../../../unit/pack/shapes/word-parts.ts';
import { changePdf, PDFDict, PDFName } from '../change-pdf.ts';
import { writeInto, type PackToCheck } from '../pack-to-check.ts';
import type { Rule } from '../rule.ts';

/** What was found in files of the same bytes before, by their hash. */
const searched = new Map<string, readonly string[]>();

async function found(pack: PackToCheck): Promise<readonly string[]> {
  const files = new Map(pack.files);
  for (const [name, bytes] of pack.files) {
    if (!/\.(?:zip|docx)$/u.test(name)) continue;
    for (const [inner, content] of zipEntries(bytes)) files.set(`${name}/${inner}`, content);
  }
  const faults: string[] = [];
  for (const [name, bytes] of files) {
    const key = createHash('sha256').update(name).update(bytes).digest('hex');
    let words = searched.get(key);
    if (words === undefined) {
      const file = await searchedFile(name, bytes);
      words = pack.unseen.filter((word) => name.includes(word) || fileHolds(file, word));
      searched.set(key, words);
    }
    faults.push(...words.map((word) => `${name} holds “${word}”, which may stand in no pack.`));
  }
  return faults;
}

/** What may never leave. */
export const privacyRules: readonly Rule[] = [
  {
    number: 'D1',
    says: 'nothing that was left out stands in any stream, name, property or attachment',
    check: found,
    plants: [
      {
        what: 'an attachment holds a word of a privileged note',
        pack: 'family',
        change: (pack) =>
          changePdf(
            pack,
            (document) =>
              document.attach(Buffer.from(`${unseenWords.privilegedNote}: advice.`), 'advice.txt', {}),
            1,
          ),
        also: ['D3', 'D15'],
      },
      {
        what: 'a property of the file names a document that was withdrawn',
        pack: 'family',
        change: (pack) => changePdf(pack, (document) => document.setKeywords([unseenWords.withdrawnFile]), 1),
        also: ['D15'],
      },
      {
        what: 'alternative words of a tag say what was left out',
        pack: 'family',
        change: (pack) =>
          changePdf(
            pack,
            (document) => {
              for (const [, object] of document.context.enumerateIndirectObjects()) {
                if (!(object instanceof PDFDict) || object.get(PDFName.of('S')) !== PDFName.of('Link'))
                  continue;
                return void object.set(PDFName.of('Alt'), PDFHexString.fromText(unseenWords.withdrawnText));
              }
            },
            1,
          ),
        also: ['D15'],
      },
    ],
  },
  {
    number: 'D15',
    says: 'no privileged note and no theme that was not chosen is in a pack, not even by its name',
    check: found,
    plants: [
      {
        what: 'a theme that is in no chapter is a named place',
        pack: 'family',
        change: (pack) =>
          changePdf(
            pack,
            (document) => {
              const dests = document.context.obj({
                [unseenWords.otherTheme]: [document.getPage(0).ref, 'XYZ', null, null, null],
              });
              document.catalog.set(PDFName.of('Dests'), dests);
            },
            1,
          ),
        also: ['D1'],
      },
      {
        what: 'the list of passages has the note of another theme',
        pack: 'report',
        change: ({ folder, files }) => {
          const text = files.get('index.csv')?.toString() ?? '';
          writeInto(folder, 'index.csv', text.replace('""', `"${unseenWords.otherThemeNote}"`));
        },
        also: ['D1', 'A8', 'A9', 'A22', 'E3'],
      },
    ],
  },
  {
    number: 'D3',
    says: 'no scripts, no attachments but the list of sources and the table of passages, and no earlier state of the file',
    check: async ({ volumes, files }) => {
      const faults: string[] = [];
      for (const { name, pdf, drawing, bytes } of volumes) {
        if ((await drawing()).scripts) faults.push(`${name} holds a script.`);
        const table = files
          .get('passages.csv')
          ?.toString('utf8')
          .replace(/^\uFEFF/u, '');
        const others = pdf.attachments.filter(
          (file) =>
            file.name !== 'sources.json' &&
            !(file.name === 'passages.csv' && file.content.replace(/^\uFEFF/u, '') === table),
        );
        faults.push(...others.map((file) => `${name} holds the attachment ${file.name}.`));
        const ends = bytes.toString('latin1').split('%%EOF').length - 1;
        if (ends !== 1) faults.push(`${name} holds ${ends} states of itself.`);
      }
      return faults;
    },
    plants: [
      {
        what: 'a script runs when it is opened',
        pack: 'family',
        change: (pack) =>
          changePdf(
            pack,
            (document) => {
              const action = document.context.obj({ S: 'JavaScript', JS: PDFString.of('app.alert(1)') });
              const names = document.catalog.lookup(PDFName.of('Names'));
              const scripts = document.context.obj({ Names: [PDFString.of('one'), action] });
              if (names instanceof PDFDict) names.set(PDFName.of('JavaScript'), scripts);
              else document.catalog.set(PDFName.of('Names'), document.context.obj({ JavaScript: scripts }));
            },
            1,
          ),
      },
    ],
  },
];
