import type { JSX } from 'react';
import {
  fieldValues,
  placesSearched,
  queryFields,
  type PlaceSearched,
  type QueryField,
} from '../../../../shared/query/index.ts';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { Field } from '../../../ui/field.tsx';
import { Select } from '../../../ui/select.tsx';
import type { ConditionDraft } from './builder-tree.ts';

/** What is offered for values that the matter knows. */
export interface KnownValues {
  /** Every theme by the code that names it in a search. */
  readonly themes: readonly { readonly code: string; readonly label: string }[];
  readonly fields: Readonly<Partial<Record<QueryField, readonly string[]>>>;
}

/** Edits one condition: its parts are the same as in the plain text. */
export function ConditionEditor(props: {
  readonly condition: ConditionDraft;
  readonly known: KnownValues;
  readonly onChange: (condition: ConditionDraft) => void;
}): JSX.Element {
  const { condition, known, onChange } = props;
  switch (condition.kind) {
    case 'words':
      return (
        <>
          <Field
            label="Words"
            labelHidden
            placeholder="a word or a phrase"
            value={condition.text}
            onChange={(text) => onChange({ ...condition, text })}
          />
          <Checkbox checked={condition.prefix} onChange={(prefix) => onChange({ ...condition, prefix })}>
            and words that begin so
          </Checkbox>
        </>
      );
    case 'near':
      return (
        <>
          <Field
            label="Words near each other"
            labelHidden
            placeholder="two words or more"
            value={condition.words}
            onChange={(words) => onChange({ ...condition, words })}
          />
          <NumberOfWords
            before="at most"
            after="words apart"
            value={condition.distance}
            onChange={(distance) => onChange({ ...condition, distance })}
          />
        </>
      );
    case 'pattern':
      return (
        <>
          <Field
            label="Regular expression"
            labelHidden
            placeholder="\d+ officers?"
            value={condition.source}
            onChange={(source) => onChange({ ...condition, source })}
          />
          <Checkbox
            checked={condition.caseSensitive}
            onChange={(caseSensitive) => onChange({ ...condition, caseSensitive })}
          >
            tell capitals from small letters
          </Checkbox>
        </>
      );
    case 'theme':
      return (
        <>
          <ThemeSelect
            value={condition.theme}
            themes={known.themes}
            onChange={(theme) => onChange({ ...condition, theme })}
          />
          <Checkbox checked={condition.below} onChange={(below) => onChange({ ...condition, below })}>
            or a theme under it
          </Checkbox>
        </>
      );
    case 'field':
      return (
        <>
          <Select
            label="Field"
            labelHidden
            value={condition.field}
            options={queryFields.map((field) => ({ value: field, label: field }))}
            onChange={(field) => onChange({ kind: 'field', field, value: fieldValues[field]?.[0] ?? '' })}
          />
          <FieldValue
            condition={condition}
            suggestions={known.fields[condition.field] ?? []}
            onChange={onChange}
          />
        </>
      );
    case 'date':
      return (
        <>
          <Field
            label="from"
            placeholder="2013 or 2013-05-17"
            value={condition.from ?? ''}
            onChange={(from) => onChange({ ...condition, from: from.trim() === '' ? null : from.trim() })}
          />
          <Field
            label="to"
            placeholder="2015"
            value={condition.to ?? ''}
            onChange={(to) => onChange({ ...condition, to: to.trim() === '' ? null : to.trim() })}
          />
        </>
      );
    case 'tagged':
      return (
        <Select
          label="Tagged"
          labelHidden
          value={condition.tagged ? 'yes' : 'no'}
          options={[
            { value: 'yes', label: 'tagged by anyone' },
            { value: 'no', label: 'not tagged yet' },
          ]}
          onChange={(value) => onChange({ kind: 'tagged', tagged: value === 'yes' })}
        />
      );
    case 'in':
      return (
        <Select
          label="Where to look"
          labelHidden
          value={condition.place}
          options={placesSearched.map((place) => ({ value: place, label: placeWords[place] }))}
          onChange={(place) => onChange({ kind: 'in', place })}
        />
      );
  }
}

/** A choice of one theme, by the code that names it in a search. */
function ThemeSelect(props: {
  readonly value: string;
  readonly themes: KnownValues['themes'];
  readonly onChange: (code: string) => void;
}): JSX.Element {
  const { value, themes } = props;
  const listed = themes.some(({ code }) => code === value);
  const asTyped = value === '' || listed ? [] : [{ value, label: value }];
  return (
    <Select
      label="Theme"
      labelHidden
      value={value}
      options={[
        ...(value === '' ? [{ value: '', label: 'Choose a theme…' }] : []),
        ...asTyped,
        ...themes.map(({ code, label }) => ({ value: code, label })),
      ]}
      onChange={props.onChange}
    />
  );
}

function FieldValue(props: {
  readonly condition: Extract<ConditionDraft, { readonly kind: 'field' }>;
  readonly suggestions: readonly string[];
  readonly onChange: (condition: ConditionDraft) => void;
}): JSX.Element {
  const { condition } = props;
  const fixed = fieldValues[condition.field];
  const change = (value: string): void => props.onChange({ ...condition, value });
  return fixed === undefined ? (
    <Field
      label="Value"
      labelHidden
      value={condition.value}
      suggestions={props.suggestions}
      onChange={change}
    />
  ) : (
    <Select
      label="Value"
      labelHidden
      value={condition.value}
      options={fixed.map((value) => ({ value, label: value }))}
      onChange={change}
    />
  );
}

/** A number of words, from 0 to 9,999. */
export function NumberOfWords(props: {
  readonly before?: string;
  readonly after: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
}): JSX.Element {
  return (
    <label className="builder-number">
      {props.before !== undefined && <span>{props.before}</span>}
      <input
        type="number"
        className="field-input"
        min={0}
        max={9_999}
        value={props.value}
        onChange={(event) => {
          const value = event.target.valueAsNumber;
          if (Number.isInteger(value) && value >= 0 && value <= 9_999) props.onChange(value);
        }}
      />
      <span>{props.after}</span>
    </label>
  );
}

const placeWords: Readonly<Record<PlaceSearched, string>> = {
  text: 'only in the text of documents',
  notes: 'only in notes',
  passages: 'only in passages',
};
