import { SaxesParser } from 'saxes';
import { failure, success, type Result } from '../../../shared/base/index.ts';

/** What is told of an XML document while it is read. Names are as written, with their prefix. */
export interface XmlListener {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly close: (name: string) => void;
  readonly text: (text: string) => void;
  /** Told of a document type that declares no entities and names nothing outside. */
  readonly doctype?: () => void;
}

/** How deep elements may lie in one another. */
const deepest = 1_000;

/** How many elements one document may have. */
const mostElements = 5_000_000;

/**
 * Reads an XML document from its bytes and tells of it in order. Nothing outside it is ever read: declarations of entities are
 * refused, as none of the formats read here has any.
 *
 * Failures: `source-damaged` where it is not well-formed or declares entities, `source-too-complex` where a cap is reached.
 */
export function walkXml(bytes: Uint8Array, listener: XmlListener): Result<null> {
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false });
  let depth = 0;
  let elements = 0;
  let fault: Result<null> | null = null;
  const stop = (found: Result<null>): never => {
    fault = found;
    throw new StopReading();
  };
  parser.on('error', () => stop(notWellFormed));
  parser.on('doctype', (doctype) => {
    if (/<!ENTITY|SYSTEM|PUBLIC/iu.test(doctype)) stop(declaresEntities);
    listener.doctype?.();
  });
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1;
    elements += 1;
    if (depth > deepest || elements > mostElements) stop(tooComplex);
    listener.open(name, attributes);
  });
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    listener.close(name);
  });
  parser.on('text', (text) => listener.text(text));
  parser.on('cdata', (text) => listener.text(text));
  try {
    parser.write(new TextDecoder(encodingOf(bytes)).decode(bytes)).close();
    return success(null);
  } catch (error) {
    if (error instanceof StopReading && fault !== null) return fault;
    throw error;
  }
}

class StopReading extends Error {}

/** UTF-16 by its byte order mark, else UTF-8, as XML 1.0 requires of whoever writes no other. */
function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

const notWellFormed = failure(
  'source-damaged',
  'This file is damaged: a part of it is not well-formed. Open it in the program it was made with and save it anew, or ask for a whole copy.',
);

const declaresEntities = failure(
  'source-damaged',
  'A part of this file declares entities, which files of its kind have no use for and which can be made to read other files. It was not read further.',
);

const tooComplex = failure(
  'source-too-complex',
  'This file holds more parts in one another, or more of them, than is safe to read. It was not read further.',
);
