import { failure, success, type Failure } from '../../../shared/base/index.ts';
import { openArchive, type Archive } from '../archive/open-archive.ts';
import { noHints } from '../describe/description-hints.ts';
import type { ReadFormat } from '../format-reading.ts';
import type { ChildSource } from '../reading.ts';
import { factsOfType } from '../source-type.ts';
import { tableTooLarge } from '../table/table-too-large.ts';
import { readExcelSheets } from './read-excel-sheets.ts';
import { readOpenSheets } from './read-open-sheets.ts';
import { workbookBudget } from './workbook-budget.ts';
import { documentProperties, walkPart } from './workbook-parts.ts';
import { workbookText } from './workbook-text.ts';
import { notCarriedOf, workbookWarnings } from './workbook-warnings.ts';

/** How many files embedded in a workbook are taken out. */
const mostEmbedded = 1_000;

/**
 * Reads an Excel workbook (`.xlsx`, `.xlsm`) or an OpenDocument spreadsheet (`.ods`): its cells as they are shown, each row a
 * block with the number the workbook gives it. Formulas are never worked out and links never followed.
 *
 * Failures: `source-needs-password` for an encrypted workbook, `source-damaged`, `source-too-complex` beyond `tableLimits`,
 * `file-type-unknown` for the workbooks of before 2007 and for binary ones.
 */
export const readWorkbook: ReadFormat = async ({ fileName, bytes }) => {
  await Promise.resolve();
  if (bytes[0] === 0xd0) return /\.xls$|\.xlt$/iu.test(fileName) ? olderWorkbook : encrypted;
  const opened = openArchive(bytes);
  if (!opened.ok) return opened;
  const archive = opened.value;
  const isOpen = archive.entries.some(({ name }) => name === 'content.xml');
  if (archive.entries.some(({ name }) => name === 'xl/workbook.bin')) return binaryWorkbook;
  if (isOpen && isEncrypted(archive)) return encrypted;
  const budget = workbookBudget();
  const sheets = isOpen ? readOpenSheets(archive, budget) : readExcelSheets(archive, budget);
  if (!sheets.ok) return sheets;
  if (budget.isSpent()) return tableTooLarge;
  if (sheets.value === null) return noWorkbook;
  const { text, drafts, marks } = workbookText(sheets.value);
  if (drafts.length === 0) return noWorkbook;
  const fields = documentProperties(archive);
  const title = fields.find(({ name }) => name === 'Title')?.value ?? fileName.replace(/\.[^.]*$/u, '');
  const author = fields.find(({ name }) => name === 'Created by')?.value ?? null;
  const children = embeddedIn(archive);
  if (!children.ok) return children;
  return success({
    reader: { name: 'workbook', version: 1 },
    text,
    drafts,
    marks,
    facts: {
      ...(isOpen
        ? factsOfType('table', 'application/vnd.oasis.opendocument.spreadsheet', 'OpenDocument spreadsheet')
        : factsOfType(
            'table',
            'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
            'Excel workbook',
          )),
      fields: [
        {
          name: 'Sheets',
          value: sheets.value
            .map(({ name }) => name)
            .join(', ')
            .slice(0, 2_000),
        },
        ...fields,
      ],
      notCarried: notCarriedOf(archive, sheets.value),
    },
    hints: { ...noHints, title, author },
    warnings: workbookWarnings(sheets.value),
    children: children.value,
    furnitureKnown: true,
    descriptionKnown: true,
  });
};

function embeddedIn(
  archive: Archive,
):
  | { readonly ok: true; readonly value: readonly ChildSource[] }
  | { readonly ok: false; readonly failure: Failure } {
  const children: ChildSource[] = [];
  const embedded = archive.entries.filter(({ name }) => /^xl\/embeddings\/[^/]+$/u.test(name));
  for (const { name, read } of embedded.slice(0, mostEmbedded)) {
    const bytes = read();
    if (!bytes.ok) return bytes;
    children.push({ fileName: name.replace(/^.*\//u, ''), bytes: bytes.value, how: 'embedded' });
  }
  return success(children);
}

/** True where the manifest of an OpenDocument file says that its parts are encrypted. */
function isEncrypted(archive: Archive): boolean {
  let found = false;
  walkPart(archive, 'META-INF/manifest.xml', {
    open: (name) => {
      if (name === 'encryption-data') found = true;
    },
  });
  return found;
}

const encrypted = failure(
  'source-needs-password',
  'This workbook is protected by a password, and the password is not known. It is sealed as it is. Ask whoever sent it for an open copy.',
);

const olderWorkbook = failure(
  'file-type-unknown',
  'This is an Excel workbook of 1997–2003 (.xls), which is not read here. It is sealed as it is. To read it, open it in Excel or LibreOffice, save it as .xlsx, and import that beside it.',
);

const binaryWorkbook = failure(
  'file-type-unknown',
  'This is a binary Excel workbook (.xlsb), which is not read here. It is sealed as it is. To read it, open it in Excel or LibreOffice, save it as .xlsx, and import that beside it.',
);

const noWorkbook = failure(
  'source-damaged',
  'This file is no workbook that can be read, or it has no sheet that shows anything. It is sealed as it is. Open it in the program it was made with and save it anew, or ask for a whole copy.',
);
