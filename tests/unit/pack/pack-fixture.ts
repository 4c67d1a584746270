import { createHash } from 'node:crypto';
import type { Block, PackChoices, PackContext, PackOrder } from '../../../shared/model/index.ts';
import type {
  PackNote,
  PackPassage,
  PackSelection,
  PackSource,
  PackTheme,
} from '../../../shared/pack/index.ts';
import { plainNote } from '../../../shared/model/index.ts';
import { blocksOfSpan, citationOf, selectorOf } from '../../../shared/text/index.ts';

/** A document to make a source of: paragraphs, some of them headings (`# `), list items (`- `) or furniture (`~ `). */
export interface DocumentFixture {
  readonly urn: string;
  readonly title: string;
  readonly date?: string;
  readonly paragraphs: readonly string[];
  readonly fileName?: string;
}

/** A passage to make: the document it is in and the words it quotes. */
export interface PassageFixture {
  readonly urn: string;
  readonly quote: string;
  readonly themes: readonly string[];
  readonly notes?: readonly PackNote[];
}

export const fixtureThemes: readonly PackTheme[] = [
  {
    id: 'theme-training',
    name: 'Training',
    code: 'TR',
    colour: 'blue',
    definition: 'Whether staff were taught what the work required, and whether anyone kept count.',
  },
  { id: 'theme-culture', name: 'Culture', code: 'CU', colour: 'plum', definition: '' },
  {
    id: 'theme-leadership',
    name: 'Leadership',
    code: 'LE',
    colour: 'green',
    definition: 'Who knew, who decided, who asked.',
  },
];

