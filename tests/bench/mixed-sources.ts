import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isReadable } from '../../electron/ingest/is-readable.ts';
import type { SourceBytes } from '../../electron/ingest/reading.ts';
import { zipOf } from '../fixtures/archive/zip-of.ts';
import { inventedText, type Randomness } from './generated-text.ts';

/** Makes the bytes of a file of one type with this text in it. */
const makers: Readonly<Record<string, (title: string, text: string) => string | Uint8Array>> = {
  txt: (title, text) => `${title}\n\n${text}`,
  md: (title, text) => `# ${title}\n\n${text}`,
  html: (title, text) =>
    `<!doctype html><title>${title}</title><main><h1>${title}</h1>${paragraphs(text)
      .map((paragraph) => `<p>${paragraph}</p>`)
      .join('\n')}</main>`,
  eml: (title, text) =>
    [
      'From: Ada Quill <ada@harrow.example>',
      'To: The inquiry <inquiry@harrow.example>',
      `Subject: ${title}`,
      'Date: Tue, 12 Mar 2019 09:30:00 +0000',
      `Message-ID: <${title.replaceAll(' ', '-')}@harrow.example>`,
      'MIME-Version: 1.0',
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: 8bit',
      '',
      text,
    ].join('\r\n'),
  csv: (title, text) => ['part,text', ...paragraphs(text).map((one) => `${title},"${one}"`)].join('\r\n'),
  rtf: (title, text) =>
    `{\\rtf1\\ansi ${[title, ...paragraphs(text)].map((one) => `${one}\\par `).join('\n')}}`,
  docx: (title, text) =>
    zipOf([
      {
        name: '[Content_Types].xml',
        bytes:
          '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
      },
      {
        name: '_rels/.rels',
        bytes:
          '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
      },
      {
        name: 'word/document.xml',
        bytes: `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${[
          title,
          ...paragraphs(text),
        ]
          .map((one) => `<w:p><w:r><w:t xml:space="preserve">${one}</w:t></w:r></w:p>`)
          .join('')}</w:body></w:document>`,
      },
    ]),
  zip: (title, text) => zipOf([{ name: `${title}.txt`, bytes: `${title}\n\n${text}` }]),
  pdf: (title, text) => pdfOf([title, ...text.split('\n')]),
};

/** Writes files of every type that this version reads, in turn, into a new folder; gives the folder and the files. */
export async function writeMixedSources(
  folder: string,
  random: Randomness,
  count: number,
  words: number,
): Promise<{ readonly folder: string; readonly sources: readonly SourceBytes[] }> {
  const types = Object.entries(makers).filter(([type, make]) =>
    isReadable({ fileName: `a.${type}`, bytes: Buffer.from(make('A', 'b')) }),
  );
  const into = join(folder, `mixed-${count}`);
  await mkdir(into, { recursive: true });
  const sources: SourceBytes[] = [];
  for (let number = 0; number < count; number += 1) {
    const [type, make] = types[number % types.length] ?? [];
    if (type === undefined || make === undefined) break;
    const fileName = `${String(number).padStart(5, '0')}.${type}`;
    const bytes = Buffer.from(make(`Letter ${number}`, inventedText(random, words)));
    await writeFile(join(into, fileName), bytes);
    sources.push({ fileName, bytes });
  }
  return { folder: into, sources };
}

function paragraphs(text: string): readonly string[] {
  return text.split('\n').filter((line) => line !== '');
}

/** A PDF of one page of Helvetica with these lines, as small as the format allows (ISO 32000-1, annex H). */
function pdfOf(lines: readonly string[]): string {
  const shown = lines
    .flatMap((line) => line.match(/.{1,90}(?:\s|$)/gu) ?? [])
    .map((line) => `(${line.replaceAll(/[^ -'*-[\]-~]/gu, ' ')}) Tj T*`)
    .join('\n');
  const content = `BT /F1 8 Tf 9 TL 40 780 Td\n${shown}\nET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, at) => {
    const offset = file.length;
    file += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const end = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
  return `${file}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}${end}`;
}
