import type { JSX } from 'react';
import { useLayoutEffect, useRef } from 'react';
import type { Theme } from '../../../shared/model/index.ts';
import { useShownKeys } from '../../state/actions.ts';
import { Kbd } from '../../ui/kbd.tsx';
import { themeColour } from '../../ui/theme-chip.tsx';

/**
 * The small bar at a selection: the first nine themes by digit, the palette of all themes, and a note.
 *
 * It is one line: themes there is no room for are behind “More…”, and their digits work all the same. It takes no focus,
 * neither when it appears nor when it is pressed, so the caret stays in the text.
 */
export function SelectionBar(props: {
  readonly themes: readonly Theme[];
  /** Ids of the themes that the selected span already has; pressing one of these takes it off. */
  readonly onPassage: ReadonlySet<string>;
  readonly onTheme: (theme: Theme) => void;
  readonly onMore: () => void;
  readonly onNote: () => void;
  /** Puts the passage of a superseded document that waits for it here; null where none does. */
  readonly onPlace: (() => void) | null;
}): JSX.Element {
  const keys = useShownKeys();
  const line = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = line.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => hideWhatBreaks(element));
    observer.observe(element);
    hideWhatBreaks(element);
    return () => observer.disconnect();
  }, [props.themes]);
  return (
    <div
      className="reader-selection-bar"
      role="toolbar"
      aria-label="Tag the selection"
      onPointerDown={(event) => event.preventDefault()}
      onMouseDown={(event) => event.preventDefault()}
    >
      <div ref={line} className="reader-selection-themes">
        {props.themes.map((theme, position) => (
          <button
            key={theme.id}
            type="button"
            aria-pressed={props.onPassage.has(theme.id)}
            aria-keyshortcuts={keys(`tag-${position + 1}`)}
            onClick={() => props.onTheme(theme)}
          >
            <i style={{ background: themeColour(theme.colour) }} />
            <span className="visually-hidden">{props.onPassage.has(theme.id) ? 'Take off ' : 'Tag as '}</span>
            <span className="reader-selection-name">{theme.name}</span>
            <span aria-hidden="true">
              <OptionalKey keys={keys(`tag-${position + 1}`)} />
            </span>
          </button>
        ))}
      </div>
      {props.onPlace !== null && (
        <button type="button" onClick={props.onPlace}>
          Place here <OptionalKey keys={keys('place-passage')} />
        </button>
      )}
      <button type="button" onClick={props.onMore}>
        More… <OptionalKey keys={keys('tag-more')} />
      </button>
      <button type="button" onClick={props.onNote}>
        Note <OptionalKey keys={keys('note-on-passage')} />
      </button>
    </div>
  );
}

/** Buttons that went to a second line are cut off by the bar: they are taken from keyboard and screen reader as well. */
function hideWhatBreaks(line: HTMLElement): void {
  const buttons = [...line.querySelectorAll('button')];
  const top = buttons[0]?.offsetTop ?? 0;
  for (const button of buttons) button.style.visibility = button.offsetTop > top ? 'hidden' : '';
}

function OptionalKey({ keys }: { readonly keys: string | undefined }): JSX.Element | null {
  return keys === undefined ? null : <Kbd>{keys}</Kbd>;
}
