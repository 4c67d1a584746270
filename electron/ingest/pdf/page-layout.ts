import { blocksOfRegion, type PageBlock } from './blocks-of-region.ts';
import { regionsOfPage } from './columns.ts';
import type { PageFurniture } from './page-furniture.ts';
import type { UprightBox } from './page-geometry.ts';
import type { Segment } from './page-word.ts';
import { linesOfSegments } from './text-line.ts';

/** Segments of one direction of a page. */
export interface DirectedSegments {
  readonly angle: number;
  readonly segments: readonly Segment[];
}

/** What is laid out of a page. */
export interface PageToLay {
  readonly directions: readonly DirectedSegments[];
  readonly rules: readonly UprightBox[];
  readonly height: number;
}

/** A page taken apart: its running header, its blocks in reading order, its running footer. */
export interface LaidPage {
  readonly header: readonly PageBlock[];
  readonly body: readonly PageBlock[];
  readonly footer: readonly PageBlock[];
}

/** Lays out a page of which the furniture is known; text in other directions follows the upright one. */
export function layOutPage(page: PageToLay, furniture: PageFurniture): LaidPage {
  const body: PageBlock[] = [];
  const header: Segment[] = [];
  const footer: Segment[] = [];
  for (const { angle, segments } of page.directions) {
    const own: Segment[] = [];
    for (const segment of segments) {
      if (furniture.header.has(segment)) header.push(segment);
      else if (furniture.footer.has(segment)) footer.push(segment);
      else own.push(segment);
    }
    const rules = angle === 0 ? page.rules : [];
    const blocks = regionsOfPage(own, rules).flatMap((region) => blocksOfRegion(region, rules));
    if (angle === 0) markFootnotes(blocks, page.height);
    body.push(...blocks);
  }
  return { header: runningLines(header), body, footer: runningLines(footer) };
}

function runningLines(segments: readonly Segment[]): readonly PageBlock[] {
  return linesOfSegments(segments).map((line) => ({
    kind: 'paragraph',
    lines: [line],
    size: line.size,
    bold: line.bold,
    full: false,
    setIn: false,
    edge: line.right,
  }));
}

/** Small print at the foot of a page that begins with a number or a sign, and what follows it. */
function markFootnotes(blocks: readonly PageBlock[], height: number): void {
  const weights = new Map<number, number>();
  for (const block of blocks) {
    const length = block.lines.reduce((sum, { text }) => sum + text.length, 0);
    const size = Math.round(block.size * 2) / 2;
    weights.set(size, (weights.get(size) ?? 0) + length);
  }
  let [usual, most] = [0, 0];
  for (const [size, weight] of weights) if (weight > most) [usual, most] = [size, weight];
  let first = blocks.length;
  for (let index = blocks.length - 1; index >= 0; index -= 1) {
    const block = blocks[index];
    const base = block?.lines[0]?.base ?? 0;
    if (block === undefined || block.size > 0.92 * usual || base < 0.5 * height) break;
    if (block.kind === 'table-row') break;
    const text = block.lines[0]?.text ?? '';
    if (/^(?:\[?\d{1,3}[\].)]?|[*†‡§]{1,3})(?=\s|\p{L})/u.test(text)) first = index;
  }
  for (const block of blocks.slice(first)) block.footnote = true;
}
