import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipEntries } from '../../../unit/pack/shapes/word-parts.ts';
import { zipOf } from '../../../fixtures/archive/zip-of.ts';
import { missing } from '../change-pdf.ts';
import { writeInto, type PackToCheck, pageForBrowsers } from '../pack-to-check.ts';
import { folded } from '../../../unit/pack/read-pack-pdf.ts';
import type { Rule } from '../rule.ts';

const sum = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex');
const verified = new Map<string, readonly string[]>();

/** What the verifier in the pack, run by itself, says against it. */
function verifierSays({ folder, files }: PackToCheck): readonly string[] {
  const key = folder + sum([...files].map(([name, bytes]) => name + sum(bytes)).join());
  const before = verified.get(key);
  if (before !== undefined) return before;
  let said: readonly string[] = [];
  try {
    execFileSync(process.execPath, [join(folder, 'verify-pack.mjs')], { encoding: 'utf8', stdio: 'pipe' });
  } catch (error) {
    const { stdout } = error as { stdout?: string };
    said = (stdout ?? '').split('\n').filter((line) => /DIFFERS|NOT|missing/iu.test(line));
    if (said.length === 0)
      said = [`The verifier ended otherwise than with 0: ${String(stdout).slice(0, 200)}`];
  }
  verified.set(key, said);
  return said;
}

