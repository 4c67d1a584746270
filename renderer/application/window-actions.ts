import { useMemo } from 'react';
import type { PreferencesChange, WindowPreferences } from '../../shared/contract/index.ts';
import { appearances, defaultPreferences } from '../../shared/contract/outputs.ts';
import { userAction } from '../../shared/contract/user-actions.ts';
import type { UserAction } from '../state/actions.ts';
import type { ShellClient } from '../state/client.ts';
import { finishEverything } from '../state/closing.ts';
import { notifyFailure } from '../state/notices.ts';
import { changePreferences, preferences } from '../state/preferences.ts';
import { useObservable } from '../state/observable.ts';
import { useShell } from '../state/use-service.ts';
import type { OverlayName } from './matter-actions.ts';

/** What the actions of any window act on. */
export interface WindowActionParts {
  readonly shell: ShellClient;
  readonly looks: Looks;
  readonly onOverlay: (overlay: OverlayName) => void;
  readonly onNewMatter: () => void;
}

/** The preferences that actions change step by step. */
type Looks = Pick<WindowPreferences, 'appearance' | 'textSize' | 'measure' | 'lineHeight'>;

/** What can be done in any window, with a matter or without; `onNewMatter` leads to the form for one. */
export function useWindowActions(
  onOverlay: (overlay: OverlayName) => void,
  onNewMatter: () => void,
): readonly UserAction[] {
  const shell = useShell();
  const { appearance, textSize, measure, lineHeight } = useObservable(preferences);
  return useMemo(
    () =>
      windowActions({
        shell,
        looks: { appearance, textSize, measure, lineHeight },
        onOverlay,
        onNewMatter,
      }),
    [shell, appearance, textSize, measure, lineHeight, onOverlay, onNewMatter],
  );
}

/** The actions of any window, as palette, menu and keyboard see them. */
export function windowActions(parts: WindowActionParts): readonly UserAction[] {
  const { shell, looks } = parts;
  const change = (wanted: PreferencesChange) => changePreferences(shell, wanted);
  return [
    ...matterFileActions(shell, parts.onNewMatter),
    {
      id: 'palette',
      label: 'Everything that can be done…',
      available: true,
      perform: () => parts.onOverlay('palette'),
    },
    {
      id: 'shortcuts',
      label: 'Keyboard shortcuts',
      available: true,
      perform: () => parts.onOverlay('shortcuts'),
    },
    ...stepActions('text', ['larger', 'smaller', 'normal'], looks.textSize, textSizes, (textSize) =>
      change({ textSize }),
    ),
    ...stepActions('measure', ['wider', 'narrower', 'normal'], looks.measure, measures, (measure) =>
      change({ measure }),
    ),
    ...stepActions('lines', ['looser', 'tighter', 'normal'], looks.lineHeight, lineHeights, (lineHeight) =>
      change({ lineHeight }),
    ),
    ...appearances.map((appearance) => ({
      id: `appearance-${appearance}`,
      label: nameOf(`appearance-${appearance}`),
      available: looks.appearance !== appearance,
      perform: () => change({ appearance }),
    })),
  ];
}

/** The values a reading preference steps through, and the one it began with. */
interface Steps {
  readonly values: readonly number[];
  readonly usual: number;
}

const textSizes: Steps = {
  values: [80, 90, 100, 110, 118, 125, 140, 160, 180, 200],
  usual: defaultPreferences.textSize,
};

const measures: Steps = {
  values: [44, 50, 56, 62, 68, 74, 80, 90, 100, 120],
  usual: defaultPreferences.measure,
};

const lineHeights: Steps = {
  values: [1.3, 1.4, 1.5, 1.6, 1.7, 1.8, 1.9, 2],
  usual: defaultPreferences.lineHeight,
};

function stepActions(
  what: string,
  [more, less, usual]: readonly [string, string, string],
  value: number,
  steps: Steps,
  set: (value: number) => void,
): readonly UserAction[] {
  const step = (word: string, to: number | undefined): UserAction => ({
    id: `${what}-${word}`,
    label: `${nameOf(`${what}-${word}`)}, in the reader`,
    available: to !== undefined && to !== value,
    perform: () => {
      if (to !== undefined) set(to);
    },
  });
  return [
    step(
      more,
      steps.values.find((known) => known > value),
    ),
    step(
      less,
      steps.values.findLast((known) => known < value),
    ),
    step(usual, steps.usual),
  ];
}

function nameOf(id: string): string {
  return userAction(id)?.name ?? '';
}

function matterFileActions(shell: ShellClient, onNewMatter: () => void): readonly UserAction[] {
  const open = async (call: 'openMatter' | 'openSampleMatter' | 'newWindow') => {
    if (call !== 'newWindow') await finishEverything();
    const result = await shell.call(call, {});
    if (!result.ok) notifyFailure(result.failure);
  };
  return [
    { id: 'new-matter', label: 'New matter…', available: true, perform: onNewMatter },
    { id: 'open-matter', label: 'Open a matter…', available: true, perform: () => void open('openMatter') },
    {
      id: 'open-sample-matter',
      label: 'Open the sample matter',
      available: true,
      perform: () => void open('openSampleMatter'),
    },
    { id: 'new-window', label: 'New window', available: true, perform: () => void open('newWindow') },
  ];
}
