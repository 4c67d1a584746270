import { failure, success, type Result } from '../../../shared/base/index.ts';
import type { CarriedBlockMark, CarriedPlaces, Page } from '../../../shared/model/index.ts';
import { selectorOf } from '../../../shared/text/index.ts';
import type { ComposedText, KeptSpan } from '../../ingest/optical/compose-text.ts';
import type { BlockMarkOnText, PassageOnText } from '../../store/index.ts';

/** True where a passage goes on over a page, so that a text put in there would stand inside its quote. */
export function runsOver(
  { start, end }: { readonly start: number; readonly end: number },
  page: Page,
): boolean {
  return start < page.start && end > page.end;
}

/**
 * Where what was made on a text stands in the same text with recognised pages put in between. Passages are moved by exactly what was
 * put in before them, never looked for: every other page keeps each of its characters, so the quotes stay word for word what the
 * source says. Refused with `text-in-use` where a passage would come apart or hold another quote.
 */
export function carryAlong(
  urn: string,
  composed: ComposedText,
  passages: readonly PassageOnText[],
  blockMarks: readonly BlockMarkOnText[],
): Result<CarriedPlaces> {
  const moved: CarriedPlaces['passages'][number][] = [];
  for (const { id, selector } of passages) {
    const shift = shiftOf(composed.kept, selector.start, selector.end);
    const to =
      shift === null ? null : selectorOf(composed.text, selector.start + shift, selector.end + shift);
    if (to?.quote !== selector.quote) return comesApart(urn);
    moved.push({ passage: id, to, was: selector });
  }
  const blocks = blockMarks.map((mark): CarriedBlockMark => {
    const now = composed.blocks.find(({ number }) => number === mark.block);
    return mark.mark === 'furniture'
      ? { block: mark.block, mark: 'furniture', to: now?.furniture ?? false, was: mark.value }
      : { block: mark.block, mark: 'own', to: now?.own ?? null, was: mark.value };
  });
  return success({ passages: moved, blocks });
}

/** How far on the whole of a span stands, or null where nothing says it or its parts come apart. */
function shiftOf(kept: readonly KeptSpan[], start: number, end: number): number | null {
  const shifts = new Set(kept.filter((one) => one.start < end && one.end > start).map(({ shift }) => shift));
  const [shift] = shifts;
  return shifts.size === 1 && shift !== undefined ? shift : null;
}

function comesApart(urn: string): Result<never> {
  return failure(
    'text-in-use',
    `What was recognised of ${urn} would stand in the middle of a passage, so nothing was put into its text. Delete that passage or end it before the page, and recognise the page again.`,
  );
}
