import { useState } from 'react';
import type { LinkEnd, LinkRelation, PassageMark, Theme } from '../../../shared/model/index.ts';
import { announce } from '../../state/announce.ts';
import { notify } from '../../state/notices.ts';
import { useObservable } from '../../state/observable.ts';
import { useAct } from '../../state/use-act.ts';
import type { Interval } from './interval-index.ts';
import { linkSource, relationWords } from './link-source.ts';
import { isProvisional } from './passage-changes.ts';
import type { NamedTheme } from './passage-editing.ts';
import type { ReaderDocument } from './reader-document.ts';
import type { ChosenPassage } from './use-chosen-passage.ts';
import type { Caret } from './use-caret.ts';
import type { DocumentPassages } from './use-document-passages.ts';
import type { EndMoving } from './use-end-moving.ts';
import { useEndMoving } from './use-end-moving.ts';
import { endOf } from './use-link-choices.ts';

/** What can be done with passages, by whatever key, button or menu. */
export interface PassageWork {
  readonly ends: EndMoving;
  /** The span on which a note is being written, or null. */
  readonly noting: Interval | null;
  /** Puts a theme on the selection or the chosen passage, or takes it off; with `stay` the palette stays open. */
  readonly toggleTheme: (theme: Theme, stay?: boolean) => void;
  /** Puts themes, and one that is added for it, on the selection or the chosen passage in one act. */
  readonly tagWithThemes: (themes: readonly Theme[], added: NamedTheme | null, stay: boolean) => void;
  readonly openThemes: () => void;
  readonly noteOn: (span: Interval) => void;
  readonly noteOnTarget: () => void;
  readonly endNoting: (isWritten: boolean) => void;
  readonly remove: () => void;
  /** Splits the chosen passage at the caret. */
  readonly split: () => void;
  /** Joins the chosen passage with the one after or before it. */
  readonly joinWith: (direction: 1 | -1) => void;
  readonly join: (passages: readonly PassageMark[]) => void;
  /** Begins a link at the chosen passage, or finishes the one that was begun. */
  readonly openLink: () => void;
  readonly link: (from: LinkEnd, to: LinkEnd, relation: LinkRelation) => void;
  /** Keeps the chosen passage as one end of a link, and lets the reader look for the other. */
  readonly goAndLook: () => void;
}

/** Acts on the passages of the open document, with what is to be seen and said after each. */
export function usePassageWork(parts: {
  readonly reading: ReaderDocument;
  readonly document: DocumentPassages;
  readonly chosen: ChosenPassage;
  readonly caret: Caret;
  readonly focusText: () => void;
  /** Brings the list of passages into view, where notes are typed. */
  readonly showList: () => void;
}): PassageWork {
  const { document, chosen, caret, focusText } = parts;
  const { editing, describe, passages } = document;
  const { active, target, targetPassage, isSelected, setActiveSpan, setFloating } = chosen;
  const { focus } = caret.selection;
  const act = useAct();
  const [noting, setNoting] = useState<Interval | null>(null);
  const source = useObservable(linkSource);
  const ends = useEndMoving({
    source: parts.reading,
    passage: active,
    move: editing.movePassage,
    onMoved: setActiveSpan,
    announce,
  });

  /** Acts on what is selected or chosen; says what to do where that is nothing. */
  const onIt = (purpose: string, perform: (span: Interval) => void): void => {
    if (target === null) {
      notify({
        sentence: `Select the words to ${purpose} first, or go to a passage with [ or ].`,
        tone: 'warning',
      });
      return;
    }
    const span = editing.taggable(ends.preview ?? target, purpose);
    if (span === null) return;
    // Ends that are being moved are kept first, so that the act is on the passage as it is seen.
    if (ends.preview === null) perform(span);
    else void ends.keep().then(() => perform(span));
  };
  const onPassage = (purpose: string, perform: (passage: PassageMark) => void): void => {
    if (targetPassage === null) {
      notify({
        sentence: `Choose a passage to ${purpose} first: click on it, or go to it with [ or ].`,
        tone: 'warning',
      });
      return;
    }
    perform(targetPassage);
  };
  const afterTagging = (span: Interval, stay: boolean): void => {
    setActiveSpan(span);
    if (isSelected) caret.select({ anchor: focus, focus });
    if (stay) return;
    setFloating(null);
    focusText();
  };
  const go = (span: Interval | null): void => {
    if (span === null) return;
    setActiveSpan({ start: span.start, end: span.end });
    caret.select({ anchor: span.start, focus: span.start });
  };
  const endNoting = (isWritten: boolean): void => {
    if (noting !== null) editing.endNote(noting, isWritten);
    setNoting(null);
  };
  const noteOn = (wanted: Interval): void => {
    // The editor that goes makes a note of what was typed in it by itself.
    endNoting(false);
    const span = editing.beginNote(wanted);
    if (span === null) return;
    parts.showList();
    setActiveSpan(span);
    setNoting(span);
  };
  const join = (joined: readonly PassageMark[]): void => {
    void editing.joinPassages(joined).then(go);
  };

  return {
    ends,
    noting,
    toggleTheme: (theme, stay = false) =>
      onIt('tag', (span) => {
        void editing.toggleTheme(span, theme);
        afterTagging(span, stay);
      }),
    tagWithThemes: (themes, added, stay) =>
      onIt('tag', (span) => {
        void editing.tagWithThemes(span, themes, added);
        afterTagging(span, stay);
      }),
    openThemes: () => onIt('tag', () => setFloating({ kind: 'themes' })),
    noteOn,
    noteOnTarget: () => onIt('write a note on', noteOn),
    endNoting,
    remove: () => onPassage('delete', (passage) => void editing.removePassage(passage)),
    split: () =>
      onPassage('split', (passage) => {
        void editing.splitPassage(passage, focus).then(go);
      }),
    joinWith: (direction) =>
      onPassage('join', (passage) => {
        const other = passages[passages.indexOf(passage) + direction];
        join(other === undefined ? [passage] : [passage, other]);
      }),
    join,
    openLink: () =>
      onPassage('link', (passage) => {
        if (isProvisional(passage.id)) return;
        const end = endOf(describe(passage));
        if (source?.passageId === end.passageId) {
          notify({
            sentence: 'The link was begun at this passage. Choose the other passage first.',
            tone: 'warning',
          });
        } else setFloating({ kind: 'link', passage: end, source });
      }),
    link: (from, to, relation) => {
      setFloating(null);
      linkSource.set(null);
      focusText();
      void act(
        'linkPassages',
        { from: from.passageId, to: to.passageId, relation },
        `Linked: ${from.citation} ${relationWords[relation].from} ${to.citation}.`,
      );
    },
    goAndLook: () =>
      onPassage('link', (passage) => {
        linkSource.set(endOf(describe(passage)));
        setFloating(null);
        focusText();
        announce('Link begun. Choose the other passage and link it there.');
      }),
  };
}
