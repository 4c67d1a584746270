import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Page, PackChoices, PackContent, PackFinding } from '../../../shared/model/index.ts';
import { gravestFirst } from '../../../shared/model/index.ts';
import {
  findingsOfPack,
  nothingBeside,
  packOutline,
  type BesideSelection,
  type MeasuredPages,
  type PackPassage,
  type PackSource,
  type Relative,
} from '../../../shared/pack/index.ts';
import { passageOf, selectionOf, sourceOf } from './pack-fixture.ts';

/** A document of one sentence of its own. */
function letter(number: number, date: string | null = `2016-0${number}-11`): PackSource {
  return sourceOf({
    urn: `MVI00000${number}`,
    title: `Letter ${number}`,
    ...(date === null ? {} : { date }),
    paragraphs: [`The bell of house ${number} was not answered by anybody on duty that night.`],
  });
}

/** The same as a PDF of pages, each as it is said to come by its text. */
function paged(source: PackSource, texts: readonly Page['text'][]): PackSource {
  const pages = texts.map((text, index) => ({
    number: index + 1,
    label: null,
    start: index === 0 ? 0 : source.text.length,
    end: source.text.length,
    width: 595,
    height: 842,
    text,
    confidence: null,
  }));
  return { ...source, format: 'pdf', pages };
}

const whole = ({ documentId }: PackSource): PackContent => ({ kind: 'document', document: documentId });

interface Given {
  readonly sources: readonly PackSource[];
  readonly passages?: readonly PackPassage[];
  readonly contents?: readonly PackContent[];
  readonly choices?: Partial<PackChoices>;
  readonly beside?: Partial<BesideSelection>;
  readonly measured?: Readonly<Record<string, MeasuredPages>>;
  readonly pages?: readonly number[];
  readonly bytes?: readonly number[];
  readonly isBuilt?: boolean;
}

function found(given: Given): readonly PackFinding[] {
  const { sources, passages = [], contents = sources.map(whole), pages = [12] } = given;
  const selection = selectionOf(sources, passages, {
    sourcePages: true,
    parts: [{ title: 'Documents', contents }],
    ...given.choices,
  });
  return findingsOfPack({
    selection,
    outline: packOutline(selection),
    volumes: pages.map((count, index) => ({ number: index + 1, pages: count })),
    beside: { ...nothingBeside, ...given.beside },
    measured: new Map(Object.entries(given.measured ?? {})),
    fileBytes: given.bytes ?? pages.map(() => 90_000),
    isBuilt: given.isBuilt === true,
  });
}

const told = (given: Given): readonly (readonly [string, string, string])[] =>
  found(given).map(({ kind, severity, sentence }) => [kind, severity, sentence]);

test('nothing is found in a pack of dated documents with text, in their order', () => {
  expect(found({ sources: [letter(1), letter(2), letter(3)] })).toEqual([]);
});

test('pages without text are named by document and page, of the pages that stand in the pack alone', () => {
  const scan = paged(letter(1), ['none', 'source', 'none', 'none', 'none', 'recognised']);
  expect(told({ sources: [scan, letter(2)] })).toEqual([
    [
      'pages-without-text',
      'look',
      'Pages 1 and 3 to 5 of MVI000001 have no text, so nobody can search or copy what stands there. Recognise the text of the document, unless the pages are blank.',
    ],
  ]);
  expect(found({ sources: [scan] })[0]?.place).toEqual({
    kind: 'document',
    document: scan.documentId,
    urn: 'MVI000001',
    page: 1,
  });
  const some = { kind: 'pages', document: scan.documentId, from: 2, to: 3 } as const;
  expect(told({ sources: [scan], contents: [some] })[0]?.[2]).toMatch(/^Page 3 of MVI000001 has no text/u);
  expect(found({ sources: [scan], contents: [{ ...some, to: 2 }] })).toEqual([]);
});

test('pictures finer than 300 dpi are named once they are measured, on pages that stand in the pack alone', () => {
  const scan = paged(letter(1), ['source', 'source']);
  const fine = { finePictures: [{ page: 2, dpi: 599.6 }], problem: null };
  expect(told({ sources: [scan], measured: { [scan.sha256]: fine } })).toEqual([
    ['fine-pictures', 'look', expect.stringMatching(/^Page 2 of MVI000001 has pictures of up to 600 dpi/u)],
  ]);
  const first = { kind: 'pages', document: scan.documentId, from: 1, to: 1 } as const;
  expect(found({ sources: [scan], contents: [first], measured: { [scan.sha256]: fine } })).toEqual([]);
  const asText = { measured: { [scan.sha256]: fine }, choices: { parts: [] } };
  expect(found({ sources: [scan], ...asText })).toEqual([]);
  expect(found({ sources: [scan] })).toEqual([]);
});

