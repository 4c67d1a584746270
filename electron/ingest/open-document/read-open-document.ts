import { failure, success, type Result } from '../../../shared/base/index.ts';
import type { NamedValue } from '../../../shared/model/index.ts';
import { openArchive, type Archive } from '../archive/open-archive.ts';
import { noHints } from '../describe/description-hints.ts';
import type { FormatReading, ReadFormat } from '../format-reading.ts';
import type { ChildSource, SourceBytes } from '../reading.ts';
import { factsOfType } from '../source-type.ts';
import { linkTargets } from '../written/link-targets.ts';
import { leftOut, sizeInWords, type LeftOut } from '../written/not-carried.ts';
import { markWarnings } from '../written/tracked-warning.ts';
import { withinLimits } from '../written/written-limits.ts';
import { writtenText, type TextState } from '../written/written-text.ts';
import {
  allWithin,
  childOf,
  elementsIn,
  readXmlTree,
  textOf,
  walkUnits,
  type XmlElement,
} from '../written/xml-units.ts';
import {
  tellList,
  tellOpenBlocks,
  tellOpenCell,
  tellOpenEdge,
  tellOpenParagraph,
  tellOpenRow,
  type TableRows,
} from './open-document-blocks.ts';
import { openDocumentNames } from './open-document-names.ts';
import type { OpenDocumentContent, OpenDocumentStory, TrackedChange } from './open-document-story.ts';
import { openDocumentStyles } from './open-document-styles.ts';

/**
 * Reads an OpenDocument text (ODT, or FODT in one XML file) as `readWord` reads a Word document: running text, then foot- and
 * endnotes, comments, headers and footers; tracked changes, comments and hidden text as marks. Deleted text lies apart in the file
 * and is told where it stood.
 *
 * Failures: `source-needs-password`, `source-damaged`, `source-too-complex`.
 */
export const readOpenDocument: ReadFormat = (source) => Promise.resolve(withinLimits(() => read(source)));

function read({ bytes }: SourceBytes): Result<FormatReading> {
  const isPacked = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const warnings: string[] = [];
  const warn = (sentence: string): void => {
    if (warnings.length < mostWarnings && !warnings.includes(sentence)) warnings.push(sentence);
  };
  const content = beginContent(warn);
  const besides: Besides = { fields: [], edges: [] };
  let children: readonly ChildSource[] = [];
  if (isPacked) {
    const opened = openArchive(bytes);
    if (!opened.ok) return opened;
    const packed = readPacked(opened.value, content, besides);
    if (!packed.ok) return packed;
    children = packed.value;
  } else {
    const told = tellPart(bytes, content, besides);
    if (!told.ok) return told;
  }
  tellRest(content, besides);
  const { text, drafts, marks } = content.out.finish();
  const links = content.links.sentence();
  if (links !== null) content.report.say(links);
  const field = (name: string): string | null =>
    besides.fields.find((one) => one.name === name)?.value ?? null;
  return success({
    reader: { name: 'open-document', version: 1 },
    text,
    drafts,
    facts: {
      ...factsOfType('word', 'application/vnd.oasis.opendocument.text', 'OpenDocument text'),
      fields: besides.fields,
      notCarried: content.report.sentences(),
    },
    hints: {
      ...noHints,
      heading: content.title.words,
      title: field('Title'),
      author: field('Author') ?? field('Last modified by'),
    },
    warnings: [...markWarnings(marks), ...warnings],
    furnitureKnown: true,
    marks,
    children,
  });
}

/** What is read besides the running text, and told after it. */
interface Besides {
  fields: readonly NamedValue[];
  readonly edges: { readonly part: 'header' | 'footer'; readonly element: XmlElement }[];
}

const mostWarnings = 50;

function beginContent(warn: (sentence: string) => void): OpenDocumentContent {
  return {
    out: writtenText(),
    styles: openDocumentStyles(),
    report: leftOut(),
    links: linkTargets(),
    warn,
    changes: new Map(),
    inserted: new Map(),
    notes: [],
    comments: [],
    counts: new Map(),
    title: { words: null },
    tables: 0,
  };
}

