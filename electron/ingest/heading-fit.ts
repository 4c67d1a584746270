import type { DraftBlock } from './draft-block.ts';
import { isMessageHeader, leadingNumber } from './line-cues.ts';

const closing =
  /^(?:yours (?:sincerely|faithfully|truly|ever)|(?:with )?(?:kind|best|warm)(?:est)? (?:regards|wishes)|sincerely|regards)\b/iu;

/**
 * Takes back headings that cannot be any: the last block of a text, which has nothing to head; names after the closing of a
 * letter; and short lines of a message, which begins with `From:` and `Subject:` lines.
 */
export function takeBackHeadings(text: string, drafts: readonly DraftBlock[]): void {
  const words = (draft: DraftBlock): string =>
    text.slice(draft.start, Math.min(draft.end, draft.start + 200));
  const message = drafts.slice(0, 8).filter((draft) => isMessageHeader(words(draft))).length >= 3;
  let closed = false;
  drafts.forEach((draft, index) => {
    if (draft.kind === 'heading') {
      const numbered = leadingNumber(words(draft)) !== null;
      const last = index === drafts.length - 1 && drafts.length > 1;
      if (last || closed || (message && !numbered)) draft.kind = 'paragraph';
    } else if (closing.test(words(draft)) && draft.end - draft.start < 80) {
      closed = true;
    } else if (draft.end - draft.start > 300) {
      closed = false;
    }
  });
}
