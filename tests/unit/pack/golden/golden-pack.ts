import { openPdfPages } from '../../../../electron/ingest/pdf/open-pdf-pages.ts';
import type { PackChoices, PackPart } from '../../../../shared/model/index.ts';
import { plainNote } from '../../../../shared/model/index.ts';
import { builtPack } from '../build-for-test.ts';
import { fixtureSources, noteOf, passageOf, selectionOf, sourceOf } from '../pack-fixture.ts';
import { pagedSource } from '../paged-source.ts';
import { readPackPdf } from '../read-pack-pdf.ts';
import { greyOf, type GreyPicture } from './grey-picture.ts';

/** The pages that are compared as pictures, each with its label in the pack. */
export const goldenPages = [
  ['cover', 'i'],
  ['index', 'ii'],
  ['own-words', 'A1'],
  ['chapter', 'A2'],
  ['register', 'A4'],
  ['divider', 'B1'],
  ['document-page', 'B2'],
  ['wide-page', 'B3'],
  ['document-text', 'B4'],
  ['slip-sheet', 'B5'],
  ['schedule', 'C1'],
  ['checks', 'C2'],
] as const;

/** The name of one of the golden pages. */
export type GoldenPage = (typeof goldenPages)[number][0];

/** How many pixels a golden page has for a point. */
const pixelsPerPoint = 0.8;

/** Builds the pack of the golden pages and draws them in greys with the application's own pdfium, which is the same everywhere. */
export async function drawnPages(): Promise<ReadonlyMap<GoldenPage, GreyPicture>> {
  const { source, prepared } = await pagedSource('MVI000007', [
    { words: 'The inspectors came twice in one winter and nobody met them.' },
    { words: 'A plan of the upper floor, wider than it is high.', size: [841.89, 595.28] },
  ]);
  const [statement] = fixtureSources;
  if (statement === undefined) throw new Error('The fixture has no statement.');
  const sealed = {
    ...sourceOf({ urn: 'MVI000009', title: 'rota.doc', paragraphs: [], fileName: 'rota.doc' }),
    text: '',
    blocks: [],
    typeName: 'Word document of 1997–2003',
    sealed: { code: 'source-damaged' as const, message: 'Files of this kind cannot be read here.' },
  };
  const passages = [
    passageOf(
      statement,
      { urn: statement.urn, quote: 'Nobody showed me how to use the hoist.', themes: ['TR'] },
      0,
    ),
    passageOf(
      statement,
      {
        urn: statement.urn,
        quote: 'I asked for the safeguarding course on two occasions.',
        themes: ['LE'],
        notes: [noteOf('Ask who was told, and see {MVI000007/1}.')],
      },
      1,
    ),
    {
      ...passageOf(source, { urn: source.urn, quote: 'nobody met them', themes: ['LE'] }, 2),
      boxes: [{ page: 1, left: 250, top: 38, right: 340, bottom: 54 }],
    },
  ];
  const parts: readonly PackPart[] = [
    {
      title: 'Reading guide',
      contents: [
        {
          kind: 'text',
          title: 'How to read this bundle',
          content: plainNote('Begin with {MVI000007/1}, then [B1].'),
        },
        { kind: 'theme', theme: 'theme-leadership' },
        { kind: 'theme', theme: 'theme-training' },
        { kind: 'register' },
      ],
    },
    {
      title: 'Documents',
      contents: [
        { kind: 'divider', title: 'What was received' },
        ...[source, statement, sealed].map(({ documentId }) => ({
          kind: 'document' as const,
          document: documentId,
        })),
      ],
    },
  ];
  const choices: Partial<PackChoices> = { sourcePages: true, numbering: 'section', parts };
  const selection = selectionOf([source, statement, sealed], passages, choices);
  const { files } = await builtPack(selection, () => Promise.resolve({ ok: true, value: prepared }));
  const [, pdf] = [...files].find(([name]) => name.endsWith('.pdf')) ?? [];
  if (pdf === undefined) throw new Error('The pack has no PDF.');
  const { pages } = await readPackPdf(pdf);
  const opened = await openPdfPages(new Uint8Array(pdf));
  if (!opened.ok) throw new Error(opened.failure.message);
  const drawn = new Map<GoldenPage, GreyPicture>();
  for (const [name, wanted] of goldenPages) {
    const picture = opened.value.draw(pages.findIndex(({ label }) => label === wanted) + 1, pixelsPerPoint);
    if (!picture.ok) throw new Error(`The pack has no page ${wanted} for ${name}.`);
    drawn.set(name, greyOf(picture.value));
  }
  opened.value.close();
  return drawn;
}
