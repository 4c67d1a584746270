import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { DrawingStep } from './processes/drawing.ts';

/** What a recorded pack says, as one HTML page: the same words in the same paragraphs, a printed page for each of its pages. */
export async function pageOfDrawing(drawing: string): Promise<string> {
  const pages: string[] = [];
  for await (const line of createInterface({ input: createReadStream(drawing) })) {
    const paragraphs = paragraphsOf(JSON.parse(line) as readonly DrawingStep[]);
    pages.push(`<section>${paragraphs.map((text) => `<p>${escaped(text)}</p>`).join('')}</section>`);
  }
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Bench pack</title><style>${style}</style>${pages.join('\n')}</html>`;
}

const style =
  '@page { size: A4; margin: 15mm } body { font: 9pt serif; margin: 0 } p { margin: 0 0 2pt } section { break-after: page; page-break-after: always }';

function paragraphsOf(steps: readonly DrawingStep[]): readonly string[] {
  const paragraphs: string[] = [];
  let words: string[] = [];
  for (const step of steps) {
    if (step.kind === 'text') words.push(step.text);
    else if (step.kind === 'open' || step.kind === 'close') {
      if (words.length > 0) paragraphs.push(words.join(' '));
      words = [];
    }
  }
  if (words.length > 0) paragraphs.push(words.join(' '));
  return paragraphs;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
