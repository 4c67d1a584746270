import type { JSX } from 'react';
import type { DecisionQuestion, Theme } from '../../../shared/model/index.ts';
import { decisionAnswers, progressStates } from '../../../shared/model/index.ts';
import { Select } from '../../ui/select.tsx';
import type { ReviewContext, ReviewFilter } from './library-filter.ts';

/** Narrows the library by what the review says of documents. */
export function ReviewFilterBar(props: {
  readonly filter: ReviewFilter;
  readonly onFilter: (filter: ReviewFilter) => void;
  readonly themes: readonly Theme[];
  readonly review: ReviewContext;
}): JSX.Element {
  const { filter, onFilter } = props;
  return (
    <>
      <Select
        label="Progress"
        labelHidden
        value={filter.progress}
        options={[
          { value: 'all', label: 'Any progress' },
          ...progressStates.map((state) => ({ value: state, label: state })),
        ]}
        onChange={(progress) => onFilter({ ...filter, progress })}
      />
      <Select
        label="Relevance"
        labelHidden
        value={filter.relevance}
        options={standingOptions('relevance', 'Any relevance')}
        onChange={(relevance) => onFilter({ ...filter, relevance })}
      />
      <Select
        label="Privilege"
        labelHidden
        value={filter.privilege}
        options={standingOptions('privilege', 'Any privilege')}
        onChange={(privilege) => onFilter({ ...filter, privilege })}
      />
      <Select
        label="Theme of the whole document"
        labelHidden
        value={filter.wholeTheme}
        options={[
          { value: 'all', label: 'Any theme' },
          { value: 'none', label: 'Without a theme' },
          ...props.themes.map((theme) => ({ value: theme.id, label: `${theme.code} ${theme.name}` })),
        ]}
        onChange={(wholeTheme) => onFilter({ ...filter, wholeTheme })}
      />
      <Select
        label="Batch"
        labelHidden
        value={filter.batch}
        options={[
          { value: 'all', label: 'Any batch' },
          { value: 'none', label: 'In no batch' },
          ...props.review.batches.map(({ id, fields }) => ({ value: id, label: fields.name })),
        ]}
        onChange={(batch) => onFilter({ ...filter, batch })}
      />
    </>
  );
}

function standingOptions(
  question: DecisionQuestion,
  any: string,
): readonly { readonly value: string; readonly label: string }[] {
  const words: readonly string[] = [...decisionAnswers[question], 'in dispute', 'undecided'];
  return [{ value: 'all', label: any }, ...words.map((value) => ({ value, label: value }))];
}
