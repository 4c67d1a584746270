import './saved-lists.css';
import type { JSX } from 'react';
import { useState } from 'react';
import type { Item, SearchSort } from '../../../shared/model/index.ts';
import { notifyFailure } from '../../state/notices.ts';
import { offerUndo } from '../../state/offer-undo.ts';
import { searchText } from '../../state/search-text.ts';
import { useAct } from '../../state/use-act.ts';
import { useSavedQueries } from '../../state/use-items.ts';
import { useService } from '../../state/use-service.ts';
import { Field } from '../../ui/field.tsx';
import { IconlessButton } from '../../ui/iconless-button.tsx';
import { countWords } from '../../ui/words.ts';

/** The searches kept under names: chosen, renamed, brought up to date, deleted, counted; and a place to keep this one. */
export function SavedQueries(props: {
  /** The search in the field, or null where there is none that could be kept. */
  readonly query: string | null;
  readonly sort: SearchSort;
}): JSX.Element {
  const { query, sort } = props;
  const act = useAct();
  const saved = useSavedQueries();
  const [name, setName] = useState('');
  const save = async (): Promise<void> => {
    if (query === null || name.trim() === '') return;
    const fields = { name: name.trim(), query, sort };
    const done = await act(
      'createItem',
      { item: { kind: 'saved-query', fields } },
      `Saved the search ${fields.name}.`,
    );
    if (done !== null) setName('');
  };
  return (
    <>
      <h2>Saved searches</h2>
      <form
        className="saved-new"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Field
          label="Save this search as"
          value={name}
          onChange={setName}
          maxLength={200}
          disabled={query === null}
          hint={query === null ? 'Type a search first.' : query}
        />
        <IconlessButton tone="primary" type="submit" disabled={query === null || name.trim() === ''}>
          Save
        </IconlessButton>
      </form>
      {saved.length === 0 ? (
        <p className="number">None yet. A saved search can also choose what a pack holds.</p>
      ) : (
        <ul role="list" className="saved-list">
          {saved.map((item) => (
            <SavedQuery key={item.id} item={item} query={query} />
          ))}
        </ul>
      )}
    </>
  );
}

function SavedQuery(props: {
  readonly item: Item<'saved-query'>;
  readonly query: string | null;
}): JSX.Element {
  const { item, query } = props;
  const { fields } = item;
  const act = useAct();
  const service = useService();
  const [renaming, setRenaming] = useState<string | null>(null);
  const [count, setCount] = useState<number | null>(null);
  const set = (field: 'name' | 'query', value: string): void => {
    void act(
      'setItem',
      { itemId: item.id, change: { kind: 'saved-query', field, value } },
      `Changed the saved search ${fields.name}.`,
    );
  };
  const remove = async (): Promise<void> => {
    const done = await act('deleteItems', { itemIds: [item.id] });
    if (done !== null) await offerUndo(service, `Deleted the saved search ${fields.name}.`);
  };
  const countNow = async (): Promise<void> => {
    const { query: text, sort } = fields;
    const found = await service.call('search', { query: text, sort, limit: 1, offset: 0, furniture: false });
    if (found.ok) setCount(found.value.total);
    else notifyFailure(found.failure);
  };
  return (
    <li className="saved-query">
      {renaming === null ? (
        <button type="button" className="saved-choose" onClick={() => searchText.set(fields.query)}>
          <strong>{fields.name}</strong>
          <code dir="auto">{fields.query}</code>
        </button>
      ) : (
        <Field
          label="Name"
          value={renaming}
          autoFocus
          onChange={setRenaming}
          onBlur={() => {
            if (renaming.trim() !== '' && renaming.trim() !== fields.name) set('name', renaming.trim());
            setRenaming(null);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.currentTarget.blur();
            if (event.key === 'Escape') setRenaming(null);
          }}
        />
      )}
      <span className="saved-buttons">
        <IconlessButton onClick={() => void countNow()}>
          {count === null ? 'Count' : countWords(count, 'hit')}
        </IconlessButton>
        <IconlessButton onClick={() => setRenaming(fields.name)}>Rename</IconlessButton>
        <IconlessButton
          disabled={query === null || query === fields.query}
          title="Put the search in the field in its place"
          onClick={() => {
            if (query !== null) set('query', query);
          }}
        >
          Replace
        </IconlessButton>
        <IconlessButton tone="danger" onClick={() => void remove()}>
          Delete
        </IconlessButton>
      </span>
    </li>
  );
}
