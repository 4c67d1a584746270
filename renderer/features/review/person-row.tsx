import type { JSX } from 'react';
import type { Item } from '../../../shared/model/index.ts';
import { useQuery } from '../../state/use-service.ts';
import { countWords } from '../../ui/words.ts';
import { namesOf } from './person-terms.ts';

/** Somebody in the list, with how often the documents in use mention them. */
export function PersonRow(props: {
  readonly person: Item<'person'>;
  readonly current: boolean;
  readonly onOpen: () => void;
}): JSX.Element {
  const { fields } = props.person;
  const terms = namesOf(props.person);
  const mentions = useQuery(
    'mentions',
    terms.length === 0 ? null : { terms: [...terms], limit: 1, offset: 0 },
  ).value;
  return (
    <button
      type="button"
      className="review-list-item"
      aria-current={props.current ? 'true' : undefined}
      onClick={props.onOpen}
    >
      <span className="review-list-name">
        <bdi>{fields.name}</bdi>
      </span>
      <span className="review-list-facts">
        <span>{fields.kind}</span>
        <span className="number">{mentions === undefined ? '' : countWords(mentions.total, 'mention')}</span>
      </span>
    </button>
  );
}
