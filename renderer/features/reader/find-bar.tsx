import type { JSX } from 'react';
import { useEffect, useRef } from 'react';
import { Field } from '../../ui/field.tsx';
import { IconlessButton } from '../../ui/iconless-button.tsx';
import { numberWords } from '../../ui/words.ts';
import { mostHits } from './find-in-text.ts';

/** What is looked for in the document, and which hit is the present one, counted from 0. */
export interface Finding {
  readonly query: string;
  readonly current: number;
}

/** The bar that finds words in the document being read: Enter and Shift+Enter go from hit to hit, Escape closes it. */
export function FindBar(props: {
  readonly finding: Finding;
  readonly hits: number;
  readonly hitsInFurniture: number;
  readonly onQuery: (query: string) => void;
  readonly onStep: (direction: 1 | -1) => void;
  readonly onClose: () => void;
}): JSX.Element {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.select();
  }, []);
  return (
    <div className="reader-find" role="search" aria-label="Find in this document">
      <Field
        ref={field}
        label="Find in this document"
        labelHidden
        type="search"
        autoFocus
        placeholder="Find in this document"
        value={props.finding.query}
        onChange={props.onQuery}
        onKeyDown={(event) => {
          if (event.key === 'Enter') props.onStep(event.shiftKey ? -1 : 1);
          else if (event.key === 'Escape') props.onClose();
          else return;
          event.preventDefault();
        }}
      />
      <span className="reader-find-count" role="status">
        {countSentence(props.finding, props.hits, props.hitsInFurniture)}
      </span>
      <IconlessButton disabled={props.hits === 0} onClick={() => props.onStep(-1)}>
        Previous
      </IconlessButton>
      <IconlessButton disabled={props.hits === 0} onClick={() => props.onStep(1)}>
        Next
      </IconlessButton>
      <IconlessButton onClick={props.onClose} keys="Esc">
        Close
      </IconlessButton>
    </div>
  );
}

function countSentence({ query, current }: Finding, hits: number, inFurniture: number): string {
  if (query.trim() === '') return '';
  if (hits === 0) return 'Not in this document';
  const total = hits === mostHits ? `more than ${numberWords(hits)}` : numberWords(hits);
  const furniture = inFurniture === 0 ? '' : `, ${numberWords(inFurniture)} in furniture`;
  return `${numberWords(current + 1)} of ${total}${furniture}`;
}
