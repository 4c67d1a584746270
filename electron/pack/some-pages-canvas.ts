import type { Canvas } from './canvas.ts';

/**
 * A canvas that draws some of a file's pages and passes over the others, for looking at them before anything is built. What is no
 * part of a page's picture is left out: structure, links, places and bookmarks.
 *
 * `isWanted` is asked by the page's index in the file, from 0.
 */
export function somePagesCanvas(on: Canvas, isWanted: (page: number) => boolean): Canvas {
  let index = -1;
  const nothing = (): void => undefined;
  const isHere = (): boolean => isWanted(index);
  const whereWanted =
    <Parts extends readonly unknown[]>(draw: (...parts: Parts) => void) =>
    (...parts: Parts): void => {
      if (isHere()) draw(...parts);
    };
  return {
    get draws() {
      return isHere();
    },
    startPage: (size) => {
      index += 1;
      if (isHere()) on.startPage(size);
    },
    text: whereWanted(on.text),
    line: whereWanted(on.line),
    fill: whereWanted(on.fill),
    wash: whereWanted(on.wash),
    sourcePage: whereWanted(on.sourcePage),
    sourceBookmarks: nothing,
    frame: whereWanted(on.frame),
    artifact: whereWanted(on.artifact),
    open: nothing,
    close: nothing,
    link: nothing,
    place: nothing,
    bookmark: nothing,
  };
}
