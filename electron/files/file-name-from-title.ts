/** Longest name made, in UTF-16 code units: leaves room for an ending and a number within every file system's limit. */
const longest = 80;

/** Names Windows keeps for devices, whatever ending follows. */
const reservedNames = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])$/i;

/**
 * A name for a file or folder, made from a title, that every system in use accepts: without separators, control and
 * direction characters, or what Windows refuses (`< > : " / \ | ? *`, a dot or space at the end, device names).
 *
 * Gives `fallback` where nothing usable is left of the title.
 */
export function fileNameFromTitle(title: string, fallback: string): string {
  const plain = title
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Cn}\p{Co}\p{Zl}\p{Zp}<>:"/\\|?*]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const short = [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(plain)]
    .filter((grapheme) => grapheme.index + grapheme.segment.length <= longest)
    .map((grapheme) => grapheme.segment)
    .join('');
  const name = short.replace(/^[. ]+|[. ]+$/g, '');
  const stem = name.split('.')[0]?.trim() ?? '';
  if (name === '') return fallback;
  return reservedNames.test(stem) ? `${fallback} ${name}` : name;
}
