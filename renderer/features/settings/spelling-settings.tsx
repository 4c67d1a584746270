import './spelling-settings.css';
import type { JSX } from 'react';
import { usePreferences } from '../../state/preferences.ts';
import { useAct } from '../../state/use-act.ts';
import { useMatter, useQuery } from '../../state/use-service.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { IconlessButton } from '../../ui/iconless-button.tsx';

/** Whether the spelling of notes is checked on this machine, and the words added to the dictionary of this matter. */
export function SpellingSettings(): JSX.Element {
  const { preferences, change } = usePreferences();
  const act = useAct();
  const matter = useMatter();
  const writable = matter !== null && matter.readOnlyBecause === null;
  const added = useQuery('listItems', matter === null ? null : { kind: 'spelling' }).value ?? [];
  const words = added
    .flatMap((item) => (item.kind === 'spelling' ? [{ id: item.id, word: item.fields.word }] : []))
    .toSorted((one, other) => one.word.localeCompare(other.word, 'en-GB'));
  return (
    <fieldset className="settings-group">
      <legend>Spelling</legend>
      <Checkbox checked={preferences.checkSpelling} onChange={(checkSpelling) => change({ checkSpelling })}>
        Check the spelling of notes
      </Checkbox>
      <p className="settings-hint">
        British spelling, from a dictionary that came with Glossator. Names of people and organisations listed
        in the matter count as known.
      </p>
      {matter !== null && (
        <>
          <p className="settings-hint">
            {words.length === 0
              ? 'No word was added to this matter’s dictionary. Words are added at the word, while a note is written.'
              : 'Added to this matter’s dictionary:'}
          </p>
          <ul role="list" className="settings-words">
            {words.map(({ id, word }) => (
              <li key={id}>
                {word}
                {writable && (
                  <IconlessButton
                    aria-label={`Take out ${word}`}
                    onClick={() =>
                      void act(
                        'deleteItems',
                        { itemIds: [id] },
                        `Took ${word} out of this matter’s dictionary.`,
                      )
                    }
                  >
                    Take out
                  </IconlessButton>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </fieldset>
  );
}
