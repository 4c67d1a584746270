import type { Theme } from '../../../shared/model/index.ts';
import { announce } from '../../state/announce.ts';
import { go } from '../../state/navigation.ts';
import { useObservable } from '../../state/observable.ts';
import { blocksOf, sentencesOf } from './caret-motion.ts';
import { linkSource } from './link-source.ts';
import { marksShown } from './marks-shown.ts';
import { passageActions } from './passage-actions.ts';
import { copyAndSay } from './quoted-passage.tsx';
import { readerActions } from './reader-actions.ts';
import type { ReaderDocument } from './reader-document.ts';
import { sayCopied } from './say-copied.ts';
import { useSideActions } from './side-context.ts';
import type { Caret } from './use-caret.ts';
import type { ChosenPassage } from './use-chosen-passage.ts';
import type { Copying } from './use-copying.ts';
import type { DocumentFinding } from './use-finding.ts';
import type { FurnitureMarks } from './use-furniture.ts';
import type { PassageSigns } from './use-passage-signs.ts';
import type { PassageWork } from './use-passage-work.ts';

/** Offers everything that can be done in an open document while its side has the keys. */
export function useDocumentActions(parts: {
  readonly reading: ReaderDocument;
  readonly writable: boolean;
  /** The first nine offered themes: the digit 1 applies the first. */
  readonly digits: readonly Theme[];
  /** Whether passages are painted in the text. */
  readonly marksShown: boolean;
  readonly caret: Caret;
  readonly finding: DocumentFinding;
  readonly chosen: ChosenPassage;
  readonly work: PassageWork;
  readonly signs: PassageSigns;
  readonly furniture: FurnitureMarks;
  readonly copying: Copying;
  /** Whether the source holds changes or comments. */
  readonly hasChanges: boolean;
  readonly onChangeStep: (direction: 1 | -1) => void;
  readonly onDocumentNote: () => void;
  readonly focusText: () => void;
}): void {
  const { reading, writable, caret, finding, chosen, work, furniture, copying, focusText } = parts;
  const { text, blocks } = reading;
  const { activeSpan, floating, selected, isSelected, targetPassage } = chosen;
  const { focus } = caret.selection;
  const linkBegun = useObservable(linkSource) !== null;

  const toggleMarks = (): void => {
    marksShown.set(!parts.marksShown);
    announce(parts.marksShown ? 'Marks are off.' : 'Marks are on.');
  };
  useSideActions(
    passageActions({
      writable,
      digits: parts.digits,
      chosen,
      work,
      linkBegun,
      focusText,
      onAbout: parts.signs.about,
      onLeaveLink: () => linkSource.set(null),
      onHistory: () => {
        if (targetPassage !== null) go({ screen: 'history', of: { kind: 'passage', id: targetPassage.id } });
      },
    }),
  );
  useSideActions(
    readerActions({
      writable,
      isFurniture: furniture.isFurniture,
      marksShown: parts.marksShown,
      onMarks: toggleMarks,
      onDocumentNote: parts.onDocumentNote,
      onSelect: (what) => {
        const around = what === 'sentence' ? sentencesOf : blocksOf;
        const span = around({ text, blocks }, selected);
        chosen.setActiveSpan(null);
        caret.select({ anchor: span.start, focus: span.end });
        focusText();
      },
      onFind: finding.open,
      onFindStep: finding.step,
      finding: finding.finding !== null,
      hasChanges: parts.hasChanges,
      onChangeStep: parts.onChangeStep,
      onFurniture: furniture.toggle,
      onCopyQuote: () => {
        const quote = copying.quote();
        if (quote !== null) copyAndSay(quote, copying.citation);
      },
      hasQuote: copying.hasQuote,
      onCopyCitation: () => sayCopied(copying.citation),
      onEscape: () => {
        if (work.ends.preview !== null) work.ends.leave();
        else if (floating !== null) chosen.setFloating(null);
        else if (isSelected) caret.select({ anchor: focus, focus });
        else if (finding.finding !== null) finding.close();
        else chosen.setActiveSpan(null);
      },
      hasSomethingToLeave: floating !== null || isSelected || activeSpan !== null || finding.finding !== null,
    }),
  );
}
