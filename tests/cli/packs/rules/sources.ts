import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { changeContent, changePdf, missing, withoutLinks, withoutText } from '../change-pdf.ts';
import { isSheet, writeInto, type PackToCheck, type TableRow } from '../pack-to-check.ts';
import type { Rule } from '../rule.ts';
import { folded, type ReadPage } from '../../../unit/pack/read-pack-pdf.ts';

const pagesOf = ({ volumes }: PackToCheck): readonly ReadPage[] => volumes.flatMap(({ pdf }) => pdf.pages);
const byLabel = (pack: PackToCheck): ReadonlyMap<string, ReadPage> =>
  new Map(pagesOf(pack).map((page) => [page.label, page]));

/** Changes the manifest's text. */
function changeManifest({ folder, files }: PackToCheck, change: (manifest: string) => string): void {
  const before = files.get('manifest.json')?.toString() ?? missing('manifest');
  const after = change(before);
  if (after === before) missing('place in the manifest');
  writeInto(folder, 'manifest.json', after);
}

/** The words of the schedule: the pages from its row of the index on. */
function scheduleOf(pack: PackToCheck): string {
  const row = pack.index.find(({ description }) => description?.startsWith('Schedule of sources'));
  const pages = pagesOf(pack);
  const from = pages.findIndex(({ label }) => label === row?.['page']);
  return from === -1
    ? ''
    : folded(
        pages
          .slice(from)
          .map(({ text }) => text)
          .join(' '),
      );
}

/** The pages on which a document stands in full, by its row of the index. */
function pagesOfRow(pack: PackToCheck, row: TableRow): readonly ReadPage[] {
  const pages = pagesOf(pack);
  const from = pages.findIndex(({ label }) => label === row['page']);
  const next = pack.index[pack.index.indexOf(row) + 1];
  const to = pages.findIndex(({ label }) => label === next?.['page']);
  const there = pages.slice(from, to === -1 ? undefined : to);
  // The next volume begins with a cover and an index of its own.
  return there.filter(({ label }) => !/^[ivx]+$/u.test(label));
}

/** The rows under which a document is printed; chapters of passages say how many there are. */
const printedRows = (pack: PackToCheck): readonly TableRow[] =>
  pack.index.filter(
    ({ urn = '', detail = '', description = '' }) =>
      urn !== '' && detail.startsWith(urn) && !/\(\d+ passages?\)$/u.test(description),
  );

