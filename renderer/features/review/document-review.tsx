import './document-review.css';
import type { JSX, KeyboardEvent } from 'react';
import { useEffect, useRef, useState } from 'react';
import type { DecisionQuestion, DocumentSummary } from '../../../shared/model/index.ts';
import { decisionQuestions } from '../../../shared/model/index.ts';
import { isTextField, useActions, useShownKeys } from '../../state/actions.ts';
import type { DocumentBeingRead } from '../../state/review-of-document.ts';
import { standingWords } from '../../state/review.ts';
import { useMatter, useThemes } from '../../state/use-service.ts';
import { classNames } from '../../ui/class-names.ts';
import { IconlessButton } from '../../ui/iconless-button.tsx';
import { ThemeChip } from '../../ui/theme-chip.tsx';
import { DecideQuestion } from './decide-question.tsx';
import { isPrivilegedAnswer } from './decision-words.ts';
import { documentActions } from './document-actions.ts';
import { PeopleInDocument } from './people-in-document.tsx';
import { StandingAnswers } from './standing-answers.tsx';
import { useDeciding } from './use-deciding.ts';
import type { Given } from './use-given.ts';
import { useGiven } from './use-given.ts';
import { WholeThemes } from './whole-themes.tsx';

/**
 * What the review says of the document being read, in a line above its text, and unfolded what one decides on it.
 */
export function DocumentReview(props: {
  readonly reading: DocumentBeingRead;
  /** False where another document beside it takes the keys. */
  readonly active: boolean;
}): JSX.Element {
  const { document } = props.reading;
  const matter = useMatter();
  const writable = matter !== null && matter.readOnlyBecause === null;
  const keys = useShownKeys();
  const given = useGiven();
  const deciding = useDeciding();
  const panel = useRef<HTMLDivElement>(null);
  const before = useRef<Element | null>(null);
  const [opened, setOpened] = useState<'decisions' | 'themes' | null>(null);
  const [peopleShown, setPeopleShown] = useState(false);

  const open = (what: 'decisions' | 'themes'): void => {
    if (opened === null) before.current = window.document.activeElement;
    setOpened(what);
  };
  const close = (): void => {
    setOpened(null);
    if (before.current instanceof HTMLElement && before.current.isConnected) before.current.focus();
  };
  useEffect(() => {
    if (opened === 'decisions') panel.current?.querySelector<HTMLElement>('[data-digit]')?.focus();
  }, [opened]);
  const offered = documentActions({
    document,
    writable,
    isOpen: opened === 'decisions',
    deciding,
    onDecide: () => (opened === 'decisions' ? close() : open('decisions')),
    onThemes: () => open('themes'),
    onPeople: () => setPeopleShown(true),
    onNext: () => given.goToNext(document.id),
  });
  useActions(props.active ? offered : noActions);

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.key === 'Escape') close();
    else if (/^[1-5]$/.test(event.key) && !isTextField(event.target) && !event.ctrlKey && !event.altKey) {
      const button = panel.current?.querySelector<HTMLButtonElement>(`[data-digit="${event.key}"]`);
      button?.focus();
      button?.click();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <section className="review-strip" aria-label={`Review of ${document.urn}`}>
      <div className="review-line">
        <ReviewSummary document={document} />
        <PlaceInBatch document={document} given={given} />
        <IconlessButton
          aria-expanded={opened !== null}
          keys={keys('decide')}
          onClick={() => (opened === null ? open('decisions') : close())}
        >
          {opened === null ? 'Decide' : 'Fold away'}
        </IconlessButton>
      </div>
      {opened !== null && (
        <div ref={panel} className="review-panel" onKeyDown={onKeyDown}>
          {decisionQuestions.map((question) => (
            <DecideQuestion
              key={question}
              documents={[document]}
              question={question}
              writable={writable}
              digitsShown
            />
          ))}
          <StandingAnswers document={document} writable={writable} />
          <WholeThemes
            documents={[document]}
            writable={writable}
            finding={opened === 'themes'}
            onFinding={(finding) => setOpened(finding ? 'themes' : 'decisions')}
          />
        </div>
      )}
      {peopleShown && <PeopleInDocument reading={props.reading} onClose={() => setPeopleShown(false)} />}
    </section>
  );
}

const noActions = [] as const;

/** Which of the documents given to this reviewer this is, and the way to the next. */
function PlaceInBatch(props: {
  readonly document: DocumentSummary;
  readonly given: Given;
}): JSX.Element | null {
  const keys = useShownKeys();
  const { id } = props.document;
  const here = props.given.batches.find(({ fields }) => fields.documents.includes(id));
  if (here === undefined) return null;
  const place = here.fields.documents.indexOf(id) + 1;
  return (
    <span className="review-place">
      <span>
        <bdi>{here.fields.name}</bdi>, {place} of {here.fields.documents.length}
      </span>
      <IconlessButton keys={keys('next-in-batch')} onClick={() => props.given.goToNext(id)}>
        Next
      </IconlessButton>
    </span>
  );
}

/** What stands on each question and the themes of the whole document, in as few words as that takes. */
function ReviewSummary({ document }: { readonly document: DocumentSummary }): JSX.Element {
  const themes = useThemes();
  const tagged = themes.filter((theme) => document.tags.some((tag) => tag.themeId === theme.id));
  if (tagged.length === 0 && decisionQuestions.every((question) => isUndecided(document, question))) {
    return <span className="review-undecided">Not decided yet</span>;
  }
  return (
    <ul role="list" className="review-summary" aria-label="Decided">
      {decisionQuestions.map((question) => {
        const standing = document.decisions[question];
        if (standing.state === 'undecided') return null;
        return (
          <li
            key={question}
            className={classNames(
              isPrivilegedAnswer(standing.answer) && 'review-privileged',
              standing.state === 'disagreed' && 'review-dispute',
            )}
          >
            {standing.state === 'disagreed'
              ? `${question} ${standingWords(standing)}`
              : standingWords(standing)}
          </li>
        );
      })}
      {tagged.map((theme) => (
        <li key={theme.id}>
          <ThemeChip theme={theme} />
        </li>
      ))}
    </ul>
  );
}

function isUndecided(document: DocumentSummary, question: DecisionQuestion): boolean {
  return document.decisions[question].state === 'undecided';
}
