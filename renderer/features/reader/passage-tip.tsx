import type { JSX } from 'react';
import { useEffect, useRef } from 'react';
import {
  dateInWords,
  type Note,
  type PassageMark,
  type TextMark,
  type Theme,
} from '../../../shared/model/index.ts';
import { markWords } from '../../../shared/text/index.ts';
import { announce } from '../../state/announce.ts';
import { useQuery } from '../../state/use-service.ts';
import { ThemeChip } from '../../ui/theme-chip.tsx';
import { countWords, momentWords } from '../../ui/words.ts';

import type { ReaderDocument } from './reader-document.ts';
import { inShort, lookOfMark, sayingOf } from './source-marks.ts';

/** How many passages of one place are told about; of more, their number. */
const toldPassages = 3;

/** How many of the source's own marks are told about. */
const toldMarks = 6;

/** Who tagged the passages at one place, with which themes and when, and how their notes begin. */
export function PassageTip(props: {
  readonly id: string;
  readonly passages: readonly PassageMark[];
  /** What the source itself says here: changes, comments, notes. */
  readonly sourceMarks: readonly TextMark[];
  readonly reading: ReaderDocument;
  /** Whether a screen reader is to say it. */
  readonly spoken: boolean;
  readonly themes: readonly Theme[];
  readonly notesOf: (passage: PassageMark) => readonly Note[];
  readonly onEnter: () => void;
  readonly onLeave: () => void;
}): JSX.Element {
  const { passages } = props;
  const tip = useRef<HTMLDivElement>(null);
  const reviewers = useQuery('listReviewers', {}).value;
  const names = new Map(reviewers?.map(({ id, name }) => [id, name]));
  const isSaid = props.spoken && reviewers !== undefined;
  useEffect(() => {
    if (!isSaid) return;
    const lines = [...(tip.current?.querySelectorAll('p') ?? [])].map((line) => line.textContent.trim());
    announce(lines.join('. '));
  }, [isSaid, passages, props.sourceMarks]);
  const nameOf = (id: string): string => names.get(id) ?? 'a reviewer';
  const more = passages.length - toldPassages;
  return (
    <div
      ref={tip}
      id={props.id}
      className="reader-tip"
      role="tooltip"
      onPointerEnter={props.onEnter}
      onPointerLeave={props.onLeave}
    >
      {props.sourceMarks
        .filter((mark) => lookOfMark(mark) !== null)
        .slice(0, toldMarks)
        .map((mark, at) => (
          <div key={at} className="reader-tip-passage">
            <p className="reader-tip-source">{markWords(mark)}</p>
            {sayingOf(mark, props.reading) !== '' && (
              <p className="reader-tip-note" dir="auto">
                {inShort(sayingOf(mark, props.reading), 400)}
              </p>
            )}
          </div>
        ))}
      {passages.slice(0, toldPassages).map((passage) => (
        <div key={passage.id} className="reader-tip-passage">
          {passage.tags.length === 0 && (
            <p>
              No theme. Made by {nameOf(passage.reviewer)}, {momentWords(passage.createdAtMs)}
            </p>
          )}
          {props.themes.flatMap((theme) =>
            passage.tags
              .filter((tag) => tag.themeId === theme.id)
              .map((tag) => (
                <p key={`${theme.id} ${tag.reviewer}`} className="reader-tip-tag">
                  <ThemeChip theme={theme} named />
                  <span className="reader-tip-who">
                    {nameOf(tag.reviewer)}, {momentWords(tag.atMs)}
                  </span>
                </p>
              )),
          )}
          {passage.event !== null && <p>Tells of {dateInWords(passage.event)}</p>}
          {props.notesOf(passage).map((note) => (
            <p
              key={note.id}
              className={note.privileged ? 'reader-tip-privileged' : 'reader-tip-note'}
              dir="auto"
            >
              {note.privileged && <b>Privileged note: </b>}
              {firstLine(note.text)}
            </p>
          ))}
        </div>
      ))}
      {more > 0 && (
        <p className="reader-tip-more">
          And {countWords(more, 'passage')} more here. Click, or press Enter at the caret.
        </p>
      )}
    </div>
  );
}

/** The first line of a note that has anything in it, cut where it is long. */
export function firstLine(text: string): string {
  const line =
    text
      .split('\n')
      .find((part) => part.trim() !== '')
      ?.trim() ?? '';
  return line.length <= 140 ? line : `${line.slice(0, 140).replace(/\s+\S*$/u, '')} …`;
}
