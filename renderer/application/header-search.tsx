import type { JSX } from 'react';
import { useShownKeys } from '../state/actions.ts';
import { useObservable } from '../state/observable.ts';
import { useNavigation } from '../state/navigation.ts';
import { searchText } from '../state/search-text.ts';
import { useMatter } from '../state/use-service.ts';
import { Kbd } from '../ui/kbd.tsx';
import { countWords } from '../ui/words.ts';
import { searchFieldId } from './matter-actions.ts';

/**
 * The one field for searching. Enter goes to the search screen, where typing searches at once; there the arrow down leads
 * into the hits, and Escape empties the field.
 */
export function HeaderSearch(): JSX.Element {
  const { place, go } = useNavigation();
  const text = useObservable(searchText);
  const matter = useMatter();
  const keys = useShownKeys()('search');
  const scope =
    matter === null
      ? 'Search'
      : `Search ${countWords(matter.documents, 'document')} and ${countWords(matter.notes, 'note')}`;
  return (
    <form
      className="frame-search"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '' && place.screen !== 'search') go({ screen: 'search', query: text });
      }}
    >
      <label htmlFor={searchFieldId} className="visually-hidden">
        {scope}
      </label>
      <input
        id={searchFieldId}
        type="search"
        placeholder={scope}
        value={text}
        maxLength={2_000}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => searchText.set(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') searchText.set('');
          else if (event.key === 'ArrowDown') document.querySelector<HTMLElement>('.search-hit')?.focus();
          else return;
          event.preventDefault();
        }}
      />
      <span className="frame-search-keys" aria-hidden="true">
        {keys !== undefined && <Kbd>{keys}</Kbd>}
      </span>
    </form>
  );
}
