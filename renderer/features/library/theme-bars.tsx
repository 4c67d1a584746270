import './theme-bars.css';
import type { JSX } from 'react';
import type { Theme } from '../../../shared/model/index.ts';
import { themeColour } from '../../ui/theme-chip.tsx';

/** The column's least width has room for four bars, or for three and the number of the others. */
const roomFor = 4;

/**
 * How many passages of each theme a document has, as bars under their code and number: those of its four themes, or of
 * the three it has most of and how many more there are, which the words for all of them name.
 */
export function ThemeBars(props: {
  readonly counts: Readonly<Record<string, number>>;
  readonly themes: readonly Theme[];
  /** The highest count in the table: the length of a full bar. */
  readonly highest: number;
}): JSX.Element | null {
  const present = props.themes.filter((theme) => (props.counts[theme.id] ?? 0) > 0);
  if (present.length === 0) return null;
  const most = present
    .toSorted((one, other) => (props.counts[other.id] ?? 0) - (props.counts[one.id] ?? 0))
    .slice(0, present.length > roomFor ? roomFor - 1 : roomFor);
  const shown = present.filter((theme) => most.includes(theme));
  const sentence = present.map((theme) => `${theme.name} ${String(props.counts[theme.id] ?? 0)}`).join(', ');
  return (
    <span className="theme-bars" role="img" aria-label={sentence} title={sentence}>
      {shown.map((theme) => {
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
      {present.length > shown.length && (
        <span className="theme-bars-more">+{present.length - shown.length}</span>
      )}
    </span>
  );
}
