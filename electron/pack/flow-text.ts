import type { TextComposition } from './composition.ts';
import { flowParagraph } from './flow-paragraph.ts';
import { columnWidth, page } from './page-geometry.ts';
import { setParagraph, type Span } from './paragraph.ts';

/**
 * Puts spans as one paragraph into the column, or into a part of it, inside the structure element that is open.
 *
 * `where` names the place in warnings. All spans have the first one's leading.
 */
export function* flowText(
  composition: TextComposition,
  spans: readonly Span[],
  where: string,
  left: number = page.left,
  width: number = columnWidth,
): Generator<void> {
  const leading = spans[0]?.style.leading ?? 0;
  const paragraph = setParagraph(composition.setter, spans, width, composition.report(where));
  yield* flowParagraph(composition, paragraph, { left, leading });
}
