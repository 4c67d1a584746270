import { useMemo } from 'react';
import type { UserAction } from '../state/actions.ts';
import type { ShellClient } from '../state/client.ts';
import { finishEverything } from '../state/closing.ts';
import { notifyFailure } from '../state/notices.ts';
import { changePreferences, preferences } from '../state/preferences.ts';
import { useObservable } from '../state/observable.ts';
import { useShell } from '../state/use-service.ts';
import type { OverlayName } from './matter-actions.ts';

const textSizes = [80, 90, 100, 110, 118, 125, 140, 160, 180, 200];

/** What can be done in any window, with a matter or without. */
export function useWindowActions(show: (overlay: OverlayName) => void): readonly UserAction[] {
  const shell = useShell();
  const { appearance, textSize } = useObservable(preferences);
  return useMemo(
    () => [
      ...matterFileActions(shell),
      {
        id: 'show-palette',
        name: 'Everything that can be done',
        label: 'Everything that can be done…',
        shortcut: 'Ctrl+K',
        available: true,
        perform: () => show('palette'),
      },
      {
        id: 'show-shortcuts',
        name: 'Keyboard shortcuts',
        label: 'Keyboard shortcuts',
        shortcut: '?',
        available: true,
        perform: () => show('shortcuts'),
      },
      {
        id: 'text-larger',
        name: 'Larger text',
        label: 'Larger text in the reader',
        available: textSize < 200,
        perform: () =>
          changePreferences(shell, { textSize: textSizes.find((size) => size > textSize) ?? 200 }),
      },
      {
        id: 'text-smaller',
        name: 'Smaller text',
        label: 'Smaller text in the reader',
        available: textSize > 80,
        perform: () =>
          changePreferences(shell, { textSize: textSizes.findLast((size) => size < textSize) ?? 80 }),
      },
      {
        id: 'text-default',
        name: 'Normal text size',
        label: 'Normal text size in the reader',
        available: textSize !== 100,
        perform: () => changePreferences(shell, { textSize: 100 }),
      },
      ...(['light', 'dark', 'system'] as const).map((mode) => ({
        id: `appearance-${mode}`,
        name: appearanceNames[mode],
        label: appearanceNames[mode],
        available: appearance !== mode,
        perform: () => changePreferences(shell, { appearance: mode }),
      })),
    ],
    [shell, show, appearance, textSize],
  );
}

const appearanceNames = {
  light: 'Light appearance',
  dark: 'Dark appearance',
  system: 'Appearance of the system',
} as const;

function matterFileActions(shell: ShellClient): readonly UserAction[] {
  const open = async (call: 'openMatter' | 'openSampleMatter' | 'newWindow') => {
    if (call !== 'newWindow') await finishEverything();
    const result = await shell.call(call, {});
    if (!result.ok) notifyFailure(result.failure);
  };
  return [
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
      available: true,
      perform: () => void open('newWindow'),
    },
  ];
}
