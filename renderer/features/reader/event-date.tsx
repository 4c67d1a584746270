import './event-date.css';
import type { JSX } from 'react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { dateInWords, type PassageMark } from '../../../shared/model/index.ts';
import { useShownKeys } from '../../state/actions.ts';
import { useAct } from '../../state/use-act.ts';
import { Field } from '../../ui/field.tsx';
import { IconlessButton } from '../../ui/iconless-button.tsx';
import { parseDocumentDate } from '../../ui/parse-document-date.ts';
import { useSideActions } from './side-context.ts';

/**
 * When the event happened that a passage tells of, apart from its document's date: shown where it is known, and on a chosen
 * passage typed as in the library, saved on Enter or on leaving the field. An empty field takes the date away.
 */
export function EventDate(props: {
  readonly passage: PassageMark;
  /** Whether it can be changed here and now. */
  readonly changeable: boolean;
}): JSX.Element | null {
  const { passage, changeable } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const act = useAct();
  const key = useShownKeys()('date-event');
  const field = useRef<HTMLInputElement>(null);
  const before = useRef<Element | null>(null);
  // Giving the focus back leaves the field, which must not save a second time.
  const isSaved = useRef(false);
  const isTyping = typed !== null && changeable;
  const open = (): void => {
    before.current = document.activeElement;
    setTyped(passage.event === null ? '' : dateInWords(passage.event));
  };
  /** With `back`, the focus returns to where it was; a press elsewhere has taken it already. */
  const close = (back: boolean): void => {
    isSaved.current = true;
    setTyped(null);
    setProblem(undefined);
    if (back && before.current instanceof HTMLElement && before.current.isConnected) before.current.focus();
  };
  useEffect(() => {
    if (!isTyping) return;
    isSaved.current = false;
    field.current?.select();
  }, [isTyping]);
  const { event } = passage;
  useSideActions(
    useMemo(
      () =>
        changeable
          ? [
              {
                id: 'date-event',
                label:
                  event === null
                    ? 'Date the event of the passage…'
                    : `Change the event date, ${dateInWords(event)}…`,
                available: true,
                perform: () => {
                  before.current = document.activeElement;
                  setTyped(event === null ? '' : dateInWords(event));
                },
              },
            ]
          : [],
      [changeable, event],
    ),
  );
  const save = (back: boolean): void => {
    if (typed === null || isSaved.current) return;
    const date = parseDocumentDate(typed);
    if (date === 'unreadable') {
      setProblem('Write a date like 12 Sep 2017, April 2018 or 2018, or leave it empty.');
      return;
    }
    close(back);
    if (date?.value === passage.event?.value) return;
    const said =
      date === null ? 'Took the event date away.' : `Dated the event ${dateInWords(date, 'long')}.`;
    void act('setPassageEvent', { passageId: passage.id, date }, said);
  };
  if (isTyping) {
    return (
      <Field
        ref={field}
        label="Event date"
        className="reader-card-event-field"
        placeholder="12 Sep 2017, April 2018 or 2018"
        value={typed}
        onChange={setTyped}
        onBlur={() => save(false)}
        onKeyDown={(pressed) => {
          if (pressed.key === 'Enter') save(true);
          else if (pressed.key === 'Escape') close(true);
          else return;
          pressed.preventDefault();
          pressed.stopPropagation();
        }}
        problem={problem}
        maxLength={40}
        autoFocus
      />
    );
  }
  if (event === null && !changeable) return null;
  return (
    <p className="reader-card-event">
      {event !== null && <span>Event: {dateInWords(event, 'long')}</span>}
      {changeable && (
        <IconlessButton onClick={open} keys={key}>
          {event === null ? 'Event date' : 'Change'}
        </IconlessButton>
      )}
    </p>
  );
}
