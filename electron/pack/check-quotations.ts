import { createHash } from 'node:crypto';
import type { Check } from '../../shared/model/index.ts';
import { selectorHolds } from '../../shared/text/index.ts';
import type { CheckedPassage, CheckedSource } from './read-manifest.ts';

/** Gives a document's canonical text from the matter, or null where the matter does not hold that very text. */
export type CanonicalText = (urn: string, textSha256: string) => string | null;

/** A text that lies in the pack, and the SHA-256 of its file. */
export interface SuppliedText {
  readonly text: string;
  readonly sha256: string;
}

/** A text and what it is called in a sentence. */
interface KnownText {
  readonly where: string;
  readonly text: string;
}

/**
 * Checks the text of a source, in the pack and in the matter, and looks every quotation up in each: the words at their
 * place, and the words before and after them that the manifest gives.
 */
export function checkQuotations(
  source: CheckedSource,
  passages: readonly CheckedPassage[],
  inPack: SuppliedText | null,
  canonicalText: CanonicalText | null,
): readonly Check[] {
  const checks: Check[] = [];
  const texts: KnownText[] = [];
  if (source.textFile !== null) {
    const ok = inPack !== null && inPack.sha256 === source.textSha256;
    const detail = ok
      ? `${source.textFile} is the text the pack was built from.`
      : inPack === null
        ? `${source.textFile} is missing or cannot be read.`
        : `${source.textFile} is not the text the pack was built from.`;
    checks.push({ name: `source ${source.urn}`, ok, detail });
    if (inPack !== null) texts.push({ where: source.textFile, text: inPack.text });
  }
  if (canonicalText !== null) {
    const text = canonicalText(source.urn, source.textSha256);
    const ok = text !== null && digestOf(text) === source.textSha256;
    const detail = ok
      ? 'The matter holds the text the pack was built from.'
      : 'The matter does not hold the text the pack was built from.';
    checks.push({ name: `source ${source.urn} in the matter`, ok, detail });
    if (text !== null) texts.push({ where: 'the matter', text });
  } else if (source.textFile === null) {
    const detail =
      'Not supplied: the pack does not hold this text, and no matter was given to look it up in, so its quotations are not checked.';
    checks.push({ name: `source ${source.urn}`, ok: false, detail });
  }
  return [...checks, ...passages.map((passage) => checkQuotation(passage, texts))];
}

function checkQuotation(passage: CheckedPassage, texts: readonly KnownText[]): Check {
  const { urn, citation, start, end, quote } = passage;
  const name = `quotation ${citation}`;
  if (texts.length === 0) {
    return { name, ok: false, detail: `Not looked up: the text of ${urn} is not supplied.` };
  }
  const place = `at characters ${start} to ${end} of`;
  const otherWords = texts.filter(
    ({ text }) => end - start !== quote.length || !text.startsWith(quote, start),
  );
  if (otherWords.length > 0) {
    return { name, ok: false, detail: `Not found: other words stand ${place} ${named(otherWords)}.` };
  }
  if (!texts.every(({ text }) => selectorHolds(text, passage))) {
    const detail = `Found ${place} ${named(texts)}, but not between the words that the manifest gives before and after it.`;
    return { name, ok: false, detail };
  }
  return { name, ok: true, detail: `Found, character for character, ${place} ${named(texts)}.` };
}

function named(texts: readonly KnownText[]): string {
  return texts.map(({ where }) => where).join(' and of ');
}

function digestOf(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
