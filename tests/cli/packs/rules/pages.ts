import { degrees, StandardFonts } from '@cantoo/pdf-lib';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decode as decodePng, encode as encodePng } from 'fast-png';
import { changeContent, changePdf, linksOf, missing, PDFName, textPieces } from '../change-pdf.ts';
import { entryBookmarks, frontPages, isSheet, type PackToCheck, type Volume } from '../pack-to-check.ts';
import { readPackPdf, folded, type ReadPage } from '../../../unit/pack/read-pack-pdf.ts';
import type { Rule } from '../rule.ts';
import { printedNumber } from './numbering.ts';

/** The words of a page that are not in its strip. */
const wordsAbove = (page: ReadPage): string =>
  page.runs
    .filter(({ bottom }) => bottom >= (isSheet(page) ? 27 : 60))
    .map(({ text }) => text)
    .join(' ');

/** What a strip says of a document's page. */
const stripOf = (page: ReadPage): { readonly urn: string; readonly number: number } | null => {
  const found = /([A-Z]+\d{6,}\S*) \/ (\d+)/u.exec(
    page.runs
      .filter(({ bottom }) => bottom < 27)
      .map(({ text }) => text)
      .join(' '),
  );
  return found === null ? null : { urn: found[1] ?? '', number: Number(found[2]) };
};

const firstSheet = ({ volumes }: PackToCheck): number => volumes[0]?.pdf.pages.findIndex(isSheet) ?? -1;

