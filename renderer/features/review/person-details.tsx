import type { JSX } from 'react';
import { useState } from 'react';
import type { ItemChange, Item } from '../../../shared/model/index.ts';
import { go } from '../../state/navigation.ts';
import { offerUndo } from '../../state/offer-undo.ts';
import { useAct } from '../../state/use-act.ts';
import { useQuery, useService } from '../../state/use-service.ts';
import { Button } from '../../ui/button.tsx';
import { Citation } from '../../ui/citation.tsx';
import { FailureState } from '../../ui/failure-state.tsx';
import { Select } from '../../ui/select.tsx';
import { countWords } from '../../ui/words.ts';
import { kindOptions } from './new-person-form.tsx';
import { aliasesOf, namesOf } from './person-terms.ts';
import { SavedLine } from './saved-line.tsx';

/** A change of a person or organisation. */
type PersonChange = ItemChange & { readonly kind: 'person' };

/** One person or organisation: names, remark, and every place of the text that mentions them. */
export function PersonDetails(props: {
  readonly person: Item<'person'>;
  readonly writable: boolean;
  readonly onGone: () => void;
}): JSX.Element {
  const { person, writable } = props;
  const { fields } = person;
  const act = useAct();
  const service = useService();
  const set = (change: PersonChange): void => {
    void act('setItem', { itemId: person.id, change }, `Changed ${fields.name}.`);
  };
  const remove = async (): Promise<void> => {
    if ((await act('deleteItems', { itemIds: [person.id] })) === null) return;
    props.onGone();
    await offerUndo(service, `Took ${fields.name} off the list.`);
  };
  return (
    <div className="review-person">
      <div className="review-person-fields">
        <SavedLine
          label="Name"
          value={fields.name}
          disabled={!writable}
          refuse={(name) => (name === '' ? 'Somebody on the list needs a name.' : null)}
          onSave={(value) => set({ kind: 'person', field: 'name', value })}
        />
        <Select
          label="Kind"
          value={fields.kind}
          options={kindOptions}
          disabled={!writable}
          onChange={(value) => set({ kind: 'person', field: 'kind', value })}
        />
        <SavedLine
          label="Other names, one a line"
          rows={Math.min(8, Math.max(3, fields.aliases.length + 1))}
          value={fields.aliases.join('\n')}
          disabled={!writable}
          onSave={(value) => set({ kind: 'person', field: 'aliases', value: aliasesOf(value) })}
        />
        <SavedLine
          label="Remark"
          rows={3}
          value={fields.remark}
          disabled={!writable}
          onSave={(value) => set({ kind: 'person', field: 'remark', value })}
        />
        {writable && (
          <Button tone="danger" onClick={() => void remove()}>
            Take off the list
          </Button>
        )}
      </div>
      <MentionList person={person} />
    </div>
  );
}

const pageSize = 100;

function MentionList({ person }: { readonly person: Item<'person'> }): JSX.Element {
  const terms = namesOf(person);
  const [shown, setShown] = useState(pageSize);
  const query = useQuery(
    'mentions',
    terms.length === 0 ? null : { terms: [...terms], limit: Math.min(500, shown), offset: 0 },
  );
  const found = query.value;
  return (
    <section className="review-mentions" aria-labelledby="review-mentions">
      <h2 id="review-mentions">
        Mentions{' '}
        {found !== undefined && (
          <span className="number">
            {countWords(found.total, 'mention')} in {countWords(found.documentsFound, 'document')}
          </span>
        )}
      </h2>
      {query.status === 'failed' && found === undefined && (
        <FailureState failure={query.failure} onRetry={query.retry} />
      )}
      {found !== undefined && found.total === 0 && (
        <p className="review-quiet">No document in use mentions any of these names.</p>
      )}
      {found !== undefined && found.cutShort !== null && <p className="review-quiet">{found.cutShort}</p>}
      <ol role="list">
        {found?.mentions.map((mention) => (
          <li key={`${mention.documentId} ${String(mention.start)}`} className="review-mention">
            <Citation
              citation={mention.citation}
              onOpen={() =>
                go({
                  screen: 'reader',
                  documentId: mention.documentId,
                  at: { start: mention.start, end: mention.end },
                })
              }
            />
            <span className="review-mention-text" dir="auto">
              {mention.before}
              <mark>{mention.quote}</mark>
              {mention.after}
            </span>
          </li>
        ))}
      </ol>
      {found !== undefined && found.total > found.mentions.length && shown < 500 && (
        <Button onClick={() => setShown(shown + 200)}>Show more</Button>
      )}
    </section>
  );
}
