/** How many places a sentence names before it says how many more there are. */
const named = 5;

/**
 * Says where in a text some offsets are, for a person: `Characters 14, 1,204 and 7 more.`
 *
 * Characters are counted as Unicode code points from 1. Offsets ascend.
 */
export function placesInWords(text: string, offsets: readonly number[]): string {
  const shown = offsets.slice(0, named);
  const numbers: string[] = [];
  let character = 1;
  let at = 0;
  for (const offset of shown) {
    while (at < offset) {
      at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
      character += 1;
    }
    numbers.push(character.toLocaleString('en-GB'));
  }
  const more = offsets.length - shown.length;
  if (numbers.length === 1 && more === 0) return `Character ${numbers.join('')}.`;
  const tail = more > 0 ? `${more.toLocaleString('en-GB')} more` : numbers.pop();
  return `Characters ${numbers.join(', ')} and ${tail}.`;
}
