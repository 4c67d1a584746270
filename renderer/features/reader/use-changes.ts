import { useMemo, useRef } from 'react';
import { plainNote, type TextMark, type Theme } from '../../../shared/model/index.ts';
import { markWords } from '../../../shared/text/index.ts';
import { announce } from '../../state/announce.ts';
import { offerUndo } from '../../state/offer-undo.ts';
import { useAct } from '../../state/use-act.ts';
import { useService } from '../../state/use-service.ts';
import { countWords } from '../../ui/words.ts';
import type { ReaderDocument } from './reader-document.ts';
import { inShort, listedMarks, markedText, sayingOf } from './source-marks.ts';

/** The changes and comments of the open document, and what can be done with them. */
export interface Changes {
  /** In the order of the text. */
  readonly marks: readonly TextMark[];
  readonly go: (mark: TextMark) => void;
  /** Goes to the next one after the caret, or the one before it, and says what it is. */
  readonly step: (direction: 1 | -1) => void;
  /** Makes passages of marks under a theme, comments as notes on them: one act. */
  readonly makePassages: (marks: readonly TextMark[], theme: Theme) => Promise<void>;
}

/** Lists the source's own marks, goes from one to the next, and makes passages of those that are offered. */
export function useChanges(
  reading: ReaderDocument,
  caret: number,
  goTo: (start: number, end: number) => void,
): Changes {
  const act = useAct();
  const service = useService();
  const { document, text, marks } = reading;
  const listed = useMemo(() => listedMarks(marks), [marks]);
  // Several may begin at one place, so the caret alone does not tell which was gone to.
  const last = useRef<TextMark | null>(null);
  const go = (mark: TextMark): void => {
    last.current = mark;
    goTo(mark.start, mark.end);
    const saying = sayingOf(mark, reading);
    const quote = markedText(mark, text, 120);
    announce(`${markWords(mark)}: ${quote}${saying === '' ? '' : `. ${inShort(saying, 240)}`}`);
  };
  return {
    marks: listed,
    go,
    step: (direction) => {
      const at = last.current?.start === caret ? listed.indexOf(last.current) : -1;
      const next =
        at !== -1
          ? listed[at + direction]
          : direction === 1
            ? listed.find(({ start }) => start >= caret)
            : listed.findLast(({ start }) => start < caret);
      if (next !== undefined) go(next);
      else
        announce(direction === 1 ? 'No change or comment follows.' : 'No change or comment stands before.');
    },
    makePassages: async (chosen, theme) => {
      const spans = chosen.map((mark) => {
        const saying = sayingOf(mark, reading);
        const span = { documentId: document.id, start: mark.start, end: mark.end };
        return saying.trim() === '' ? span : { ...span, note: plainNote(`${markWords(mark)}: ${saying}`) };
      });
      const done = await act('tagSpans', { spans, themeIds: [theme.id] });
      if (done === null) return;
      await offerUndo(service, `Tagged ${countWords(done.value.passages, 'passage')} ${theme.name}.`);
    },
  };
}
