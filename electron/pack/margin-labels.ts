import type { Composition } from './composition.ts';
import { baselineOffset, page } from './page-geometry.ts';
import { placeLine, setParagraph, type Paragraph, type SpanLink } from './paragraph.ts';
import { styles } from './text-style.ts';

/** Where labels have room; points. */
export interface LabelRoom {
  readonly left: number;
  readonly width: number;
  readonly top: number;
  readonly bottom: number;
}

/** The right margin beside a full text. */
const besideText: LabelRoom = {
  left: page.right + 19,
  width: page.width - 8 - (page.right + 19),
  top: page.top,
  bottom: page.bottom,
};

/** Labels waiting for their page to end, when all of them can be given room. */
export interface MarginLabels {
  readonly add: (top: number, text: string, link: SpanLink) => void;
  /** Draws the page's labels and forgets them. */
  readonly draw: () => void;
}

interface Label {
  readonly wanted: number;
  readonly paragraph: Paragraph;
  readonly link: SpanLink;
}

/**
 * Labels in the right margin, such as `TR 1.3`, beside the lines they belong to.
 *
 * Where several want the same height they are put below each other, and moved up where the page ends; they never lie on
 * each other's links and never reach the page number.
 */
export function marginLabels(composition: Composition, room: LabelRoom = besideText): MarginLabels {
  const { canvas } = composition.flow;
  let labels: Label[] = [];
  return {
    add: (wanted, text, link) => {
      const spans = [{ text, style: styles.marginCode }];
      const report = composition.report('a theme code');
      const paragraph = setParagraph(composition.setter, spans, room.width, report);
      if (canvas.draws) labels.push({ wanted, paragraph, link });
      else canvas.link(0, 0, 0, 0, link.place, link.description);
    },
    draw: () => {
      const ordered = [...labels].sort((one, other) => one.wanted - other.wanted);
      labels = [];
      const lines = ordered.reduce((sum, label) => sum + label.paragraph.lines.length, 0);
      const leading = Math.min(styles.marginCode.leading, (room.bottom - room.top) / Math.max(1, lines));
      const tops = spread(
        ordered.map((label) => ({ wanted: label.wanted, height: label.paragraph.lines.length * leading })),
        room.bottom,
      );
      ordered.forEach((label, index) => {
        drawLabel(composition, label, room, tops[index] ?? label.wanted, leading);
      });
    },
  };
}

/** Tops that are as near as possible to those wanted without overlap and above `bottom`; boxes in order. */
function spread(
  boxes: readonly { readonly wanted: number; readonly height: number }[],
  bottom: number,
): readonly number[] {
  const tops: number[] = [];
  let free = 0;
  for (const box of boxes) {
    const top = Math.max(box.wanted, free);
    tops.push(top);
    free = top + box.height;
  }
  let limit = bottom;
  for (let index = boxes.length - 1; index >= 0; index -= 1) {
    limit = Math.min(tops[index] ?? 0, limit - (boxes[index]?.height ?? 0));
    tops[index] = limit;
  }
  return tops;
}

function drawLabel(
  composition: Composition,
  label: Label,
  room: LabelRoom,
  top: number,
  leading: number,
): void {
  const { canvas } = composition.flow;
  const { paragraph, link } = label;
  canvas.open('Link', { alt: link.description });
  paragraph.lines.forEach((line, index) => {
    for (const run of placeLine(paragraph, line)) {
      const { size, colour } = run.span.style;
      const baseline = top + index * leading + baselineOffset({ size, leading });
      canvas.text({ ...run, size, colour }, room.left + run.left, baseline);
    }
  });
  canvas.link(room.left, top, room.width, paragraph.lines.length * leading, link.place, link.description);
  canvas.close();
}
