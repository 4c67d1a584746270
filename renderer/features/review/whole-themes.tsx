import type { JSX } from 'react';
import { useRef, useState } from 'react';
import type { DocumentSummary, Theme } from '../../../shared/model/index.ts';
import { useReviewerName } from '../../state/use-reviewer-name.ts';
import { useThemes } from '../../state/use-service.ts';
import { IconlessButton } from '../../ui/iconless-button.tsx';
import { ThemeChip } from '../../ui/theme-chip.tsx';
import { ThemeFinder } from './theme-finder.tsx';
import { useDeciding } from './use-deciding.ts';

/** The themes of whole documents as chips, to be taken off, and a way to add one. Of several documents, those that all have. */
export function WholeThemes(props: {
  readonly documents: readonly DocumentSummary[];
  readonly writable: boolean;
  /** Whether the finder is open from outside, by an action. */
  readonly finding?: boolean;
  readonly onFinding?: (finding: boolean) => void;
}): JSX.Element {
  const { documents } = props;
  const themes = useThemes();
  const reviewerName = useReviewerName();
  const { setTheme } = useDeciding();
  const [opened, setOpened] = useState(false);
  const finding = props.finding ?? opened;
  const setFinding = props.onFinding ?? setOpened;
  const add = useRef<HTMLButtonElement>(null);
  const on = themes.filter((theme) => documents.every((document) => isTagged(document, theme)));
  const givers = (theme: Theme): string =>
    [
      ...new Set(
        documents.flatMap((document) =>
          document.tags.filter((tag) => tag.themeId === theme.id).map((tag) => reviewerName(tag.reviewer)),
        ),
      ),
    ].join(', ');
  return (
    <div className="review-themes" role="group" aria-label="Themes of the whole document">
      {on.map((theme) => (
        <span key={theme.id} className="review-theme" title={`${theme.name}, by ${givers(theme)}`}>
          <ThemeChip theme={theme} named />
          {props.writable && (
            <IconlessButton
              aria-label={`Take ${theme.name} off the document`}
              onClick={() => {
                void setTheme(documents, theme, false);
                add.current?.focus();
              }}
            >
              ×
            </IconlessButton>
          )}
        </span>
      ))}
      {props.writable && (
        <IconlessButton ref={add} aria-expanded={finding} onClick={() => setFinding(!finding)}>
          {on.length === 0 ? 'Tag the whole document' : 'Add a theme'}
        </IconlessButton>
      )}
      {finding && (
        <ThemeFinder
          themes={themes}
          on={new Set(on.map((theme) => theme.id))}
          onTheme={(theme) => void setTheme(documents, theme, !on.includes(theme))}
          onClose={() => {
            setFinding(false);
            add.current?.focus();
          }}
        />
      )}
    </div>
  );
}

function isTagged(document: DocumentSummary, theme: Theme): boolean {
  return document.tags.some((tag) => tag.themeId === theme.id);
}
