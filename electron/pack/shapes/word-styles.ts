import { BorderStyle, LevelFormat, type IPropertiesOptions } from 'docx';

/** Sizes in half points, distances in twentieths of a point, as Word counts. */
const sans = 'Arial';
const serif = 'Times New Roman';
const ink = '000000';
const soft = '444444';
const english = { value: 'en-GB', eastAsia: 'en-GB', bidirectional: 'ar-SA' };

/** Names of the styles that Word lists. */
export const wordStyle = {
  matter: 'PackMatter',
  quote: 'Quote',
  citation: 'PackCitation',
  note: 'PackNote',
  noteLabel: 'PackNoteLabel',
  small: 'PackSmall',
  definition: 'PackDefinition',
  table: 'PackTable',
  quoted: 'PackQuotedWords',
  context: 'PackContextWords',
} as const;

/** Names of the lists that notes have. */
export const wordLists = { bullet: 'pack-bullet', numbered: 'pack-numbered' } as const;

const heading = (size: number, before: number): object => ({
  run: { font: sans, size, bold: true, color: ink },
  paragraph: { spacing: { before, after: 120 }, keepNext: true },
});

/** The styles of a pack's Word files; headings are Word's own, so that its outline and its navigation work. */
export const wordStyles: NonNullable<IPropertiesOptions['styles']> = {
  default: {
    document: {
      run: { font: sans, size: 22, language: english },
      paragraph: { spacing: { after: 120, line: 276 } },
    },
    title: {
      run: { font: sans, size: 44, bold: true, color: ink },
      paragraph: { spacing: { before: 120, after: 280 } },
    },
    heading1: heading(32, 480),
    heading2: heading(27, 360),
    heading3: heading(23, 280),
    hyperlink: { run: { color: '14407A', underline: { type: 'single', color: '14407A' } } },
    footnoteText: { run: { font: sans, size: 18 }, paragraph: { spacing: { after: 40, line: 240 } } },
    footnoteReference: { run: { superScript: true } },
  },
  paragraphStyles: [
    {
      id: wordStyle.matter,
      name: 'Pack matter',
      basedOn: 'Normal',
      run: { size: 28, color: soft },
      paragraph: { spacing: { after: 200 } },
    },
    {
      id: wordStyle.quote,
      name: 'Quote',
      basedOn: 'Normal',
      quickFormat: true,
      run: { font: serif, size: 24, color: ink },
      paragraph: {
        indent: { left: 340 },
        spacing: { before: 60, after: 60, line: 300 },
        border: { left: { style: BorderStyle.SINGLE, size: 18, color: ink, space: 10 } },
      },
    },
    {
      id: wordStyle.citation,
      name: 'Pack citation',
      basedOn: 'Normal',
      run: { size: 19, color: soft },
      paragraph: { indent: { left: 340 }, spacing: { after: 40, line: 252 } },
    },
    {
      id: wordStyle.noteLabel,
      name: 'Pack note heading',
      basedOn: 'Normal',
      run: { size: 20, bold: true },
      paragraph: { indent: { left: 340 }, spacing: { before: 100, after: 20 }, keepNext: true },
    },
    {
      id: wordStyle.note,
      name: 'Pack note',
      basedOn: 'Normal',
      run: { size: 20 },
      paragraph: { indent: { left: 340 }, spacing: { after: 60 } },
    },
    { id: wordStyle.small, name: 'Pack small print', basedOn: 'Normal', run: { size: 17, color: soft } },
    {
      id: wordStyle.definition,
      name: 'Pack definition',
      basedOn: 'Normal',
      run: { color: soft },
    },
    {
      id: wordStyle.table,
      name: 'Pack table',
      basedOn: 'Normal',
      run: { size: 24 },
      paragraph: { spacing: { before: 50, after: 50, line: 264 } },
    },
  ],
  characterStyles: [
    {
      id: wordStyle.quoted,
      name: 'Pack quoted words',
      run: { color: ink, underline: { type: 'single', color: '808080' } },
    },
    { id: wordStyle.context, name: 'Pack context words', run: { color: soft } },
  ],
};

const depths = [0, 1, 2, 3, 4, 5, 6];
const indentOf = (depth: number): object => ({
  paragraph: { indent: { left: 700 + 360 * depth, hanging: 320 } },
});

/** Lists of notes: bullets, and numbers that each list begins anew. */
export const wordNumbering: NonNullable<IPropertiesOptions['numbering']> = {
  config: [
    {
      reference: wordLists.bullet,
      levels: depths.map((level) => ({
        level,
        format: LevelFormat.BULLET,
        text: '•',
        style: indentOf(level),
      })),
    },
    {
      reference: wordLists.numbered,
      levels: depths.map((level) => ({
        level,
        format: LevelFormat.DECIMAL,
        text: `%${level + 1}.`,
        style: indentOf(level),
      })),
    },
  ],
};