test('pages that cannot be read must be settled, and come first', () => {
  const [broken, undated] = [paged(letter(1), ['source']), letter(2, null)];
  const problem = 'Its page 1 is damaged and cannot be shown.';
  const measured = { [broken.sha256]: { finePictures: [], problem } };
  const findings = gravestFirst([...found({ sources: [undated, broken], measured })].reverse());
  expect(findings.map(({ kind, severity }) => [kind, severity])).toEqual([
    ['pages-unreadable', 'settle'],
    ['undated', 'look'],
  ]);
  expect(findings[0]?.sentence).toContain(`The pages of MVI000001 cannot be put into the pack. ${problem}`);
});

test('a document that stands twice, the same file and the same text are told apart', () => {
  const [one, two, three] = [letter(1), letter(2), letter(3)];
  expect(told({ sources: [one, two], contents: [one, two, one].map(whole) })).toEqual([
    [
      'same-text',
      'look',
      expect.stringMatching(/^MVI000001 stands in this pack twice, at No\. 1 and No\. 3/u),
    ],
    ['date-order', 'look', expect.any(String)],
  ]);
  const copy = { ...two, sha256: one.sha256, textSha256: one.textSha256 };
  expect(told({ sources: [one, copy, three] }).map(([, , sentence]) => sentence)).toEqual([
    'MVI000001 and MVI000002 are the same file, byte for byte. Leave all but one out, unless they are wanted as they were received.',
  ]);
  expect(told({ sources: [one, { ...two, textSha256: one.textSha256 }] })[0]?.[2]).toContain(
    'are different files with the same text, word for word',
  );
  const silent = { ...one, text: '', blocks: [], format: 'other' as const };
  expect(
    found({ sources: [silent, { ...silent, documentId: 'other', urn: 'MVI000002', sha256: 'b' }] }),
  ).toEqual([]);
});

test('a document behind a later one is named, once for each part; in the usual order nothing is', () => {
  const sources = [letter(1, '2016-05'), letter(2, '2016-05-03'), letter(3, '2015-11-02'), letter(4, '2014')];
  expect(told({ sources })).toEqual([
    [
      'date-order',
      'look',
      'In “A. Documents” MVI000003 (2 Nov 2015) stands behind MVI000002 (3 May 2016). One more document is out of order. Move them where the part is to be in order of date.',
    ],
  ]);
  const { parts: _parts, ...usual } = selectionOf(sources, []).choices;
  expect(found({ sources, choices: { ...usual, parts: undefined } as never })).toEqual([]);
});

test('an attachment that stands with its message is in its place by the date of the message', () => {
  const family = { how: 'attachment', parentUrn: 'MVI000001', rootDate: '2016-01-11' } as const;
  expect(found({ sources: [letter(1), { ...letter(2, '2012'), family }, letter(3)] })).toEqual([]);
});

test('a file longer than the rule says is told: as was chosen, or for information', () => {
  const sources = [letter(1)];
  expect(told({ sources, pages: [350] })).toEqual([]);
  expect(told({ sources, pages: [351] })).toEqual([
    ['long-volume', 'information', expect.stringMatching(/^The pack has 351 pages\./u)],
  ]);
  const volumes = { mostPages: 200, numbers: 'continue' } as const;
  expect(told({ sources, pages: [200, 90], choices: { volumes } })).toEqual([]);
  expect(told({ sources, pages: [200, 201], choices: { volumes } })).toEqual([
    ['long-volume', 'look', expect.stringContaining('volume 2 (201 pages)')],
  ]);
});

test('a file over the size that was chosen is told, as estimated and as it is; none where no size was chosen', () => {
  const given = { sources: [letter(1)], bytes: [36_000_001] };
  const choices = { warnOver: 36 };
  expect(found(given)).toEqual([]);
  expect(found({ ...given, choices: { warnOver: 50 } })).toEqual([]);
  expect(found({ ...given, choices, bytes: [36_000_000] })).toEqual([]);
  expect(told({ ...given, choices })[0]).toEqual([
    'size',
    'look',
    expect.stringMatching(/^The PDF would have about 36 MB, over the 36 MB that were chosen\./u),
  ]);
  const two = { ...given, choices, pages: [10, 10], bytes: [12_000_000, 41_260_000], isBuilt: true };
  expect(told(two)[0]?.[2]).toMatch(/^Too large: volume 2 41\.3 MB, over the 36 MB/u);
});

test('documents without a date are counted and named, but not one that came with a dated message', () => {
  const family = { how: 'attachment', parentUrn: 'MVI000001', rootDate: '2016-01-11' } as const;
  expect(found({ sources: [letter(1), { ...letter(2, null), family }] })).toEqual([]);
  expect(told({ sources: [letter(1), letter(2, null), letter(3, null)] })).toEqual([
    [
      'undated',
      'look',
      '2 documents have no date, so they come last in order of date: MVI000002 and MVI000003. Enter a date where it is known.',
    ],
  ]);
});

