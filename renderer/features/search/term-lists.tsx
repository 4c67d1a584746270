import './saved-lists.css';
import type { JSX } from 'react';
import { useState } from 'react';
import type { Item } from '../../../shared/model/index.ts';
import { offerUndo } from '../../state/offer-undo.ts';
import { useAct } from '../../state/use-act.ts';
import { useTermLists } from '../../state/use-items.ts';
import { useService } from '../../state/use-service.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Field } from '../../ui/field.tsx';
import { IconlessButton } from '../../ui/iconless-button.tsx';
import { countWords } from '../../ui/words.ts';

/** A list to begin with: how texts speak of training. */
const starterList = {
  name: 'Training',
  terms: ['train*', 'untrained', 'CPD', 'induction', 'course*', 'qualif*', 'refresher'],
  shown: true,
};

/** Standing lists of words that every document shows with a faint underline. They are no tags and leave the matter in nothing. */
export function TermLists(): JSX.Element {
  const act = useAct();
  const lists = useTermLists();
  const [name, setName] = useState('');
  const add = async (fields: typeof starterList): Promise<void> => {
    const done = await act(
      'createItem',
      { item: { kind: 'term-list', fields } },
      `Added the term list ${fields.name}.`,
    );
    if (done !== null) setName('');
  };
  return (
    <>
      <h2>Term lists</h2>
      <p className="number">
        Their words get a faint dotted underline in every document. They are not tags, and no pack, export or
        print shows them.
      </p>
      <form
        className="saved-new"
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== '') void add({ name: name.trim(), terms: [], shown: true });
        }}
      >
        <Field label="New list" value={name} onChange={setName} maxLength={200} />
        <IconlessButton tone="primary" type="submit" disabled={name.trim() === ''}>
          Add
        </IconlessButton>
      </form>
      {lists.length === 0 && (
        <p>
          <IconlessButton onClick={() => void add(starterList)}>
            Begin with words about training
          </IconlessButton>
        </p>
      )}
      <ul role="list" className="saved-list">
        {lists.map((item) => (
          <TermList key={item.id} item={item} />
        ))}
      </ul>
    </>
  );
}

function TermList({ item }: { readonly item: Item<'term-list'> }): JSX.Element {
  const { fields } = item;
  const act = useAct();
  const service = useService();
  const [typed, setTyped] = useState<string | null>(null);
  const stored = fields.terms.join('\n');
  // What was typed is shown until the matter has it, so that it never seems gone in between.
  if (typed === stored) setTyped(null);
  const saveTerms = (): void => {
    if (typed === null) return;
    const terms = [...new Set(typed.split('\n').map((term) => term.trim()))].filter((term) => term !== '');
    setTyped(terms.join('\n'));
    if (terms.join('\n') === stored) return;
    void act(
      'setItem',
      { itemId: item.id, change: { kind: 'term-list', field: 'terms', value: terms } },
      `${fields.name} has ${countWords(terms.length, 'term')}.`,
    );
  };
  const remove = async (): Promise<void> => {
    const done = await act('deleteItems', { itemIds: [item.id] });
    if (done !== null) await offerUndo(service, `Deleted the term list ${fields.name}.`);
  };
  return (
    <li className="saved-query">
      <strong>{fields.name}</strong>
      <Field
        label={`Terms of ${fields.name}, one a line`}
        labelHidden
        rows={Math.min(12, Math.max(3, fields.terms.length + 1))}
        value={typed ?? stored}
        onChange={setTyped}
        onBlur={saveTerms}
        hint="One a line; train* stands for every word that begins so."
      />
      <span className="saved-buttons">
        <Checkbox
          checked={fields.shown}
          onChange={(shown) =>
            void act(
              'setItem',
              { itemId: item.id, change: { kind: 'term-list', field: 'shown', value: shown } },
              shown ? `${fields.name} is shown in the documents.` : `${fields.name} is not shown any more.`,
            )
          }
        >
          Shown in documents
        </Checkbox>
        <IconlessButton tone="danger" onClick={() => void remove()}>
          Delete
        </IconlessButton>
      </span>
    </li>
  );
}
