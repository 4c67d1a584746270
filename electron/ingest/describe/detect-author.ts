import type { DocumentKind } from '../../../shared/model/index.ts';
import type { DescribedText } from './described-text.ts';
import type { DescriptionHints } from './description-hints.ts';

const title =
  '(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof(?:essor)?|Sir|Dame|Lord|Lady|Baroness|Rev|Cllr|Councillor|PC|DC|DS|DI|Judge)\\.?\\s)?';
const part = "(?:\\p{Lu}[\\p{L}’'-]*\\.?|de|van|von|der|la|bin|al-\\p{Lu}\\p{L}+)";
const name = `${title}\\p{Lu}[\\p{L}’'-]*\\.?(?:\\s${part}){1,4}`;

/** Where an author is named, by kind of place; the name is the first group. */
const namedIn: readonly RegExp[] = [
  new RegExp(
    `^(?:[Bb]y|BY|[Ww]ritten by|[Pp]osted by|[Rr]eport by|[Ww]ords by|[Ss]tory by|[Pp]repared by|[Cc]ompiled by)\\s?:?\\s(${name})(?=$|[,|·•–—(]|\\s(?:[Pp]ublished|[Pp]osted|on|at|in|for|and|\\d)|\\s?-\\s)`,
    'u',
  ),
  new RegExp(
    `^(?:(?:[Rr]eport |[Ii]ndependent |[Ll]ead |[Oo]verview )?(?:[Aa]uthors?|[Rr]eviewer|[Ll]ead reviewer)|[Mm]inute taker|[Mm]inutes taken by)\\s?:\\s?(${name})`,
    'u',
  ),
  new RegExp(`^(?:[Ii]ndependent|[Ll]ead|[Oo]verview) (?:[Aa]uthor|[Rr]eviewer)\\s(${name})$`, 'u'),
];

const statementOf =
  /^(?:(?:first|second|third|fourth|supplementary|further|draft|signed)\s)?(?:witness |impact |written |personal )?statement (?:of|by)\s(?:the )?(.{3,60}?)(?:,.*|\s\(.*|\s(?:dated|made on)\b.*)?$/iu;
const iPerson = new RegExp(`^(?:\\d{1,2}\\.?\\s+)?I,\\s(${name}|[\\p{Lu}][\\p{Lu}’' -]{3,50}),`, 'u');
const closing =
  /^(?:yours (?:sincerely|faithfully|truly|ever)|(?:with )?(?:kind|best|warm)(?:est)? (?:regards|wishes)|sincerely)\b[\s,.]*(.*)$/iu;

/**
 * Who wrote a document, or null where it does not say: what the format says, a by-line or an author's label near the top, the
 * sender of a message, the signature of a letter, who makes a statement.
 */
export function detectAuthor(
  described: DescribedText,
  hints: DescriptionHints,
  kind: DocumentKind,
): string | null {
  if (hints.author !== null && hints.author.length <= 80) return hints.author.replace(/^by\s+/iu, '').trim();
  const start = described.blocks.slice(0, 20);
  if (kind === 'e-mail') return senderOf(start.map(({ words }) => words));
  if (kind === 'letter') return signatureOf(described);
  if (kind === 'statement') return witnessOf(described);
  for (const { words } of start) {
    if (words.length > 200) continue;
    for (const pattern of namedIn) {
      const found = pattern.exec(words)?.[1];
      if (found !== undefined) return found;
    }
  }
  return null;
}

function senderOf(lines: readonly string[]): string | null {
  for (const line of lines) {
    const sender = /^from\s?:\s?(.{2,160})$/iu.exec(line)?.[1];
    if (sender === undefined) continue;
    const bare = sender
      .replace(/\s*[<[(].*$/u, '')
      .replace(/^["']|["']$/gu, '')
      .trim();
    return bare === '' ? sender.replace(/[<>[\]]/gu, '').trim() : bare;
  }
  return null;
}

function signatureOf(described: DescribedText): string | null {
  const blocks = described.blocks;
  const at = blocks.findLastIndex(({ words }) => words.length <= 200 && closing.test(words));
  if (at === -1) return null;
  const candidates = [
    closing.exec(blocks[at]?.words ?? '')?.[1] ?? '',
    ...blocks.slice(at + 1, at + 4).map(({ words }) => words),
  ];
  const person = new RegExp(
    `^(${name})(?=$|[,(]|\\s(?:\\p{Lu}\\p{L}+\\s)*(?:[Oo]fficer|[Dd]irector|[Mm]anager|[Cc]hief|[Hh]ead|[Cc]hair|[Ss]ecretary)\\b)`,
    'u',
  );
  for (const candidate of candidates) {
    const found = person.exec(candidate.trim())?.[1];
    if (found !== undefined) return found;
  }
  return null;
}

function witnessOf(described: DescribedText): string | null {
  const start = described.blocks.slice(0, 30);
  for (const { words } of start) {
    const found = iPerson.exec(words)?.[1];
    if (found !== undefined) return inUsualCase(found);
  }
  for (const [index, { words }] of start.entries()) {
    const found = statementOf.exec(words)?.[1];
    if (found !== undefined && found.split(' ').length <= 6) return inUsualCase(found);
    if (/^(?:witness )?statement(?: of)?$/iu.test(words)) {
      const next = start[index + 1]?.words.replace(/^of\s/iu, '') ?? '';
      if (
        new RegExp(`^(?:${name}|[\\p{Lu}’' -]{5,50})$`, 'u').test(next) &&
        !/\b(?:of|the|in)\b/iu.test(next)
      )
        return inUsualCase(next);
    }
  }
  return null;
}

/** A name in capitals as names are written. */
function inUsualCase(words: string): string {
  if (/\p{Ll}/u.test(words)) return words;
  return words.toLowerCase().replace(/(?<=^|[\s’'-])\p{L}/gu, (letter) => letter.toUpperCase());
}