/** Pages as they are drawn. */
export const pageRules: readonly Rule[] = [
  {
    number: 'A6',
    says: 'the number is printed bottom right, over nothing',
    check: async ({ volumes }) => {
      const faults: string[] = [];
      for (const { name, pdf, drawing } of volumes) {
        const { pages } = await drawing();
        pdf.pages.forEach((page, index) => {
          const stamp = page.runs.filter((run) => run.bottom < 40 && run.left + run.width > page.width - 70);
          const [run] = stamp;
          if (run === undefined || stamp.length > 1) {
            faults.push(
              `Page ${page.label} of ${name} has ${stamp.length} things at the place of its number.`,
            );
            return;
          }
          const area = {
            left: run.left - 1,
            right: run.left + run.width + 1,
            bottom: run.bottom - 3,
            top: run.bottom + run.size,
          };
          const over = [...(pages[index]?.forms ?? []), ...(pages[index]?.pictures ?? [])].some(
            (other) =>
              other.left < area.right &&
              other.right > area.left &&
              other.bottom < area.top - 0.5 &&
              other.top > area.bottom,
          );
          const beside = page.runs.some(
            (other) =>
              other !== run &&
              other.left < area.right &&
              other.left + other.width > area.left &&
              other.bottom < area.top &&
              other.bottom + other.size > area.bottom,
          );
          if (over || beside)
            faults.push(`The number of page ${page.label} of ${name} stands on what the page shows.`);
        });
      }
      return faults;
    },
    plants: [
      {
        what: 'words of the page run through its number',
        pack: 'report',
        change: (pack) =>
          changePdf(pack, async (document) => {
            const font = await document.embedFont(StandardFonts.Helvetica);
            document
              .getPage(12)
              .drawText('words that run into the corner', { x: 420, y: 36, size: 13, font });
          }),
        also: ['A5', 'A15', 'G3'],
      },
      {
        what: 'a document’s page reaches over its strip',
        pack: 'inquiry',
        change: (pack) =>
          changePdf(pack, (document) => {
            changeContent(document, firstSheet(pack), (text) =>
              text.replace(/q 1 0 0 -1 0 ([\d.]+) cm/u, 'q 1 0 0 -1 0 860 cm'),
            );
          }),
      },
    ],
  },
  {
    number: 'A12',
    says: 'text is there to be selected, and pages of pictures alone are named in the report',
    check: ({ volumes, report }) =>
      volumes.flatMap(({ pdf }) =>
        pdf.pages.flatMap((page) => {
          if (wordsAbove(page).trim() !== '') return [];
          const strip = stripOf(page);
          const isNamed = report.some(
            (sentence) => sentence.includes(strip?.urn ?? '-') && sentence.includes('no text'),
          );
          return isNamed ? [] : [`Page ${page.label} has no text, and nothing says so.`];
        }),
      ),
    plants: [
      {
        what: 'the text of a page is a picture',
        pack: 'report',
        change: (pack) =>
          changePdf(pack, (document) => {
            changeContent(document, 14, (text) =>
              textPieces(text)
                .filter(({ down }) => down < 790)
                .reduce((words, { all }) => words.replace(all, ''), text),
            );
          }),
        also: ['C3', 'C5', 'C2'],
      },
      {
        what: 'the report says nothing of a scan',
        pack: 'inquiry',
        report: (sentences) => sentences.filter((sentence) => !sentence.includes('no text')),
      },
    ],
  },
  {
    number: 'A13',
    says: 'wide pages stay wide, and nothing lies on its side',
    check: async ({ volumes, received, manifest }) => {
      const faults: string[] = [];
      for (const { pdf, drawing, name } of volumes) {
        const { pages } = await drawing();
        pages.forEach(({ turn, faces }, index) => {
          const label = pdf.pages[index]?.label ?? '';
          if (turn !== 0) faults.push(`Page ${label} of ${name} is turned by ${turn} degrees.`);
          const leaning = faces.filter(({ upright }) => !upright).length;
          if (leaning > faces.length / 2) faults.push(`The text of page ${label} does not lie upright.`);
        });
        for (const page of pdf.pages) {
          const strip = stripOf(page);
          const source = manifest.sources.find(({ urn }) => urn === strip?.urn);
          if (!isSheet(page) || strip === null || !source?.fileName.endsWith('.pdf')) continue;
          const path = join(received, source.fileName);
          const size = sizeOf(path, strip.number);
          if (size !== null && size.width > size.height !== page.width > page.height) {
            faults.push(
              `Page ${page.label} is ${page.width > page.height ? 'wide' : 'high'}, and its original is not.`,
            );
          }
        }
      }
      return faults;
    },
    plants: [
      {
        what: 'a page is turned on its side',
        pack: 'family',
        change: (pack) =>
          changePdf(pack, (document) => document.getPage(firstSheet(pack)).setRotation(degrees(90))),
        also: ['A6', 'A21'],
      },
    ],
  },
  {
    number: 'A14',
    says: 'pictures have at most 300 dots an inch, or the report names them',
    check: ({ volumes, report }) =>
      volumes.flatMap(({ told, pdf }) =>
        told('pdfimages', '-list')
          .split('\n')
          .slice(2)
          .flatMap((line) => {
            const [page, , kind, , , , , , , , , across, down] = line.trim().split(/\s+/u);
            const dots = Math.max(Number(across), Number(down));
            if (kind !== 'image' || !(dots > 301)) return [];
            const strip = stripOf(pdf.pages[Number(page) - 1] ?? missing('page'));
            return strip !== null &&
              report.some((sentence) => sentence.includes(strip.urn) && sentence.includes('dots'))
              ? []
              : [`A picture on page ${pdf.pages[Number(page) - 1]?.label ?? ''} has ${dots} dots an inch.`];
          }),
      ),
    plants: [
      {
        what: 'a picture of 600 dots an inch is put in',
        pack: 'family',
        change: (pack) =>
          changePdf(pack, async (document) => {
            const data = new Uint8Array(120 * 120 * 3).map((_, at) => (at * 7) % 251);
            const picture = await document.embedPng(
              encodePng({ width: 120, height: 120, data, channels: 3, depth: 8 }),
            );
            document.getPage(4).drawImage(picture, { x: 40, y: 700, width: 14.4, height: 14.4 });
          }),
      },
    ],
  },
  {
    number: 'A15',
    says: 'generated pages are A4; index and dividers are set in 12 points or more, in faces like Arial and Times',
    check: async ({ volumes }) => {
      const faults: string[] = [];
      for (const volume of volumes) {
        const { pages } = await volume.drawing();
        const front = frontPages(volume).length;
        volume.pdf.pages.forEach((page, index) => {
          const faces = pages[index]?.faces ?? [];
          if (!isSheet(page) && faces.some(({ face }) => !expectedFaces.test(face))) {
            faults.push(
              `Page ${page.label} has a face that is not ours: ${faces.find(({ face }) => !expectedFaces.test(face))?.face ?? ''}.`,
            );
          }
          const least = Math.min(...faces.map(({ size }) => size));
          const isIndex = index > 0 && index < front;
          if ((isIndex || isDivider(page)) && least < (isIndex ? 11.99 : 8.99)) {
            faults.push(`Page ${page.label} has text of ${least} points.`);
          }
          if (index < front && isSheet(page)) faults.push(`Page ${page.label} is not A4.`);
          if (isSheet(page) && stripOf(page) === null)
            faults.push(`Page ${page.label} is neither A4 nor a document’s page.`);
        });
        const embedded = volume.told('pdffonts').split('\n').slice(2);
        for (const line of embedded) {
          const isOurs = /^[A-Z]{6}\+(?:Tinos|Arimo|Amiri|NotoEmoji|Noto)/u.test(line);
          if (isOurs && !/\byes yes yes\b/u.test(line))
            faults.push(`A face of ${volume.name} is not embedded whole: ${line.trim()}`);
        }
      }
      return faults;
    },
    plants: [
      {
        what: 'a line of the index is set small',
        pack: 'family',
        change: (pack) =>
          changePdf(pack, (document) => {
            changeContent(document, 1, (text) => text.replace(/(BT \/\S+ )12( Tf)/u, '$17$2'));
          }),
      },
      {
        what: 'the page of the index is smaller',
        pack: 'family',
        change: (pack) => changePdf(pack, (document) => document.getPage(1).setMediaBox(0, 0, 595.28, 820)),
        also: ['A2', 'A5', 'A6', 'A12'],
      },
    ],
  },
  {
    number: 'A18',
    says: 'bookmarks, links, form fields and turns of received PDFs survive, or the report names them',
    applies: ({ manifest }) => manifest.choices.sourcePages === true,
    check: async ({ volumes, received, manifest, report }) => {
      const faults: string[] = [];
      for (const source of manifest.sources.filter(({ fileName }) => /^\d.*\.pdf$/u.test(fileName))) {
        const original = await readPackPdfOnce(join(received, source.fileName));
        const shown = volumes.flatMap(({ pdf }) =>
          pdf.pages.filter((page) => isSheet(page) && stripOf(page)?.urn === source.urn),
        );
        if (shown.length === 0) continue;
        const [first] = volumes.flatMap((volume) =>
          entryBookmarks(volume).filter(
            ({ title }) => title.includes(source.urn) && !title.includes(', page'),
          ),
        );
        const wanted = count(original.bookmarks);
        const there = count(first?.children ?? []);
        if (wanted !== there)
          faults.push(`${source.urn} has ${wanted} bookmarks, and ${there} are in the pack.`);
        original.pages.forEach(({ links, outside }, index) => {
          const page = shown.find((one) => stripOf(one)?.number === index + 1);
          const own = (page?.links ?? []).filter(({ right }) => right <= (page?.width ?? 0) - 62);
          const known = own.length + (page?.outside.length ?? 0);
          const were = links.length + outside.length;
          if (page !== undefined && known < were)
            faults.push(`${source.urn}/${index + 1} has ${were} links, and ${known} are in the pack.`);
        });
        const fields = readFileSync(join(received, source.fileName)).toString('latin1').includes('/AcroForm');
        if (
          fields &&
          !report.some((sentence) => sentence.startsWith(source.urn) && sentence.includes('form field'))
        ) {
          faults.push(`Nothing says what became of the form fields of ${source.urn}.`);
        }
      }
      return faults;
    },
    plants: [
      {
        what: 'a link of a document is lost',
        pack: 'inquiry',
        change: (pack) =>
          changePdf(pack, (document) => {
            const page = document.getPage(firstSheet(pack));
            const outside = linksOf(page).find(({ link }) =>
              String(link.lookup(PDFName.of('A'))).includes('example'),
            );
            const kept = (page.node.Annots()?.asArray() ?? []).filter((one) => one !== outside?.reference);
            page.node.set(PDFName.of('Annots'), document.context.obj(kept));
          }),
      },
      {
        what: 'the report is silent about a form',
        pack: 'inquiry',
        report: () => [],
        also: ['A12', 'A14', 'A17', 'A20'],
      },
    ],
  },
  {
    number: 'A21',
    says: 'marked passages are still seen on a grey print, and their theme stands beside them',
    applies: ({ manifest }) => manifest.choices.sourcePages === true && manifest.passages.length > 0,
    check: ({ volumes }) =>
      volumes.flatMap((volume) => markedSheets(volume).flatMap((at) => greyFaults(volume, at))),
    plants: [
      {
        what: 'passages are washed in white',
        pack: 'inquiry',
        change: (pack) =>
          changePdf(pack, (document) => {
            const [at = -1] = markedSheets(pack.volumes[0] ?? missing('volume'));
            changeContent(document, at, (text) =>
              text.replaceAll(/\/Wash gs [\d.]+ [\d.]+ [\d.]+ rg/gu, '/Wash gs 1 1 1 rg'),
            );
          }),
      },
      {
        what: 'the line beside a passage is missing',
        pack: 'inquiry',
        change: (pack) =>
          changePdf(pack, (document) => {
            const [at = -1] = markedSheets(pack.volumes[0] ?? missing('volume'));
            changeContent(document, at, (text) => text.replaceAll(/[\d.]+ [\d.]+ 1\.9 [\d.]+ re f/gu, ''));
          }),
      },
    ],
  },
];

