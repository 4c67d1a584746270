import { inflateSync } from 'node:zlib';
import { readPackPdf } from './read-pack-pdf.ts';

/** Every stream of a PDF, inflated where it is compressed, and everything between them. */
function decodedParts(pdf: Buffer): readonly Buffer[] {
  const parts: Buffer[] = [pdf];
  const start = Buffer.from('stream\n');
  const end = Buffer.from('\nendstream');
  for (let at = pdf.indexOf(start); at !== -1; at = pdf.indexOf(start, at + 1)) {
    if (pdf.subarray(at - 3, at).toString('latin1') === 'end') continue;
    const body = pdf.subarray(at + start.length, pdf.indexOf(end, at));
    try {
      parts.push(inflateSync(body));
    } catch {
      parts.push(body);
    }
  }
  return parts;
}

/** A word in every form a PDF can hold it outside page content: plain bytes, UTF-16, and hexadecimal strings of both. */
function formsOf(word: string): readonly Buffer[] {
  const utf16 = Buffer.from(word, 'utf16le').swap16();
  const plain = Buffer.from(word, 'utf8');
  const hexadecimal = [plain, utf16].flatMap((bytes) => {
    const digits = bytes.toString('hex');
    return [Buffer.from(digits), Buffer.from(digits.toUpperCase())];
  });
  // Inside PDF strings brackets and backslashes are led by a backslash.
  const escaped = Buffer.from(word.replace(/[()\\]/g, '\\$&'), 'latin1');
  return [plain, utf16, escaped, ...hexadecimal];
}

/** True where a word can be found in any file of a pack: in decoded streams, or as text of a page by its ToUnicode tables. */
export async function packHolds(files: ReadonlyMap<string, Buffer>, word: string): Promise<boolean> {
  for (const [name, bytes] of files) {
    const parts = name.endsWith('.pdf') ? decodedParts(bytes) : [bytes];
    if (name.includes(word) || parts.some((part) => formsOf(word).some((form) => part.includes(form))))
      return true;
    if (!name.endsWith('.pdf')) continue;
    const pack = await readPackPdf(bytes);
    const read = [
      pack.title,
      ...pack.pages.map((page) => page.text),
      ...pack.attachments.map((file) => file.content),
    ];
    if (read.some((text) => text.replace(/\s+/g, ' ').includes(word))) return true;
  }
  return false;
}
