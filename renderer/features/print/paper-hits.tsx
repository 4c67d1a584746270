import type { JSX } from 'react';
import { countWords, numberWords } from '../../ui/words.ts';
import type { Found } from './use-printed.ts';

/** What a search found, on paper: citation, source and the words found. Notes are left to the printing of notes. */
export function PaperHits({ found }: { readonly found: Found }): JSX.Element {
  const hits = found.hits.filter((hit) => hit.kind !== 'note');
  const notes = found.hits.length - hits.length;
  return (
    <>
      <p className="paper-facts">
        {found.hits.length < found.total
          ? `The first ${numberWords(found.hits.length)} of ${countWords(found.total, 'hit')}.`
          : `${countWords(found.total, 'hit')}.`}
        {notes > 0 &&
          ` ${countWords(notes, 'hit')} in notes left out: notes are printed from their own screen.`}
      </p>
      <ol className="paper-list">
        {hits.map((hit, position) => (
          <li key={position}>
            <p className="paper-entry-head">
              <strong>{hit.kind === 'whole-document' ? `{${hit.urn}}` : hit.citation}</strong>
              <span>
                <bdi>{hit.title}</bdi>
              </span>
            </p>
            <blockquote dir="auto">
              {hit.snippet.map((part, at) => (part.hit ? <b key={at}>{part.text}</b> : part.text))}
            </blockquote>
          </li>
        ))}
      </ol>
    </>
  );
}
