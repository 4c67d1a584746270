import type { DocumentKind } from '../../../shared/model/index.ts';
import { sentenceSpans } from '../../../shared/text/index.ts';
import { wholeLineDate } from './date-expressions.ts';
import type { DescribedBlock, DescribedText } from './described-text.ts';
import type { DescriptionHints } from './description-hints.ts';

/** A title, and whether it was made up because the text has none. */
export interface DetectedTitle {
  readonly title: string;
  readonly madeUp: boolean;
}

/** The longest line that can be a title. */
const longest = 200;

/** Where a made-up title is cut, at a word. */
const madeUpLength = 80;

/**
 * The title of a document: what the format says, the subject line of a message or letter, or the first block that reads as
 * a title before the text begins, dates, by-lines, captions, mastheads and section names passed over.
 *
 * Else one made up from the first sentence, cut at a word within 80 characters with `…`.
 */
export function detectTitle(
  described: DescribedText,
  hints: DescriptionHints,
  kind: DocumentKind,
): DetectedTitle {
  const given = titleOfFormat(hints);
  if (given !== null) return { title: given, madeUp: false };
  const { blocks } = described;
  const subject = subjectOf(blocks, kind);
  if (subject !== null) return { title: subject, madeUp: false };
  const found = kind === 'letter' || kind === 'e-mail' ? null : titleInText(blocks, kind);
  if (found !== null) return { title: found, madeUp: false };
  return { title: madeUpTitle(blocks.length > 0 ? blocks : described.furniture, kind), madeUp: true };
}

function titleOfFormat(hints: DescriptionHints): string | null {
  const { heading, title, pageTitle } = hints;
  const clean = (words: string): string => words.replace(/\s+/gu, ' ').trim().slice(0, longest);
  if (heading !== null && heading.length >= 8) return clean(heading);
  if (title !== null) return clean(title);
  if (heading !== null) return clean(heading);
  if (pageTitle === null || pageTitle === '') return null;
  const parts = pageTitle.split(/\s[|–—-]\s/u);
  const bare = parts.length > 1 ? parts.slice(0, -1).join(' – ') : pageTitle;
  return clean(bare.length >= 8 ? bare : pageTitle);
}

function subjectOf(blocks: readonly DescribedBlock[], kind: DocumentKind): string | null {
  for (const { words } of blocks.slice(0, 25)) {
    const labelled = /^(?:title|headline)\s?:\s?(\S.{2,200})$/iu.exec(words)?.[1];
    if (labelled !== undefined) return labelled;
    if (kind === 'e-mail' || kind === 'letter') {
      const subject = /^(?:subject|re|reference|ref\.? ?subject)\s?[:.]\s?(\S.{1,200})$/iu.exec(words)?.[1];
      if (subject !== undefined) return subject;
    }
  }
  if (kind !== 'letter') return null;
  const salutation = blocks.findIndex(({ words }) => /^dear\s/iu.test(words));
  const after = salutation === -1 ? undefined : blocks[salutation + 1];
  const line = after?.words ?? '';
  if (line.length <= 120 && line.length > 3 && (after?.kind === 'heading' || !/[.,:;?!]$/u.test(line)))
    return line.replace(/^re:?\s/iu, '');
  return null;
}

const mastheads =
  /^(?:house of (?:commons|lords)(?: debates?)?|(?:commons|lords) chamber|westminster hall|grand committee|hansard|official report|parliamentary debates|(?:hc|hl) deb\b.*|oral answers to questions|volume \d+.*|news|home|local(?: news)?|uk(?: news)?|politics|latest|breaking(?: news)?|opinion|crime|health|education|exclusive|press release|for immediate release|official|official[ -–]+sensitive.*|confidential|restricted|not protectively marked|strictly private.*|draft|final|in confidence|in the matter of|exhibit .{1,20}|on behalf of.*|claimant|defendant|statement no.*)\W*$/iu;

/** How a statement names itself, under the court's and the parties' names. */
const statementName =
  /^(?:(?:first|second|third|fourth|supplementary|further)\s)?(?:witness )?statement(?: (?:of|by)\s.{2,120}|\W*)$/iu;

