import { changePdf, missing, withoutLinks } from '../change-pdf.ts';
import { isSheet, writeInto, type PackToCheck } from '../pack-to-check.ts';
import type { Rule } from '../rule.ts';
import type { ReadPage } from '../../../unit/pack/read-pack-pdf.ts';

/** The page that is made of a person's own words: it has references of the forms that become links. */
const ownPage = ({ volumes }: PackToCheck): number =>
  volumes[0]?.pdf.pages.findIndex(({ runs }) =>
    runs.some(({ size, text }) => size > 18 && /How to read this bundle|Case summary/u.test(text)),
  ) ?? -1;

/** References in people's words, what is said of documents, and whether it can be repeated. */
export const referenceRules: readonly Rule[] = [
  {
    number: 'A20',
    says: 'references in words are links, or the report says that they lead nowhere',
    check: ({ volumes, report }) =>
      volumes.flatMap(({ pdf }) =>
        pdf.pages
          .filter((page) => !isSheet(page))
          .flatMap((page) =>
            referencesOn(page).flatMap(({ words, isLinked }) =>
              isLinked || report.some((sentence) => sentence.includes(words))
                ? []
                : [`${words} on page ${page.label} leads nowhere, and the report does not say so.`],
            ),
          ),
      ),
    plants: [
      {
        what: 'a reference is no link',
        pack: 'inquiry',
        change: (pack) =>
          changePdf(pack, (document) => {
            withoutLinks(document.getPage(ownPage(pack)), ({ top }) => top > 640);
          }),
      },
      {
        what: 'the report is silent about one that leads nowhere',
        pack: 'inquiry',
        report: (sentences) => sentences.filter((sentence) => !sentence.includes('MVI000998')),
      },
    ],
  },
  {
    number: 'A22',
    says: 'the same state, choices and time give the same bytes',
    check: ({ files, again }) => {
      const before = new Map(again.split('\n').map((line) => [line.slice(66), line.slice(0, 64)]));
      return (files.get('SHA256SUMS')?.toString() ?? '')
        .split('\n')
        .flatMap((line) =>
          before.get(line.slice(66)) === line.slice(0, 64)
            ? []
            : [`${line.slice(66)} has other bytes when it is built again.`],
        );
    },
    plants: [
      {
        what: 'a file holds the time at which it was made',
        pack: 'inquiry',
        change: ({ folder, files }) => {
          const table = files.get('index.csv') ?? missing('table');
          writeInto(folder, 'index.csv', Buffer.concat([table, Buffer.from('"2026-12-01T13:31:22Z"\r\n')]));
        },
        also: ['A7', 'A8', 'A9', 'A19', 'B3'],
      },
    ],
  },
];

/** References `{HAR000012…}` and `[B14]` that a page says, and whether a link lies over one of those that say the same. */
function referencesOn(page: ReadPage): readonly { readonly words: string; readonly isLinked: boolean }[] {
  const linked = new Map<string, boolean>();
  for (const run of page.runs) {
    const words = /^(?:\{[A-Z]+\d{6}|\[[A-Z]\d+\])/u.exec(run.text)?.[0].replace('{', '');
    if (words === undefined) continue;
    const isLinked = [...page.links, ...page.outsideAreas].some(
      ({ left, right, bottom, top }) =>
        left <= run.left + 1 && right >= run.left + 3 && bottom <= run.bottom + 1 && top >= run.bottom,
    );
    linked.set(words, isLinked || linked.get(words) === true);
  }
  return [...linked].map(([words, isLinked]) => ({ words, isLinked }));
}
