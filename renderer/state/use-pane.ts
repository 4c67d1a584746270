import { changePreferences, preferences } from './preferences.ts';
import { useObservable } from './observable.ts';
import { useShell } from './use-service.ts';

/** A side pane whose width and folding are remembered; what `Splitter` and the pane itself are given. */
export interface Pane {
  /** In CSS pixels. */
  readonly width: number;
  readonly minimum: number;
  readonly maximum: number;
  readonly folded: boolean;
  readonly setWidth: (width: number) => void;
  readonly setFolded: (folded: boolean) => void;
}

/** The remembered pane of this name, at most 40 characters; widths in CSS pixels. */
export function usePane(
  name: string,
  limits: { readonly initial: number; readonly minimum: number; readonly maximum: number },
): Pane {
  const shell = useShell();
  const { paneWidths, foldedPanes } = useObservable(preferences);
  const clamp = (width: number) => Math.round(Math.min(limits.maximum, Math.max(limits.minimum, width)));
  return {
    width: clamp(paneWidths[name] ?? limits.initial),
    minimum: limits.minimum,
    maximum: limits.maximum,
    folded: foldedPanes.includes(name),
    setWidth: (width) =>
      changePreferences(shell, { paneWidths: { ...preferences.get().paneWidths, [name]: clamp(width) } }),
    setFolded: (folded) => {
      const others = preferences.get().foldedPanes.filter((other) => other !== name);
      changePreferences(shell, { foldedPanes: folded ? [...others, name] : others });
    },
  };
}
