/**
 * What single lines of plain text look like. Every rule reads at most the first 200 or the last 60 characters, so that a
 * line of a million characters costs no more than a short one.
 */

const listMarker =
  /^(?:::|[-*+•‣◦▪●■·–—»>]{1,2}(?=\s)|[oO](?=\s{2,})|\(?(?:[a-zA-Z]|[ivxlc]{1,5}|\d{1,3})\)(?=\s)|(?:\d{1,3}|[a-z]|[ivx]{1,4})\.(?=\s+\S))\s*/u;

/** The length of a list marker at the start of a line (`::`, `-`, `•`, `1)`, `(a)`, `iv.`), with the space after it; 0 for none. */
export function listMarkerLength(line: string): number {
  const marker = listMarker.exec(line.slice(0, 40))?.[0] ?? '';
  return line.length > marker.length ? marker.length : 0;
}

const ownNumber =
  /^(?:\d{1,3}(?:\.\d{1,3}){1,3}\.?(?=\s)|\d{1,3}[.)](?=\s)|\(\d{1,3}\)(?=\s)|\[\d{1,3}\](?=\s)|\d{1,3}(?=\t| {2,}))/;

/** The paragraph number a line begins with as printed (`4.12`, `17.`, `(3)`, `[8]`), or null. */
export function leadingNumber(line: string): string | null {
  return ownNumber.exec(line.slice(0, 24))?.[0] ?? null;
}

/** True where a line ends as a sentence, a lead-in or a clause of a list ends. */
export function endsTerminally(line: string): boolean {
  return /[.!?:;…][)\]"'”’»]*$/u.test(line.slice(-12));
}

/** True where a line begins with a small letter, after quotes and brackets. */
export function startsSmall(line: string): boolean {
  return /^["'“‘(\[…]*\s*\p{Ll}/u.test(line.slice(0, 12));
}

/** True for a line in brackets that credits or describes a picture, or that names a figure or table. */
export function isCaption(line: string): boolean {
  const shown = line.slice(0, 200);
  return (
    /^[([](?:photo(?:graph)?s?|pictures?|pics?|images?|credit|illustration)\b[^\n]{0,150}[)\]]$/iu.test(
      shown,
    ) ||
    /^(?:photo(?:graph)?s?|pictures?|pics?|images?|captions?)(?: credit| courtesy)?(?: by)?\s?[:/©–-]\s?\S/iu.test(
      shown,
    ) ||
    /^(?:figure|fig\.|table|chart|map)\s\d{1,3}(?:\.\d{1,2})?\s?[:.–-]\s?\S/iu.test(shown)
  );
}

/** True for a line that ends in a colon and introduces what follows. */
export function isLeadIn(line: string): boolean {
  return /:[\s"'”’]*$/u.test(line.slice(-8));
}

/** True for a line `From: …`, `Sent: …`, `Subject: …` of a message. */
export function isMessageHeader(line: string): boolean {
  return /^(?:from|to|cc|bcc|sent|date|subject|reply-to|attachments?|importance)\s?:(?:\s|$)/iu.test(
    line.slice(0, 24),
  );
}

/** True for a line that begins with a speaker's name in capitals and a colon, or `Q.` or `A.`. */
export function isSpeakerStart(line: string): boolean {
  return /^(?:[QA]\.(?:\s|$)|[QA](?:\t|\s{2,})|(?:THE\s)?\p{Lu}[\p{Lu}.'’-]*(?:\s\p{Lu}[\p{Lu}.'’-]*){0,5}:(?:\s|$))/u.test(
    line.slice(0, 80),
  );
}

/** True for a line all in capitals, with at least two words' worth of letters. */
export function isAllCapitals(line: string): boolean {
  const shown = line.slice(0, 200);
  return /\p{Lu}.*\p{Lu}.*\p{Lu}/u.test(shown) && !/\p{Ll}/u.test(shown);
}

/** True for `Chapter 3`, `Annex A`, `Part II: …`, `Section 4`, with or without a title after it. */
export function isDivisionTitle(line: string): boolean {
  return /^(?:chapter|part|section|annex(?:e)?|appendix|schedule|volume)\s(?:\d{1,3}|[A-Z]|[IVXLC]{1,6}|one|two|three|four|five|six|seven|eight|nine|ten)(?:\s?[:.–—-]\s?.*|\s.*)?$/iu.test(
    line.slice(0, 200),
  );
}

/** True for a line of signs without letters or digits, such as a ruled line. */
export function isRuledLine(line: string): boolean {
  return !/[\p{L}\p{N}]/u.test(line.slice(0, 200)) && line.length <= 200;
}
