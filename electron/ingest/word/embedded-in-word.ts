import { success, type Result } from '../../../shared/base/index.ts';
import { sizeInWords, type LeftOut } from '../written/not-carried.ts';
import type { ChildSource } from '../reading.ts';
import type { Relation, WordPackage } from './word-package.ts';

/** Files in a document that are sources of their own. */
const childTypes = new Set(['package', 'oleObject', 'aFChunk']);

/** The most files that are taken out of one document. */
const mostChildren = 1_000;

/**
 * The files embedded in a document, each a source of its own. Pictures and other parts that are no text are listed in the report;
 * what lies outside the document is said in `warn` and never looked up.
 */
export function embeddedInWord(
  opened: WordPackage,
  report: LeftOut,
  warn: (sentence: string) => void,
): Result<readonly ChildSource[]> {
  const children = new Map<string, ChildSource>();
  for (const { name } of opened.archive.entries) {
    const owner = /^(.*?)_rels\/([^/]*)\.rels$/u.exec(name);
    if (owner === null) continue;
    const relations = opened.relationsOf(`${owner[1] ?? ''}${owner[2] ?? ''}`);
    if (!relations.ok) return relations;
    for (const relation of relations.value) {
      if (relation.isOutside) noteOutside(relation, warn);
      else if (childTypes.has(relation.type) && !children.has(relation.target)) {
        const read = opened.archive.read(relation.target);
        if (!read.ok) return read;
        if (read.value === null || children.size >= mostChildren) continue;
        const fileName = relation.target.slice(relation.target.lastIndexOf('/') + 1);
        children.set(relation.target, { fileName, bytes: read.value, how: 'embedded' });
        report.say(
          `“${fileName}” (${sizeInWords(read.value.byteLength)}) is embedded and was taken in as a document of its own.`,
        );
      }
    }
  }
  for (const { name, size } of opened.archive.entries) {
    const short = name.slice(name.lastIndexOf('/') + 1);
    if (/\/media\/[^/]+$/u.test(name)) report.say(`Picture “${short}” (${sizeInWords(size)}).`);
    else if (/(?:^|\/)vbaProject\.bin$/u.test(name)) warn(macrosSentence);
    else if (/^_xmlsignatures\/.+\.xml$/u.test(name)) warn(signedSentence);
    else if (/\/glossary\/document\.xml$/u.test(name))
      report.say('Building blocks kept with the document for later use.');
    else if (/\/(?:charts\/chart|diagrams\/data)[^/]*\.xml$/u.test(name))
      report.say(`Chart or diagram “${short}”.`);
    else if (/^customXml\/item\d+\.xml$/u.test(name))
      report.say(`Data kept with the document in “${short}” (${sizeInWords(size)}).`);
  }
  return success([...children.values()]);
}

const macrosSentence =
  'The document holds macros (programs). They were not run and cannot be run here; the sealed original keeps them.';

const signedSentence =
  'The document carries a digital signature. It was not checked here; the sealed original keeps it.';

const outsideNames: Readonly<Record<string, string>> = {
  attachedTemplate: 'a template',
  image: 'a picture',
  oleObject: 'a linked object',
  mailMergeSource: 'a list of addresses',
  subDocument: 'a part of its text',
  aFChunk: 'a part of its text',
  frame: 'a page in a frame',
};

function noteOutside({ type, target }: Relation, warn: (sentence: string) => void): void {
  if (type === 'hyperlink') return;
  warn(
    `The document refers to ${outsideNames[type] ?? 'something'} outside it, at “${target.slice(0, 300)}”. It was not opened, and is not part of the text.`,
  );
}
