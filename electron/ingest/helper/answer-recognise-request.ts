import { failure, success, type Result } from '../../../shared/base/index.ts';
import type { RecognisedPage } from '../optical/recognised-page.ts';
import { recognisePage } from '../optical/recognise-page.ts';
import { loadTesseract, type Tesseract } from '../optical/tesseract.ts';
import { pageImageOpeners } from '../page-image-openers.ts';
import type { PageImages } from '../page-images.ts';
import type { SourceBytes } from '../reading.ts';
import type { RecogniseRequest } from './messages.ts';

/** The source that pages were asked of last, open for drawing. */
let open: { readonly key: string; readonly images: Result<PageImages> } | null = null;

let tesseract: Promise<Tesseract> | null = null;

/** Recognises the text on a page; the source stays open for its next page. */
export async function answerRecogniseRequest(request: RecogniseRequest): Promise<Result<RecognisedPage>> {
  const { key, source, page } = request;
  if (open?.key !== key) {
    if (open?.images.ok === true) open.images.value.close();
    open = source === null ? null : { key, images: await openImages(source) };
  }
  if (open === null) return noSource;
  if (!open.images.ok) return open.images;
  tesseract ??= loadTesseract();
  return recognisePage(open.images.value, page, await tesseract);
}

async function openImages(source: SourceBytes): Promise<Result<PageImages>> {
  const extension = /\.([^.\\/]{1,20})$/u.exec(source.fileName)?.[1]?.toLowerCase() ?? '';
  const opener = pageImageOpeners.find((format) => format.recognises(source, extension));
  if (opener === undefined) return noPages;
  const images = await (await opener.load())(source.bytes, source.password);
  return images.ok ? success(images.value) : images;
}

const noPages = failure('file-type-unknown', 'This source has no pages that could be drawn.');

const noSource = failure('internal', 'A page was asked of a source that is not open.');
