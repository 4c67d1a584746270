import type { Appearance } from '../../shared/contract/index.ts';
import { showsPaper } from '../state/paper.ts';
import { preferences } from '../state/preferences.ts';

/** What the system says about colours. */
export interface SystemColours {
  readonly dark: boolean;
  readonly moreContrast: boolean;
}

/** How a page is coloured: light or dark, and whether with as much contrast as there can be. */
export interface PageColours {
  readonly mode: 'light' | 'dark';
  readonly contrast: 'usual' | 'high';
}

/** The colours of an appearance; under `system` those the system asks for. */
export function pageColours(appearance: Appearance, system: SystemColours): PageColours {
  switch (appearance) {
    case 'system':
      return { mode: system.dark ? 'dark' : 'light', contrast: system.moreContrast ? 'high' : 'usual' };
    case 'light':
    case 'dark':
      return { mode: appearance, contrast: 'usual' };
    case 'contrast-light':
      return { mode: 'light', contrast: 'high' };
    case 'contrast-dark':
      return { mode: 'dark', contrast: 'high' };
  }
}

/**
 * Keeps the page's colours, reading size, measure and line height as the preferences and the system say: `data-mode` is
 * `light` or `dark`, `data-contrast` `usual` or `high`, and the sizes are variables, all set through the CSSOM.
 */
export function followAppearance(): void {
  const systemDark = window.matchMedia('(prefers-color-scheme: dark)');
  const systemContrast = window.matchMedia('(prefers-contrast: more)');
  const apply = () => {
    const { appearance, textSize, measure, lineHeight } = preferences.get();
    const page = document.documentElement;
    const system = { dark: systemDark.matches, moreContrast: systemContrast.matches };
    const colours: PageColours = showsPaper.get()
      ? { mode: 'light', contrast: 'usual' }
      : pageColours(appearance, system);
    page.dataset['mode'] = colours.mode;
    page.dataset['contrast'] = colours.contrast;
    page.style.setProperty('--reading-size', `${String((16.5 * textSize) / 100)}px`);
    page.style.setProperty('--reading-measure', String(measure));
    page.style.setProperty('--reading-line', String(lineHeight));
  };
  systemDark.addEventListener('change', apply);
  systemContrast.addEventListener('change', apply);
  preferences.subscribe(apply);
  showsPaper.subscribe(apply);
  apply();
}