const expectedFaces = /^[A-Z]{6}\+(?:Tinos|Arimo|Amiri|Noto)/u;

function isDivider(page: ReadPage): boolean {
  return page.runs.length <= 5 && page.runs.some(({ size }) => size >= 20) && printedNumber(page) !== '';
}

const originals = new Map<string, Awaited<ReturnType<typeof readPackPdf>>>();

async function readPackPdfOnce(path: string): Promise<Awaited<ReturnType<typeof readPackPdf>>> {
  const known = originals.get(path) ?? (await readPackPdf(readFileSync(path)));
  originals.set(path, known);
  return known;
}

const sizes = new Map<string, string>();

/** The size of a received PDF's page as a reader shows it, turns of the file followed; null where it lies in another file. */
function sizeOf(path: string, page: number): { readonly width: number; readonly height: number } | null {
  const key = `${path} ${page}`;
  if (!sizes.has(key)) {
    try {
      sizes.set(
        key,
        execFileSync('pdfinfo', ['-f', String(page), '-l', String(page), path], {
          encoding: 'utf8',
          stdio: 'pipe',
        }),
      );
    } catch {
      sizes.set(key, '');
    }
  }
  const told = sizes.get(key) ?? '';
  const [, width, height] = /size:\s+([\d.]+) x ([\d.]+)/u.exec(told) ?? [];
  if (width === undefined || height === undefined) return null;
  const isOnSide = /rot:\s+(?:90|270)/u.test(told);
  return isOnSide
    ? { width: Number(height), height: Number(width) }
    : { width: Number(width), height: Number(height) };
}

