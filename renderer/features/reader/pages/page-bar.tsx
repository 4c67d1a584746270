import type { JSX, RefObject } from 'react';
import { useState } from 'react';
import type { Page } from '../../../../shared/model/index.ts';
import { useShownKeys } from '../../../state/actions.ts';
import { notify } from '../../../state/notices.ts';
import { IconlessButton } from '../../../ui/iconless-button.tsx';
import { Select } from '../../../ui/select.tsx';
import { findPage } from './find-page.ts';
import type { PageZoom } from './page-layout.ts';
import type { Pages } from './use-pages.ts';

const sizes = [0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4] as const;

/** What the bar of the pages is given. */
interface PageBarParts {
  readonly pages: Pages;
  readonly pageRead: Page;
  readonly list: readonly Page[];
  readonly field: RefObject<HTMLInputElement | null>;
  readonly onShow: (as: 'pages' | 'text') => void;
  readonly onGo: (page: number) => void;
  /** Gives the keys back to the pages. */
  readonly onLeave: () => void;
}

/** The bar of a document with pages: as pages or as text, which page, and while pages are shown, how large and in what way. */
export function PageBar(props: PageBarParts): JSX.Element {
  const { pages } = props;
  const keys = useShownKeys();
  const titled = (words: string, id: string): string => {
    const key = keys(id);
    return key === undefined ? words : `${words} (${key})`;
  };
  const isShown = pages.shownAs === 'pages';
  return (
    <div className="page-bar" role="toolbar" aria-label="Pages">
      <span className="page-switch" role="group" aria-label="Shown as">
        <IconlessButton
          aria-pressed={isShown}
          title={titled('The pages as they look', 'page-or-text')}
          onClick={() => props.onShow('pages')}
        >
          Page
        </IconlessButton>
        <IconlessButton
          aria-pressed={!isShown}
          title={titled('The text of the pages', 'page-or-text')}
          onClick={() => props.onShow('text')}
        >
          Text
        </IconlessButton>
      </span>
      <PageField {...props} />
      <span className="page-bar-space" />
      {isShown && (
        <>
          <span className="page-bar-size">
            <IconlessButton
              aria-label="Smaller pages"
              title={titled('Smaller pages', 'text-smaller')}
              onClick={() => pages.zoomBy(-1)}
            >
              −
            </IconlessButton>
            <Select
              label="Size of the pages"
              labelHidden
              value={valueOf(pages.look.zoom)}
              onChange={(value) => pages.setZoom(zoomOf(value))}
              options={sizeOptions(pages)}
            />
            <IconlessButton
              aria-label="Larger pages"
              title={titled('Larger pages', 'text-larger')}
              onClick={() => pages.zoomBy(1)}
            >
              +
            </IconlessButton>
          </span>
          <IconlessButton
            onClick={pages.turn}
            title={titled('Turn the pages a quarter to the right', 'turn-pages')}
          >
            {pages.look.turn === 0 ? 'Turn' : `Turned ${String(pages.look.turn)}°`}
          </IconlessButton>
          <IconlessButton
            aria-pressed={pages.look.two}
            title={titled('Two pages side by side', 'two-pages')}
            onClick={() => pages.setTwo(!pages.look.two)}
          >
            Two pages
          </IconlessButton>
          <IconlessButton
            aria-pressed={pages.thumbnails}
            title={titled('All pages in small', 'page-thumbnails')}
            onClick={() => pages.setThumbnails(!pages.thumbnails)}
          >
            Small pages
          </IconlessButton>
        </>
      )}
    </div>
  );
}

/** The field that says which page is read, and goes to the one that is typed. */
function PageField(props: PageBarParts): JSX.Element {
  const { list, pageRead } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const shown = pageRead.label ?? String(pageRead.number);
  const go = (): void => {
    const found = findPage(list, typed ?? shown);
    setTyped(null);
    if (found === null) {
      notify({
        sentence: `There is no page of that name. The pages go from 1 to ${list.length.toLocaleString('en-GB')}.`,
        tone: 'warning',
      });
      return;
    }
    props.onGo(found.number);
    props.onLeave();
  };
  return (
    <label className="page-bar-page">
      Page{' '}
      <input
        ref={props.field}
        className="field-input"
        value={typed ?? shown}
        style={{ width: `${String(Math.max(4, shown.length) + 2)}ch` }}
        spellCheck={false}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={() => setTyped(null)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') go();
          else if (event.key === 'Escape') {
            setTyped(null);
            props.onLeave();
          } else return;
          event.preventDefault();
        }}
      />{' '}
      {pageRead.label !== null
        ? `(${String(pageRead.number)} of ${list.length.toLocaleString('en-GB')})`
        : `of ${list.length.toLocaleString('en-GB')}`}
    </label>
  );
}

function sizeOptions(pages: Pages): { readonly value: string; readonly label: string }[] {
  const { zoom } = pages.look;
  const own = zoom.kind === 'share' && !sizes.some((size) => size === zoom.share) ? [zoom.share] : [];
  const shares = [...sizes, ...own].sort((one, other) => one - other);
  const now = `${String(Math.round(pages.now.share * 100))} %`;
  return [
    { value: 'width', label: zoom.kind === 'width' ? `Width, ${now}` : 'As wide as the pane' },
    { value: 'page', label: zoom.kind === 'page' ? `Whole page, ${now}` : 'Whole page' },
    ...shares.map((share) => ({ value: String(share), label: `${String(Math.round(share * 100))} %` })),
  ];
}

function valueOf(zoom: PageZoom): string {
  return zoom.kind === 'share' ? String(zoom.share) : zoom.kind;
}

function zoomOf(value: string): PageZoom {
  return value === 'width' || value === 'page' ? { kind: value } : { kind: 'share', share: Number(value) };
}
