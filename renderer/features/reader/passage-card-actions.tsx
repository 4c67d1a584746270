import type { JSX } from 'react';
import type { Theme } from '../../../shared/model/index.ts';
import { useShownKeys } from '../../state/actions.ts';
import { IconlessButton } from '../../ui/iconless-button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { countWords } from '../../ui/words.ts';

/** What the card of the chosen passage lets one do with it. */
export interface CardActions {
  readonly onTag: () => void;
  readonly onUntag: (theme: Theme) => void;
  readonly onNote: () => void;
  readonly onDelete: () => void;
  readonly onSplit: () => void;
  readonly onJoin: (direction: 1 | -1) => void;
  /** Joins it with those that are picked out; null while none are. */
  readonly onJoinPicked: (() => void) | null;
  readonly picked: number;
  readonly onLink: () => void;
  readonly onHistory: () => void;
}

/** The row of buttons on the card of the chosen passage. */
export function PassageCardActions(props: {
  readonly themes: readonly Theme[];
  readonly isNoting: boolean;
  readonly actions: CardActions;
}): JSX.Element {
  const { actions } = props;
  const keys = useShownKeys();
  const withKeys = (id: string): { readonly keys?: string } => {
    const shown = keys(id);
    return shown === undefined ? {} : { keys: shown };
  };
  return (
    <div className="reader-card-actions">
      {actions.onJoinPicked !== null && (
        <IconlessButton onClick={actions.onJoinPicked}>
          Join {countWords(actions.picked, 'passage')}
        </IconlessButton>
      )}
      {props.themes.map((theme) => (
        <IconlessButton key={theme.id} className="reader-card-untag" onClick={() => actions.onUntag(theme)}>
          Take {theme.name} off
        </IconlessButton>
      ))}
      <IconlessButton onClick={actions.onTag} {...withKeys('tag-more')}>
        Tag
      </IconlessButton>
      {!props.isNoting && (
        <IconlessButton onClick={actions.onNote} {...withKeys('note-on-passage')}>
          Note
        </IconlessButton>
      )}
      <Menu
        label="More"
        name="More to do with the passage"
        items={[
          { label: 'Split at the caret', ...withKeys('split-passage'), onChoose: actions.onSplit },
          { label: 'Join with the next', ...withKeys('join-next'), onChoose: () => actions.onJoin(1) },
          {
            label: 'Join with the one before',
            ...withKeys('join-previous'),
            onChoose: () => actions.onJoin(-1),
          },
          { label: 'Link to another passage…', ...withKeys('link-passage'), onChoose: actions.onLink },
          { label: 'Earlier states', ...withKeys('passage-history'), onChoose: actions.onHistory },
        ]}
      />
      <IconlessButton tone="danger" onClick={actions.onDelete}>
        Delete
      </IconlessButton>
    </div>
  );
}
