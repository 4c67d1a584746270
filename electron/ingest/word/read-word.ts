import { failure, success, type Result } from '../../../shared/base/index.ts';
import type { BlockPart, TextMark } from '../../../shared/model/index.ts';
import { noHints } from '../describe/description-hints.ts';
import type { FormatReading, ReadFormat } from '../format-reading.ts';
import type { SourceBytes } from '../reading.ts';
import { factsOfType } from '../source-type.ts';
import { linkTargets } from '../written/link-targets.ts';
import { numberInForm } from '../written/list-labels.ts';
import { markWarnings } from '../written/tracked-warning.ts';
import { leftOut } from '../written/not-carried.ts';
import { withinLimits } from '../written/written-limits.ts';
import { writtenText, type TextState } from '../written/written-text.ts';
import { childOf, walkUnits, type XmlElement } from '../written/xml-units.ts';
import { isCompoundFile, namesStream } from '../compound-file.ts';
import { embeddedInWord } from './embedded-in-word.ts';
import { wordComments } from './word-comments.ts';
import { tellBlocks, tellBetween, tellParagraph, tellRow, type TablePlace } from './word-blocks.ts';
import { wordNames } from './word-names.ts';
import { numberFormOf, wordNumbering } from './word-numbering.ts';
import { openWordPackage, type Relation, type WordPackage } from './word-package.ts';
import { wordProperties } from './word-properties.ts';
import { chosenContent, tellInline, trackedState } from './word-runs.ts';
import type { WordDocument, WordStory } from './word-story.ts';
import { wordStyles } from './word-styles.ts';

/**
 * Reads a Word document (DOCX, DOTX, DOCM) exactly as it says: running text first, then foot- and endnotes, comments, headers and
 * footers as blocks with their part. Tracked changes, comments and hidden text are marks; lists show their labels in the text;
 * a reference to a note stands as `[1]`. Nothing is run and nothing outside the file is looked up.
 *
 * Failures: `source-needs-password`, `source-damaged`, `source-too-complex`, and `file-type-unknown` for a document of
 * Word 97 to 2003 under the name of a newer one.
 */
export const readWord: ReadFormat = (source) => Promise.resolve(withinLimits(() => read(source)));

function read({ bytes }: SourceBytes): Result<FormatReading> {
  if (isCompoundFile(bytes)) return namesStream(bytes, 'EncryptedPackage') ? locked : olderWord;
  const opened = openWordPackage(bytes);
  if (!opened.ok) return opened;
  const roots = opened.value.relationsOf('');
  const relations = opened.value.relationsOf(opened.value.main);
  if (!roots.ok) return roots;
  if (!relations.ok) return relations;
  const begun = beginDocument(opened.value, relations.value);
  if (!begun.ok) return begun;
  const document = begun.value;
  const told = tellStories(document, opened.value, relations.value);
  if (!told.ok) return told;
  const properties = wordProperties(opened.value, roots.value);
  if (!properties.ok) return properties;
  const besides: string[] = [];
  const children = embeddedInWord(opened.value, document.report, (sentence) => {
    if (besides.length < mostWarnings && !besides.includes(sentence)) besides.push(sentence);
  });
  if (!children.ok) return children;
  const { text, drafts, marks } = document.out.finish();
  const links = document.linkTargets.sentence();
  if (links !== null) document.report.say(links);
  const hasMacros = opened.value.archive.entries.some(({ name }) => name.endsWith('vbaProject.bin'));
  return success({
    reader: { name: 'word', version: 1 },
    text,
    drafts,
    facts: {
      ...factsOfType(
        'word',
        hasMacros
          ? 'application/vnd.ms-word.document.macroEnabled.12'
          : 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
        hasMacros ? 'Word document with macros' : 'Word document',
      ),
      fields: properties.value.fields,
      notCarried: document.report.sentences(),
    },
    hints: {
      ...noHints,
      heading: document.title.words,
      title: properties.value.title,
      author: properties.value.author,
    },
    warnings: [...markWarnings(marks), ...besides, ...emptySentence(text, marks)],
    furnitureKnown: true,
    marks,
    children: children.value,
  });
}

const mostWarnings = 50;

function emptySentence(text: string, marks: readonly TextMark[]): readonly string[] {
  return text === '' && marks.length === 0
    ? ['The document shows no text of its own; what it holds besides is listed with its particulars.']
    : [];
}

function beginDocument(opened: WordPackage, relations: readonly Relation[]): Result<WordDocument> {
  const partOf = (type: string): Result<XmlElement | null> => {
    const target = relations.find((relation) => relation.type === type && !relation.isOutside)?.target;
    return target === undefined ? success(null) : opened.tree(target);
  };
  const styles = partOf('styles');
  const numbering = partOf('numbering');
  const settings = partOf('settings');
  if (!styles.ok) return styles;
  if (!numbering.ok) return numbering;
  if (!settings.ok) return settings;
  const counts = { footnote: 0, endnote: 0 };
  const setting = (kind: 'footnote' | 'endnote', name: string): string | undefined =>
    childOf(childOf(settings.value ?? undefined, `w:${kind}Pr`), name)?.attributes['w:val'];
  return success({
    out: writtenText(),
    styles: wordStyles(styles.value),
    numbering: wordNumbering(numbering.value),
    report: leftOut(),
    notes: [],
    noteLabel: (kind) => {
      const start = Number(setting(kind, 'w:numStart') ?? 1);
      const form = numberFormOf(setting(kind, 'w:numFmt'), kind === 'footnote' ? 'decimal' : 'lower-roman');
      counts[kind] += 1;
      return numberInForm((Number.isInteger(start) ? start : 1) + counts[kind] - 1, form);
    },
    commentPlaces: new Map(),
    linkTargets: linkTargets(),
    title: { words: null },
    tables: 0,
  });
}

