import { createReadStream, createWriteStream } from 'node:fs';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { finished } from 'node:stream/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import PDFDocument from 'pdfkit';
import { assertNever } from '../../../shared/base/index.ts';
import { type DrawingStep, fontFiles } from './drawing.ts';
import { reportCost } from './report-cost.ts';

/** Draws recorded pages with pdfkit alone, without planning anything: `draw-floor.ts <file> <pdf>`. */
const [file = '', target = ''] = process.argv.slice(2);

await reportCost(async () => {
  const pdf = new PDFDocument({
    pdfVersion: '1.7',
    subset: 'PDF/A-3a',
    tagged: true,
    lang: 'en-GB',
    displayTitle: true,
    autoFirstPage: false,
    font: '',
    size: 'A4',
    margin: 0,
  });
  const resolve = createRequire(import.meta.url).resolve;
  for (const [name, path] of Object.entries(fontFiles)) pdf.registerFont(name, resolve(path));
  const written = createWriteStream(target);
  pdf.pipe(written);
  let pages = 0;
  const draw = drawer(pdf);
  for await (const line of createInterface({ input: createReadStream(file) })) {
    for (const step of JSON.parse(line) as readonly DrawingStep[]) {
      if (step.kind === 'page') pages += 1;
      draw.step(step);
    }
    do await nextTurn();
    while (pdf.readableLength > 1 << 20);
  }
  draw.finish();
  pdf.end();
  await finished(written);
  return pages;
});

interface Drawer {
  readonly step: (step: DrawingStep) => void;
  readonly finish: () => void;
}

function drawer(pdf: PDFKit.PDFDocument): Drawer {
  const tree = pdf.struct('Document');
  pdf.addStructure(tree);
  const stack = [{ element: tree, tag: 'Document' }];
  let marked: object | 'artifact' | null = null;
  const endMarking = (): void => {
    if (marked !== null) pdf.endMarkedContent();
    marked = null;
  };
  const beginMarking = (): void => {
    const current = stack.at(-1);
    if (marked === 'artifact' || current === undefined || marked === current.element) return;
    endMarking();
    current.element.add(pdf.markStructureContent(current.tag));
    marked = current.element;
  };
  const rgb = (colour: readonly number[]): [number, number, number] => {
    const [red = 0, green = 0, blue = 0] = colour.map((part) => Math.round(part * 255));
    return [red, green, blue];
  };
  const step = (one: DrawingStep): void => {
    switch (one.kind) {
      case 'page':
        endMarking();
        pdf.addPage({ size: 'A4', margin: 0 });
        return;
      case 'open': {
        endMarking();
        const element = pdf.struct(one.tag);
        stack.at(-1)?.element.add(element);
        stack.push({ element, tag: one.tag });
        return;
      }
      case 'close':
        endMarking();
        if (stack.length > 1) stack.pop()?.element.end();
        return;
      case 'artifact':
        endMarking();
        pdf.markContent('Artifact', { type: one.type });
        marked = 'artifact';
        return;
      case 'artifact-end':
        endMarking();
        return;
      case 'text':
        beginMarking();
        pdf.font(one.font).fontSize(one.size).fillColor(rgb(one.colour));
        pdf.text(one.text, one.left, one.baseline, { lineBreak: false, baseline: 'alphabetic' });
        return;
      case 'fill':
        pdf.rect(...one.box).fill(rgb(one.colour));
        return;
      case 'line':
        pdf.lineWidth(one.width).moveTo(one.ends[0], one.ends[1]).lineTo(one.ends[2], one.ends[3]).stroke();
        return;
      case 'link':
        pdf.goTo(...one.box, one.place);
        return;
      case 'place':
        pdf.addNamedDestination(one.name, 'XYZ', 0, one.top, 0);
        return;
      case 'bookmark':
        pdf.outline.addItem(one.title);
        return;
      default:
        assertNever(one, 'step of a drawing');
    }
  };
  return {
    step,
    finish: () => {
      endMarking();
      while (stack.length > 0) stack.pop()?.element.end();
    },
  };
}
