import type { JSX } from 'react';
import { useMemo } from 'react';
import type { Note } from '../../../shared/model/index.ts';
import { themeTree } from '../../state/theme-order.ts';
import { useReviewerName } from '../../state/use-reviewer-name.ts';
import { useQuery, useThemes } from '../../state/use-service.ts';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import { any, filterNotes, filterWords } from './filter-notes.ts';
import type { NoteFilter } from './filter-notes.ts';

/** The row above the notes that chooses which are listed. */
export function NotesFilter(props: {
  readonly notes: readonly Note[];
  readonly filter: NoteFilter;
  readonly onChange: (filter: NoteFilter) => void;
}): JSX.Element {
  const { filter, onChange } = props;
  const themes = useThemes();
  const documents = useDocumentsWithNotes(props.notes);
  const reviewers = useMemo(
    () =>
      [...new Set(props.notes.map(({ reviewer }) => reviewer))].toSorted((one, other) =>
        one.localeCompare(other, 'en-GB'),
      ),
    [props.notes],
  );
  const reviewerName = useReviewerName();
  return (
    <div className="notes-filter" role="group" aria-label="Filter">
      <Field
        label="Filter by words"
        labelHidden
        type="search"
        placeholder="Filter by words"
        value={filter.text}
        onChange={(text) => onChange({ ...filter, text })}
      />
      <Select
        label="What the note is on"
        labelHidden
        value={filter.target}
        options={[
          { value: any, label: 'On anything' },
          { value: 'passage', label: 'On passages' },
          { value: 'document', label: 'On documents' },
          { value: 'theme', label: 'On themes' },
          { value: 'matter', label: 'On the matter' },
        ]}
        onChange={(target) => onChange({ ...filter, target })}
      />
      <Select
        label="Privileged or open"
        labelHidden
        value={filter.sign}
        options={[
          { value: any, label: 'Privileged and open' },
          { value: 'privileged', label: 'Privileged' },
          { value: 'open', label: 'Open' },
          { value: 'conflict', label: 'In conflict' },
        ]}
        onChange={(sign) => onChange({ ...filter, sign })}
      />
      <Select
        label="Theme"
        labelHidden
        value={filter.theme}
        options={[
          { value: any, label: 'Of any theme' },
          ...themeTree(themes).map(({ theme, depth }) => ({
            value: theme.id,
            label: `${'\u2003'.repeat(Math.min(depth, 6))}${theme.code} ${theme.name}`,
          })),
        ]}
        onChange={(theme) => onChange({ ...filter, theme })}
      />
      <Select
        label="Document"
        labelHidden
        value={filter.document}
        options={[
          { value: any, label: 'In any document' },
          ...documents.map(({ id, urn, title }) => ({ value: id, label: `${urn} ${title}` })),
        ]}
        onChange={(document) => onChange({ ...filter, document })}
      />
      <Select
        label="Reviewer"
        labelHidden
        value={filter.reviewer}
        options={[
          { value: any, label: 'By anybody' },
          ...reviewers.map((reviewer) => ({ value: reviewer, label: reviewerName(reviewer) })),
        ]}
        onChange={(reviewer) => onChange({ ...filter, reviewer })}
      />
    </div>
  );
}

/** The notes a filter lists, and the filter in words. */
export function useFilteredNotes(
  notes: readonly Note[] | undefined,
  filter: NoteFilter,
): { readonly found: readonly Note[]; readonly words: string } {
  const themes = useThemes();
  const documents = useQuery('listDocuments', {}).value;
  const { theme } = filter;
  const passages = useQuery('listPassages', theme === any ? null : { themeIds: [theme] }).value;
  const found = useMemo(() => {
    const tagged = (documents ?? []).filter(({ tags }) => tags.some((tag) => tag.themeId === theme));
    const ofTheme = new Set([
      theme,
      ...(passages ?? []).flatMap(({ id, twins }) => [id, ...twins]),
      ...tagged.map(({ id }) => id),
    ]);
    return filterNotes(notes ?? [], filter, ofTheme);
  }, [notes, filter, theme, passages, documents]);
  const words = filterWords(filter, {
    theme: themes.find(({ id }) => id === theme)?.name ?? '',
    document: documents?.find(({ id }) => id === filter.document)?.urn ?? '',
    reviewer: filter.reviewer,
  });
  return { found, words };
}

/** Only these are offered: a matter may have thousands of documents without a note. */
function useDocumentsWithNotes(notes: readonly Note[]) {
  const documents = useQuery('listDocuments', {}).value;
  return useMemo(() => {
    const noted = new Set(notes.map(({ documentId }) => documentId));
    return (documents ?? []).filter(({ id }) => noted.has(id));
  }, [documents, notes]);
}
