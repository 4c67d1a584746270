import { failure, success, type Result } from '../../../shared/base/index.ts';
import type { NearDuplicate, NearDuplicateGroup, NearDuplicates } from '../../../shared/model/index.ts';
import { jaccardOf, pairsAlike, shinglesOf, sketchOf, type TextSketch } from '../../../shared/text/index.ts';
import { readCanonicalText, type ReadableDatabase } from '../../store/index.ts';
import type { JobProgress } from './jobs.ts';

/** How many runs of words are kept at most while pairs are compared, 4 bytes each; beyond, they are made anew. */
const mostKeptRuns = 32 * 1024 * 1024;

/** Texts between two moments at which the work can be cancelled. */
const stretch = 50;

interface ListedText {
  readonly documentId: string;
  readonly urn: string;
  readonly title: string;
  readonly textSha256: string;
}

/**
 * Groups documents in use whose texts are alike: sketches find pairs that may be, then each pair's runs of words are compared
 * exactly. A group is what is tied together by pairs of at least `threshold`; nothing is merged. Fails with `cancelled`.
 */
export async function nearDuplicates(
  reader: ReadableDatabase,
  threshold: number,
  onProgress: (progress: JobProgress) => void,
  signal: AbortSignal,
): Promise<Result<NearDuplicates>> {
  const listed = reader.all<ListedText>(
    `SELECT id AS documentId, urn, title, text_sha256 AS textSha256 FROM document
     WHERE made_order IS NOT NULL AND withdrawn IS NULL AND superseded_by IS NULL ORDER BY urn, made_order`,
  );
  const pause = async (done: number): Promise<boolean> => {
    onProgress({ done, total: listed.length });
    await new Promise((resolve) => setImmediate(resolve));
    return signal.aborted;
  };
  const runsOf = (text: ListedText): Uint32Array =>
    shinglesOf(readCanonicalText(reader, text.textSha256) ?? '');
  const sketches: (TextSketch | null)[] = [];
  const bySha256 = new Map<string, TextSketch | null>();
  for (const [index, text] of listed.entries()) {
    if (index % stretch === 0 && (await pause(index))) return cancelled;
    const known = bySha256.get(text.textSha256);
    const sketch = known === undefined ? sketchOf(runsOf(text)) : known;
    bySha256.set(text.textSha256, sketch);
    sketches.push(sketch);
  }
  const compare = comparison(runsOf);
  const groups = groupsOf(listed.length);
  for (const [index, [one, other]] of pairsAlike(sketches).entries()) {
    if (index % stretch === 0 && (await pause(listed.length))) return cancelled;
    const [first, second] = [listed[one], listed[other]];
    if (first === undefined || second === undefined || groups.of(one) === groups.of(other)) continue;
    if (compare(first, second) >= threshold) groups.tie(one, other);
  }
  const found: NearDuplicateGroup[] = [];
  for (const members of groups.all()) {
    const texts = members.flatMap((index) => listed[index] ?? []);
    const [first] = texts;
    if (first === undefined || texts.length < 2) continue;
    found.push({ documents: texts.map((text) => memberOf(text, text === first ? 1 : compare(first, text))) });
    if (signal.aborted) return cancelled;
  }
  const closest = ({ documents }: NearDuplicateGroup): number =>
    Math.max(...documents.slice(1).map(({ similarity }) => similarity));
  return success({
    threshold,
    groups: found.sort((one, other) => closest(other) - closest(one)),
    compared: sketches.filter((sketch) => sketch !== null).length,
  });
}

const cancelled = failure('cancelled', 'Looking for near-duplicates was cancelled. Nothing was changed.');

function memberOf({ documentId, urn, title }: ListedText, similarity: number): NearDuplicate {
  return { documentId, urn, title, similarity };
}

/** Compares texts exactly, and keeps the runs of those compared last. */
function comparison(
  runsOf: (text: ListedText) => Uint32Array,
): (one: ListedText, other: ListedText) => number {
  const kept = new Map<string, Uint32Array>();
  let runs = 0;
  const read = (text: ListedText): Uint32Array => {
    const standing = kept.get(text.textSha256);
    if (standing !== undefined) return standing;
    const made = runsOf(text);
    for (const [sha256, oldest] of kept) {
      if (runs + made.length <= mostKeptRuns) break;
      kept.delete(sha256);
      runs -= oldest.length;
    }
    kept.set(text.textSha256, made);
    runs += made.length;
    return made;
  };
  return (one, other) => (one.textSha256 === other.textSha256 ? 1 : jaccardOf(read(one), read(other)));
}

/** Things tied together by pairs (union and find). */
interface Groups {
  /** The least of the group that a thing is in. */
  readonly of: (index: number) => number;
  readonly tie: (one: number, other: number) => void;
  readonly all: () => readonly (readonly number[])[];
}

function groupsOf(count: number): Groups {
  const above = Array.from({ length: count }, (_, index) => index);
  const of = (index: number): number => {
    let at = index;
    for (let next = above[at] ?? at; next !== at; next = above[at] ?? at) {
      above[at] = above[next] ?? next;
      at = next;
    }
    return at;
  };
  return {
    of,
    tie: (one, other) => {
      const [first, second] = [of(one), of(other)];
      above[Math.max(first, second)] = Math.min(first, second);
    },
    all: () => {
      const groups = new Map<number, number[]>();
      for (const index of above.keys()) {
        const group = groups.get(of(index)) ?? [];
        group.push(index);
        groups.set(of(index), group);
      }
      return [...groups.values()];
    },
  };
}
