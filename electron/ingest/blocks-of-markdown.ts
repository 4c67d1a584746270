import { draftBlock, type DraftBlock } from './draft-block.ts';
import { isBlank, linesOf, type Line } from './lines.ts';

/** What a Markdown text says of itself in front matter. */
export interface MarkdownLayout {
  readonly drafts: DraftBlock[];
  /** Front matter fields of one line, names in lower case. */
  readonly frontMatter: ReadonlyMap<string, string>;
}

const listMarker = /^(?:[-*+]|\d{1,9}[.)])(?:\s|$)/u;
const ruledLine = /^(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,})$/u;
const tableRule = /^\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?$/u;

/**
 * The blocks of a Markdown text (CommonMark's leaf blocks, GitHub's tables), as it stands: nothing is taken out or rendered.
 *
 * Marks such as `#` and `>` are part of the block they mark; the line under a setext heading or a table's head belongs to
 * it; a fence and what it holds is one paragraph; front matter and ruled lines are furniture.
 */
export function blocksOfMarkdown(text: string): MarkdownLayout {
  const lines = linesOf(text);
  const drafts: DraftBlock[] = [];
  const frontMatter = new Map<string, string>();
  const shown = (line: Line | undefined): string =>
    line === undefined ? '' : text.slice(line.start, Math.min(line.end, line.start + 2000));
  let at = readFrontMatter(text, lines, drafts, frontMatter);
  while (at < lines.length) {
    const line = lines[at];
    if (line === undefined || isBlank(line)) {
      at += 1;
      continue;
    }
    const words = shown(line);
    const fence = /^(`{3,}|~{3,})/u.exec(words)?.[1];
    const atx = /^(#{1,6})(?:\s|$)/u.exec(words)?.[1];
    let last = at;
    if (fence !== undefined) {
      while (last + 1 < lines.length && !(last > at && shown(lines[last]).startsWith(fence))) last += 1;
      while (last > at && isBlank(lines[last] ?? line)) last -= 1;
      drafts.push(draftBlock('paragraph', line.start, lines[last]?.end ?? line.end));
    } else if (atx !== undefined) {
      drafts.push(draftBlock('heading', line.start, line.end, atx.length));
    } else if (ruledLine.test(words)) {
      drafts.push({ ...draftBlock('paragraph', line.start, line.end), furniture: true });
    } else if (
      words.includes('|') &&
      tableRule.test(shown(lines[at + 1])) &&
      shown(lines[at + 1]).includes('-')
    ) {
      drafts.push(draftBlock('table-row', line.start, lines[at + 1]?.end ?? line.end));
      last = at + 1;
      while (shown(lines[last + 1]).includes('|')) {
        last += 1;
        drafts.push(draftBlock('table-row', lines[last]?.start ?? 0, lines[last]?.end ?? 0));
      }
    } else {
      const kind = words.startsWith('>') ? 'quotation' : listMarker.test(words) ? 'list-item' : 'paragraph';
      const picture = /^!\[[^\]]*\]\([^)]*\)$/u.test(words);
      let level: number | null = null;
      while (!picture && last + 1 < lines.length) {
        const next = lines[last + 1];
        const ahead = shown(next);
        if (next === undefined || isBlank(next)) break;
        if (kind === 'paragraph' && /^(?:=+|-+)$/u.test(ahead)) {
          level = ahead.startsWith('=') ? 1 : 2;
          last += 1;
          break;
        }
        if (kind === 'quotation' ? /^>\s*(?:>|$)/u.test(ahead) : interrupts(ahead)) break;
        last += 1;
      }
      const end = lines[last]?.end ?? line.end;
      drafts.push(
        level === null
          ? draftBlock(picture ? 'caption' : kind, line.start, end)
          : draftBlock('heading', line.start, end, level),
      );
    }
    at = last + 1;
  }
  return { drafts, frontMatter };
}

/** True for a line that begins a block of its own without a blank line before it. */
function interrupts(words: string): boolean {
  return (
    /^#{1,6}(?:\s|$)|^(?:`{3,}|~{3,})|^>/u.test(words) || ruledLine.test(words) || listMarker.test(words)
  );
}

function readFrontMatter(
  text: string,
  lines: readonly Line[],
  drafts: DraftBlock[],
  fields: Map<string, string>,
): number {
  const words = (line: Line): string => text.slice(line.start, line.end);
  const [first] = lines;
  if (first === undefined || words(first) !== '---') return 0;
  const close = lines.slice(1, 60).findIndex((line) => words(line) === '---' || words(line) === '...') + 1;
  const inside = lines.slice(1, close);
  if (close === 0 || !inside.some((line) => /^[\w-]+\s*:/u.test(words(line)))) return 0;
  for (const line of inside) {
    const field = /^([\w-]+)\s*:\s*(\S.*)$/u.exec(words(line));
    if (field !== null)
      fields.set((field[1] ?? '').toLowerCase(), (field[2] ?? '').replace(/^(["'])(.*)\1$/u, '$2'));
  }
  drafts.push({ ...draftBlock('paragraph', first.start, lines[close]?.end ?? first.end), furniture: true });
  return close + 1;
}
