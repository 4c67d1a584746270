import {
  Bookmark,
  BookmarkEnd,
  BookmarkStart,
  InternalHyperlink,
  TextRun,
  type IRunOptions,
  type ParagraphChild,
} from 'docx';
import type { ReportReference, ReportRun } from './report.ts';
import { wordStyle } from './word-styles.ts';

/** The bookmarks of a Word file: named by number in order of their first use, so that the same pack gives the same names. */
export interface WordBookmarks {
  /** The name that links to a place use. */
  readonly nameOf: (place: string) => string;
  /** Marks a place, once. */
  readonly mark: (place: string) => readonly ParagraphChild[];
}

/** A bookmark whose number is the file's: the library counts on through all files that a process writes. */
class NumberedBookmark extends Bookmark {
  override readonly start: BookmarkStart;
  override readonly end: BookmarkEnd;

  constructor(name: string, number: number) {
    super({ id: name, children: [] });
    this.start = new BookmarkStart(name, number);
    this.end = new BookmarkEnd(number);
  }
}

/** Begins a file's bookmarks. */
export function wordBookmarks(): WordBookmarks {
  const names = new Map<string, number>();
  const marked = new Set<string>();
  const numberOf = (place: string): number => {
    const number = names.get(place) ?? names.size + 1;
    names.set(place, number);
    return number;
  };
  return {
    nameOf: (place) => `place_${numberOf(place)}`,
    mark: (place) => {
      if (marked.has(place)) return [];
      marked.add(place);
      const number = numberOf(place);
      return [new NumberedBookmark(`place_${number}`, number)];
    },
  };
}

const strongRightToLeft =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** True where a text's first letter is of a script that runs from right to left. */
export function isRightToLeft(text: string): boolean {
  const letter = /\p{L}/u.exec(text)?.[0];
  return letter !== undefined && strongRightToLeft.test(letter);
}

/** Text as runs; its line ends are line ends in Word. */
export function textRuns(text: string, look: IRunOptions = {}): readonly TextRun[] {
  const direction = isRightToLeft(text) ? { rightToLeft: true } : {};
  return text
    .split('\n')
    .map(
      (line, index) =>
        new TextRun({ ...look, ...direction, text: line, ...(index === 0 ? {} : { break: 1 }) }),
    );
}

/** A report's runs; the words of a passage are underlined only where others stand around them. */
export function reportRuns(runs: readonly ReportRun[], bookmarks: WordBookmarks): readonly ParagraphChild[] {
  const hasContext = runs.some(({ part }) => part === 'context');
  return runs.flatMap((run): readonly ParagraphChild[] => {
    const style =
      run.to !== undefined
        ? 'Hyperlink'
        : run.part === 'context'
          ? wordStyle.context
          : run.part === 'quote' && hasContext
            ? wordStyle.quoted
            : undefined;
    const look: IRunOptions = {
      ...(style === undefined ? {} : { style }),
      ...(run.bold === true ? { bold: true } : {}),
      ...(run.italic === true ? { italics: true } : {}),
      ...(run.underline === true ? { underline: { type: 'single' } } : {}),
    };
    const children = textRuns(run.text, look);
    return run.to === undefined ? children : [linkTo(run.to, children, bookmarks)];
  });
}

/** A reference in literal words and numbers, which lead to its place where the file has it. */
export function referenceRuns(
  { words, page, to }: ReportReference,
  bookmarks: WordBookmarks,
): readonly ParagraphChild[] {
  const text = page === null ? words : `${words}, ${page}`;
  if (to === null) return textRuns(text);
  return [linkTo(to, textRuns(text, { style: 'Hyperlink' }), bookmarks)];
}

/** Words that lead to a place in the file. */
export function linkTo(
  place: string,
  children: readonly ParagraphChild[],
  bookmarks: WordBookmarks,
): InternalHyperlink {
  return new InternalHyperlink({ anchor: bookmarks.nameOf(place), children: [...children] });
}
