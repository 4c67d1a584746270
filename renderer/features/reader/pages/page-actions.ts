import type { UserAction } from '../../../state/actions.ts';
import type { Pages } from './use-pages.ts';

/**
 * What can be done with a document's pages. While they are shown, the keys that make the text larger and smaller act on them:
 * the same actions under other words.
 */
export function pageActions(
  pages: Pages,
  act: { readonly onSwitch: () => void; readonly onGoToPage: () => void },
): readonly UserAction[] {
  if (pages.shownAs === null) return [];
  const { look } = pages;
  const isShown = pages.shownAs === 'pages';
  const always = [action('page-or-text', isShown ? 'Show the text' : 'Show the pages', true, act.onSwitch)];
  if (!isShown) return always;
  return [
    ...always,
    action('text-larger', 'Larger pages', true, () => pages.zoomBy(1)),
    action('text-smaller', 'Smaller pages', true, () => pages.zoomBy(-1)),
    action('text-normal', 'Pages as wide as the pane', true, () => pages.setZoom({ kind: 'width' })),
    action('fit-page', 'Whole pages', true, () => pages.setZoom({ kind: 'page' })),
    action('turn-pages', 'Turn the pages to the right', true, pages.turn),
    action('two-pages', look.two ? 'One page in a row' : 'Two pages side by side', true, () =>
      pages.setTwo(!look.two),
    ),
    action('page-thumbnails', pages.thumbnails ? 'Hide the small pages' : 'Show the small pages', true, () =>
      pages.setThumbnails(!pages.thumbnails),
    ),
    action('go-to-page', 'Go to a page', true, act.onGoToPage),
  ];
}

function action(id: string, label: string, available: boolean, perform: () => void): UserAction {
  return { id, label, available, perform };
}