function count(bookmarks: readonly { readonly children: readonly unknown[] }[]): number {
  return bookmarks.reduce((sum, { children }) => sum + 1 + count(children as typeof bookmarks), 0);
}

/** The pages of documents with codes of themes in the strip beside them. */
function markedSheets({ pdf }: Volume): readonly number[] {
  return pdf.pages.flatMap((page, index) =>
    isSheet(page) && page.links.some(({ left }) => left > page.width - 62) ? [index] : [],
  );
}

/** What is not seen of a marked page drawn in greys. */
function greyFaults(volume: Volume, at: number): readonly string[] {
  const page = volume.pdf.pages[at];
  if (page === undefined) return [];
  const options = ['-gray', '-r', '72', '-f', String(at + 1), '-l', String(at + 1), '-png', volume.path];
  const { width, height, data, channels } = decodePng(
    execFileSync('pdftoppm', options, { maxBuffer: 1 << 26 }),
  );
  const shade = (x: number, y: number): number => data[(y * width + x) * channels] ?? 255;
  const paper = Math.round(page.width - 62);
  const rowsOf = (from: number, to: number, is: (value: number) => boolean): number => {
    let rows = 0;
    for (let y = 0; y < height - 27; y += 1) {
      let found = 0;
      for (let x = from; x < to; x += 1) if (is(shade(x, y))) found += 1;
      if (found > 0) rows += 1;
    }
    return rows;
  };
  const isWash = (x: number, y: number): boolean => shade(x, y) > 222 && shade(x, y) < 242;
  let washed = 0;
  for (let y = 0; y < height - 27; y += 1) {
    // Edges of letters are as grey, but never so many dots beside each other.
    for (let x = 6; x < paper; x += 1)
      if ([0, 1, 2, 3, 4, 5].every((back) => isWash(x - back, y))) washed += 1;
  }
  const codes = folded(
    page.runs
      .filter(({ left }) => left > paper)
      .map(({ text }) => text)
      .join(' '),
  );
  return [
    ...(washed > 100 ? [] : [`No passage on page ${page.label} is washed so that a grey print shows it.`]),
    ...(rowsOf(paper + 2, paper + 16, (value) => value < 90) > 6
      ? []
      : [`No line stands beside the passage on page ${page.label}.`]),
    ...(/[A-Z]{2} \d/u.test(codes) ? [] : [`No theme stands beside the passage on page ${page.label}.`]),
  ];
}
