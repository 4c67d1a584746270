import type { Page } from '../../../../shared/model/index.ts';
import { countWords } from '../../../ui/words.ts';
import type { PageLook, PlacedPage } from './page-layout.ts';
import type { WordsLayer } from './words-layer.ts';
import type { WordsOnPage } from './words-on-page.ts';

/** A page near the viewport as real elements: its picture, the marks on it, and its words. */
export interface PageSheet {
  /** The index of the page, from 0. */
  readonly index: number;
  readonly element: HTMLElement;
  readonly canvas: HTMLCanvasElement;
  /** What is laid over the picture; its pixels are the page's points. */
  readonly marks: HTMLElement;
  readonly words: HTMLElement;
  /** The scale of the picture that is shown, in pixels a point; 0 where there is none yet. */
  drawnAt: number;
  /** Why there is no picture, as it is said on the page. */
  readonly say: (sentence: string | null) => void;
  /** The words that fill the layer, and their places in it; null until they are read. */
  filled: { readonly of: WordsOnPage; readonly layer: WordsLayer } | null;
  /** Which painting the marks stand at. */
  painted: number;
  readonly place: (placed: PlacedPage, look: PageLook) => void;
}

/** Makes the elements of a page. */
export function createPageSheet(index: number, page: Page): PageSheet {
  const element = document.createElement('div');
  element.className = 'page-sheet';
  element.dataset['page'] = String(page.number);
  element.role = 'region';
  element.ariaLabel = page.text === 'none' ? `${pageName(page)}, a picture without text` : pageName(page);
  const turned = part('page-turned');
  const canvas = document.createElement('canvas');
  canvas.className = 'page-picture';
  canvas.width = 0;
  canvas.ariaHidden = 'true';
  const marks = part('page-marks');
  marks.ariaHidden = 'true';
  const words = part('page-words');
  const fault = part('page-fault');
  fault.hidden = true;
  turned.append(canvas, marks, words);
  element.append(turned, fault);
  const { width, height } = page;
  return {
    index,
    element,
    canvas,
    marks,
    words,
    drawnAt: 0,
    filled: null,
    painted: -1,
    say: (sentence) => {
      fault.hidden = sentence === null;
      fault.textContent = sentence;
    },
    place: (placed, look) => {
      const { scale } = placed;
      element.style.left = `${Math.round(placed.left)}px`;
      element.style.top = `${Math.round(placed.top)}px`;
      element.style.width = `${placed.width}px`;
      element.style.height = `${placed.height}px`;
      element.style.setProperty('--page-scale', String(scale));
      turned.style.width = `${width * scale}px`;
      turned.style.height = `${height * scale}px`;
      turned.style.transform = turning(look, width * scale, height * scale);
      for (const layer of [marks, words]) {
        layer.style.width = `${width}px`;
        layer.style.height = `${height}px`;
        layer.style.transform = `scale(${scale})`;
      }
    },
  };
}

/** What a page is called: `Page 3`, with its own label where that differs: `Page 3 (iii)`. */
export function pageName(page: Page): string {
  return page.label === null ? `Page ${page.number}` : `Page ${page.number} (${page.label})`;
}

/** How many pages there are and which one is read, for the footer: `Page 3 (iii) of 12 pages`. */
export function pageWords(page: Page, count: number): string {
  return `${pageName(page)} of ${countWords(count, 'page')}`;
}

function part(className: string): HTMLElement {
  const element = document.createElement('div');
  element.className = className;
  return element;
}

function turning({ turn }: PageLook, width: number, height: number): string {
  switch (turn) {
    case 0:
      return 'none';
    case 90:
      return `translateX(${height}px) rotate(90deg)`;
    case 180:
      return `translate(${width}px, ${height}px) rotate(180deg)`;
    case 270:
      return `translateY(${width}px) rotate(270deg)`;
  }
}
