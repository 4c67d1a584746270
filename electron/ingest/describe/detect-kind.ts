import type { DocumentKind } from '../../../shared/model/index.ts';
import { wholeLineDate } from './date-expressions.ts';
import type { DescribedText } from './described-text.ts';
import type { DescriptionHints } from './description-hints.ts';

/** A cue: what to look for in a block, how much one hit weighs, and how many hits count at most. */
interface Cue {
  readonly pattern: RegExp;
  readonly weight: number;
  readonly most: number;
  /** Where it must stand: anywhere, in the first blocks, or at the start of a block. */
  readonly where?: 'top';
}

const cues: Readonly<Record<Exclude<DocumentKind, 'other'>, readonly Cue[]>> = {
  'e-mail': [
    { pattern: /^(?:from|to|sent|subject|cc)\s?:\s?\S/iu, weight: 4, most: 4, where: 'top' },
    { pattern: /^from\s?:\s?.*\S@\S/iu, weight: 4, most: 1, where: 'top' },
    { pattern: /^subject\s?:\s?\S/iu, weight: 3, most: 1, where: 'top' },
  ],
  minutes: [
    {
      pattern:
        /^(?:draft |confirmed |approved )?(?:minutes|notes) of (?:the |a )?.{0,80}(?:meeting|board|committee|panel|group|council)/iu,
      weight: 10,
      most: 1,
      where: 'top',
    },
    { pattern: /\bminutes\b/iu, weight: 3, most: 1, where: 'top' },
    {
      pattern:
        /^(?:\d{1,2}(?:\.\d)?\.?\s*)?(?:present|in attendance|attend(?:ance|ees)|apologies(?: for absence| received)?|members present|chair)\b\s?(?::|$)/iu,
      weight: 4,
      most: 3,
    },
    {
      pattern:
        /^(?:\d{1,2}(?:\.\d)?\.?\s*)?(?:apologies(?: for absence)?|matters arising|minutes of the (?:last|previous) meeting|any other business|aob|date of (?:the )?next meeting|declarations? of interests?)\b/iu,
      weight: 4,
      most: 4,
    },
    { pattern: /\baction(?: point)?\s?:|\b(?:it was )?(?:resolved|agreed) that\b/iu, weight: 1, most: 3 },
  ],
  statement: [
    {
      pattern:
        /^(?:(?:first|second|third|fourth|supplementary|further|draft|signed|closing|opening)\s)?(?:witness |impact |written |personal )?statement(?: of| by|$| in the)/iu,
      weight: 7,
      most: 1,
      where: 'top',
    },
    { pattern: /\bwitness statement\b/iu, weight: 5, most: 1, where: 'top' },
    {
      pattern:
        /\bstatement of truth\b|\bI believe (?:that )?the (?:facts|contents) (?:stated |set out )?(?:in|of) this (?:witness )?statement/iu,
      weight: 7,
      most: 2,
    },
    {
      pattern:
        /^(?:\d{1,2}\.?\s+)?I,\s(?:\p{L}|[.’' -]){3,60},.{0,200}\b(?:will say|state|make oath|say as follows|make this statement)/iu,
      weight: 8,
      most: 1,
    },
    { pattern: /\bI make this (?:witness )?statement\b/iu, weight: 5, most: 1 },
  ],
  letter: [
    { pattern: /^dear\s\S.{0,60}$/iu, weight: 6, most: 1 },
    {
      pattern:
        /^(?:yours (?:sincerely|faithfully|truly|ever)|(?:with )?(?:kind|best|warm)(?:est)? (?:regards|wishes)|sincerely)\b/iu,
      weight: 5,
      most: 1,
    },
    { pattern: /^(?:our|your) ref(?:erence)?\b/iu, weight: 2, most: 2 },
  ],
  'parliamentary debate': [
    {
      pattern: /\b(?:right )?hon\. (?:and learned )?(?:friends?|members?|gentlem[ae]n|lad(?:y|ies))\b/iu,
      weight: 3,
      most: 5,
    },
    {
      pattern: /\bI beg to move\b|\bthis house (?:has considered|notes|regrets|calls on)\b/iu,
      weight: 6,
      most: 1,
    },
    {
      pattern: /\b(?:mr|madam) (?:deputy )?speaker\b|\bnoble (?:lord|baroness|friend|lady|viscount|earl)\b/iu,
      weight: 3,
      most: 4,
    },
    { pattern: /\bmy lords\b/iu, weight: 2, most: 3 },
    {
      // The record's own head: the place alone, or run together with the first words spoken.
      pattern: /^(?:Commons Chamber|Lords Chamber|Westminster Hall|Grand Committee)(?=\p{Lu}|$)/u,
      weight: 8,
      most: 1,
      where: 'top',
    },
    {
      pattern: /\bhansard\b|^(?:house of (?:commons|lords)|(?:commons|lords) chamber|westminster hall)/iu,
      weight: 4,
      most: 2,
      where: 'top',
    },
    {
      pattern:
        /\bquestion put and agreed to\b|\bhouse divided\b|\bgave way\b|\bwill the (?:minister|hon\.)/iu,
      weight: 3,
      most: 3,
    },
    {
      pattern:
        /^\p{Lu}[\p{L}.’' -]{2,60}\s\((?:\p{Lu}[\p{L}’' -]+)\)\s\((?:con|lab|ld|snp|pc|dup|ind|green|lab\/co-op|cb|non-afl)\)/iu,
      weight: 4,
      most: 3,
    },
  ],
  'official report': [
    {
      pattern:
        /\b(?:serious case|independent|safeguarding adults?|child safeguarding|thematic|learning|domestic homicide|lessons learned|governance|rapid|desktop|case|internal) review\b|\b(?:inspection|inquiry|investigation|audit|annual|final|interim|progress|overview) report\b|\breport (?:of|into|on|by) (?:the|an?)\b/iu,
      weight: 4,
      most: 1,
      where: 'top',
    },
    {
      pattern:
        /^(?:\d{1,2}(?:\.\d{1,2})*\.?\s+|chapter \S+\W+|#+\s)?(?:(?:executive )?summary|what we found|how we (?:carried out|did) this (?:inspection|review)|terms of reference|recommendations?|key findings|findings|methodology|scope|background|introduction|foreword|conclusions?|lessons (?:learned|learnt)|summary of recommendations|glossary|annex(?:e)?\b.{0,40}|appendix\b.{0,40})$/iu,
      weight: 2,
      most: 5,
    },
    {
      pattern:
        /\b(?:this|the) (?:review|report|inquiry|panel|board|inspection) (?:found|finds|concludes?|recommends?|considers?|was commissioned|has found)\b/iu,
      weight: 1,
      most: 4,
    },
    { pattern: /^(?:\d{1,2}(?:\.\d{1,2})*\.?\s+)?recommendation \d/iu, weight: 2, most: 3 },
  ],
  'press report': [
    {
      pattern:
        /["”’,]\s(?:(?:he|she|they|it|mr|mrs|ms|dr|a spokes\S+|the \p{L}+)\s(?:\p{Lu}\p{L}+\s)?)?(?:said|added|told|says|explained|argued|concludes?|warned)\b|\b(?:said|told (?:the|us)|added)\s?[:,]\s?["“']|\b(?:has|have) (?:said|argued|warned|told)\b/iu,
      weight: 1,
      most: 6,
    },
    { pattern: /\bspokes(?:man|woman|person)\b/iu, weight: 2, most: 2 },
    {
      pattern: /^by \p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'.-]*){1,3}(?:,.{0,60})?$/u,
      weight: 4,
      most: 1,
      where: 'top',
    },
    {
      pattern: /^(?:date )?(?:published|posted|updated|last updated|first published)\b/iu,
      weight: 4,
      most: 1,
      where: 'top',
    },
    {
      pattern:
        /\b(?:reporter|correspondent|news ?desk|the (?:gazette|herald|echo|chronicle|post|times|mail|argus|courier|advertiser|examiner|observer|telegraph|news|star|standard|press))\b/iu,
      weight: 2,
      most: 2,
    },
    {
      pattern: /\b(?:today|yesterday|last night|this week|on (?:mon|tues|wednes|thurs|fri|satur|sun)day)\b/iu,
      weight: 1,
      most: 3,
    },
    { pattern: /^(?:\(?photo|picture|image)\b|\b(?:pa|reuters|getty)\b/iu, weight: 1, most: 1 },
  ],
};

/** What a kind must reach; earlier kinds win where several reach the same. */
const least: Readonly<Record<Exclude<DocumentKind, 'other'>, number>> = {
  'e-mail': 11,
  minutes: 10,
  statement: 8,
  letter: 10,
  'parliamentary debate': 8,
  'official report': 7,
  'press report': 4,
};

const order = [
  'e-mail',
  'minutes',
  'statement',
  'letter',
  'parliamentary debate',
  'official report',
  'press report',
] as const;

/**
 * The kind of a document, by cues in its words that are weighed and added up, each counted a limited number of times.
 *
 * A kind counts where it reaches its own least weight; of those the one that exceeds it most wins, the more formal kind on
 * a tie. Numbered paragraphs speak for a report, and many of them or printed line numbers against a press report; a headline with a date line, a web page's furniture and what its `meta`
 * elements say of a publisher and a day speak for a press report. Else `other`.
 */
export function detectKind(described: DescribedText, hints: DescriptionHints): DocumentKind {
  let best: DocumentKind = 'other';
  let bestShare = 0;
  for (const kind of order) {
    const blocks = kind === 'press report' ? [...described.blocks, ...described.furniture] : described.blocks;
    let weight = 0;
    for (const cue of cues[kind]) {
      const searched = cue.where === 'top' ? blocks.slice(0, 12) : blocks;
      let hits = 0;
      for (const { words } of searched) {
        if (cue.pattern.test(words)) hits += 1;
        if (hits === cue.most) break;
      }
      weight += hits * cue.weight;
    }
    if (kind === 'official report') weight += ownNumberWeight(described);
    if (kind === 'press report')
      weight = isNumberedThroughout(described) ? 0 : weight + pageWeight(described, hints);
    const share = weight / least[kind];
    if (share >= 1 && share > bestShare) {
      best = kind;
      bestShare = share;
    }
  }
  return best;
}

/** Newspapers number neither their paragraphs nor their lines. */
function isNumberedThroughout({ blocks }: DescribedText): boolean {
  const paragraphs = blocks.filter(({ own }) => own?.kind === 'paragraph').length;
  return paragraphs >= 12 || blocks.some(({ own }) => own?.kind === 'page-line');
}

function ownNumberWeight(described: DescribedText): number {
  const numbered = described.blocks.filter(({ own }) => own?.kind === 'paragraph');
  const dotted = numbered.some(({ own }) => own?.kind === 'paragraph' && own.label.includes('.'));
  return numbered.length < 5 ? 0 : dotted ? 4 : 2;
}

function pageWeight({ blocks, furniture }: DescribedText, hints: DescriptionHints): number {
  const start = blocks.slice(0, 4);
  const headline =
    start.some(({ kind }) => kind === 'heading') && start.some(({ words }) => wholeLineDate(words) !== null);
  const ofThePage = furniture.some(({ words }) =>
    /\b(?:comments?|share|newsletter|news ?desk|cookies|advertisement|related)\b/iu.test(words),
  );
  return (headline ? 2 : 0) + (ofThePage ? 2 : 0) + (hints.publisher !== null && hints.date !== null ? 3 : 0);
}
