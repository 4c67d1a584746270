/// <reference types="./library-types.d.ts" />
import type { Font } from 'fontkit';

/**
 * Has a mark stay where its font draws it where the letter before it has no place for marks of its kind (OpenType, GPOS lookups 4 to
 * 6, whose anchors may be left out). fontkit 2.0.4 takes every anchor to be there and throws where one is not.
 */
export function passOverMissingAnchors(font: Font): void {
  const positions = font._layoutEngine.engine?.GPOSProcessor;
  if (positions === undefined || positions === null) return;
  const apply = positions.applyAnchor.bind(positions);
  positions.applyAnchor = (mark, anchor, base) => {
    if (anchor !== null) apply(mark, anchor, base);
  };
}