test('a message without its attachment and an attachment without its message are named; pictures shown in a message are not', () => {
  const [message, attachment] = [letter(1), letter(2)];
  const relative: Relative = {
    documentId: attachment.documentId,
    urn: attachment.urn,
    parent: message.documentId,
    parentUrn: message.urn,
    how: 'attachment',
  };
  const beside = { relatives: [relative] };
  expect(found({ sources: [message, attachment], beside })).toEqual([]);
  expect(told({ sources: [message], beside })).toEqual([
    [
      'broken-family',
      'look',
      expect.stringMatching(
        /^MVI000001 stands in this pack without 1 document that came with it: MVI000002\./u,
      ),
    ],
  ]);
  expect(told({ sources: [attachment], beside })).toEqual([
    [
      'broken-family',
      'look',
      expect.stringMatching(
        /^MVI000002 \(attachment to \{MVI000001\}\) stands in this pack without the document that it came with\./u,
      ),
    ],
  ]);
  expect(found({ sources: [message], beside: { relatives: [{ ...relative, how: 'inline' }] } })).toEqual([]);
  expect(
    found({ sources: [message], beside: { relatives: [{ ...relative, how: 'message' }] } }),
  ).toHaveLength(1);
  const other = letter(3);
  expect(found({ sources: [other], beside })).toEqual([]);
});

test('quoted words that recognition was not sure of lead to the passage', () => {
  const source = letter(1);
  const quoted = passageOf(source, { urn: source.urn, quote: 'was not answered', themes: ['TR'] }, 1);
  const passage = (least: number): PackPassage => ({ ...quoted, recognised: { mean: 93, least } });
  const given = (least: number): Given => ({ sources: [source], passages: [passage(least)] });
  expect(found(given(80))).toEqual([]);
  expect(found(given(79.4))).toEqual([
    {
      kind: 'unsure-words',
      severity: 'look',
      sentence:
        '1 quoted passage of MVI000001 holds words that recognition was not sure of, the least certain of them by 79 %. Compare the quotation with the page.',
      place: { kind: 'document', document: source.documentId, urn: 'MVI000001', passage: 'passage-1' },
    },
  ]);
});

test('passages that overlap in a chapter are said to quote words twice; those that touch are not', () => {
  const source = letter(1);
  const quotes = ['The bell of house', 'house 1 was not', ' answered'];
  const passages = quotes.map((quote, index) =>
    passageOf(source, { urn: source.urn, quote, themes: ['TR'] }, index),
  );
  const chapter: PackContent = { kind: 'theme', theme: 'theme-training' };
  const given = (some: readonly PackPassage[]): Given => ({
    sources: [source],
    passages: some,
    contents: [chapter],
  });
  expect(told(given(passages))).toEqual([
    [
      'quoted-twice',
      'information',
      expect.stringContaining('in 1 place, because passages overlap: 1.1 and 1.2'),
    ],
  ]);
  expect(found(given(passages.slice(1)))).toEqual([]);
});

test('a chosen theme without passages leads to the theme; of privileged notes the number alone is told', () => {
  const beside = {
    themesWithoutPassages: [{ id: 'theme-culture', name: 'Culture', code: 'CU' }],
    privilegedNotes: 2,
  };
  expect(found({ sources: [letter(1)], beside })).toEqual([
    {
      kind: 'theme-without-passages',
      severity: 'look',
      sentence: expect.stringContaining('The theme “Culture” (CU) was chosen') as string,
      place: { kind: 'theme', theme: 'theme-culture' },
    },
    {
      kind: 'privileged-notes',
      severity: 'information',
      sentence:
        '2 privileged notes on quoted passages stay in the matter, and nothing in the pack tells of them.',
    },
  ]);
});

test('no pack of different dated documents in their order, with passages apart, has a finding', () => {
  const day = fc.integer({ min: 1, max: 28 });
  const dates = fc.uniqueArray(day, { minLength: 1, maxLength: 9 });
  fc.assert(
    fc.property(dates, fc.boolean(), fc.integer({ min: 1, max: 350 }), (days, asPages, pages) => {
      const ordered = [...days].sort((one, other) => one - other);
      const sources = ordered.map((one, index) => {
        const source = letter(index + 1, `2016-03-${String(one).padStart(2, '0')}`);
        return asPages ? paged(source, ['source', 'recognised']) : source;
      });
      const passages = sources.map((source, index) =>
        passageOf(source, { urn: source.urn, quote: 'answered by anybody', themes: ['LE'] }, index),
      );
      const contents: PackContent[] = [...sources.map(whole), { kind: 'theme', theme: 'theme-leadership' }];
      expect(found({ sources, passages, contents, pages: [pages] })).toEqual([]);
    }),
  );
});