/** Documents, what they are called, how they are cited, and what of them is kept. */
export const sourceRules: readonly Rule[] = [
  {
    number: 'C1',
    says: 'each document has one reference of a prefix and fixed digits, and no reference is given twice',
    check: (pack) => {
      const urns = pack.manifest.sources.map(({ urn }) => urn);
      const widths = new Set(urns.map((urn) => /^[A-Z]+(\d+)/u.exec(urn)?.[1]?.length ?? 0));
      const tombstone = 'MVI000013';
      return [
        ...urns
          .filter((urn) => !/^[A-Z]{2,}\d{6}(?:-[A-Z0-9]+)?$/u.test(urn))
          .map((urn) => `${urn} is no reference.`),
        ...(widths.size > 1 ? ['References have different numbers of digits.'] : []),
        ...urns.filter((urn, at) => urns.indexOf(urn) !== at).map((urn) => `${urn} is given twice.`),
        ...(urns.includes(tombstone)
          ? [`${tombstone} was withdrawn, and its reference stands for something.`]
          : []),
      ];
    },
    plants: [
      {
        what: 'the reference of a withdrawn document is given again',
        pack: 'report',
        change: (pack) => changeManifest(pack, (text) => text.replaceAll('MVI000014', 'MVI000013')),
        also: ['C2', 'C3', 'C5', 'C7', 'C8', 'C9', 'C10', 'E1', 'E3', 'E6', 'A17', 'B4', 'E2'],
      },
    ],
  },
  {
    number: 'C2',
    says: 'the document’s reference and its own page stand on every page of it',
    check: (pack) =>
      printedRows(pack).flatMap((row) =>
        pagesOfRow(pack, row).flatMap((page, at) => {
          const first = Number(/, pages? (\d+)/u.exec(row['detail'] ?? '')?.[1] ?? 1);
          const wanted = `${row['urn'] ?? ''} / ${first + at}`;
          return folded(page.text).includes(wanted) ? [] : [`Page ${page.label} does not say ${wanted}.`];
        }),
      ),
    plants: [
      {
        what: 'a strip does not say whose page it is',
        pack: 'inquiry',
        change: (pack) =>
          changePdf(pack, (document) => {
            const at = pack.volumes[0]?.pdf.pages.findIndex(isSheet) ?? -1;
            changeContent(document, at, (text) =>
              withoutText(text, ({ left, size }) => left === 14 && size === 9),
            );
          }),
        also: ['A12', 'A13', 'A15', 'A18'],
      },
    ],
  },
  {
    number: 'C3',
    says: 'quotations are cited by the source’s own numbers, else by its pages, else by ¶',
    check: (pack) => {
      const pages = pagesOf(pack);
      return pack.manifest.passages.flatMap(({ citation, urn, quote, start }) => {
        const said = citationForm.exec(citation);
        if (said?.[1] !== urn) return [`${citation} is no citation of ${urn}.`];
        const text = pack.files.get(`sources/${urn}.txt`)?.toString() ?? '';
        const own = said[2];
        // What follows a numbered paragraph without a number of its own belongs to it.
        const printed = [...text.slice(0, start + 1).matchAll(/(?:^|\n)(\d+(?:\.\d+)*)[. ]/gu)].at(-1)?.[1];
        if (own !== undefined && printed !== own)
          return [`${citation} cites paragraph ${own}, and ${printed ?? 'none'} is printed.`];
        const paged = said[3];
        if (paged === undefined) return [];
        const sheet = pages.find((page) => isSheet(page) && folded(page.text).includes(`${urn} / ${paged}`));
        return sheet === undefined || folded(sheet.text).includes(folded(quote))
          ? []
          : [`${citation} does not stand on that page.`];
      });
    },
    plants: [
      {
        what: 'another paragraph is cited',
        pack: 'report',
        change: (pack) =>
          changeManifest(pack, (text) => text.replace('{MVI000001 para 6}', '{MVI000001 para 7}')),
        also: ['C5', 'E3'],
      },
      {
        what: 'another page is cited',
        pack: 'inquiry',
        change: (pack) => changeManifest(pack, (text) => text.replace('{MVI000011/2}', '{MVI000011/3}')),
        also: ['C5', 'E3'],
      },
    ],
  },
  {
    number: 'C5',
    says: 'from theme to quotation to source and back, and the quotation is there word for word',
    check: (pack) => {
      const pages = byLabel(pack);
      const faults: string[] = [];
      for (const { citation, quote, items, fullTextPage, urn, start, end } of pack.manifest.passages) {
        const text = pack.files.get(`sources/${urn}.txt`)?.toString();
        if (text?.slice(start, end) !== quote) faults.push(`${citation} is not in its source word for word.`);
        for (const { number, page } of items) {
          // A long item is cited where it ends.
          const all = pagesOf(pack);
          const from = all.findIndex(({ label }) => label === page);
          const cited = all.slice(from).find(({ text }) => folded(text).includes(`${number} ${citation}`));
          const first = all[from];
          if (cited === undefined || first === undefined)
            faults.push(`Item ${number} is not cited as ${citation} from page ${page} on.`);
          const said = unprinted(quote).slice(0, 40);
          if (!unprinted(first?.text ?? '').includes(said))
            faults.push(`Item ${number} is not quoted on page ${page}.`);
          if (fullTextPage === null || cited === undefined) continue;
          const labels =
            pack.volumes.find(({ pdf }) => pdf.pages.includes(cited))?.pdf.pages.map(({ label }) => label) ??
            [];
          const full = pages.get(fullTextPage);
          if (full === undefined || !labels.includes(fullTextPage)) continue;
          if (!cited.links.some(({ toPage }) => labels[toPage] === fullTextPage))
            faults.push(`Item ${number} does not lead to page ${fullTextPage}.`);
          const back = full.links.filter(({ left }) => left > full.width - 70);
          if (!back.some(({ toPage }) => labels[toPage] === page))
            faults.push(`Page ${fullTextPage} does not lead back to item ${number}.`);
        }
      }
      return faults;
    },
    plants: [
      {
        what: 'a letter of a quotation is changed',
        pack: 'report',
        change: (pack) =>
          changeManifest(pack, (text) => text.replace('Then don’t tell anyone', 'Then do n’t tell anyone')),
        also: ['E3', 'C3'],
      },
      {
        what: 'the margin does not lead back',
        pack: 'inquiry',
        change: (pack) =>
          changePdf(pack, (document) => {
            const at =
              pack.volumes[0]?.pdf.pages.findIndex(
                (page) => isSheet(page) && page.links.some(({ left }) => left > page.width - 62),
              ) ?? -1;
            const width = pack.volumes[0]?.pdf.pages[at]?.width ?? 0;
            withoutLinks(document.getPage(at), ({ left }) => left > width - 62);
          }),
        also: ['A21'],
      },
    ],
  },
  {
    number: 'C7',
    says: 'attachments stand after their message and say so; blind copies are printed',
    check: (pack) => {
      const faults: string[] = [];
      const rows = printedRows(pack);
      for (const [at, row] of rows.entries()) {
        const parent = /(?:attachment to|shown in|message in) \{([^}]+)\}/u.exec(row['detail'] ?? '')?.[1];
        const came = new RegExp(`${row['urn'] ?? ''} .*?(?:Came as) (?:attachment to) \\{`, 'u').test(
          scheduleOf(pack),
        );
        if (parent === undefined) continue;
        const before = rows
          .slice(0, at)
          .reverse()
          .find(({ detail }) => detail?.includes('{') !== true);
        if (before?.['urn'] !== parent) faults.push(`${row['urn'] ?? ''} does not stand after ${parent}.`);
        if (!came) faults.push(`The schedule does not say how ${row['urn'] ?? ''} came.`);
      }
      for (const { urn, fileName } of pack.manifest.sources.filter((source) =>
        source.fileName.endsWith('.eml'),
      )) {
        const bcc =
          /^Bcc: (.*)$/mu.exec(readFileSync(join(pack.received, fileName), 'utf8'))?.[1]?.trim() ?? '';
        const name = bcc.replace(/ <.*/u, '');
        const row = rows.find((one) => one['urn'] === urn && !(one['detail'] ?? '').includes('quoted'));
        const words =
          row === undefined
            ? ''
            : pagesOfRow(pack, row)
                .map(({ text }) => text)
                .join(' ');
        if (row !== undefined && (name === '' || !words.includes(name)))
          faults.push(`${urn} is printed without its blind copy to ${name}.`);
      }
      return faults;
    },
    plants: [
      {
        what: 'the line of blind copies is not printed',
        pack: 'report',
        change: (pack) =>
          changePdf(pack, (document) => {
            const at = pack.volumes[0]?.pdf.pages.findIndex(({ text }) => text.includes('Bcc:')) ?? -1;
            const line = pack.volumes[0]?.pdf.pages[at]?.runs.find(({ text }) => text.includes('Bcc'));
            const down = 841.89 - (line?.bottom ?? 0);
            changeContent(document, at, (text) =>
              withoutText(text, (piece) => Math.abs(piece.down - down) < 1),
            );
          }),
      },
      {
        what: 'an attachment stands before its message',
        pack: 'inquiry',
        change: ({ folder, files }) => {
          const rows = (files.get('index.csv')?.toString() ?? '').split('\r\n');
          const at = rows.findIndex((row) => row.includes('"Agency cover"'));
          [rows[at], rows[at + 1]] = [rows[at + 1] ?? '', rows[at] ?? ''];
          writeInto(folder, 'index.csv', rows.join('\r\n'));
        },
        also: ['A7', 'A9', 'A22', 'C2'],
      },
    ],
  },
  {
    number: 'C8',
    says: 'a copy that differs in a single byte has an entry of its own',
    check: (pack) => {
      const { sources } = pack.manifest;
      const schedule = scheduleOf(pack);
      const withText = sources.filter(({ textSha256 }) => textSha256 !== createHash('sha256').digest('hex'));
      const twins = withText.filter(({ textSha256, urn }) =>
        withText.some((other) => other.textSha256 === textSha256 && other.urn !== urn),
      );
      const rows = printedRows(pack).map(({ urn }) => urn);
      return [
        ...sources
          .filter(({ sha256 }) => !schedule.includes(sha256))
          .map(({ urn }) => `The schedule does not have the fingerprint of ${urn}.`),
        ...(pack.manifest.choices.sourcePages === true &&
        pack.manifest.choices.numbering === 'document' &&
        twins.length === 0
          ? ['The two copies of the letter are not both there.']
          : []),
        ...twins
          .filter(({ urn }) => !rows.includes(urn))
          .map(({ urn }) => `${urn}, a copy that differs, is not in the index.`),
      ];
    },
    plants: [
      {
        what: 'a copy is left out as if it were the same',
        pack: 'inquiry',
        change: (pack) => {
          const manifest = JSON.parse(pack.files.get('manifest.json')?.toString() ?? '') as {
            sources: { urn: string }[];
          };
          manifest.sources = manifest.sources.filter(({ urn }) => urn !== 'MVI000018');
          writeInto(pack.folder, 'manifest.json', `${JSON.stringify(manifest, null, 2)}\n`);
        },
        also: ['E6', 'A17'],
      },
    ],
  },
  {
    number: 'C9',
    says: 'the schedule says file name, date, size and how each document came',
    check: (pack) => {
      const schedule = scheduleOf(pack);
      return pack.manifest.sources.flatMap(({ urn, fileName, bytes, title }) => {
        const size = `${bytes.toLocaleString('en-GB')} bytes`;
        return [urn, folded(fileName), size, folded(title).slice(0, 60)].every((words) =>
          schedule.includes(words),
        )
          ? []
          : [`The schedule does not say what ${urn} is: ${fileName}, ${size}.`];
      });
    },
    plants: [
      {
        what: 'a file name is not in the schedule',
        pack: 'report',
        change: (pack) =>
          changePdf(pack, (document) => {
            const at =
              pack.volumes[0]?.pdf.pages.findIndex(({ text }) => text.includes('14-agency-cover.eml')) ?? -1;
            const line = pack.volumes[0]?.pdf.pages[at]?.runs.find(({ text }) => text.includes('14-agency'));
            const down = 841.89 - (line?.bottom ?? 0);
            changeContent(document, at, (text) =>
              withoutText(text, (piece) => Math.abs(piece.down - down) < 1 && piece.left > 150),
            );
          }),
      },
    ],
  },
  {
    number: 'C10',
    says: 'originals are untouched: the hash before is the hash after',
    check: (pack) =>
      pack.manifest.sources.flatMap(({ urn, fileName, sha256, bytes }) => {
        const path = join(pack.received, fileName);
        if (!existsSync(path)) return [];
        const now = readFileSync(path);
        return createHash('sha256').update(now).digest('hex') === sha256 && now.length === bytes
          ? []
          : [`${urn} is not the file ${fileName} as it was received.`];
      }),
    plants: [
      {
        what: 'the manifest names another file',
        pack: 'family',
        change: (pack) =>
          changeManifest(pack, (text) =>
            text
              .replace(/"sha256": "(.)/u, (_all, digit: string) => `"sha256": "${digit === '0' ? '1' : '0'}`)
              .replace(
                /("sources": \[[\s\S]*?"sha256": ")(.)/u,
                (_all, before: string, digit: string) => `${before}${digit === '0' ? '1' : '0'}`,
              ),
          ),
        also: ['C8', 'E1', 'E6'],
      },
    ],
  },
];

/** As the source has it, the source's lines in other places. */
const unprinted = (text: string): string => folded(text).replace(/[^\p{L}\p{N}]+/gu, '');

const citationForm =
  /^\{([A-Z]+\d{6}(?:-\w+)?)(?: paras? (\d+(?:\.\d+)*)(?:[–-][\d.]+)?| ¶¶?\d+(?:[–-]\d+)?| \d+:\d+(?:-[\d:]+)?|\/(\d+)(?:[–-]\d+)?| .*row \d+)\}$/u;