/** The first block that reads as a title, among the blocks before the running text. */
function titleInText(blocks: readonly DescribedBlock[], kind: DocumentKind): string | null {
  const head = blocks.slice(0, 25);
  const named = kind === 'statement' ? head.find(({ words }) => statementName.test(words)) : undefined;
  if (named !== undefined) return withNextLine(named, head);
  const candidates: DescribedBlock[] = [];
  for (const block of blocks.slice(0, 15)) {
    if (isPassedOver(block)) continue;
    if (!isTitleLike(block)) break;
    candidates.push(block);
  }
  const [first, second] = candidates;
  if (first === undefined) return null;
  const cue = titleCues[kind];
  const telling = cue === undefined ? undefined : candidates.slice(0, 6).find(({ words }) => cue.test(words));
  if (telling !== undefined) return withNextLine(telling, candidates);
  if (second !== undefined && wordCount(first.words) <= 3 && wordCount(second.words) >= 4)
    return second.words;
  return first.words;
}

const titleCues: Readonly<Partial<Record<DocumentKind, RegExp>>> = {
  'official report': /\b(?:review|report|inquiry|inspection|audit|investigation|overview)\b/iu,
  minutes: /\b(?:minutes|notes of|meeting)\b/iu,
  statement: /\bstatement\b/iu,
};

/** `WITNESS STATEMENT OF` and the name on the next line are one title. */
function withNextLine(block: DescribedBlock, candidates: readonly DescribedBlock[]): string {
  const next = candidates[candidates.indexOf(block) + 1];
  const goesOn = /\b(?:of|by|on|into|the|for|a)$/iu.test(block.words);
  const short = /^(?:(?:first|second|third|supplementary|further)\s)?(?:witness )?statement$/iu.test(
    block.words,
  );
  if (next !== undefined && (goesOn || (short && /^of\s/iu.test(next.words))))
    return `${block.words} ${next.words}`;
  return block.words;
}

function isPassedOver({ words, kind }: DescribedBlock): boolean {
  return (
    kind === 'caption' ||
    wholeLineDate(words) !== null ||
    mastheads.test(words) ||
    /^\(?(?:about |over )?(?:\d{1,3}|an?|one|two|three) (?:second|minute|hour|day|week|month|year)s?\b.{0,40}\bago\)?$/iu.test(
      words,
    ) ||
    /^(?:by|author|written by|posted|published|updated|last updated|date|first published|source|from|to|sent|cc|our ref|your ref|ref|reference|tel|e-?mail|publisher|hc|hl|witness name|exhibits?|statement no|made on behalf)\b.{0,120}$/iu.test(
      words,
    ) ||
    !/\p{L}{2}/u.test(words)
  );
}

function isTitleLike({ words, kind, length, own }: DescribedBlock): boolean {
  if (
    length > longest ||
    own !== null ||
    kind === 'list-item' ||
    kind === 'table-row' ||
    kind === 'quotation'
  )
    return false;
  if (kind === 'heading') return true;
  return (
    !/[.;,:…]["”’)]*$/u.test(words) &&
    /^["'“‘]?[\p{Lu}\d]/u.test(words) &&
    wordCount(words) >= 2 &&
    !/^(?:dear|i)\s/iu.test(words)
  );
}

function wordCount(words: string): number {
  return words.split(/\s+/u).length;
}

/** Names of chambers that some sites put before the first word of a speech without a space. */
const gluedChamber = /^(?:Commons Chamber|Lords Chamber|Westminster Hall|Grand Committee)(?=\p{Lu})/u;

function madeUpTitle(blocks: readonly DescribedBlock[], kind: DocumentKind): string {
  const salutation = kind === 'letter' ? blocks.findIndex(({ words }) => /^dear\s/iu.test(words)) : -1;
  const body = blocks.slice(salutation + 1);
  const first =
    body.find((block) => !isPassedOver(block) && wordCount(block.words) >= 5) ??
    body.find((block) => !isPassedOver(block)) ??
    blocks[0];
  const words = (first?.words ?? 'Untitled').replace(gluedChamber, '');
  const [sentence] = sentenceSpans(words, { start: 0, end: words.length });
  const whole = words
    .slice(sentence?.start ?? 0, sentence?.end ?? words.length)
    .replace(/^(?:\d{1,3}(?:\.\d{1,3})*[.)]?\s+)/u, '');
  if (whole.length <= madeUpLength) return whole.replace(/(?<!\.)\.$/u, '');
  const cut = whole.slice(0, madeUpLength);
  const border = cut.lastIndexOf(' ');
  return `${(border > madeUpLength / 2
    ? cut.slice(0, border)
    : cut
        .slice(0, -1)
        .toWellFormed()
        .replace(/\ufffd$/u, '')
  ).replace(/[\s,;:–—-]+$/u, '')}…`;
}
