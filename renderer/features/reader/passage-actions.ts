import type { Theme } from '../../../shared/model/index.ts';
import type { UserAction } from '../../state/actions.ts';
import type { CaretDirection } from './caret-motion.ts';
import type { PassageEnd } from './passage-ends.ts';
import type { ChosenPassage } from './use-chosen-passage.ts';
import type { PassageWork } from './use-passage-work.ts';

/** What the actions on passages act on and what is possible now. */
export interface PassageActionParts {
  readonly writable: boolean;
  /** The first nine offered themes: the digit 1 applies the first. */
  readonly digits: readonly Theme[];
  readonly chosen: ChosenPassage;
  readonly work: PassageWork;
  /** Whether a link was begun at some passage. */
  readonly linkBegun: boolean;
  readonly focusText: () => void;
  readonly onAbout: () => void;
  readonly onLeaveLink: () => void;
  readonly onHistory: () => void;
}

/** Everything that can be done with passages, as palette, menu, page of shortcuts and keyboard see it. */
export function passageActions(parts: PassageActionParts): readonly UserAction[] {
  const { writable, work, chosen } = parts;
  const hasPassage = chosen.targetPassage !== null;
  const canChange = writable && hasPassage;
  const end = (id: string, label: string, which: PassageEnd, direction: CaretDirection): UserAction =>
    action(id, label, writable && chosen.active !== null, () => {
      work.ends.step(which, 'word', direction);
      // Where Enter keeps the new ends, and Escape leaves them.
      parts.focusText();
    });
  return [
    ...parts.digits.map((theme, position) =>
      action(`tag-${position + 1}`, `Tag as ${theme.name}`, writable, () => work.toggleTheme(theme)),
    ),
    action('tag-more', 'Tag with any theme…', writable, work.openThemes),
    action('note-on-passage', 'Write a note on the passage', writable, work.noteOnTarget),
    action('delete-passage', 'Delete the passage', canChange, work.remove),
    action('passage-history', 'Earlier states of the passage', hasPassage, parts.onHistory),
    action('previous-passage', 'Previous passage', true, () => chosen.step(-1)),
    action('next-passage', 'Next passage', true, () => chosen.step(1)),
    end('end-forward', 'Move the end of the passage on by a word', 'end', 'forward'),
    end('end-back', 'Move the end of the passage back by a word', 'end', 'back'),
    end('start-forward', 'Move the start of the passage on by a word', 'start', 'forward'),
    end('start-back', 'Move the start of the passage back by a word', 'start', 'back'),
    action('split-passage', 'Split the passage at the caret', canChange, work.split),
    action('join-next', 'Join with the next passage', canChange, () => work.joinWith(1)),
    action('join-previous', 'Join with the passage before', canChange, () => work.joinWith(-1)),
    action(
      'link-passage',
      parts.linkBegun ? 'Link the passage to the one chosen before…' : 'Link the passage to another…',
      writable,
      work.openLink,
    ),
    action('leave-link', 'Leave the link that was begun', parts.linkBegun, parts.onLeaveLink),
    action('about-passage', 'Who tagged the passage, and when', true, parts.onAbout),
  ];
}

/** An action under its name in the list of all actions, which gives its keys. */
function action(id: string, label: string, available: boolean, perform: () => void): UserAction {
  return { id, label, available, perform };
}
