import type { JSX } from 'react';
import { useEffect, useRef } from 'react';
import { Field } from '../../ui/field.tsx';
import { IconlessButton } from '../../ui/iconless-button.tsx';
import { numberWords } from '../../ui/words.ts';
import { useSide } from './side-context.ts';
import type { DocumentFinding } from './use-finding.ts';
import { mostHits } from './find-in-text.ts';

/**
 * The bar that finds words in the document being read: Enter and Shift+Enter go from hit to hit, Escape goes back to where
 * one was, Ctrl+Enter stays at the hit.
 */
export function FindBar(props: {
  readonly finding: DocumentFinding;
  /** Back to where the text stood before. */
  readonly onBack: () => void;
  /** Closes the bar with the present hit selected in the text. */
  readonly onStay: () => void;
}): JSX.Element | null {
  const { finding: found } = props;
  const { finding } = found;
  const side = useSide();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, [found.asked]);
  if (finding === null) return null;
  const isFound = found.hits.length > 0;
  return (
    <div
      className="reader-find"
      role="search"
      aria-label={side.besideAnother ? `Find on the ${side.name} side` : 'Find in this document'}
      onKeyDown={(event) => {
        if (event.key === 'Escape') props.onBack();
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      <Field
        ref={field}
        label="Find in this document"
        labelHidden
        type="search"
        placeholder="Find in this document"
        value={finding.words}
        onChange={(words) => found.setQuery({ words })}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          if (event.ctrlKey || event.metaKey) props.onStay();
          else found.step(event.shiftKey ? -1 : 1);
        }}
      />
      <span className="reader-find-count" role="status">
        {countSentence(found)}
      </span>
      <IconlessButton
        aria-pressed={finding.matchCase}
        title="Tell capitals and small letters apart"
        onClick={() => found.setQuery({ matchCase: !finding.matchCase })}
      >
        Match case
      </IconlessButton>
      <IconlessButton
        aria-pressed={finding.wholeWords}
        title="Find whole words only"
        onClick={() => found.setQuery({ wholeWords: !finding.wholeWords })}
      >
        Whole words
      </IconlessButton>
      <IconlessButton disabled={!isFound} onClick={() => found.step(-1)}>
        Previous
      </IconlessButton>
      <IconlessButton disabled={!isFound} onClick={() => found.step(1)}>
        Next
      </IconlessButton>
      <IconlessButton
        disabled={!isFound}
        title="Close the bar with this hit selected (Ctrl+Enter)"
        onClick={props.onStay}
      >
        Select it
      </IconlessButton>
      <IconlessButton onClick={props.onBack} keys="Esc">
        Back
      </IconlessButton>
    </div>
  );
}

function countSentence(found: DocumentFinding): string {
  const { finding, hits, complete, fresh, currentAt, hitsInFurniture } = found;
  if (!fresh || (finding?.words ?? '').trim() === '') return '';
  if (!complete && currentAt === null) return 'Looking…';
  if (currentAt === null) return 'Not in this document';
  const total =
    hits.length === mostHits || !complete
      ? `more than ${numberWords(hits.length)}`
      : numberWords(hits.length);
  const furniture = hitsInFurniture === 0 ? '' : `, ${numberWords(hitsInFurniture)} in furniture`;
  return `${numberWords(currentAt + 1)} of ${total}${furniture}`;
}
