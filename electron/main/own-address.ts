import { extname, join } from 'node:path';
import { isInsideFolder } from '../files/is-inside-folder.ts';

/** The application's own scheme. */
export const ownScheme = 'glossator';

const host = 'app';

/** The one page there is. */
export const pageAddress = `${ownScheme}://${host}/index.html`;

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
};

/** The type a file of the application is sent as, by its ending; null for kinds it has no use for. */
export function contentTypeOf(file: string): string | null {
  return contentTypes[extname(file).toLowerCase()] ?? null;
}

/**
 * The file an address of the application's scheme names, or null where it names none: another host, a path that leads out
 * of the folder however it is written, or a kind of file the application has no use for.
 */
export function ownFile(address: string, folder: string): string | null {
  let path: string;
  try {
    const url = new URL(address);
    if (url.protocol !== `${ownScheme}:` || url.host !== host) return null;
    path = decodeURIComponent(url.pathname);
  } catch {
    return null;
  }
  // A back slash or a colon in a decoded path means a parent, a drive or a stream on Windows, and nothing of ours anywhere.
  if (!/^\/[\w./@-]+$/.test(path) || path.split('/').includes('..')) return null;
  const file = join(folder, path);
  return isInsideFolder(folder, file) && contentTypeOf(file) !== null ? file : null;
}
