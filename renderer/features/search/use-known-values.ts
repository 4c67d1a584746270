import { useMemo } from 'react';
import { themeTree } from '../../state/theme-order.ts';
import { useQuery, useThemes } from '../../state/use-service.ts';
import type { KnownValues } from './builder/condition-editor.tsx';

/** What the matter knows of the values a search can name: themes, documents, publishers, authors, reviewers. */
export function useKnownValues(): KnownValues {
  const themes = useThemes();
  const documents = useQuery('listDocuments', {}).value;
  const reviewers = useQuery('listReviewers', {}).value;
  return useMemo(
    () => ({
      themes: themeTree(themes).map(({ theme, depth }) => ({
        code: theme.code,
        label: `${'\u2003'.repeat(depth)}${theme.name} (${theme.code})`,
      })),
      fields: {
        document: documents?.map(({ urn }) => urn) ?? [],
        publisher: distinct(documents?.map(({ publisher }) => publisher) ?? []),
        author: distinct(documents?.map(({ author }) => author) ?? []),
        reviewer: reviewers?.map(({ name }) => name) ?? [],
      },
    }),
    [themes, documents, reviewers],
  );
}

function distinct(values: readonly (string | null)[]): readonly string[] {
  return [...new Set(values.filter((value) => value !== null))].sort((a, b) => a.localeCompare(b, 'en'));
}
