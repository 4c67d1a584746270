import { blocksOfText } from '../blocks-of-text.ts';
import { draftBlock, type DraftBlock } from '../draft-block.ts';

/** A run of lines of one sort, as a span of the text. */
interface Run {
  readonly sort: 'words' | 'quoted' | 'signature';
  readonly start: number;
  end: number;
}

/** A text that changes between quoted lines and others more often is read like other text. */
const mostRuns = 20_000;

/** A signature of more lines is text that happens to follow two hyphens. */
const longestSignature = 40;

/**
 * The blocks of a message's plain text: lines behind `>` are quotations, parted where a quoted line is empty; from the two
 * hyphens that begin a signature on, it is one block; all else is read like other text.
 */
export function blocksOfMessage(text: string): DraftBlock[] {
  const drafts: DraftBlock[] = [];
  const runs = runsOf(text);
  if (runs.length > mostRuns) return blocksOfText(text);
  for (const run of runs) {
    const blocks = run.sort === 'quoted' ? quotedBlocks(text, run) : wordBlocks(text, run);
    for (const block of blocks) drafts.push(block);
  }
  return markEarlierMessages(text, drafts);
}

/**
 * Marks an earlier message that stands unquoted at the end, as some programs write it: everything from its line of hyphens or
 * its headers on is a quotation.
 */
export function markEarlierMessages(text: string, drafts: DraftBlock[]): DraftBlock[] {
  const starts = drafts.map(({ start, end }) => text.slice(start, Math.min(end, start + 400)));
  const first = starts.findIndex(
    (words, index) =>
      /^[-_ ]{2,}\s*(?:original|forwarded) message\s*[-_ ]{2,}/iu.test(words) ||
      /^begin forwarded message:/iu.test(words) ||
      isHeaderCluster(starts.slice(index, index + 6)),
  );
  if (first === -1) return drafts;
  for (const draft of drafts.slice(first)) {
    if (draft.kind === 'paragraph' || draft.kind === 'heading') {
      draft.kind = 'quotation';
      delete draft.level;
    }
  }
  return drafts;
}

/** `From:`, then within a few lines `Sent:` or `Date:`, and `To:` or `Subject:`. */
function isHeaderCluster(starts: readonly string[]): boolean {
  if (!/^\s*\*?From:/u.test(starts[0] ?? '')) return false;
  const near = starts.join('\n');
  return /^\s*\*?(?:Sent|Date):/mu.test(near) && /^\s*\*?(?:To|Subject):/mu.test(near);
}

function runsOf(text: string): readonly Run[] {
  const runs: Run[] = [];
  let signatureLines = 0;
  for (let at = 0; at < text.length;) {
    const found = text.indexOf('\n', at);
    const next = found === -1 ? text.length : found + 1;
    const open = runs.at(-1);
    const line = text.slice(at, Math.min(next, at + 8));
    let sort: Run['sort'] = /^ ?>/u.test(line) ? 'quoted' : 'words';
    if (sort === 'words' && /^-- ?\r?\n?$/u.test(line) && open !== undefined) {
      sort = 'signature';
      signatureLines = 0;
    } else if (sort === 'words' && open?.sort === 'signature' && signatureLines < longestSignature) {
      sort = 'signature';
      signatureLines += 1;
    }
    const begins = open?.sort !== sort || signatureLines === 0;
    if (open === undefined || (begins && (open.sort !== sort || sort === 'signature')))
      runs.push({ sort, start: at, end: next });
    else open.end = next;
    at = next;
  }
  return runs;
}

function wordBlocks(text: string, run: Run): readonly DraftBlock[] {
  const words = text.slice(run.start, run.end);
  if (run.sort === 'signature') {
    const length = words.trimEnd().length;
    return length === 0 ? [] : [draftBlock('paragraph', run.start, run.start + length)];
  }
  return blocksOfText(words).map(({ kind, start, end }) =>
    // A short line by itself is a greeting or an answer here, not a heading.
    draftBlock(kind === 'heading' ? 'paragraph' : kind, run.start + start, run.start + end),
  );
}

/** Empty quoted lines belong to the block before them, so that every sign is in one. */
function quotedBlocks(text: string, run: Run): readonly DraftBlock[] {
  const spans: { start: number; end: number }[] = [];
  let parted = true;
  let leading: number | null = null;
  for (let at = run.start; at < run.end;) {
    const found = text.indexOf('\n', at);
    const next = found === -1 || found >= run.end ? run.end : found + 1;
    const line = text.slice(at, next).trimEnd();
    const open = spans.at(-1);
    if (/^[\s>]*$/u.test(line)) {
      if (open !== undefined) open.end = at + line.length;
      else leading ??= at;
      parted = true;
    } else if (open === undefined || parted) {
      spans.push({ start: open === undefined ? (leading ?? at) : at, end: at + line.length });
      parted = false;
    } else open.end = at + line.length;
    at = next;
  }
  if (spans.length === 0 && leading !== null)
    spans.push({ start: leading, end: run.start + text.slice(run.start, run.end).trimEnd().length });
  return spans.map(({ start, end }) => draftBlock('quotation', start, end));
}
