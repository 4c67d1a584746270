import type { JSX } from 'react';
import { useMemo } from 'react';
import type { InputOf, ServiceCalls } from '../../../shared/contract/index.ts';
import { actKindLabels, actKinds, type ActKind } from '../../../shared/model/index.ts';
import { useQuery } from '../../state/use-service.ts';
import { Field } from '../../ui/field.tsx';
import { IconlessButton } from '../../ui/iconless-button.tsx';
import { parseDocumentDate } from '../../ui/parse-document-date.ts';
import { Select, type SelectOption } from '../../ui/select.tsx';

/** Which acts are to be shown; an empty text stands for all. The days are as they were typed. */
export interface HistoryFilter {
  readonly text: string;
  readonly reviewer: string;
  readonly documentId: string;
  readonly kind: ActKind | '';
  readonly from: string;
  readonly to: string;
}

/** All acts. */
export const everyAct: HistoryFilter = {
  text: '',
  reviewer: '',
  documentId: '',
  kind: '',
  from: '',
  to: '',
};

/** A filter as the service takes it. */
export type ServiceFilter = Omit<InputOf<ServiceCalls['history']>, 'limit' | 'offset'>;

/** The filter as the service takes it; a day that cannot be read narrows nothing down. Days are days on this machine, both included. */
export function filterForService(filter: HistoryFilter): ServiceFilter {
  const text = filter.text.trim();
  const from = dayTyped(filter.from);
  const to = dayTyped(filter.to);
  return {
    ...(text === '' ? {} : { text }),
    ...(filter.reviewer === '' ? {} : { reviewer: filter.reviewer }),
    ...(filter.documentId === '' ? {} : { documentId: filter.documentId }),
    ...(filter.kind === '' ? {} : { kind: filter.kind }),
    ...(typeof from === 'object' ? { fromMs: from.beginsAtMs } : {}),
    ...(typeof to === 'object' ? { beforeMs: to.endsAtMs } : {}),
  };
}

type DayTyped = { readonly beginsAtMs: number; readonly endsAtMs: number } | 'nothing' | 'unreadable';

/** A day, month or year as a person types it, from its beginning to its end on this machine. */
function dayTyped(text: string): DayTyped {
  const date = parseDocumentDate(text);
  if (date === null) return 'nothing';
  if (date === 'unreadable') return 'unreadable';
  const [year = 0, month, day] = date.value.split('-').map(Number);
  const begins = new Date(year, (month ?? 1) - 1, day ?? 1);
  const ends =
    date.precision === 'year'
      ? new Date(year + 1, 0, 1)
      : date.precision === 'month'
        ? new Date(year, month ?? 1, 1)
        : new Date(year, (month ?? 1) - 1, (day ?? 1) + 1);
  return { beginsAtMs: Math.max(0, begins.getTime()), endsAtMs: Math.max(0, ends.getTime()) };
}

function problemOfDay(text: string): string | undefined {
  return dayTyped(text) === 'unreadable' ? 'Not a date: write 12 Sep 2017.' : undefined;
}

const kindOptions: readonly SelectOption<ActKind | ''>[] = [
  { value: '', label: 'Every kind' },
  ...actKinds.map((kind) => ({ value: kind, label: actKindLabels[kind] })),
];

/** Narrows the history down to words, a reviewer, a document, a kind of act, or days. */
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
      <Select
        label="Kind"
        inRow
        value={filter.kind}
        options={kindOptions}
        onChange={(kind) => onFilter({ ...filter, kind })}
      />
      <Field
        label="From"
        className="field-row history-day-field"
        placeholder="12 Sep 2017"
        value={filter.from}
        problem={problemOfDay(filter.from)}
        maxLength={40}
        onChange={(from) => onFilter({ ...filter, from })}
      />
      <Field
        label="To"
        className="field-row history-day-field"
        placeholder="12 Sep 2017"
        value={filter.to}
        problem={problemOfDay(filter.to)}
        maxLength={40}
        onChange={(to) => onFilter({ ...filter, to })}
      />
      {JSON.stringify(filter) !== JSON.stringify(everyAct) && (
        <IconlessButton onClick={() => onFilter(everyAct)}>Show everything</IconlessButton>
      )}
    </div>
  );
}
