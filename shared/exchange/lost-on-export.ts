/** What stays behind where a matter leaves for another program, counted. */
export interface LeftOut {
  readonly withheldDocuments: number;
  /** Passages of documents held privileged. */
  readonly withheldPassages: number;
  readonly withdrawnDocuments: number;
  readonly documentsWithoutText: number;
  readonly documentsInFamilies: number;
  readonly documentsNotAsText: number;
  readonly markedDocuments: number;
  readonly decidedDocuments: number;
  readonly documentsWithFields: number;
  readonly documentsTaggedWhole: number;
  readonly privilegedNotes: number;
  /** Open notes on what does not leave. */
  readonly notesElsewhere: number;
  readonly notesInConflict: number;
  readonly formattedNotes: number;
  readonly mergedThemes: number;
  readonly retiredThemes: number;
  /** Themes whose parent was not asked for. */
  readonly themesWithoutParent: number;
  readonly themesNotReadBack: number;
  readonly datedPassages: number;
  readonly untaggedPassages: number;
  readonly passageLinks: number;
  /** Names and notes with characters that XML has none for. */
  readonly replacedTexts: number;
}

/** The open formats that other programs read. */
export type ExchangeFormat = 'jsonld' | 'qdpx' | 'qdc';

/** Says in sentences what the matter holds and a file of the format does not. */
export function lostOnExport(format: ExchangeFormat, left: LeftOut, names: boolean): readonly string[] {
  if (format === 'qdc') {
    return [
      'The file has the themes alone: no documents, passages or notes.',
      ...lostOfThemes(left),
      ...sentence(left.replacedTexts, 'text with characters that XML cannot hold', replaced),
    ];
  }
  const project = format === 'qdpx';
  return [
    project
      ? 'Documents are in the project as their texts, which passages count in: original files, pages, printed lines, paragraph numbers, and titles and dates as fields are not in it.'
      : 'The texts of the documents are not in the file; they are named by their SHA-256.',
    ...(names
      ? []
      : [
          project
            ? 'Reviewers’ names are not in the file: all work stands under one that is called “Reviewer”.'
            : 'Reviewers’ names are not in the file.',
        ]),
    ...(project
      ? ['What was reviewed, saved searches, batches, packs and the history stay in the matter.']
      : []),
    ...withheldSentence(left),
    ...sentence(left.withdrawnDocuments, 'withdrawn document', 'left out.'),
    ...(project
      ? [
          ...sentence(left.documentsWithoutText, 'document', 'without a text left out.'),
          ...sentence(
            left.documentsNotAsText,
            'document',
            'that came as PDF, picture, message or other file is in the project as its text alone.',
            'that came as PDF, picture, message or other file are in the project as their texts alone.',
          ),
          ...sentence(
            left.documentsInFamilies,
            'document',
            'of a family (a message and its attachments) stands for itself: how they belong together is not in the file.',
            'of families (messages and their attachments) stand each for itself: how they belong together is not in the file.',
          ),
          ...sentence(
            left.markedDocuments,
            'document',
            'with marks on the text (tracked changes, comments, unsure or covered words) has none of the marks in the file.',
            'with marks on the text (tracked changes, comments, unsure or covered words) have none of the marks in the file.',
          ),
          ...sentence(
            left.decidedDocuments,
            'document',
            'with decisions on relevance or privilege has none of them in the file.',
            'with decisions on relevance or privilege have none of them in the file.',
          ),
          ...sentence(
            left.documentsWithFields,
            'document',
            'with values of the matter’s own fields has none of them in the file.',
            'with values of the matter’s own fields have none of them in the file.',
          ),
        ]
      : sentence(
          left.documentsTaggedWhole,
          'document',
          'tagged as a whole: those tags are not in the file.',
        )),
    ...sentence(
      left.privilegedNotes,
      'privileged note',
      'left out: what is privileged never leaves the matter.',
    ),
    ...sentence(
      left.notesElsewhere,
      'note',
      project
        ? 'on what is not in the file left out.'
        : 'on documents, themes, the matter or what is not in the file left out.',
    ),
    ...sentence(left.notesInConflict, 'note', 'with several wordings: only the one shown is in the file.'),
    ...sentence(
      left.formattedNotes,
      'note',
      'with formatting or links is in the file as plain text.',
      'with formatting or links are in the file as plain text.',
    ),
    ...sentence(left.datedPassages, 'passage', 'with the date of an event: the date is not in the file.'),
    ...sentence(left.passageLinks, 'link', 'between passages left out.'),
    ...sentence(left.untaggedPassages, 'passage', 'without a theme left out.'),
    ...lostOfThemes(left, project),
    ...(project ? sentence(left.replacedTexts, 'text with characters that XML cannot hold', replaced) : []),
  ];
}

const replaced = 'has U+FFFD in their place.';

function lostOfThemes(left: LeftOut, withoutCodes = true): readonly string[] {
  return [
    ...(withoutCodes ? ['Themes have no short codes in the file.'] : []),
    ...sentence(
      left.mergedThemes,
      'theme',
      'merged into another: only the one that it became is in the file.',
    ),
    ...(withoutCodes
      ? sentence(
          left.retiredThemes,
          'retired theme',
          'is in the file as a code that is not for coding with.',
          'are in the file as codes that are not for coding with.',
        )
      : []),
    ...sentence(
      left.themesWithoutParent,
      'theme',
      'stands at the top of the file, as the one above it was not asked for.',
      'stand at the top of the file, as those above them were not asked for.',
    ),
    ...(withoutCodes
      ? sentence(
          left.themesNotReadBack,
          'theme',
          'whose definition and directions become one text when the file is read again.',
        )
      : []),
  ];
}

function withheldSentence({ withheldDocuments, withheldPassages }: LeftOut): readonly string[] {
  if (withheldDocuments === 0) return [];
  const documents = counted(withheldDocuments, 'document');
  const what = withheldPassages === 0 ? documents : `${counted(withheldPassages, 'passage')} of ${documents}`;
  return [
    `${what} left out: a document that a reviewer holds privileged, wholly or in part, does not leave the matter until that is settled otherwise.`,
  ];
}

function sentence(count: number, noun: string, one: string, many = one): readonly string[] {
  return count === 0 ? [] : [`${counted(count, noun)} ${count === 1 ? one : many}`];
}

function counted(count: number, noun: string): string {
  const [first = '', ...rest] = noun.split(' with ');
  const words = count === 1 ? noun : [`${first}s`, ...rest].join(' with ');
  return `${count.toLocaleString('en-GB')} ${words}`;
}
