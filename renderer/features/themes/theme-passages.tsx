import type { JSX } from 'react';
import { useState } from 'react';
import { go } from '../../state/navigation.ts';
import { useQuery } from '../../state/use-service.ts';
import { Citation } from '../../ui/citation.tsx';
import { IconlessButton } from '../../ui/iconless-button.tsx';
import { countWords } from '../../ui/words.ts';

const pageSize = 50;

/** The passages tagged with a theme, in order of document and position; a citation leads to its place. */
export function ThemePassages({ themeId }: { readonly themeId: string }): JSX.Element {
  const query = useQuery('listPassages', { themeIds: [themeId] });
  const [shown, setShown] = useState(pageSize);
  const passages = query.value ?? [];
  return (
    <section>
      <h3>Passages</h3>
      {query.status === 'failed' && <p role="alert">{query.failure.message}</p>}
      {query.status === 'ready' && passages.length === 0 && (
        <p className="number">
          None yet. Select words in a document and press the theme&apos;s digit, or T to find it by name.
        </p>
      )}
      <ul role="list">
        {passages.slice(0, shown).map((passage) => (
          <li key={passage.id} className="theme-passage">
            <Citation
              citation={passage.citation}
              onOpen={() =>
                go({ screen: 'reader', documentId: passage.documentId, at: { passageId: passage.id } })
              }
            />
            <q dir="auto">{passage.quote}</q>
          </li>
        ))}
      </ul>
      {passages.length > shown && (
        <IconlessButton tone="primary" onClick={() => setShown(shown + pageSize * 4)}>
          Show more of the remaining {countWords(passages.length - shown, 'passage')}
        </IconlessButton>
      )}
    </section>
  );
}
