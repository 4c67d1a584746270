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

/** What of one file could hold a word: its bytes and streams, and the texts that readers make of them. */
export interface SearchedFile {
  readonly parts: readonly Buffer[];
  readonly texts: readonly string[];
}

/** Opens a file of a pack for searching: decoded streams of a PDF, and the text of its pages by its ToUnicode tables. */
export async function searchedFile(name: string, bytes: Buffer): Promise<SearchedFile> {
  if (!name.endsWith('.pdf')) return { parts: [bytes], texts: [] };
  const pack = await readPackPdf(bytes);
  const texts = [
    pack.title,
    ...pack.pages.map((page) => page.text),
    ...pack.attachments.map((file) => file.content),
  ];
  return { parts: decodedParts(bytes), texts: texts.map((text) => text.replace(/\s+/g, ' ')) };
}

/** True where a file holds a word in any form. */
export function fileHolds({ parts, texts }: SearchedFile, word: string): boolean {
  const forms = formsOf(word);
  return (
    parts.some((part) => forms.some((form) => part.includes(form))) ||
    texts.some((text) => text.includes(word))
  );
}

/** True where a word can be found in any file of a pack or in a file's name. */
export async function packHolds(files: ReadonlyMap<string, Buffer>, word: string): Promise<boolean> {
  for (const [name, bytes] of files) {
    if (name.includes(word) || fileHolds(await searchedFile(name, bytes), word)) return true;
  }
  return false;
}
