import type { JSX } from 'react';

const examples: readonly (readonly [string, string])[] = [
  ['night shift', 'both words, anywhere in one block'],
  ['"missed chances"', 'these words next to each other'],
  ['train*', 'words that begin so: training, trained'],
  ['police OR council', 'one or the other; AND is understood, NOT leaves out'],
  ['NEAR(review board, 8)', 'at most eight words apart'],
  ['/\\d+ officers?/', 'a regular expression'],
  ['theme:TR', 'passages of a theme, by code or name; theme:TR+ with the themes under it'],
  ['training theme:TR', 'the word inside passages of the theme; NOT theme:TR outside them'],
  ['theme:TR theme:CU', 'both themes on the same passage'],
  ['theme:TR BLOCK theme:CU', 'in the same block'],
  ['theme:TR WITHIN/20 theme:CU', 'at most twenty words apart'],
  ['theme:TR INSIDE theme:CU', 'the first inside the second'],
  ['theme:TR THEN/50 theme:CU', 'the second within fifty words after the first'],
  ['kind:letter date:2013..2015', 'also document:, publisher:, author:, reviewer:, tagged:'],
  ['status:unread relevance:undecided', 'also privilege:'],
  ['in:notes rota', 'only in notes; in:text and in:passages likewise'],
];

/** The query language in one short table. */
export function SearchHelp(): JSX.Element {
  return (
    <dl className="search-help">
      {examples.map(([query, meaning]) => (
        <div key={query}>
          <dt>{query}</dt>
          <dd>{meaning}</dd>
        </div>
      ))}
    </dl>
  );
}
