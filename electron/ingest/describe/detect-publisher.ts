import type { DocumentKind } from '../../../shared/model/index.ts';
import type { DescribedText } from './described-text.ts';
import type { DescriptionHints } from './description-hints.ts';

const named = "(\\p{Lu}[\\p{L}\\d&’'.-]*(?: (?:\\p{Lu}[\\p{L}\\d&’'.-]*|of|and|the|for|on|in|&)){0,6})";

/** How a page speaks of its publisher; the name is the first group. */
const spokenOf: readonly RegExp[] = [
  new RegExp(
    `^(?:[Pp]ublished by|[Pp]ublisher|[Ss]ource|[Ff]irst published (?:in|by))\\s?:?\\s(?:the )?${named}(?=$|[,.|(])`,
    'u',
  ),
  new RegExp(`^[Tt]o contact (?:the )?${named} (?:news ?desk|news ?room|news team)`, 'u'),
  new RegExp(
    `\\b(?:follow|like|find|join) (?:the )?${named} on (?:X|Twitter|Facebook|Instagram|social media)\\b`,
    'u',
  ),
  new RegExp(
    `^(?:Copyright\\s)?(?:©|\\([cC]\\))\\s?(?:Copyright\\s)?(?:\\d{4}(?:\\s?[-–]\\s?\\d{4})?\\s)?${named}(?=$|[,.|]|\\s\\d{4}|\\s[Aa]ll rights)`,
    'u',
  ),
];

const body =
  /\b(?:Board|Council|Commission|Trust|Constabulary|Authority|Inspectorate|Department|Ministry|Committee|Partnership|Ombudsman|Agency|Police|Panel|Inquiry|Society|Service|Office)\b/iu;

/**
 * Who published a document, or null where it does not say: what the format says, a label, what furniture says of its own
 * site, the newspaper whose name stands over an article, the chamber of a debate, or the public body that heads a report or minutes.
 */
export function detectPublisher(
  described: DescribedText,
  hints: DescriptionHints,
  kind: DocumentKind,
): string | null {
  if (hints.publisher !== null && hints.publisher.length <= 100) return hints.publisher;
  const { blocks, furniture } = described;
  for (const pattern of spokenOf) {
    for (const { words } of [...blocks.slice(0, 12), ...blocks.slice(-6), ...furniture]) {
      const found = words.length > 320 ? undefined : pattern.exec(words)?.[1];
      if (found !== undefined && found.length > 2 && !/^(?:us|our|me)$/iu.test(found)) return found;
    }
  }
  if (kind === 'parliamentary debate') return chamberOf(described);
  if (kind === 'press report') return mastheadOf(described);
  if (kind !== 'official report' && kind !== 'minutes') return null;
  const heads = blocks
    .slice(0, 5)
    .map(({ words }) => words)
    .filter((words) => words.length <= 90 && body.test(words) && !/[.:?]$/u.test(words));
  const own = heads.find(
    (words) => !/\b(?:report|review|minutes|meeting|inspection of|into)\b/iu.test(words),
  );
  return own ?? null;
}

function chamberOf(described: DescribedText): string | null {
  for (const { words } of described.blocks.slice(0, 8)) {
    if (/^(?:house of commons|commons chamber|westminster hall|hc deb)/iu.test(words))
      return 'House of Commons';
    if (/^(?:house of lords|lords chamber|grand committee|hl deb)/iu.test(words)) return 'House of Lords';
  }
  return null;
}

/** A line of at most five words at the very top that ends as newspapers' names do, and is not all there is of a title. */
function mastheadOf(described: DescribedText): string | null {
  const [first, second] = described.blocks;
  if (first === undefined || second === undefined || first.words.split(' ').length > 5) return null;
  const isName =
    /\b(?:gazette|herald|echo|chronicle|post|times|mail|argus|courier|advertiser|examiner|observer|telegraph|news|star|standard|press|journal|mercury|reporter|tribune|express|online)$/iu;
  return isName.test(first.words) ? first.words : null;
}
