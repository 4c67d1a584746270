import { createTextAnnotator } from '@recogito/text-annotator';

/** A span to be shown, in UTF-16 code units of the text. */
export interface ShownSpan {
  readonly start: number;
  readonly end: number;
}

/** What is put on the page's window: shows a text with its spans, and gives the milliseconds until they are painted. */
export type ShowWithRecogito = (text: string, spans: readonly ShownSpan[]) => Promise<number>;

declare global {
  interface Window {
    showWithRecogito?: ShowWithRecogito;
  }
}

const painted = (): Promise<void> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
  });

window.showWithRecogito = async (text, spans) => {
  document.body.replaceChildren();
  document.body.style.cssText = 'width: 620px; font: 16.5px / 1.6 serif; height: 100vh; overflow: auto';
  await painted();
  const startedAt = performance.now();
  const container = document.createElement('div');
  container.style.whiteSpace = 'pre-wrap';
  // One paragraph a block, with the empty lines between them, so that the library counts as the text does.
  for (const part of text.split(/(?<=\n\n)/u)) {
    const paragraph = document.createElement('p');
    paragraph.style.margin = '0';
    paragraph.textContent = part;
    container.append(paragraph);
  }
  document.body.append(container);
  const annotator = createTextAnnotator(container);
  annotator.setAnnotations(
    spans.map(({ start, end }, place) => {
      const id = `passage-${String(place)}`;
      return {
        id,
        bodies: [],
        target: { annotation: id, selector: [{ quote: text.slice(start, end), start, end }] },
      };
    }) as never,
  );
  while (document.querySelector('.r6o-annotation') === null) await painted();
  await painted();
  return performance.now() - startedAt;
};
