import type { JSX, RefObject } from 'react';
import { useState } from 'react';
import type { Page } from '../../../../shared/model/index.ts';
import { useShownKeys } from '../../../state/actions.ts';
import { notify } from '../../../state/notices.ts';
import { IconlessButton } from '../../../ui/iconless-button.tsx';
import { Select } from '../../../ui/select.tsx';
import { countWords } from '../../../ui/words.ts';
import { findPage } from './find-page.ts';
import type { PageZoom } from './page-layout.ts';
import type { Pages } from './use-pages.ts';

const sizes = [0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4] as const;

/** The bar of the pages: which page, how large, turned, two in a row, small pages. */
export function PageBar(props: {
  readonly pages: Pages;
  readonly list: readonly Page[];
  readonly field: RefObject<HTMLInputElement | null>;
  readonly onGo: (page: number) => void;
  /** Gives the keys back to the pages. */
  readonly onLeave: () => void;
}): JSX.Element {
  const { pages } = props;
  const keys = useShownKeys();
  return (
    <div className="page-bar" role="toolbar" aria-label="Pages">
      <IconlessButton
        aria-pressed={pages.thumbnails}
        keys={keys('page-thumbnails')}
        onClick={() => pages.setThumbnails(!pages.thumbnails)}
      >
        Small pages
      </IconlessButton>
      <span className="page-bar-space" />
      <PageField {...props} />
      <span className="page-bar-space" />
      <IconlessButton aria-label="Smaller pages" title="Smaller pages" onClick={() => pages.zoomBy(-1)}>
        −
      </IconlessButton>
      <Select
        label="Size of the pages"
        labelHidden
        value={valueOf(pages.look.zoom)}
        onChange={(value) => pages.setZoom(zoomOf(value))}
        options={sizeOptions(pages)}
      />
      <IconlessButton aria-label="Larger pages" title="Larger pages" onClick={() => pages.zoomBy(1)}>
        +
      </IconlessButton>
      <span className="page-bar-space" />
      <IconlessButton
        keys={keys('turn-pages')}
        onClick={pages.turn}
        title="Turn the pages a quarter to the right"
      >
        {pages.look.turn === 0 ? 'Turn' : `Turned ${String(pages.look.turn)}°`}
      </IconlessButton>
      <IconlessButton
        aria-pressed={pages.look.two}
        keys={keys('two-pages')}
        onClick={() => pages.setTwo(!pages.look.two)}
      >
        Two pages
      </IconlessButton>
    </div>
  );
}

/** The field that says which page is read, and goes to the one that is typed. */
function PageField(props: {
  readonly pages: Pages;
  readonly list: readonly Page[];
  readonly field: RefObject<HTMLInputElement | null>;
  readonly onGo: (page: number) => void;
  readonly onLeave: () => void;
}): JSX.Element {
  const { pages, list } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const page = list[pages.now.page - 1];
  const shown = page?.label ?? String(pages.now.page);
  const isLabelled = page?.label !== null && page?.label !== undefined;
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
        size={Math.max(4, shown.length)}
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
      {isLabelled
        ? `(${String(pages.now.page)} of ${list.length.toLocaleString('en-GB')})`
        : `of ${list.length.toLocaleString('en-GB')}`}
      <span className="visually-hidden">{countWords(list.length, 'page')}</span>
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
