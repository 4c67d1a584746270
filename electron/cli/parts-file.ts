import { readFile } from 'node:fs/promises';
import { failure, success, type Result } from '../../shared/base/index.ts';
import {
  plainNote,
  type DocumentSummary,
  type PackContent,
  type PackPart,
  type Theme,
} from '../../shared/model/index.ts';
import { documentNamed } from './find-document.ts';
import { themeNamed } from './find-theme.ts';
import type { MatterAtWork } from './matter-at-work.ts';

/** A part of a pack as a file writes it. */
export interface WrittenPart {
  readonly title: string;
  readonly contents: readonly unknown[];
}

/** The largest file of parts that is read, in characters. */
const longestFile = 5_000_000;

/** Reads a file of parts; what is no such file is named with the place where it stops being one. */
export async function readPartsFile(path: string): Promise<Result<readonly WrittenPart[]>> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch {
    return failure('file-not-found', `There is no file ${path} that could be read, so no pack was built.`);
  }
  if (text.length > longestFile) return wrong('it is longer than any list of parts');
  let written: unknown;
  try {
    written = JSON.parse(text);
  } catch (error) {
    return wrong(error instanceof Error ? error.message : 'it is no JSON');
  }
  if (!Array.isArray(written) || written.length === 0) return wrong('it is not a list of parts');
  const parts: WrittenPart[] = [];
  for (const [index, part] of (written as readonly unknown[]).entries()) {
    if (!isPart(part)) return wrong(`part ${index + 1} needs a "title" and a list of "contents"`);
    parts.push(part);
  }
  return success(parts);
}

/** The parts of a call in this matter: references and themes found, each fault named with its place. */
export async function partsOfCall(
  matter: MatterAtWork,
  written: readonly WrittenPart[],
): Promise<Result<readonly PackPart[]>> {
  const documents = await matter.ask('listDocuments', {});
  if (!documents.ok) return documents;
  const themes = await matter.ask('listThemes', {});
  if (!themes.ok) return themes;
  const known = { documents: documents.value, themes: themes.value };
  const parts: PackPart[] = [];
  for (const [index, part] of written.entries()) {
    const contents: PackContent[] = [];
    for (const [at, content] of part.contents.entries()) {
      const read = await contentOf(matter, known, content);
      if (!read.ok) {
        const { code, message } = read.failure;
        return failure(code, `Part ${index + 1} (${part.title}), item ${at + 1}: ${message}`);
      }
      contents.push(read.value);
    }
    parts.push({ title: part.title, contents });
  }
  return success(parts);
}

/** What a file of parts may name. */
interface Known {
  readonly documents: readonly DocumentSummary[];
  readonly themes: readonly Theme[];
}

async function contentOf(
  matter: MatterAtWork,
  { documents, themes }: Known,
  written: unknown,
): Promise<Result<PackContent>> {
  if (written === 'chronology' || written === 'register') return success({ kind: written });
  if (typeof written !== 'object' || written === null) return unknownContent;
  const text = (key: string): string | null => {
    const value: unknown = Object.entries(written).find(([name]) => name === key)?.[1];
    return typeof value === 'string' && value.trim() !== '' ? value : null;
  };
  const number = (key: string): number => {
    const value: unknown = Object.entries(written).find(([name]) => name === key)?.[1];
    return typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : 0;
  };
  const [theme, urn, paged, words] = [text('theme'), text('document'), text('pages'), text('text')];
  const [divider, query, title] = [text('divider'), text('query'), text('title')];
  if (theme !== null) {
    const found = themeNamed(themes, theme);
    return found.ok ? success({ kind: 'theme', theme: found.value.id }) : found;
  }
  if (urn !== null) {
    const found = documentNamed(documents, urn);
    return found.ok ? success({ kind: 'document', document: found.value.id }) : found;
  }
  if (paged !== null) {
    const found = documentNamed(documents, paged);
    if (!found.ok) return found;
    const [from, to] = [number('from'), number('to')];
    const last = found.value.pages ?? 0;
    if (from === 0 || to < from || to > last) {
      return failure(
        'call-invalid',
        `${found.value.urn} has ${last} pages; "from" and "to" name some of them.`,
      );
    }
    return success({ kind: 'pages', document: found.value.id, from, to });
  }
  if (words !== null) return success({ kind: 'text', title: title ?? 'Note', content: plainNote(words) });
  if (divider !== null) return success({ kind: 'divider', title: divider });
  if (query !== null) {
    const given = await matter.ask('resolvePackQuery', { query });
    if (!given.ok) return given;
    const { passages } = given.value;
    return success({ kind: 'query', query: { name: title ?? query, query, passages } });
  }
  const passages: unknown = Object.entries(written).find(([name]) => name === 'passages')?.[1];
  if (Array.isArray(passages) && passages.every((id) => typeof id === 'string')) {
    return success({ kind: 'passages', title: title ?? 'Passages', passages: passages });
  }
  return unknownContent;
}

function isPart(value: unknown): value is WrittenPart {
  if (typeof value !== 'object' || value === null) return false;
  return (
    'title' in value &&
    typeof value.title === 'string' &&
    value.title.trim() !== '' &&
    'contents' in value &&
    Array.isArray(value.contents)
  );
}

function wrong(why: string): Result<never> {
  return failure('call-invalid', `The file of parts cannot be used (${why}), so no pack was built.`);
}

const unknownContent = failure(
  'call-invalid',
  'This is nothing that a part can hold. “help pack” lists what can be.',
);
