import { applicationOrigin } from '../../shared/contract/index.ts';
import { pageAddress } from './own-address.ts';

/** Where windows get their page from, and the one origin that is let through. */
export interface PageSource {
  readonly address: string;
  readonly origin: string;
}

/** The application's own files. */
export const builtPages: PageSource = { address: pageAddress, origin: applicationOrigin };

/**
 * Where windows get their page from: the built files, or, in a checkout under `npm run dev`, the development server on
 * this machine, which electron-vite names in `ELECTRON_RENDERER_URL`.
 */
export function pageSource(packaged: boolean, developmentServer: string | undefined): PageSource {
  if (packaged || !developmentServer || !URL.canParse(developmentServer)) return builtPages;
  const url = new URL(developmentServer);
  const local = url.hostname === 'localhost' || url.hostname === '127.0.0.1';
  return local && url.protocol === 'http:' ? { address: url.href, origin: url.origin } : builtPages;
}

/** Whether an address is of the origin that is let through. */
export function isOwnAddress(address: string, pages: PageSource): boolean {
  return address.startsWith(`${pages.origin}/`);
}