/** Whether what is there is what it was, and how anybody can see that. */
export const integrityRules: readonly Rule[] = [
  {
    number: 'E1',
    says: 'the fingerprints of documents at the import are those of what is handed over',
    check: ({ manifest, files, received }) =>
      manifest.sources.flatMap(({ urn, fileName, sha256, textSha256, textFile }) => {
        const path = join(received, fileName);
        const text = textFile === null ? undefined : files.get(textFile);
        return [
          ...(text !== undefined && sum(text) !== textSha256
            ? [`The text of ${urn} has another fingerprint.`]
            : []),
          ...(existsSync(path) && sum(readFileSync(path)) !== sha256
            ? [`The file of ${urn} has another fingerprint.`]
            : []),
        ];
      }),
    plants: [
      {
        what: 'a text is changed',
        pack: 'family',
        change: ({ folder, files }) => {
          const text = files.get('sources/MVI000009.txt')?.toString() ?? missing('text');
          writeInto(folder, 'sources/MVI000009.txt', text.replace('London', 'Leeds').replace('the', 'teh'));
        },
        also: ['A22', 'C3', 'C5', 'E3', 'E2'],
      },
    ],
  },
  {
    number: 'E2',
    says: 'the original and the text that is worked with are two files, and the original is whole',
    applies: ({ manifest }) =>
      manifest.choices.shapes?.some((shape) => shape === 'originals' || shape === 'documents') === true,
    check: ({ files, manifest }) => {
      const entries = [...zipEntries(files.get('documents.zip') ?? Buffer.of())];
      const originals = manifest.choices.shapes?.includes('originals') === true;
      return manifest.sources.flatMap(({ urn, sha256, textSha256, textFile }) => {
        const bytes = entries.find(([name]) => name.includes(` ${urn} `))?.[1];
        if (bytes === undefined || textFile === null) return [];
        const wanted = originals ? sha256 : textSha256;
        const sealed = !originals && (files.get(textFile)?.length ?? 0) === 0;
        return sealed || sum(bytes) === wanted
          ? []
          : [`${urn} in the ZIP file is not ${originals ? 'as it was received' : 'its text'}.`];
      });
    },
    plants: [
      {
        what: 'an original in the ZIP file was worked on',
        pack: 'inquiry',
        change: ({ folder, files }) => {
          const entries = [...zipEntries(files.get('documents.zip') ?? missing('ZIP file'))];
          const members = entries.map(([name, bytes]) => ({
            name,
            bytes: name.includes('MVI000014') ? Buffer.concat([bytes, Buffer.from('\n')]) : bytes,
          }));
          writeInto(folder, 'documents.zip', zipOf(members));
        },
        also: ['A22'],
      },
    ],
  },
  {
    number: 'E3',
    says: 'somebody else repeats the check with the pack alone and gets the same result',
    check: (pack) => verifierSays(pack),
    plants: [
      {
        what: 'a quotation is changed in the table, and given new fingerprints',
        pack: 'report',
        change: ({ folder, files }) => {
          const table = files.get('passages.csv')?.toString() ?? missing('table');
          writeInto(folder, 'passages.csv', table.replace('stays green', 'stays blue'));
        },
        also: ['D3', 'A22'],
      },
    ],
  },
  {
    number: 'E4',
    says: 'the manifest is in one form only, so that its hash says what it says',
    check: ({ files }) => {
      const text = files.get('manifest.json')?.toString() ?? '';
      const ordered = (value: unknown): unknown =>
        Array.isArray(value)
          ? value.map(ordered)
          : typeof value === 'object' && value !== null
            ? Object.fromEntries(
                Object.entries(value)
                  .sort(([one], [other]) => (one < other ? -1 : 1))
                  .map(([name, inner]) => [name, ordered(inner)]),
              )
            : value;
      return `${JSON.stringify(ordered(JSON.parse(text)), null, 2)}\n` === text
        ? []
        : ['The manifest is not in its one form.'];
    },
    plants: [
      {
        what: 'members of the manifest are in another order',
        pack: 'family',
        change: ({ folder, files }) => {
          const { application, ...others } = JSON.parse(files.get('manifest.json')?.toString() ?? '') as {
            application: unknown;
          };
          writeInto(folder, 'manifest.json', `${JSON.stringify({ ...others, application }, null, 2)}\n`);
        },
        also: ['E3', 'A22'],
      },
    ],
  },
  {
    number: 'E5',
    says: 'the end of the record, its hash and its count, is in the manifest and on the cover',
    check: ({ manifest, volumes }) => {
      const { heads } = manifest.receipt;
      if (heads.length === 0) return ['The manifest names no end of the record.'];
      return volumes.flatMap(({ pdf, name }) => {
        const cover = (pdf.pages[0]?.text ?? '').replace(/\s+/gu, ' ');
        return heads.flatMap(({ hash, length }) =>
          cover.replaceAll(' ', '').includes(hash) && folded(cover).includes(`${length} operations`)
            ? []
            : [
                `The cover of ${name} does not give the end of the record, ${length} operations, ${hash.slice(0, 8)}….`,
              ],
        );
      });
    },
    plants: [
      {
        what: 'the record is said to be shorter than the cover says',
        pack: 'report',
        change: ({ folder, files }) => {
          const text = files.get('manifest.json')?.toString() ?? '';
          writeInto(folder, 'manifest.json', text.replace(/("heads": \[[^\]]*?"length": )\d+/u, '$112'));
        },
        also: ['E3', 'A22'],
      },
    ],
  },
  {
    number: 'E6',
    says: 'the manifest names every file and source with its fingerprint, and a verifier lies beside it',
    check: ({ files, manifest }) => {
      const sums = files.get('SHA256SUMS')?.toString() ?? '';
      const sources = manifest.sources.map(({ textFile }) => textFile);
      return [
        ...[...files].flatMap(([name, bytes]) =>
          name === 'SHA256SUMS' || sums.includes(`${sum(bytes)}  ${name}\n`)
            ? []
            : [`${name} is not in SHA256SUMS with its fingerprint.`],
        ),
        ...[...files].flatMap(([name, bytes]) =>
          name === 'SHA256SUMS' ||
          name === 'manifest.json' ||
          manifest.outputs.some((output) => output.name === name && output.sha256 === sum(bytes))
            ? []
            : [`The manifest does not name ${name} with its fingerprint.`],
        ),
        ...[...files.keys()].flatMap((name) =>
          !name.startsWith('sources/') || sources.includes(name)
            ? []
            : [`The manifest names no source for ${name}.`],
        ),
        ...['verify-pack.html', 'verify-pack.mjs']
          .filter((name) => !files.has(name))
          .map((name) => `${name} is missing.`),
      ];
    },
    plants: [
      {
        what: 'a file is changed after it was built',
        pack: 'family',
        change: ({ folder, files }) =>
          writeInto(
            folder,
            'index.csv',
            Buffer.concat([files.get('index.csv') ?? Buffer.of(), Buffer.from(' ')]),
          ),
        also: ['E3', 'A22'],
        unsealed: true,
      },
    ],
  },
  {
    number: 'E10',
    says: 'a pack is called tamper-evident, never tamper-proof',
    check: ({ volumes, files }) =>
      [
        ...volumes.map(({ name, pdf }) => [name, pdf.pages.map(({ text }) => text).join(' ')] as const),
        ...[...files]
          .filter(([name]) => /\.(?:html|txt|json|csv)$/u.test(name))
          .map(([name, bytes]) => [name, bytes.toString()] as const),
      ].flatMap(([name, text]) =>
        /tamper[- ]?proof/iu.test(text.replace(/never tamper-proof/giu, ''))
          ? [`${name} calls something tamper-proof.`]
          : [],
      ),
    plants: [
      {
        what: 'the page for browsers promises too much',
        pack: 'report',
        change: ({ folder, files }) => {
          const name = pageForBrowsers(files);
          writeInto(
            folder,
            name,
            (files.get(name)?.toString() ?? '').replace(
              '</main>',
              '<p>This pack is tamper-proof.</p></main>',
            ),
          );
        },
        also: ['A22'],
      },
    ],
  },
];
