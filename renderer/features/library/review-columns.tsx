import type { JSX } from 'react';
import type { DecisionQuestion, DocumentSummary, Theme } from '../../../shared/model/index.ts';
import { progressOf, standingWords } from '../../state/review.ts';
import type { TableColumn } from '../../ui/table-column.ts';
import { ThemeChip } from '../../ui/theme-chip.tsx';
import type { ReviewContext } from './library-filter.ts';

/** The columns of the library's table that say what the review says of a document. */
export function reviewColumns(
  themes: readonly Theme[],
  review: ReviewContext,
): readonly TableColumn<DocumentSummary>[] {
  return [
    {
      id: 'progress',
      heading: 'Progress',
      minimum: 80,
      share: 1,
      cell: (document) => <ProgressCell document={document} reviewer={review.reviewer} />,
    },
    {
      id: 'relevance',
      heading: 'Relevance',
      minimum: 84,
      share: 1,
      cell: (document) => <DecisionCell document={document} question="relevance" />,
    },
    {
      id: 'privilege',
      heading: 'Privilege',
      minimum: 104,
      share: 1,
      cell: (document) => <DecisionCell document={document} question="privilege" />,
    },
    {
      id: 'whole-themes',
      heading: 'Themes',
      minimum: 60,
      share: 1,
      cell: (document) => (
        <span className="library-whole-themes">
          {themes
            .filter((theme) => document.tags.some((tag) => tag.themeId === theme.id))
            .map((theme) => (
              <ThemeChip key={theme.id} theme={theme} />
            ))}
        </span>
      ),
    },
    {
      id: 'batch',
      heading: 'Batch',
      minimum: 74,
      share: 1,
      cell: (document) => {
        const names = review.batchNames.get(document.id)?.join(', ');
        return <bdi title={names}>{names}</bdi>;
      },
    },
  ];
}

/** How far the reviewer at the keyboard is, and beneath it everybody else. */
function ProgressCell(props: {
  readonly document: DocumentSummary;
  readonly reviewer: string | null;
}): JSX.Element {
  const others = props.document.progress
    .filter(({ reviewer }) => reviewer !== props.reviewer)
    .map(({ reviewer, state }) => `${reviewer}: ${state}`)
    .join(', ');
  return (
    <span className="library-title-cell" title={others}>
      <span>{progressOf(props.document, props.reviewer)}</span>
      <span className="library-beneath">{others}</span>
    </span>
  );
}

/** What stands on a question, and beneath it the reason. */
function DecisionCell(props: {
  readonly document: DocumentSummary;
  readonly question: DecisionQuestion;
}): JSX.Element {
  const standing = props.document.decisions[props.question];
  const isGrave =
    standing.state === 'disagreed' ||
    standing.answer === 'privileged' ||
    standing.answer === 'privileged in part';
  const who = standing.decisions.map(({ reviewer, answer }) => `${reviewer}: ${answer}`).join(', ');
  return (
    <span className="library-title-cell" title={who}>
      {standing.state !== 'undecided' && (
        <span className={isGrave ? 'library-grave' : undefined}>{standingWords(standing)}</span>
      )}
      <span className="library-beneath">{standing.reason}</span>
    </span>
  );
}
