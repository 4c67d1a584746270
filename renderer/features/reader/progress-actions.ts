import type { ProgressState } from '../../../shared/model/index.ts';
import type { UserAction } from '../../state/actions.ts';

/** What the actions of progress act on. */
export interface ProgressActionParts {
  readonly state: ProgressState;
  readonly writable: boolean;
  readonly onSay: (state: ProgressState) => void;
  readonly onNextUntagged: () => void;
}

/** What a reviewer can say of their progress with the open document, as palette, menu and keyboard see it. */
export function progressActions(parts: ProgressActionParts): readonly UserAction[] {
  const { state, writable, onSay } = parts;
  return [
    {
      id: 'mark-read',
      label: state === 'read' ? 'Not read yet: reading it again' : 'Mark the document as read',
      available: writable,
      perform: () => onSay('read'),
    },
    {
      id: 'set-aside',
      label: state === 'set aside' ? 'Take the document up again' : 'Set the document aside',
      available: writable,
      perform: () => onSay('set aside'),
    },
    {
      id: 'mark-unread',
      label: 'Mark the document as unread',
      available: writable && state !== 'unread',
      perform: () => onSay('unread'),
    },
    {
      id: 'next-untagged',
      label: 'Read the next untagged document',
      available: true,
      perform: parts.onNextUntagged,
    },
  ];
}
