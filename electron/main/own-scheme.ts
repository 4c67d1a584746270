import { readFile } from 'node:fs/promises';
import { protocol, type Session } from 'electron';
import { contentTypeOf, ownFile, ownScheme } from './own-address.ts';

/**
 * What a page may do, sent with every answer. Nothing is allowed that is not named: scripts, styles, fonts and pictures of
 * the application's own files, and the one Trusted Types policy the note editor makes for pasted text.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self'",
  "connect-src 'none'",
  "media-src 'none'",
  "object-src 'none'",
  "frame-src 'none'",
  "child-src 'none'",
  "worker-src 'none'",
  "manifest-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types lexical',
].join('; ');

/** Makes the application's scheme a secure origin. Counts only before Electron is ready. */
export function registerOwnScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: ownScheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

/** Answers the application's scheme with the files of a folder, and with nothing outside it. */
export function serveOwnScheme(session: Session, folder: string): void {
  session.protocol.handle(ownScheme, (request) => answer(request.method, request.url, folder));
}

/** Answers no file address, whoever asks: Electron's own would give any file, past every refusal of web requests. */
export function refuseFileAddresses(session: Session): void {
  // The session that is there from the start may be met twice.
  if (session.protocol.isProtocolHandled('file')) return;
  session.protocol.handle('file', () => Response.error());
}

async function answer(method: string, address: string, folder: string): Promise<Response> {
  const file = ownFile(address, folder);
  if (method !== 'GET' || file === null) return refusal(method === 'GET' ? 404 : 405);
  let contents: Buffer<ArrayBuffer>;
  try {
    contents = await readFile(file);
  } catch {
    return refusal(404);
  }
  return new Response(contents, { headers: headersFor(contentTypeOf(file) ?? 'text/plain') });
}

function refusal(status: number): Response {
  return new Response(null, { status, headers: headersFor('text/plain') });
}

function headersFor(contentType: string): Record<string, string> {
  return {
    'content-type': contentType,
    'content-security-policy': contentSecurityPolicy,
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  };
}
