import type { RefObject } from 'react';
import { useId } from 'react';
import type { PassageMark, TextMark } from '../../../shared/model/index.ts';
import { announce } from '../../state/announce.ts';
import { gutterKeys } from './gutter-keys.ts';
import type { GutterKeys } from './gutter-keys.ts';
import type { IntervalIndex } from './interval-index.ts';
import type { TextView } from './text-view.ts';
import type { ChosenPassage } from './use-chosen-passage.ts';
import type { DocumentPassages } from './use-document-passages.ts';
import { usePassageTip } from './use-passage-tip.ts';
import type { PassageTips } from './use-passage-tip.ts';

/** What tells about passages at their place: by the pointer, beside the text, and by key. */
export interface PassageSigns {
  readonly tips: PassageTips;
  readonly tipId: string;
  readonly gutter: GutterKeys;
  /** Tells about the chosen passage, or those at the caret. */
  readonly about: () => void;
}

/** Tells who tagged the passages at the pointer, at a stripe of the gutter, or at the caret. */
export function usePassageSigns(parts: {
  readonly root: RefObject<HTMLElement | null>;
  readonly view: TextView | null;
  readonly document: DocumentPassages;
  /** The passages that are painted. */
  readonly painted: IntervalIndex<PassageMark>;
  /** The source's own marks that are painted. */
  readonly sourceMarks: IntervalIndex<TextMark>;
  readonly chosen: ChosenPassage;
  readonly caret: number;
  /** Nothing is told while something else is going on in the text. */
  readonly isQuiet: boolean;
  readonly focusText: () => void;
}): PassageSigns {
  const { chosen, caret } = parts;
  const { passages, index } = parts.document;
  const tips = usePassageTip(parts.root, parts.view, parts.painted, parts.sourceMarks, parts.isQuiet);
  const tipId = useId();
  const ofStripe = (ids: readonly string[]) => passages.filter(({ id }) => ids.includes(id));
  return {
    tips,
    tipId,
    gutter: gutterKeys({
      onOpen: ({ passageIds }) => {
        const here = ofStripe(passageIds);
        const [only, another] = here;
        tips.hide();
        if (only !== undefined && another === undefined) {
          chosen.choose(only);
          parts.focusText();
        } else chosen.offer(here, only?.start ?? caret);
      },
      onPoint: ({ passageIds }, spoken) => {
        const here = ofStripe(passageIds);
        if (here[0] !== undefined)
          tips.show({ passages: here, sourceMarks: [], offset: here[0].start, spoken });
      },
      onLeave: tips.release,
    }),
    about: () => {
      const here = chosen.targetPassage === null ? index.at(caret) : [chosen.targetPassage];
      const sourceMarks = parts.sourceMarks.overlapping(Math.max(0, caret - 1), caret + 1);
      if (here.length + sourceMarks.length === 0) announce('There is no passage here.');
      else tips.show({ passages: here, sourceMarks, offset: caret, spoken: true });
    },
  };
}