function readPacked(
  archive: Archive,
  content: OpenDocumentContent,
  besides: Besides,
): Result<readonly ChildSource[]> {
  const manifest = archive.read('META-INF/manifest.xml');
  if (!manifest.ok) return manifest;
  if (manifest.value !== null) {
    const tree = readXmlTree(manifest.value, openDocumentNames);
    if (!tree.ok) return tree;
    if (tree.value !== null && allWithin(tree.value, 'manifest:encryption-data').length > 0) return locked;
  }
  let hasText = false;
  for (const name of ['meta.xml', 'styles.xml', 'content.xml']) {
    const part = archive.read(name);
    if (!part.ok) return part;
    if (part.value === null) continue;
    hasText ||= name === 'content.xml';
    const told = tellPart(part.value, content, besides);
    if (!told.ok) return told;
  }
  if (!hasText) return noText;
  return childrenOf(archive, content.report, content.warn);
}

const units = new Set([
  'text:p',
  'text:h',
  'text:list',
  'table:table-row',
  'text:changed-region',
  'text:change-start',
  'text:change-end',
  'text:change',
  'office:annotation',
  'office:annotation-end',
  'office:meta',
  'style:style',
  'text:list-style',
  'text:outline-style',
  'style:header',
  'style:header-left',
  'style:header-first',
  'style:footer',
  'style:footer-left',
  'style:footer-first',
]);

/** Tells one XML part: styles, particulars, or the text itself; a document in one file holds all of them. */
function tellPart(bytes: Uint8Array, content: OpenDocumentContent, besides: Besides): Result<null> {
  const story: OpenDocumentStory = { content, part: null, boxes: [] };
  const tables: TableRows[] = [];
  const states: (TextState | null)[] = [];
  let inBody = false;
  return walkUnits(bytes, openDocumentNames, {
    isUnit: (name) => units.has(name) || (name.startsWith('draw:') && inBody),
    open: (name, attributes) => {
      const isUnseen = name === 'text:section' && attributes['text:display'] === 'none';
      states.push(isUnseen ? { kind: 'hidden', why: 'invisible' } : null);
      if (name === 'office:body') inBody = true;
      if (name === 'office:scripts') content.warn(macrosSentence);
      if (name === 'text:section-source' || name === 'text:dde-connection-decl')
        content.warn(outsideSentence(attributes));
      if (name !== 'table:table') return;
      content.tables += 1;
      tables.push({ sheet: `Table ${content.tables}`, row: 0 });
    },
    close: (name) => {
      states.pop();
      if (name === 'table:table') tables.pop();
    },
    unit: (element) => {
      const shown = states.filter((state) => state !== null);
      const table = tables.at(-1);
      if (element.name.startsWith('style:header')) besides.edges.push({ part: 'header', element });
      else if (element.name.startsWith('style:footer')) besides.edges.push({ part: 'footer', element });
      else if (element.name === 'office:meta') besides.fields = fieldsOf(element);
      else if (element.name === 'text:changed-region') keepChange(content, element);
      else if (!inBody) content.styles.add(element);
      else if (element.name === 'text:list') tellList(story, element, shown, null);
      else if (element.name === 'table:table-row' && table !== undefined)
        tellOpenRow(story, element, table, shown);
      else if (element.name === 'text:p' || element.name === 'text:h')
        tellOpenParagraph(story, element, shown, null);
      else tellOpenEdge(story, element);
    },
  });
}

function outsideSentence(attributes: Readonly<Record<string, string>>): string {
  const address = attributes['xlink:href'] ?? attributes['office:dde-topic'] ?? '';
  return `The document refers to a part of its text outside it, at “${address.slice(0, 300)}”. It was not opened, and is not part of the text.`;
}

const macrosSentence =
  'The document holds or names macros (programs). They were not run and cannot be run here; the sealed original keeps them.';

function keepChange(content: OpenDocumentContent, region: XmlElement): void {
  const [change] = elementsIn(region);
  if (change === undefined) return;
  const information = childOf(change, 'office:change-info');
  const kind = change.name === 'text:deletion' ? 'deleted' : 'inserted';
  if (change.name === 'text:format-change') {
    content.report.count('tracked change of formatting', 'tracked changes of formatting');
    return;
  }
  const said = (name: string): string | null => {
    const value = textOf(childOf(information, name));
    return value === '' ? null : value;
  };
  const kept: TrackedChange = {
    state: { kind, by: said('dc:creator'), at: said('dc:date') },
    deleted: kind === 'deleted' ? paragraphsOf(change) : [],
  };
  for (const id of [region.attributes['xml:id'], region.attributes['text:id']])
    if (id !== undefined) content.changes.set(id, kept);
}

function paragraphsOf(element: XmlElement): readonly XmlElement[] {
  return elementsIn(element).flatMap((child) =>
    child.name === 'text:p' || child.name === 'text:h'
      ? [child]
      : child.name === 'office:change-info'
        ? []
        : paragraphsOf(child),
  );
}