/** Makes a source; its blocks are its paragraphs, with the leading mark of their kind kept out of the text. */
export function sourceOf(fixture: DocumentFixture): PackSource {
  let text = '';
  const blocks: Block[] = [];
  for (const paragraph of fixture.paragraphs) {
    const mark = /^([#~>|-]) /.exec(paragraph)?.[1];
    const words = mark === undefined ? paragraph : paragraph.slice(2);
    if (text !== '') text += '\n\n';
    const start = text.length;
    text += words;
    const kind =
      mark === '#'
        ? 'heading'
        : mark === '-'
          ? 'list-item'
          : mark === '>'
            ? 'quotation'
            : mark === '|'
              ? 'table-row'
              : 'paragraph';
    const ownLabel = /^(\d+\.\d+) /.exec(words)?.[1];
    blocks.push({
      number: blocks.length + 1,
      kind,
      start,
      end: text.length,
      furniture: mark === '~',
      own: ownLabel === undefined ? null : { kind: 'paragraph', label: ownLabel },
      ...(kind === 'heading' ? { level: 1 } : {}),
    });
  }
  text += '\n';
  const precision =
    fixture.date === undefined
      ? 'day'
      : (['year', 'month', 'day'] as const)[fixture.date.split('-').length - 1];
  return {
    documentId: `document-${fixture.urn}`,
    urn: fixture.urn,
    title: fixture.title,
    date: fixture.date === undefined ? null : { value: fixture.date, precision: precision ?? 'day' },
    publisher: 'Marlow County Council',
    author: null,
    kind: 'official report',
    format: 'text',
    typeName: 'Plain text',
    sealed: null,
    fileName: fixture.fileName ?? `${fixture.urn.toLowerCase()}.txt`,
    sha256: digest(`original of ${text}`),
    bytes: Buffer.byteLength(text) + 3,
    textSha256: digest(text),
    text,
    blocks,
    printedLines: [],
    pages: [],
    marks: [],
  };
}

/** Makes a passage of the first place a source has its words. */
export function passageOf(source: PackSource, fixture: PassageFixture, index: number): PackPassage {
  const start = source.text.indexOf(fixture.quote);
  if (start === -1) throw new Error(`The fixture ${source.urn} does not hold the words of its passage.`);
  return spanPassage(source, start, start + fixture.quote.length, fixture.themes, index, fixture.notes ?? []);
}

/** Makes a passage of a span. */
export function spanPassage(
  source: PackSource,
  start: number,
  end: number,
  themes: readonly string[],
  index: number,
  notes: readonly PackNote[] = [],
): PackPassage {
  return {
    ...selectorOf(source.text, start, end),
    id: `passage-${index}`,
    documentId: source.documentId,
    urn: source.urn,
    blocks: blocksOfSpan(source.blocks, start, end),
    citation: citationOf(source, start, end),
    themes: themes.map((code) => fixtureThemes.find((theme) => theme.code === code)?.id ?? code),
    notes,
  };
}

/** Makes a selection; passages come in order of URN and position, as the application gathers them. */
export function selectionOf(
  sources: readonly PackSource[],
  passages: readonly PackPassage[],
  choices: Partial<PackChoices> = {},
): PackSelection {
  const used = fixtureThemes.filter((theme) => passages.some((passage) => passage.themes.includes(theme.id)));
  return {
    matterTitle: 'Marlow Vale Inquiry',
    choices: {
      title: 'Evidence on training and leadership',
      themes: [],
      documents: [],
      order: 'theme' satisfies PackOrder,
      context: 'sentence' satisfies PackContext,
      notes: 'open',
      fullTexts: true,
      names: false,
      ...choices,
    },
    receipt: {
      matter: '01890a5d-ac96-774b-bcce-b302099a8057',
      heads: [{ replica: '01890a5d-ac96-774b-bcce-b302099a8058', length: 412, hash: digest('head') }],
    },
    signatures: [],
    clockMs: Date.UTC(2019, 2, 14, 10, 30),
    applicationVersion: '0.1.0',
    themes: used,
    passages: [...passages].sort((one, other) =>
      one.urn < other.urn ? -1 : one.urn > other.urn ? 1 : one.start - other.start || one.end - other.end,
    ),
    sources: [...sources].sort((one, other) => (one.urn < other.urn ? -1 : 1)),
  };
}

/** An open note of plain paragraphs. */
export function noteOf(text: string, reviewer: string | null = null): PackNote {
  return { content: plainNote(text), text, reviewer };
}

/** SHA-256 of a text in UTF-8, lower-case hexadecimal. */
export function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

const statement: DocumentFixture = {
  urn: 'MVI000001',
  title: 'Night staffing at Fernlea House, statement of J. Adeyemi',
  date: '2016-03-03',
  paragraphs: [
    '# Witness statement',
    'I worked nights at Fernlea House for three years. There were two of us on the upper floor for twenty-six residents.',
    'Nobody showed me how to use the hoist. I learnt it by watching a colleague who had learnt it the same way.',
    'I asked for the safeguarding course on two occasions. The first time I was told that it was full, and the second time that it had been stopped.',
  ],
};

const press: DocumentFixture = {
  urn: 'MVI000002',
  title: 'Council pledges review after second inspection',
  date: '2016-05',
  paragraphs: [
    'Share this story',
    'The county council has promised an independent review of its care homes after inspectors returned to Fernlea House.',
    'A spokeswoman said that sixty per cent of night staff had been trained. Families doubted the figure. “We never saw a trainer,” said one daughter.',
    '~ Do you have a story for us?',
    '~ Ring the newsdesk on 01632 960 147.',
    'The review is expected in the autumn.',
  ],
};

const review: DocumentFixture = {
  urn: 'MVI000004',
  title: 'Review of safeguarding practice in the Vale’s care homes',
  date: '2017-09-12',
  paragraphs: [
    '# What the records show',
    'The review was asked for by the county after the second inspection, and had the records of eleven homes before it.',
    'The panel read the training records of all eleven homes. Of two hundred and six night staff, forty-one had attended the safeguarding course, and nineteen of those had attended it once, in 2011. The course was not repeated when the provider changed.',
    'Managers told the panel that no one had asked them to keep a list of who was trained, and that the matter had not been raised by the board in four years. Two said they had stopped raising concerns because “it was understood that you did not bring problems upstairs”.',
    '- the course was paid for but not held;',
    '- the list of those who had attended was not kept.',
    '4.12 In three cases an injury was recorded, photographed and filed. None was referred to the police within the week that the policy required, and in one the file was closed on the day it was opened.',
  ],
};

/** The sources of the ordinary fixture. */
export const fixtureSources: readonly PackSource[] = [sourceOf(statement), sourceOf(press), sourceOf(review)];

/** An ordinary pack: three documents, three themes, overlapping passages, a note with a reference. */
export function ordinarySelection(choices: Partial<PackChoices> = {}): PackSelection {
  const [first, second, third] = fixtureSources;
  if (first === undefined || second === undefined || third === undefined)
    throw new Error('The fixture is incomplete.');
  const passages = [
    passageOf(first, { urn: first.urn, quote: 'Nobody showed me how to use the hoist.', themes: ['TR'] }, 1),
    passageOf(
      first,
      {
        urn: first.urn,
        quote:
          'I asked for the safeguarding course on two occasions. The first time I was told that it was full',
        themes: ['TR', 'LE'],
      },
      2,
    ),
    passageOf(
      second,
      { urn: second.urn, quote: 'sixty per cent of night staff had been trained', themes: ['TR'] },
      3,
    ),
    passageOf(
      third,
      {
        urn: third.urn,
        quote:
          'Of two hundred and six night staff, forty-one had attended the safeguarding course, and nineteen of those had attended it once, in 2011.',
        themes: ['TR'],
        notes: [noteOf('Compare the figure of sixty per cent in {MVI000002 ¶3}.\nAsk who kept the list.')],
      },
      4,
    ),
    passageOf(
      third,
      {
        urn: third.urn,
        quote:
          'no one had asked them to keep a list of who was trained, and that the matter had not been raised by the board in four years',
        themes: ['TR', 'LE', 'CU'],
      },
      5,
    ),
    passageOf(
      third,
      {
        urn: third.urn,
        quote: 'the matter had not been raised by the board in four years. Two said they had stopped',
        themes: ['LE'],
      },
      6,
    ),
    passageOf(
      third,
      {
        urn: third.urn,
        quote: 'the course was paid for but not held;\n\nthe list of those who had attended',
        themes: ['CU'],
      },
      7,
    ),
  ];
  return selectionOf(fixtureSources, passages, choices);
}
