import type { SourceBytes } from '../reading.ts';
import { isCompoundFile, namesStream } from '../compound-file.ts';

const wordExtensions = new Set(['docx', 'docm', 'dotx', 'dotm']);

/** Extensions of other kinds of document that are packed as ZIP archives or compound files. */
const otherExtensions = new Set([
  'zip',
  'xlsx',
  'xlsm',
  'pptx',
  'xls',
  'ppt',
  'msg',
  'vsd',
  'pub',
  'ods',
  'odp',
]);

/** The directory of a ZIP archive stands at its end; the names of a document's first parts are within this of it. */
const directoryBytes = 512 * 1024;

/** True for a Word document by its name, or under any other by the parts it is packed of. */
export function isWord({ bytes }: SourceBytes, extension: string): boolean {
  if (wordExtensions.has(extension)) return isZip(bytes) || isCompoundFile(bytes);
  return isZip(bytes) && !otherExtensions.has(extension) && packs(bytes, 'word/document.xml');
}

/** True for a document of Word 97 to 2003. */
export function isOlderWord({ bytes }: SourceBytes, extension: string): boolean {
  return isCompoundFile(bytes) && !otherExtensions.has(extension) && namesStream(bytes, 'WordDocument');
}

/** True for an OpenDocument text, packed or as one XML file. */
export function isOpenDocument({ bytes }: SourceBytes, extension: string): boolean {
  if (isZip(bytes)) {
    const type = ascii(bytes, 30, 80);
    return (
      type.startsWith('mimetypeapplication/vnd.oasis.opendocument.text') ||
      extension === 'odt' ||
      extension === 'ott'
    );
  }
  if (extension === 'fodt') return true;
  return extension === 'xml' && /<office:document\s[^>]*opendocument\.text/u.test(ascii(bytes, 0, 8_192));
}

/** True for a Rich Text document, which Word also saves under the name of its own documents. */
export function isRichText({ bytes }: SourceBytes): boolean {
  return /^\s*\{\\rtf/u.test(ascii(bytes, bytes[0] === 0xef ? 3 : 0, 32));
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
}

/** True where the directory of a ZIP archive names a file. */
function packs(bytes: Uint8Array, name: string): boolean {
  const from = Math.max(0, bytes.byteLength - directoryBytes);
  const tail = Buffer.from(bytes.buffer, bytes.byteOffset + from, bytes.byteLength - from);
  for (let at = tail.indexOf(name); at >= 0; at = tail.indexOf(name, at + 1)) {
    if (at >= 46 && tail.readUInt32LE(at - 46) === 0x02014b50) return true;
  }
  return false;
}

function ascii(bytes: Uint8Array, from: number, length: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString(
    'latin1',
    from,
    from + length,
  );
}
