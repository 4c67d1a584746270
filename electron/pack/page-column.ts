import type { Composition } from './composition.ts';
import { placeLine, setParagraph } from './paragraph.ts';
import type { TextStyle } from './text-style.ts';

/**
 * How wide the longest page number of a pack can be, in points; what is set before it stands in `before`. It follows from the kind
 * of numbers alone, so that columns are as wide before page numbers are known as after.
 */
export function widestPageNumber(
  { selection, setter }: Composition,
  style: TextStyle,
  before: string = '',
): number {
  const { numbering } = selection.choices;
  const labels =
    numbering === 'document'
      ? selection.sources.map(({ urn }) => `${urn}/000`)
      : [numbering === 'section' ? 'W000' : '0000'];
  const widths = [...new Set(labels)].map((label) => {
    const paragraph = setParagraph(setter, [{ text: before + label, style }], 10_000, silent);
    const [line] = paragraph.lines;
    return line === undefined ? 0 : placeLine(paragraph, line).reduce((sum, run) => sum + run.width, 0);
  });
  return Math.max(0, ...widths);
}

const silent = { missing: (): void => undefined, invisible: (): void => undefined };