/** Tells notes, comments, headers and footers, and lays the comments on the text. */
function tellRest(content: OpenDocumentContent, besides: Besides): void {
  for (const part of ['footnote', 'endnote'] as const) {
    for (let at = 0; at < content.notes.length; at += 1) {
      const note = content.notes[at];
      if (note?.part !== part) continue;
      tellOpenBlocks({ content, part, boxes: [] }, note.body.children, [], note);
    }
  }
  const beyond = content.comments.length;
  for (const { element, block } of content.comments.slice(0, beyond)) {
    content.out.beginBlock({ kind: 'paragraph', part: 'comment' }, block);
    const texts = elementsIn(element).filter(({ name }) => /^text:(?:p|list)$/u.test(name));
    tellOpenCell({ content, part: 'comment', boxes: [] }, texts, []);
    content.out.endBlock();
  }
  const told = new Set<string>();
  for (const wanted of ['header', 'footer'] as const) {
    for (const { part, element } of besides.edges) {
      const key = `${part} ${JSON.stringify(element.children)}`;
      if (part !== wanted || told.has(key)) continue;
      told.add(key);
      tellOpenBlocks({ content, part, boxes: [] }, element.children, []);
    }
  }
  for (const { element, start, end, block } of content.comments) {
    const said = (name: string): string | null => {
      const value = textOf(childOf(element, name));
      return value === '' ? null : value;
    };
    const parent = element.attributes['loext:parent-name'];
    content.out.addComment(start, end, {
      by: said('dc:creator'),
      at: said('dc:date'),
      block,
      replyTo:
        parent === undefined ? null : (content.comments.find(({ name }) => name === parent)?.block ?? null),
      resolved: element.attributes['loext:resolved'] === 'true',
    });
  }
}

const shownNames: Readonly<Record<string, string>> = {
  'dc:title': 'Title',
  'dc:subject': 'Subject',
  'dc:description': 'Comments',
  'meta:keyword': 'Keyword',
  'meta:initial-creator': 'Author',
  'dc:creator': 'Last modified by',
  'meta:creation-date': 'Created',
  'dc:date': 'Modified',
  'meta:print-date': 'Last printed',
  'meta:printed-by': 'Printed by',
  'meta:editing-cycles': 'Revision',
  'meta:editing-duration': 'Duration of editing',
  'meta:generator': 'Program',
  'dc:language': 'Language',
};

const mostFields = 200;

function fieldsOf(meta: XmlElement): readonly NamedValue[] {
  return elementsIn(meta)
    .flatMap((element) => {
      const own = element.name === 'meta:user-defined' ? element.attributes['meta:name'] : undefined;
      const name = own ?? shownNames[element.name];
      const value = textOf(element).slice(0, 2_000);
      return name === undefined || value.trim() === '' ? [] : [{ name: name.slice(0, 200), value }];
    })
    .slice(0, mostFields);
}

function childrenOf(
  archive: Archive,
  report: LeftOut,
  warn: (sentence: string) => void,
): Result<readonly ChildSource[]> {
  const children: ChildSource[] = [];
  for (const { name, size, read: readEntry } of archive.entries) {
    if (/^Pictures\/[^/]+$/u.test(name)) report.say(`Picture “${name.slice(9)}” (${sizeInWords(size)}).`);
    else if (/^(?:Basic|Scripts)\/.+\.(?:xml|py|js|bsh)$/u.test(name)) warn(macrosSentence);
    else if (name === 'META-INF/documentsignatures.xml') {
      warn(
        'The document carries a digital signature. It was not checked here; the sealed original keeps it.',
      );
    } else if (/^[^/]+\/content\.xml$/u.test(name)) {
      report.say(
        `Embedded object “${name.slice(0, name.indexOf('/'))}” (a table, chart or formula of its own).`,
      );
    } else if (/^Object \d+$/u.test(name) && children.length < mostChildren) {
      const bytes = readEntry();
      if (!bytes.ok) return bytes;
      children.push({ fileName: `${name}.bin`, bytes: bytes.value, how: 'embedded' });
    }
  }
  return success(children);
}

const mostChildren = 1_000;

const locked = failure(
  'source-needs-password',
  'This OpenDocument text is encrypted with a password. It was sealed as it is. Open it in LibreOffice with the password, save a copy without one, and import that; both are then kept.',
);

const noText = failure(
  'source-damaged',
  'This file is called an OpenDocument text, but holds no text of one. Open it in LibreOffice and save it anew, or ask for a whole copy.',
);
