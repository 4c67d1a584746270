import type { CaptureFacts } from '../../../shared/model/index.ts';
import { attributeOf, type Element } from './elements.ts';

/** How much of a page is looked at for what a browser wrote of its saving. */
const lookedAt = 256 * 1024;

/**
 * Where and when a page was saved, as the browser or an extension wrote it into the page: Internet Explorer's and Chrome's
 * `saved from url`, SingleFile's, Save Page WE's and the Wayback Machine's marks; else the address that the page itself calls its
 * own. Null where nothing says.
 */
export function captureOf(html: string, elements: readonly Element[]): CaptureFacts | null {
  const start = html.slice(0, lookedAt);
  const find = (pattern: RegExp, where = start): string | null => shown(pattern.exec(where)?.[1]);
  const meta = (name: string): string | null =>
    shown(
      elements
        .filter(
          (element) => element.tagName === 'meta' && attributeOf(element, 'name')?.toLowerCase() === name,
        )
        .map((element) => attributeOf(element, 'content'))[0],
    );
  const canonical = elements.find(
    (element) => element.tagName === 'link' && attributeOf(element, 'rel')?.toLowerCase() === 'canonical',
  );
  const singleFile = /<!--\s{0,20}Page saved with SingleFile[\s\S]{0,5000}?-->/u.exec(start)?.[0] ?? '';
  const archived = find(/FILE ARCHIVED ON (\d\d:\d\d:\d\d \w{3} \d\d, \d{4})/u, html.slice(-16_384));
  const address =
    find(/<!--\s{0,20}saved from url=\(\d{1,6}\)([^\s>]{1,2000}?)\s{0,20}-->/iu) ??
    find(/^\s{0,20}url:\s{0,20}(\S{1,2000})/mu, singleFile) ??
    meta('savepage-url') ??
    shown(canonical === undefined ? null : attributeOf(canonical, 'href'));
  const at =
    find(/^\s{0,20}saved date:\s{0,20}([^\n]{1,200})/mu, singleFile) ?? meta('savepage-date') ?? archived;
  return address === null && at === null ? null : { address, at };
}

function shown(value: string | null | undefined): string | null {
  const words = value?.replace(/\s+/gu, ' ').trim().slice(0, 2_000) ?? '';
  return words === '' ? null : words;
}
