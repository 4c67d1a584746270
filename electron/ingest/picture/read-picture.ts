import { success } from '../../../shared/base/index.ts';
import { noHints } from '../describe/description-hints.ts';
import type { ReadFormat } from '../format-reading.ts';
import { factsOfType } from '../source-type.ts';
import { pageSizeOf } from './page-size.ts';
import { pictureKindOf } from './picture-kind.ts';
import { pictureKinds, readPictureHeader } from './read-picture-header.ts';
import { liesOnSide } from './turn-upright.ts';

/** The version of this reader; it grows when it makes other pages of the same bytes. */
const version = 1;

/** Sizes of pages that are told one by one. */
const sizesTold = 3;

/**
 * Reads a picture: its pages without text, and what its header says. Nothing is decoded, so that a picture that says it is
 * enormous costs nothing. Failures: `file-type-unknown`, `source-damaged`, `source-too-complex`.
 */
export const readPicture: ReadFormat = async ({ fileName, bytes }) => {
  const header = readPictureHeader(bytes);
  if (!header.ok) return header;
  const { pages, fields, warnings } = header.value;
  const kind = pictureKinds[pictureKindOf(bytes) ?? 'tiff'];
  const sizes = pages
    .slice(0, sizesTold)
    .map(
      ({ width, height }) => `${width.toLocaleString('en-GB')} × ${height.toLocaleString('en-GB')} pixels`,
    );
  const resolution = pages[0]?.resolution ?? null;
  return success({
    reader: { name: 'picture', version },
    text: '',
    drafts: [],
    facts: {
      ...factsOfType('picture', kind.mediaType, kind.typeName),
      fields: [
        { name: pages.length === 1 ? 'Size' : 'Sizes', value: [...new Set(sizes)].join(', ') },
        ...(resolution === null
          ? []
          : [{ name: 'Resolution', value: `${Math.round(resolution.across)} pixels an inch` }]),
        ...fields,
      ],
    },
    hints: { ...noHints, title: fileName },
    warnings,
    pages: pages.map((page, index) => {
      const size = pageSizeOf(page);
      const turned = liesOnSide(page.orientation);
      return {
        number: index + 1,
        label: null,
        start: 0,
        end: 0,
        width: toHundredths(turned ? size.height : size.width),
        height: toHundredths(turned ? size.width : size.height),
        text: 'none',
        confidence: null,
      };
    }),
    pageWords: pages.map(() => []),
  });
};

function toHundredths(points: number): number {
  return Math.round(points * 100) / 100;
}
