import './people-in-document.css';
import type { JSX } from 'react';
import { useMemo } from 'react';
import { go } from '../../state/navigation.ts';
import { usePeople } from '../../state/use-items.ts';
import { Button } from '../../ui/button.tsx';
import { Citation } from '../../ui/citation.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { countWords } from '../../ui/words.ts';
import { mentionsOf } from './person-terms.ts';
import type { DocumentBeingRead } from '../../state/review-of-document.ts';

/** Which of the matter's people and organisations a document mentions, most first, with a way to each place. */
export function PeopleInDocument(props: {
  readonly reading: DocumentBeingRead;
  readonly onClose: () => void;
}): JSX.Element {
  const { document, text, blocks } = props.reading;
  const people = usePeople();
  const found = useMemo(
    () =>
      people
        .map((person) => ({ person, mentions: mentionsOf(person, text, blocks) }))
        .filter(({ mentions }) => mentions.length > 0)
        .sort((one, other) => other.mentions.length - one.mentions.length),
    [people, text, blocks],
  );
  return (
    <Dialog title={`People in ${document.urn}`} onClose={props.onClose}>
      {found.length === 0 && (
        <div className="people-in-none">
          <p>
            {people.length === 0
              ? 'There is no list of people and organisations in this matter yet. With one, their names are found in every document.'
              : 'None of the people and organisations of this matter is named in this document.'}
          </p>
          <Button onClick={() => go({ screen: 'review', part: 'people' })}>People and organisations</Button>
        </div>
      )}
      <ul role="list" className="people-in">
        {found.map(({ person, mentions }) => (
          <li key={person.id}>
            <h3>
              <bdi>{person.fields.name}</bdi>{' '}
              <span className="number">
                {person.fields.kind}, {countWords(mentions.length, 'mention')}
              </span>
            </h3>
            <p className="people-in-places">
              {mentions.map((mention) => (
                <span key={mention.start} title={contextOf(text, mention.start, mention.end)}>
                  <Citation
                    citation={`{¶${String(mention.block)}}`}
                    onOpen={() => {
                      props.onClose();
                      go({
                        screen: 'reader',
                        documentId: document.id,
                        at: { start: mention.start, end: mention.end },
                      });
                    }}
                  />
                </span>
              ))}
            </p>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

/** A little of the text around a mention, for the tip over its place. */
function contextOf(text: string, start: number, end: number): string {
  return text
    .slice(Math.max(0, start - 60), end + 60)
    .replace(/\s+/g, ' ')
    .toWellFormed();
}
