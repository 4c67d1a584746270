/** How many words stand in one run. */
const runLength = 5;

/**
 * The runs of five words of a text, each as a number of 32 bits, in ascending order without repetition. Words are letters and
 * digits in small letters, whatever stands between them; a text of fewer words is one run, a text without any none.
 */
export function shinglesOf(text: string): Uint32Array {
  const words = wordHashes(text.toLowerCase());
  if (words.length === 0) return new Uint32Array();
  const count = Math.max(1, words.length - runLength + 1);
  const runs = new Uint32Array(count);
  for (let first = 0; first < count; first += 1) {
    let hash = 0;
    for (let at = first; at < Math.min(words.length, first + runLength); at += 1) {
      hash = Math.imul(hash, 0x01000193) ^ (words[at] ?? 0);
      hash = (hash << 7) | (hash >>> 25);
    }
    runs[first] = mixed(hash);
  }
  runs.sort();
  let kept = 0;
  for (let at = 0; at < count; at += 1) {
    const run = runs[at] ?? 0;
    if (at > 0 && run === runs[at - 1]) continue;
    runs[kept] = run;
    kept += 1;
  }
  return runs.slice(0, kept);
}

/** How much two sets of runs have in common, from 0 to 1 (Jaccard): what both have against what either has. */
export function jaccardOf(one: Uint32Array, other: Uint32Array): number {
  if (one.length === 0 && other.length === 0) return 1;
  let shared = 0;
  let left = 0;
  let right = 0;
  while (left < one.length && right < other.length) {
    const first = one[left] ?? 0;
    const second = other[right] ?? 0;
    if (first === second) shared += 1;
    if (first <= second) left += 1;
    if (second <= first) right += 1;
  }
  return shared / (one.length + other.length - shared);
}

/** Each word as 32 bits (FNV-1a over its code units). */
function wordHashes(text: string): readonly number[] {
  const table = (wordCharacters ??= tableOfWordCharacters());
  const words: number[] = [];
  let hash = 0;
  let inWord = false;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (table[unit] === 1) {
      hash = Math.imul((inWord ? hash : 0x811c9dc5) ^ unit, 0x01000193);
      inWord = true;
    } else if (inWord) {
      words.push(hash);
      inWord = false;
    }
  }
  if (inWord) words.push(hash);
  return words;
}

let wordCharacters: Uint8Array | null = null;

/** Which code units stand in words; halves of characters beyond the first plane do. */
function tableOfWordCharacters(): Uint8Array {
  return Uint8Array.from({ length: 0x10000 }, (_, unit) =>
    (unit >= 0xd800 && unit < 0xe000) || /[\p{L}\p{N}\p{M}]/u.test(String.fromCharCode(unit)) ? 1 : 0,
  );
}

/** Spreads every bit over all of them (the finalizer of MurmurHash3). */
function mixed(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
