import type { JSX } from 'react';
import type { Theme } from '../../../shared/model/index.ts';
import { Kbd } from '../../ui/kbd.tsx';
import { themeColour } from '../../ui/theme-chip.tsx';

/**
 * The small bar at a selection: the first nine themes by digit, the palette of all themes, and a note.
 *
 * It takes no focus, neither when it appears nor when it is pressed, so the caret stays in the text.
 */
export function SelectionBar(props: {
  readonly themes: readonly Theme[];
  /** Ids of the themes that the selected span already has; pressing one of these takes it off. */
  readonly onPassage: ReadonlySet<string>;
  readonly onTheme: (theme: Theme) => void;
  readonly onMore: () => void;
  readonly onNote: () => void;
}): JSX.Element {
  return (
    <div
      className="reader-selection-bar"
      role="toolbar"
      aria-label="Tag the selection"
      onPointerDown={(event) => event.preventDefault()}
      onMouseDown={(event) => event.preventDefault()}
    >
      {props.themes.map((theme, position) => (
        <button
          key={theme.id}
          type="button"
          aria-pressed={props.onPassage.has(theme.id)}
          aria-keyshortcuts={String(position + 1)}
          onClick={() => props.onTheme(theme)}
        >
          <i style={{ background: themeColour(theme.colour) }} />
          <span className="visually-hidden">{props.onPassage.has(theme.id) ? 'Take off ' : 'Tag as '}</span>
          <span className="reader-selection-name">{theme.name}</span>
          <span aria-hidden="true">
            <Kbd>{String(position + 1)}</Kbd>
          </span>
        </button>
      ))}
      <button type="button" onClick={props.onMore}>
        More… <Kbd>T</Kbd>
      </button>
      <button type="button" onClick={props.onNote}>
        Note <Kbd>N</Kbd>
      </button>
    </div>
  );
}
