import type { JSX, RefObject } from 'react';
import { useEffect, useRef } from 'react';
import type { DocumentSummary } from '../../../shared/model/index.ts';
import { useShownKeys } from '../../state/actions.ts';
import { announce } from '../../state/announce.ts';
import { Button } from '../../ui/button.tsx';
import { keepInSight } from './keep-in-sight.ts';
import { useReadingState } from './use-reading-state.ts';

/** What stands below the last line: who comes to it is offered to mark the document as read, and to go on. */
export function ReadingEnd(props: {
  readonly document: DocumentSummary;
  readonly scroller: RefObject<HTMLElement | null>;
}): JSX.Element {
  const { document, scroller } = props;
  const { state, writable, say, readNextUntagged } = useReadingState(document);
  const keys = useShownKeys();
  const element = useRef<HTMLElement>(null);
  const isOpen = writable && (state === 'unread' || state === 'reading');
  const key = keys('mark-read');
  useEffect(() => {
    const end = element.current;
    const pane = scroller.current;
    if (end === null || pane === null || !isOpen) return undefined;
    const observer = new IntersectionObserver(
      ([entry]) => {
        // A short text is all on the screen from the start; nobody has come to its end yet.
        if (entry?.isIntersecting !== true || pane.scrollTop === 0) return;
        observer.disconnect();
        announce(`End of the text.${key === undefined ? '' : ` Press ${key} to mark the document as read.`}`);
      },
      { root: pane },
    );
    observer.observe(end);
    return () => observer.disconnect();
  }, [scroller, isOpen, key]);
  return (
    <footer ref={element} className="reader-end" onFocus={(event) => keepInSight(event.target)}>
      <p>
        {state === 'read' && 'You have read this document.'}
        {state === 'set aside' && 'You have set this document aside.'}
        {isOpen && 'This is the end of the text. Have you read it?'}
      </p>
      {isOpen && (
        <Button onClick={() => say('read')} keys={key}>
          Mark as read
        </Button>
      )}
      <Button onClick={readNextUntagged} keys={keys('next-untagged')}>
        Next untagged document
      </Button>
    </footer>
  );
}
