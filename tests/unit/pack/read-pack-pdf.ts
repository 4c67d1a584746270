import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A run of text on a page; points from the page's bottom left corner. */
export interface ReadText {
  readonly text: string;
  readonly left: number;
  readonly bottom: number;
  readonly size: number;
  readonly width: number;
}

/** A link on a page and the page, from 0, that it leads to; points from the bottom left corner. */
export interface ReadLink {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
  readonly toPage: number;
}

/** A page as an independent reader sees it. */
export interface ReadPage {
  readonly label: string;
  readonly width: number;
  readonly height: number;
  readonly text: string;
  readonly runs: readonly ReadText[];
  readonly links: readonly ReadLink[];
  /** What links lead to outside this file. */
  readonly outside: readonly string[];
  /** Where those links lie. */
  readonly outsideAreas: readonly Omit<ReadLink, 'toPage'>[];
}

/** A bookmark, its page from 0, and its zoom, null where the reader's own is kept. */
export interface ReadBookmark {
  readonly title: string;
  readonly page: number;
  readonly zoom: unknown;
  readonly children: readonly ReadBookmark[];
}

/** A pack's PDF read back by pdf.js, which had no part in writing it. */
export interface ReadPack {
  readonly pages: readonly ReadPage[];
  readonly bookmarks: readonly ReadBookmark[];
  readonly title: string;
  readonly openZoom: unknown;
  readonly attachments: readonly { readonly name: string; readonly content: string }[];
  readonly tagged: boolean;
}

interface RawBookmark {
  readonly title: string;
  readonly dest: string | readonly unknown[] | null;
  readonly items: readonly RawBookmark[];
}

interface RawLink {
  readonly subtype: string;
  readonly rect: readonly number[];
  readonly dest: unknown;
  readonly unsafeUrl?: string;
}

/** Reads a PDF. */
export async function readPackPdf(bytes: Uint8Array): Promise<ReadPack> {
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const pageOf = async (dest: unknown): Promise<number> => {
    const explicit = typeof dest === 'string' ? await document.getDestination(dest) : dest;
    const target: unknown = Array.isArray(explicit) ? explicit[0] : null;
    if (!isReference(target)) throw new Error('A destination names no page.');
    return document.getPageIndex(target);
  };
  const readBookmark = async (raw: RawBookmark): Promise<ReadBookmark> => ({
    title: raw.title,
    page: await pageOf(raw.dest),
    zoom: Array.isArray(raw.dest) ? raw.dest[4] : undefined,
    children: await Promise.all(raw.items.map(readBookmark)),
  });
  const labels = (await document.getPageLabels()) ?? [];
  const pages: ReadPage[] = [];
  for (let index = 0; index < document.numPages; index += 1) {
    const page = await document.getPage(index + 1);
    const content = await page.getTextContent();
    let text = '';
    const runs: ReadText[] = [];
    for (const item of content.items) {
      if (!('str' in item)) continue;
      text += item.str + (item.hasEOL ? '\n' : '');
      const transform: readonly number[] = item.transform;
      if (item.str.trim() !== '') {
        const [size = 0, , , , left = 0, bottom = 0] = transform;
        runs.push({ text: item.str, left, bottom, size, width: item.width });
      }
    }
    const links: ReadLink[] = [];
    const outside: string[] = [];
    const outsideAreas: Omit<ReadLink, 'toPage'>[] = [];
    const annotations: readonly RawLink[] = await page.getAnnotations();
    for (const annotation of annotations) {
      if (annotation.subtype !== 'Link') continue;
      const [left = 0, bottom = 0, right = 0, top = 0] = annotation.rect;
      if (annotation.unsafeUrl !== undefined) {
        outside.push(annotation.unsafeUrl);
        outsideAreas.push({ left, bottom, right, top });
      } else links.push({ left, bottom, right, top, toPage: await pageOf(annotation.dest) });
    }
    const [, , width = 0, height = 0] = page.view;
    pages.push({ label: labels[index] ?? '', width, height, text, runs, links, outside, outsideAreas });
  }
  const outline: readonly RawBookmark[] = (await document.getOutline()) ?? [];
  const metadata = await document.getMetadata();
  const information: unknown = metadata.info;
  const open: unknown = await document.getOpenAction();
  const attached: unknown = await document.getAttachments();
  return {
    pages,
    bookmarks: await Promise.all(outline.map(readBookmark)),
    title: textField(information, 'Title'),
    openZoom: zoomOf(open),
    attachments: Object.values(attached ?? {}).map((file: unknown) => ({
      name: textField(file, 'filename'),
      content: new TextDecoder().decode(bytesField(file, 'content')),
    })),
    tagged: (await document.getMarkInfo())?.Marked === true,
  };
}

/** Text with every run of white space as one blank, and what readers drop left out. */
export function folded(text: string): string {
  return text
    .replace(/[\u00ad\u200b\u200e\u200f\u202a-\u202c\u2066-\u2069]/g, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** The label printed at the foot of a page: the only text below its content. */
export function stampOf(page: ReadPage): string {
  return page.runs
    .filter((run) => run.bottom < 60)
    .map((run) => run.text)
    .join('');
}

function isReference(value: unknown): value is { num: number; gen: number } {
  return typeof value === 'object' && value !== null && 'num' in value && 'gen' in value;
}

function textField(holder: unknown, name: string): string {
  const value: unknown = typeof holder === 'object' && holder !== null ? Reflect.get(holder, name) : null;
  return typeof value === 'string' ? value : '';
}

function bytesField(holder: unknown, name: string): Uint8Array {
  const value: unknown = typeof holder === 'object' && holder !== null ? Reflect.get(holder, name) : null;
  return value instanceof Uint8Array ? value : new Uint8Array();
}

function zoomOf(action: unknown): unknown {
  const dest: unknown = typeof action === 'object' && action !== null ? Reflect.get(action, 'dest') : null;
  return Array.isArray(dest) ? dest[4] : undefined;
}
