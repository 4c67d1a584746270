import type { BodySection, DocumentBody } from './document-body.ts';
import { spanOfSection } from './document-body.ts';
import type { Interval } from './interval-index.ts';

/** A stretch of the text over which marks are painted together: a section, or a part of one that holds a very long block. */
export interface PaintUnit extends Interval {
  readonly section: BodySection;
}

/** Sections longer than this are painted in parts, in UTF-16 code units: only a block of its own can make one so long. */
const longSection = 24_000;
const unitLength = 6_000;
/** How far around what can be seen the parts of a long section are painted. */
const nearCharacters = 12_000;

/** Which units to paint. */
export interface PaintUnits {
  /** Those of some sections; of a long section the parts near a span alone. */
  readonly near: (sections: readonly BodySection[], seen: Interval) => readonly PaintUnit[];
  /** Whether a section is painted in parts, so that it has to be known which of it can be seen. */
  readonly isLong: (section: BodySection) => boolean;
}

/** Cuts the sections of a text into units; each is made once, so that it can be known again. */
export function paintUnits(body: DocumentBody): PaintUnits {
  const cut = new Map<BodySection, readonly PaintUnit[]>();
  const unitsOf = (section: BodySection): readonly PaintUnit[] => {
    const known = cut.get(section);
    if (known !== undefined) return known;
    const units = cutSection(section, spanOfSection(body, section));
    cut.set(section, units);
    return units;
  };
  return {
    near: (sections, seen) =>
      sections.flatMap((section) => {
        const units = unitsOf(section);
        if (units.length === 1) return units;
        return units.filter(
          ({ start, end }) => start < seen.end + nearCharacters && end > seen.start - nearCharacters,
        );
      }),
    isLong: (section) => unitsOf(section).length > 1,
  };
}

function cutSection(section: BodySection, { start, end }: Interval): readonly PaintUnit[] {
  if (end - start <= longSection) return [{ section, start, end }];
  return Array.from({ length: Math.ceil((end - start) / unitLength) }, (_, place) => ({
    section,
    start: start + place * unitLength,
    end: Math.min(end, start + (place + 1) * unitLength),
  }));
}
