import type { JSX } from 'react';
import type { Theme } from '../../../shared/model/index.ts';
import type { ThemeLine } from './theme-lines.ts';
import { lineStyle } from './theme-lines.ts';

/** What the codes and lines in the margins and under the text stand for. */
export function ThemeKey({ lines }: { readonly lines: ReadonlyMap<string, ThemeLine> }): JSX.Element | null {
  if (lines.size === 0) return null;
  return (
    <div className="paper-key" role="group" aria-label="Key of themes">
      <ul role="list">
        {[...lines.values()].map((line) => (
          <li key={line.theme.id}>
            <span className="paper-code" style={{ borderColor: `var(--theme-${line.theme.colour})` }}>
              {line.theme.code}
            </span>
            <span style={lineStyle(line)}>{line.theme.name}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The codes of themes and what they are called. */
export function ThemeList({ themes }: { readonly themes: readonly Theme[] }): JSX.Element | null {
  if (themes.length === 0) return null;
  return (
    <div className="paper-key" role="group" aria-label="Key of themes">
      <ul role="list">
        {themes.map((theme) => (
          <li key={theme.id}>
            <span className="paper-code" style={{ borderColor: `var(--theme-${theme.colour})` }}>
              {theme.code}
            </span>
            {theme.name}
          </li>
        ))}
      </ul>
    </div>
  );
}