function beginStory(
  document: WordDocument,
  part: BlockPart | null,
  relations: readonly Relation[],
  noteLabel: string | null = null,
): WordStory {
  return { document, part, relations, fields: [], noteLabel, boxes: [] };
}

/** Tells all stories: running text, notes, comments, headers and footers. */
function tellStories(
  document: WordDocument,
  opened: WordPackage,
  relations: readonly Relation[],
): Result<null> {
  const body = tellBody(beginStory(document, null, relations), opened);
  if (!body.ok) return body;
  for (const kind of ['footnote', 'endnote'] as const) {
    const notes = tellNotes(document, opened, relations, kind);
    if (!notes.ok) return notes;
  }
  const comments = wordComments(opened, relations, document, (inside) =>
    beginStory(document, 'comment', inside),
  );
  if (!comments.ok) return comments;
  for (const part of ['header', 'footer'] as const) {
    const told = tellEdges(document, opened, relations, part);
    if (!told.ok) return told;
  }
  comments.value.place();
  return success(null);
}

const bodyUnits = new Set([
  'w:p',
  'w:tr',
  'w:tblGrid',
  'w:tblPr',
  'w:sdtPr',
  'w:sectPr',
  'w:commentRangeStart',
  'w:commentRangeEnd',
  'mc:AlternateContent',
  'm:oMathPara',
]);

function tellBody(story: WordStory, opened: WordPackage): Result<null> {
  const bytes = opened.archive.read(opened.main);
  if (!bytes.ok) return bytes;
  if (bytes.value === null) return success(null);
  const tables: TablePlace[] = [];
  const tracked: (TextState | null)[] = [];
  return walkUnits(bytes.value, wordNames, {
    isUnit: (name) => bodyUnits.has(name),
    open: (name, attributes) => {
      tracked.push(trackedState({ name, attributes, children: [] }));
      if (name !== 'w:tbl') return;
      story.document.tables += 1;
      tables.push({ sheet: `Table ${story.document.tables}`, row: 0 });
    },
    close: (name) => {
      tracked.pop();
      if (name === 'w:tbl') tables.pop();
    },
    unit: (element) => {
      const states = tracked.filter((state) => state !== null);
      const table = tables.at(-1);
      if (element.name === 'w:p') tellParagraph(story, element, states);
      else if (element.name === 'w:tr' && table !== undefined) tellRow(story, element, table, states);
      else if (element.name === 'mc:AlternateContent') tellBlocks(story, chosenContent(element), states);
      else if (element.name === 'm:oMathPara') {
        story.document.out.beginBlock({ kind: 'paragraph' });
        tellInline(story, [element], states, false);
        story.document.out.endBlock();
      } else if (element.name.startsWith('w:commentRange')) tellBetween(story, element, () => undefined);
    },
  });
}

/** Notes in the order of their references; those that nothing refers to come after them. */
function tellNotes(
  document: WordDocument,
  opened: WordPackage,
  relations: readonly Relation[],
  kind: 'footnote' | 'endnote',
): Result<null> {
  const part = relations.find(({ type, isOutside }) => type === `${kind}s` && !isOutside)?.target;
  if (part === undefined) return success(null);
  const bytes = opened.archive.read(part);
  const inside = opened.relationsOf(part);
  if (!bytes.ok) return bytes;
  if (!inside.ok) return inside;
  if (bytes.value === null) return success(null);
  const notes = new Map<string, XmlElement>();
  const walked = walkUnits(bytes.value, wordNames, {
    isUnit: (name) => name === `w:${kind}`,
    unit: (element) => {
      const type = element.attributes['w:type'];
      if (type === undefined || type === 'normal') notes.set(element.attributes['w:id'] ?? '', element);
    },
  });
  if (!walked.ok) return walked;
  // Notes may refer to notes, so the list can grow while it is told.
  for (let at = 0; at < document.notes.length; at += 1) {
    const note = document.notes[at];
    if (note?.kind !== kind) continue;
    const element = notes.get(note.id);
    if (element === undefined) continue;
    notes.delete(note.id);
    tellBlocks(beginStory(document, kind, inside.value, note.label), element.children, [], note.block);
  }
  for (const element of notes.values()) {
    document.report.say(`A ${kind} that nothing in the text refers to stands after the others.`);
    tellBlocks(beginStory(document, kind, inside.value), element.children, []);
  }
  return success(null);
}

/** Headers or footers, each text once. */
function tellEdges(
  document: WordDocument,
  opened: WordPackage,
  relations: readonly Relation[],
  part: 'header' | 'footer',
): Result<null> {
  const told = new Set<string>();
  for (const { type, target, isOutside } of relations) {
    if (type !== part || isOutside || told.size >= mostEdges) continue;
    const tree = opened.tree(target);
    const inside = opened.relationsOf(target);
    if (!tree.ok) return tree;
    if (!inside.ok) return inside;
    const content = JSON.stringify(tree.value?.children ?? []);
    if (tree.value === null || told.has(content)) continue;
    told.add(content);
    tellBlocks(beginStory(document, part, inside.value), tree.value.children, []);
  }
  return success(null);
}

/** The most different headers, and as many footers, that are told. */
const mostEdges = 200;

const locked = failure(
  'source-needs-password',
  'This Word document is encrypted with a password. It was sealed as it is. Open it in Word with the password, save a copy without one, and import that; both are then kept.',
);

const olderWord = failure(
  'file-type-unknown',
  'This is a Word document of 1997–2003, whose text is not read here. It was sealed as it is. Open it in Word or LibreOffice, save it as .docx or PDF, and import that; both are then kept.',
);
