import { failure, success, type Result } from '../../../shared/base/index.ts';
import { openArchive, type Archive } from '../archive/open-archive.ts';
import { elementsIn, readXmlTree, type XmlElement } from '../written/xml-units.ts';
import { wordNames } from './word-names.ts';

/** How one part of a package refers to another, or to something outside, which is never looked up. */
export interface Relation {
  readonly id: string;
  /** The last word of its type: `footnotes`, `image`, `attachedTemplate`. */
  readonly type: string;
  /** The name of the part, or the address of what is outside as written. */
  readonly target: string;
  readonly isOutside: boolean;
}

/** A part of a package, read whole as a tree; null where it is not there. */
export interface WordPackage {
  readonly archive: Archive;
  /** The name of the part with the running text. */
  readonly main: string;
  readonly relationsOf: (part: string) => Result<readonly Relation[]>;
  readonly tree: (part: string) => Result<XmlElement | null>;
}

/** Opens a DOCX, DOTX or DOCM. Failures as of `openArchive`, `source-damaged` where no part is its text. */
export function openWordPackage(bytes: Uint8Array): Result<WordPackage> {
  const opened = openArchive(bytes);
  if (!opened.ok) return opened;
  const archive = opened.value;
  const tree = (part: string): Result<XmlElement | null> => {
    const read = archive.read(part);
    if (!read.ok) return read;
    return read.value === null ? success(null) : readXmlTree(read.value, wordNames);
  };
  const relationsOf = (part: string): Result<readonly Relation[]> => {
    const folder = part.slice(0, part.lastIndexOf('/') + 1);
    const read = tree(`${folder}_rels/${part.slice(folder.length)}.rels`);
    if (!read.ok) return read;
    return success(read.value === null ? [] : elementsIn(read.value).map((one) => relationOf(one, folder)));
  };
  const roots = relationsOf('');
  if (!roots.ok) return roots;
  const named = roots.value.find(({ type, isOutside }) => type === 'officeDocument' && !isOutside)?.target;
  const main = named ?? 'word/document.xml';
  const isThere = archive.entries.some(({ name }) => name === main);
  return isThere ? success({ archive, main, relationsOf, tree }) : noText;
}

function relationOf({ attributes }: XmlElement, folder: string): Relation {
  const isOutside = attributes['TargetMode'] === 'External';
  const target = attributes['Target'] ?? '';
  return {
    id: attributes['Id'] ?? '',
    type: (attributes['Type'] ?? '').replace(/^.*\//u, ''),
    target: isOutside ? target : partName(folder, target),
    isOutside,
  };
}

/** The name of a part that is referred to from a folder; what would lead out of the package stays in it. */
function partName(folder: string, target: string): string {
  const path = target.startsWith('/') ? target.slice(1) : folder + target;
  const names: string[] = [];
  for (const name of path.split('/')) {
    if (name === '..') names.pop();
    else if (name !== '.' && name !== '') names.push(name);
  }
  return names.join('/');
}

const noText = failure(
  'source-damaged',
  'This file is called a Word document, but holds no text of one. Open it in Word or LibreOffice and save it anew, or ask for a whole copy.',
);
