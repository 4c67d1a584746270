import './theme-bars.css';
import type { JSX } from 'react';
import type { Theme } from '../../../shared/model/index.ts';
import { themeColour } from '../../ui/theme-chip.tsx';

const shownAtMost = 6;

/** How many passages of each theme a document has, as bars under their code and number. */
export function ThemeBars(props: {
  readonly counts: Readonly<Record<string, number>>;
  readonly themes: readonly Theme[];
  /** The highest count in the table: the length of a full bar. */
  readonly highest: number;
}): JSX.Element | null {
  const present = props.themes.filter((theme) => (props.counts[theme.id] ?? 0) > 0);
  if (present.length === 0) return null;
  const sentence = present.map((theme) => `${theme.name} ${String(props.counts[theme.id] ?? 0)}`).join(', ');
  return (
    <span className="theme-bars" role="img" aria-label={sentence} title={sentence}>
      {present.slice(0, shownAtMost).map((theme) => {
        const count = props.counts[theme.id] ?? 0;
        return (
          <span key={theme.id} className="theme-bar">
            <span>
              {theme.code} {count}
            </span>
            <span
              className="theme-bar-colour"
              style={{
                background: themeColour(theme.colour),
                width: `${String(Math.max(10, Math.round((100 * count) / Math.max(1, props.highest))))}%`,
              }}
            />
          </span>
        );
      })}
      {present.length > shownAtMost && (
        <span className="theme-bars-more">+{present.length - shownAtMost}</span>
      )}
    </span>
  );
}
