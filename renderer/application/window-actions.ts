import { useMemo } from 'react';
import type { WindowPreferences } from '../../shared/contract/index.ts';
import type { UserAction } from '../state/actions.ts';
import type { ShellClient } from '../state/client.ts';
import { finishEverything } from '../state/closing.ts';
import { notifyFailure } from '../state/notices.ts';
import { changePreferences, preferences } from '../state/preferences.ts';
import { useObservable } from '../state/observable.ts';
import { useShell } from '../state/use-service.ts';
import type { OverlayName } from './matter-actions.ts';

const textSizes = [80, 90, 100, 110, 118, 125, 140, 160, 180, 200];

/** What the actions of any window act on. */
export interface WindowActionParts {
  readonly shell: ShellClient;
  readonly appearance: WindowPreferences['appearance'];
  readonly textSize: number;
  readonly onOverlay: (overlay: OverlayName) => void;
  readonly onNewMatter: () => void;
}

/** What can be done in any window, with a matter or without; `onNewMatter` leads to the form for one. */
export function useWindowActions(
  onOverlay: (overlay: OverlayName) => void,
  onNewMatter: () => void,
): readonly UserAction[] {
  const shell = useShell();
  const { appearance, textSize } = useObservable(preferences);
  return useMemo(
    () => windowActions({ shell, appearance, textSize, onOverlay, onNewMatter }),
    [shell, appearance, textSize, onOverlay, onNewMatter],
  );
}

/** The actions of any window, as palette, menu and keyboard see them. */
export function windowActions(parts: WindowActionParts): readonly UserAction[] {
  const { shell, textSize } = parts;
  const resize = (size: number) => changePreferences(shell, { textSize: size });
  return [
    ...matterFileActions(shell, parts.onNewMatter),
    {
      id: 'palette',
      name: 'Everything that can be done',
      label: 'Everything that can be done…',
      shortcut: 'Ctrl+K',
      available: true,
      perform: () => parts.onOverlay('palette'),
    },
    {
      id: 'shortcuts',
      name: 'Keyboard shortcuts',
      label: 'Keyboard shortcuts',
      shortcut: '?',
      available: true,
      perform: () => parts.onOverlay('shortcuts'),
    },
    {
      id: 'text-larger',
      name: 'Larger text',
      label: 'Larger text in the reader',
      available: textSize < 200,
      perform: () => resize(textSizes.find((size) => size > textSize) ?? 200),
    },
    {
      id: 'text-smaller',
      name: 'Smaller text',
      label: 'Smaller text in the reader',
      available: textSize > 80,
      perform: () => resize(textSizes.findLast((size) => size < textSize) ?? 80),
    },
    {
      id: 'text-normal',
      name: 'Normal text size',
      label: 'Normal text size in the reader',
      available: textSize !== 100,
      perform: () => resize(100),
    },
    ...(['light', 'dark', 'system'] as const).map((mode) => ({
      id: `appearance-${mode}`,
      name: appearanceNames[mode],
      label: appearanceNames[mode],
      available: parts.appearance !== mode,
      perform: () => changePreferences(shell, { appearance: mode }),
    })),
  ];
}

const appearanceNames = {
  light: 'Light appearance',
  dark: 'Dark appearance',
  system: 'Appearance of the system',
} as const;

function matterFileActions(shell: ShellClient, onNewMatter: () => void): readonly UserAction[] {
  const open = async (call: 'openMatter' | 'openSampleMatter' | 'newWindow') => {
    if (call !== 'newWindow') await finishEverything();
    const result = await shell.call(call, {});
    if (!result.ok) notifyFailure(result.failure);
  };
  return [
    {
      id: 'new-matter',
      name: 'New matter',
      label: 'New matter…',
      shortcut: 'Ctrl+N',
      available: true,
      perform: onNewMatter,
    },
    {
      id: 'open-matter',
      name: 'Open a matter',
      label: 'Open a matter…',
      shortcut: 'Ctrl+O',
      available: true,
      perform: () => void open('openMatter'),
    },
    {
      id: 'open-sample-matter',
      name: 'Open the sample matter',
      label: 'Open the sample matter',
      available: true,
      perform: () => void open('openSampleMatter'),
    },
    {
      id: 'new-window',
      name: 'New window',
      label: 'New window',
      shortcut: 'Ctrl+Shift+N',
      available: true,
      perform: () => void open('newWindow'),
    },
  ];
}
