import type { WrappedPdfiumModule } from '@embedpdf/pdfium';
import type { NamedValue } from '../../../shared/model/index.ts';
import { noHints, type DescriptionHints } from '../describe/description-hints.ts';
import { pdfDate } from './pdf-date.ts';
import { asciiOf, stringOf } from './pdfium-memory.ts';

/** The fields that every PDF may have, and what they are called for people. */
const usual = [
  ['Title', 'Title'],
  ['Author', 'Author'],
  ['Subject', 'Subject'],
  ['Keywords', 'Keywords'],
  ['Creator', 'Creator'],
  ['Producer', 'Producer'],
  ['CreationDate', 'Created'],
  ['ModDate', 'Modified'],
] as const;

const mostFields = 100;
const longest = 2_000;

/** What a document says about itself, in its own words; a date with its parsed value after it, without a zone where it has none. */
export function fieldsOfPdf(pdfium: WrappedPdfiumModule, document: number): readonly NamedValue[] {
  const valueOf = (key: string): string =>
    stringOf(pdfium, (buffer, length) => pdfium.FPDF_GetMetaText(document, key, buffer, length)).slice(
      0,
      longest,
    );
  const fields: NamedValue[] = [];
  for (const [key, name] of usual) {
    const value = valueOf(key);
    if (value === '') continue;
    const date = key.endsWith('Date') ? pdfDate(value) : null;
    fields.push({ name, value: date === null ? value : `${value} (${date.shown})` });
  }
  const count = Math.min(pdfium.EPDF_GetMetaKeyCount(document, true), mostFields);
  for (let index = 0; index < count; index += 1) {
    const name = asciiOf(pdfium, (buffer, length) =>
      pdfium.EPDF_GetMetaKeyName(document, index, true, buffer, length),
    );
    const value = name === '' ? '' : valueOf(name);
    if (value !== '' && name !== 'Trapped') fields.push({ name, value });
  }
  return fields;
}

/** Titles and names that programs put in by themselves. */
const madeByPrograms =
  /^(?:untitled|document\d*|microsoft word\b.*|microsoft powerpoint\b.*|print\b.*|scan(?:ned)?\b.*|doc\d*|title|.{0,200}\.(?:docx?|odt|rtf|pdf|indd|qxd|tiff?|jpe?g|pptx?|xlsx?|html?|txt))$/iu;
const noPerson =
  /^(?:(?:microsoft )?office user|user\d*|owner|admin(?:istrator)?|default|unknown|author|guest|scanner|registered user|windows user|preferred customer|localadmin)$/iu;

/**
 * What describes the document, of what it says about itself: its title where the first pages show the same words or nothing could
 * be read, its author where the name is one of a person. Its dates say when the file was made, not the document, and are no hint.
 */
export function hintsOfPdf(fields: readonly NamedValue[], text: string): DescriptionHints {
  const value = (name: string): string => fields.find((field) => field.name === name)?.value.trim() ?? '';
  const bare = (words: string): string =>
    words
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  const title = value('Title');
  const shown = bare(text.slice(0, 6_000));
  const titleFits =
    bare(title).length >= 4 &&
    !madeByPrograms.test(title) &&
    (shown === '' || ` ${shown} `.includes(` ${bare(title)} `));
  const author = value('Author');
  const authorFits = /^\p{L}[\p{L}.’'-]*(?: \p{L}[\p{L}.’'-]*){1,5}$/u.test(author) && !noPerson.test(author);
  return { ...noHints, title: titleFits ? title : null, author: authorFits ? author : null };
}
