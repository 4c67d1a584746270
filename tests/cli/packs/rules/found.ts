import type { PackToCheck, TableRow } from '../pack-to-check.ts';
import { writeInto } from '../pack-to-check.ts';
import type { Rule } from '../rule.ts';

/** What the report of a build has to name: duplicates and breaks of date order. */
export const foundRules: readonly Rule[] = [
  {
    number: 'A17',
    says: 'documents that stand in it twice or out of order of date are in the report',
    check: (pack) => [...unnamedCopies(pack), ...unnamedBreaks(pack)],
    plants: [
      {
        what: 'a document has the text of another, and the report says nothing',
        pack: 'inquiry',
        change: (pack) => {
          const [one, ...others] = printedRows(pack).filter((row) => isWholeText(pack, row));
          const other = others.find((row) => urnOf(row) !== urnOf(one));
          const { textSha256 = '' } = sourceOf(pack, one) ?? {};
          changeManifest(pack, urnOf(other), { textSha256 });
        },
        also: ['E1', 'E3'],
      },
      {
        what: 'a document is older than the one before it, and the report says nothing',
        pack: 'family',
        change: (pack) => {
          const last = printedRows(pack)
            .filter((row) => standsAlone(row))
            .at(-1);
          changeManifest(pack, urnOf(last), { date: '1950-01-01' });
        },
        report: (sentences) => sentences.filter((sentence) => !sentence.includes('stands behind')),
      },
    ],
  },
];

function unnamedCopies(pack: PackToCheck): readonly string[] {
  const known = new Map<string, string>();
  return printedRows(pack).flatMap((row) => {
    const urn = urnOf(row);
    const source = sourceOf(pack, row);
    if (source === undefined || !isWholeText(pack, row)) return [];
    const first = known.get(source.textSha256);
    known.set(source.textSha256, first ?? urn);
    if (first === undefined) return [];
    const isNamed = pack.report.some((sentence) =>
      [urn, first, 'same'].every((word) => sentence.includes(word)),
    );
    return isNamed ? [] : [`${urn} has the text of ${first}, and nothing says so.`];
  });
}

function unnamedBreaks(pack: PackToCheck): readonly string[] {
  if (pack.manifest.choices.parts === undefined) return [];
  const sections = new Map<string, TableRow[]>();
  for (const row of printedRows(pack).filter(standsAlone)) {
    const section = row['section'] ?? '';
    sections.set(section, [...(sections.get(section) ?? []), row]);
  }
  return [...sections].flatMap(([section, rows]) => {
    let latest = '';
    const breaks = rows.filter((row) => {
      const date = sourceOf(pack, row)?.date ?? null;
      if (date === null) return false;
      const length = Math.min(date.length, latest.length);
      if (date.slice(0, length) < latest.slice(0, length)) return true;
      latest = date;
      return false;
    });
    const isNamed = pack.report.some(
      (sentence) => sentence.includes(`In “${section}”`) && sentence.includes('stands behind'),
    );
    return breaks.length === 0 || isNamed
      ? []
      : [`“${section}” is out of order of date, and nothing says so.`];
  });
}

/** Rows of the index that print a document. */
function printedRows({ index }: PackToCheck): readonly TableRow[] {
  return index.filter((row) => urnOf(row) !== '');
}

/** Whether a document stands by itself: what came with another stands with it, at its date. */
function standsAlone(row: TableRow): boolean {
  return !(row['detail'] ?? '').includes('{');
}

function urnOf(row: TableRow | undefined): string {
  return /^[A-Z]{2,}\d{6}(?:-[A-Z0-9]+)?/u.exec(row?.['detail'] ?? '')?.[0] ?? '';
}

function sourceOf(
  { manifest }: PackToCheck,
  row: TableRow | undefined,
): PackToCheck['manifest']['sources'][number] | undefined {
  return manifest.sources.find(({ urn }) => urn === urnOf(row));
}

/** Whether a row prints all of a document that has words. */
function isWholeText({ files }: PackToCheck, row: TableRow): boolean {
  const text = files.get(`sources/${urnOf(row)}.txt`)?.toString('utf8') ?? 'not in the pack';
  return text.trim() !== '' && !/, pages? \d/u.test(row['detail'] ?? '');
}

function changeManifest(pack: PackToCheck, urn: string, change: object): void {
  const manifest = JSON.parse(pack.files.get('manifest.json')?.toString() ?? '{}') as {
    sources: { urn: string }[];
  };
  const source = manifest.sources.find((one) => one.urn === urn);
  if (source === undefined) throw new Error('The manifest has no such source.');
  Object.assign(source, change);
  writeInto(pack.folder, 'manifest.json', `${JSON.stringify(manifest, null, 2)}\n`);
}
