import './people.css';
import type { JSX } from 'react';
import { useMemo, useState } from 'react';
import { usePeople } from '../../state/use-items.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Field } from '../../ui/field.tsx';
import { NewPersonForm } from './new-person-form.tsx';
import { PersonDetails } from './person-details.tsx';
import { PersonRow } from './person-row.tsx';
import { newItem, useShownItem } from './use-shown-item.ts';

/** People and organisations with the names the sources use for them, and where the text mentions them. */
export function People(props: { readonly itemId: string | null; readonly writable: boolean }): JSX.Element {
  const people = usePeople();
  const [shown, setShown] = useShownItem('people', props.itemId);
  const [typed, setTyped] = useState('');
  const person = people.find(({ id }) => id === shown);
  const listed = useMemo(() => {
    const wanted = typed.trim().toLocaleLowerCase('en-GB');
    return people
      .filter(({ fields }) =>
        [fields.name, ...fields.aliases].some((name) => name.toLocaleLowerCase('en-GB').includes(wanted)),
      )
      .toSorted((one, other) => one.fields.name.localeCompare(other.fields.name, 'en-GB'));
  }, [people, typed]);
  if (people.length === 0 && shown !== newItem) {
    return (
      <EmptyState sentence="No people or organisations are listed yet. Write down who matters, with every name the sources use, and Glossator finds them in the text of every document.">
        {props.writable && (
          <Button tone="primary" onClick={() => setShown(newItem)}>
            Add somebody
          </Button>
        )}
      </EmptyState>
    );
  }
  return (
    <div className="screen-columns">
      <nav className="review-list" aria-label="People and organisations">
        {props.writable && <Button onClick={() => setShown(newItem)}>Add somebody</Button>}
        <Field
          label="Filter by name or alias"
          labelHidden
          type="search"
          placeholder="Filter by name or alias"
          value={typed}
          onChange={setTyped}
        />
        <ul role="list">
          {listed.map((item) => (
            <li key={item.id}>
              <PersonRow person={item} current={item.id === shown} onOpen={() => setShown(item.id)} />
            </li>
          ))}
        </ul>
      </nav>
      <div className="screen-column review-detail">
        {shown === newItem && <NewPersonForm onMade={setShown} />}
        {person !== undefined && (
          <PersonDetails
            key={person.id}
            person={person}
            writable={props.writable}
            onGone={() => setShown(null)}
          />
        )}
        {shown !== newItem && person === undefined && (
          <p className="review-quiet">Choose somebody to see their names and where they are mentioned.</p>
        )}
      </div>
    </div>
  );
}
