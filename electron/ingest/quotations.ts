import { isBlank, type Line } from './lines.ts';
import { isLeadIn } from './line-cues.ts';
import type { DraftBlock } from './draft-block.ts';

/** How many paragraphs a quotation that was introduced may run on without its closing mark. */
const longestRun = 8;

/**
 * Makes quotations of paragraphs that are set in from the usual margin, and of those that a lead-in ending in a colon
 * introduces and quotation marks enclose, over several paragraphs too.
 */
export function markQuotations(
  text: string,
  drafts: readonly DraftBlock[],
  usual: number,
  lines: readonly Line[],
): void {
  const indents = new Map<number, number>();
  for (const line of lines) if (!isBlank(line)) indents.set(line.start, line.indent);
  drafts.forEach((draft, index) => {
    if (draft.kind !== 'paragraph') return;
    const indent = indents.get(draft.start) ?? 0;
    if (indent >= usual + 4 && indent <= usual + 16 && draft.end - draft.start >= 60)
      draft.kind = 'quotation';
    const before = drafts[index - 1];
    if (
      before === undefined ||
      before.kind === 'heading' ||
      !isLeadIn(text.slice(before.start, before.end).slice(-8))
    )
      return;
    const opening = text.charAt(draft.start);
    const closing = opening === '“' ? '”' : opening === '‘' ? '’' : opening === '"' ? '"' : null;
    if (closing === null) return;
    for (let at = index; at < Math.min(index + longestRun, drafts.length); at += 1) {
      const inside = drafts[at];
      if (inside === undefined || inside.kind === 'heading') return;
      if (!closesWith(text, inside, closing)) continue;
      for (const quoted of drafts.slice(index, at + 1))
        if (quoted.kind === 'paragraph') quoted.kind = 'quotation';
      return;
    }
  });
}

/** True where the paragraph ends with the closing mark, before or after its full stop. */
function closesWith(text: string, draft: DraftBlock, closing: string): boolean {
  const tail = text.slice(Math.max(draft.start + 1, draft.end - 4), draft.end);
  return new RegExp(`${closing}[.,;]?\\]?$`, 'u').test(tail);
}
