import { preferences } from '../state/preferences.ts';

/**
 * Keeps the page's colours, reading size and measure as the preferences and the system say: `data-mode` is `light` or
 * `dark`, and the sizes are variables, all set through the CSSOM.
 */
export function followAppearance(): void {
  const systemDark = window.matchMedia('(prefers-color-scheme: dark)');
  const apply = () => {
    const { appearance, textSize, measure } = preferences.get();
    const page = document.documentElement;
    page.dataset['mode'] = appearance === 'system' ? (systemDark.matches ? 'dark' : 'light') : appearance;
    page.style.setProperty('--reading-size', `${String((16.5 * textSize) / 100)}px`);
    page.style.setProperty('--reading-measure', String(measure));
  };
  systemDark.addEventListener('change', apply);
  preferences.subscribe(apply);
  apply();
}
