import type { JSX } from 'react';
import { useMemo } from 'react';
import { useQuery } from '../../state/use-service.ts';
import { Field } from '../../ui/field.tsx';
import { IconlessButton } from '../../ui/iconless-button.tsx';
import { Select } from '../../ui/select.tsx';

/** Which acts are to be shown; an empty text stands for all. */
export interface HistoryFilter {
  readonly text: string;
  readonly reviewer: string;
  readonly documentId: string;
}

/** All acts. */
export const everyAct: HistoryFilter = { text: '', reviewer: '', documentId: '' };

/** The filter as the service takes it. */
export function filterForService(filter: HistoryFilter): {
  readonly text?: string;
  readonly reviewer?: string;
  readonly documentId?: string;
} {
  const text = filter.text.trim();
  return {
    ...(text === '' ? {} : { text }),
    ...(filter.reviewer === '' ? {} : { reviewer: filter.reviewer }),
    ...(filter.documentId === '' ? {} : { documentId: filter.documentId }),
  };
}

/** Narrows the history down to words, a reviewer or a document. */
export function HistoryFilterBar(props: {
  readonly filter: HistoryFilter;
  readonly onFilter: (filter: HistoryFilter) => void;
}): JSX.Element {
  const { filter, onFilter } = props;
  const reviewers = useQuery('listReviewers', {}).value;
  const documents = useQuery('listDocuments', {}).value;
  const reviewerOptions = useMemo(
    () => [
      { value: '', label: 'Everybody' },
      ...(reviewers ?? []).map(({ id, name }) => ({ value: id, label: name })),
    ],
    [reviewers],
  );
  const documentOptions = useMemo(
    () => [
      { value: '', label: 'Everything' },
      ...(documents ?? []).map(({ id, urn, title }) => ({ value: id, label: `${urn} ${title}` })),
    ],
    [documents],
  );
  return (
    <div className="history-filter">
      <Field
        label="Find in the history"
        labelHidden
        type="search"
        placeholder="Find words in the history"
        value={filter.text}
        maxLength={200}
        onChange={(text) => onFilter({ ...filter, text })}
      />
      <Select
        label="By"
        inRow
        value={filter.reviewer}
        options={reviewerOptions}
        onChange={(reviewer) => onFilter({ ...filter, reviewer })}
      />
      <Select
        label="On"
        inRow
        value={filter.documentId}
        options={documentOptions}
        onChange={(documentId) => onFilter({ ...filter, documentId })}
      />
      {Object.keys(filterForService(filter)).length > 0 && (
        <IconlessButton onClick={() => onFilter(everyAct)}>Show everything</IconlessButton>
      )}
    </div>
  );
}
