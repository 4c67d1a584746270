import { assertNever, failure, success, type Result } from '../../../shared/base/index.ts';
import { pageImageOpeners } from '../page-image-openers.ts';
import type { Bitmap, PageImages } from '../page-images.ts';
import { turnedBy } from '../picture/turn-upright.ts';
import type { SourceBytes } from '../reading.ts';
import type { PageRequest } from './messages.ts';

/** The sources that are open for drawing in this process, and the passwords that opened some of them. */
const open = new Map<string, PageImages>();
const passwords = new Map<string, string>();

/** Opens a source for drawing, draws a page of it, or closes it; what is asked of a source that is not open fails. */
export async function answerPageRequest(request: PageRequest): Promise<Result<Bitmap | null>> {
  switch (request.kind) {
    case 'open-pages':
      return openPages(request.key, request.source);
    case 'draw-page':
      return drawPage(request);
    case 'close-pages':
      open.get(request.key)?.close();
      open.delete(request.key);
      return success(null);
    default:
      return assertNever(request, 'request about pages');
  }
}

function drawPage(request: Extract<PageRequest, { readonly kind: 'draw-page' }>): Result<Bitmap> {
  const drawn = open.get(request.key)?.draw(request.page, request.pixelsPerPoint) ?? notOpen;
  return drawn.ok && request.turned !== undefined ? success(turnedBy(drawn.value, request.turned)) : drawn;
}

async function openPages(key: string, source: SourceBytes): Promise<Result<null>> {
  const extension = /\.([^.\\/]{1,20})$/u.exec(source.fileName)?.[1]?.toLowerCase() ?? '';
  const opener = pageImageOpeners.find((format) => format.recognises(source, extension));
  if (opener === undefined) return noPages;
  const password = source.password ?? passwords.get(key);
  const opened = await (await opener.load())(source.bytes, password);
  if (!opened.ok) return opened;
  if (password !== undefined) passwords.set(key, password);
  open.get(key)?.close();
  open.set(key, opened.value);
  return success(null);
}

const notOpen = failure(
  'not-available',
  'The pages of this document were closed meanwhile. Show the page again to open them.',
);

const noPages = failure(
  'not-available',
  'Pages of this type of file cannot be drawn. Its text can be read in the text view.',
);
