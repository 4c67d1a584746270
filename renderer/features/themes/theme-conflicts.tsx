import type { JSX } from 'react';
import type { Theme, ThemeTextField } from '../../../shared/model/index.ts';
import { useAct } from '../../state/use-act.ts';
import { useReviewerName } from '../../state/use-reviewer-name.ts';
import { IconlessButton } from '../../ui/iconless-button.tsx';

const fieldWords: Readonly<Record<ThemeTextField, string>> = {
  name: 'its name',
  definition: 'its definition',
  use: 'when to use it',
  avoid: 'when not to use it',
};

/** Wordings of a theme that were written without knowledge of each other: all shown, settled by keeping one. */
export function ThemeConflicts({
  theme,
  writable,
}: {
  readonly theme: Theme;
  readonly writable: boolean;
}): JSX.Element {
  const act = useAct();
  const reviewerName = useReviewerName();
  return (
    <>
      {theme.conflicts.map((conflict) => (
        <section
          key={conflict.field}
          className="theme-conflict"
          aria-label={`Conflict about ${fieldWords[conflict.field]}`}
        >
          <p>
            Two reviewers wrote {fieldWords[conflict.field]} without knowing of each other. Both are kept
            until one is chosen.
          </p>
          <ul role="list">
            {conflict.versions.map((version) => (
              <li key={version.operation}>
                <q>{version.value}</q> <span className="number">{reviewerName(version.reviewer)}</span>
                {writable && (
                  <IconlessButton
                    tone="primary"
                    onClick={() =>
                      void act(
                        'writeTheme',
                        { themeId: theme.id, field: conflict.field, text: version.value },
                        'The conflict is settled.',
                      )
                    }
                  >
                    Keep this one
                  </IconlessButton>
                )}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
