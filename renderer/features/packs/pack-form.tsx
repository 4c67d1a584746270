import type { JSX } from 'react';
import {
  dateInWords,
  type DocumentSummary,
  type Item,
  type PackChoices,
  type Theme,
} from '../../../shared/model/index.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Field } from '../../ui/field.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { Select } from '../../ui/select.tsx';
import { ContextChoice } from './context-choice.tsx';
import { PackAfterChoice, withAfter } from './pack-after.tsx';
import { PackNamingChoice, withNaming } from './pack-naming.tsx';
import { PackShapes, withShapes } from './pack-shapes.tsx';
import { PickList } from './pick-list.tsx';
import { SizeChoice } from './size-choice.tsx';
import { ThemePick } from './theme-pick.tsx';

/** What a person chooses for a pack. */
export function PackForm(props: {
  readonly choices: PackChoices;
  readonly onChange: (choices: PackChoices) => void;
  readonly themes: readonly Theme[];
  readonly documents: readonly DocumentSummary[];
  readonly savedQueries: readonly Item<'saved-query'>[];
}): JSX.Element {
  const { choices, onChange } = props;
  // A document without a text has no passages, and stands in a pack by its slip sheet where it is chosen.
  const documents = props.documents.filter(
    (document) => document.withdrawn === null && (document.passages > 0 || document.characters === 0),
  );
  return (
    <div className="pack-form">
      <Field
        label="Title on the cover"
        value={choices.title}
        onChange={(title) => onChange({ ...choices, title })}
        maxLength={1_000}
        required
      />
      <PassageChoice choices={choices} onChange={onChange} savedQueries={props.savedQueries} />
      <ThemePick
        legend="Themes"
        all="Every theme that has passages"
        themes={props.themes}
        chosen={choices.themes}
        onChange={(chosen) => onChange({ ...choices, themes: chosen })}
      />
      <PickList
        legend="Documents"
        all="Every document with chosen passages"
        items={documents.map((document) => ({
          id: document.id,
          words: `${document.urn} ${document.title}`,
          label: (
            <>
              <bdi>{document.title}</bdi>{' '}
              <span className="number">
                {document.urn}, {dateInWords(document.date)}
              </span>
            </>
          ),
        }))}
        chosen={choices.documents}
        onChange={(chosen) => onChange({ ...choices, documents: chosen })}
      />
      <RadioGroup
        legend="Order"
        value={choices.order}
        options={[
          { value: 'theme', label: 'A chapter for each theme' },
          { value: 'document', label: 'One list, in order of document' },
          { value: 'date', label: 'One list, in order of date' },
        ]}
        onChange={(order) => onChange({ ...choices, order })}
      />
      <ContextChoice
        legend="Around each passage"
        value={choices.context}
        onChange={(context) => onChange({ ...choices, context })}
      />
      <RadioGroup
        legend="Notes"
        value={choices.notes}
        options={[
          { value: 'none', label: 'None' },
          { value: 'open', label: 'Open notes', hint: 'Privileged notes never leave the matter.' },
        ]}
        onChange={(notes) => onChange({ ...choices, notes })}
      />
      <PackNamingChoice choices={choices} onChange={(naming) => onChange(withNaming(choices, naming))} />
      <PackAfterChoice after={choices.after} onChange={(after) => onChange(withAfter(choices, after))} />
      <fieldset className="radio-group">
        <legend>And with it</legend>
        <Checkbox checked={choices.fullTexts} onChange={(fullTexts) => onChange({ ...choices, fullTexts })}>
          The cited documents in full
          <span className="radio-hint">
            Appended to the PDF with their passages marked, and as text files in the folder.
          </span>
        </Checkbox>
        <Checkbox checked={choices.names} onChange={(names) => onChange({ ...choices, names })}>
          Reviewers&apos; names beside notes
        </Checkbox>
      </fieldset>
      <SizeChoice settings={choices} onChange={onChange} />
      <PackShapes
        chosen={choices.shapes}
        fullTexts={choices.fullTexts}
        onChange={(shapes) => onChange(withShapes(choices, shapes))}
      />
    </div>
  );
}

/** Which passages the pack takes: all with the chosen themes, or of these what a saved search finds. */
function PassageChoice(props: {
  readonly choices: PackChoices;
  readonly onChange: (choices: PackChoices) => void;
  readonly savedQueries: readonly Item<'saved-query'>[];
}): JSX.Element {
  const { query: chosen, ...others } = props.choices;
  const known = props.savedQueries.find(({ fields }) => fields.query === chosen?.query);
  const options = props.savedQueries.map(({ id, fields }) => ({
    value: id,
    label: `Found by “${fields.name}”`,
  }));
  const earlier = chosen !== undefined && known === undefined ? [earlierSearch(chosen.name)] : [];
  return (
    <Select
      label="Passages"
      value={known?.id ?? (chosen === undefined ? allPassages : earlierSearchValue)}
      options={[{ value: allPassages, label: 'All with the chosen themes' }, ...earlier, ...options]}
      onChange={(id) => {
        const saved = props.savedQueries.find((item) => item.id === id);
        if (id === earlierSearchValue) return;
        if (saved === undefined) props.onChange(others);
        else {
          const { name, query } = saved.fields;
          props.onChange({ ...others, query: { name, query, passages: [] } });
        }
      }}
    />
  );
}

const allPassages = 'all';
const earlierSearchValue = 'earlier';

function earlierSearch(name: string): { readonly value: string; readonly label: string } {
  return { value: earlierSearchValue, label: `Found by “${name}”, no longer saved` };
}
