import type { JSX, KeyboardEvent } from 'react';
import { useEffect, useRef, useState } from 'react';
import type { PagePicture } from '../../../../shared/contract/index.ts';
import type { Page } from '../../../../shared/model/index.ts';
import { classNames } from '../../../ui/class-names.ts';
import { useVisibleRows } from '../../../ui/use-visible-rows.ts';
import { putPicture } from '../../../ui/put-picture.ts';
import { pageName } from './page-sheet.ts';
import type { PageView } from './page-view.ts';

/** Height of a row, and the most that a small page takes of it and of the width, in CSS pixels; as in the styles. */
const rowHeight = 150;
const mostHeight = 118;
const mostWidth = 92;

/** The pages in small, one below the other: a press goes there, arrow keys go from one to the next. */
export function PageThumbnails(props: {
  readonly view: PageView;
  readonly pages: readonly Page[];
  /** The page that is read, from 1. */
  readonly current: number;
  readonly onGo: (page: number) => void;
}): JSX.Element {
  const { view, pages, current, onGo } = props;
  const list = useRef<HTMLDivElement>(null);
  const { first, last, reveal } = useVisibleRows(list, pages.length, rowHeight);
  const pictures = useRef(new Map<number, PagePicture>());
  const [drawn, setDrawn] = useState(0);

  useEffect(() => {
    if (list.current?.matches(':hover') !== true) reveal(current - 1, 0);
  }, [current, reveal]);
  useEffect(() => {
    const { queue } = view;
    const kept = pictures.current;
    for (const number of kept.keys()) if (number <= first || number > last) kept.delete(number);
    queue.want(
      'thumbnails',
      pages.slice(first, last).flatMap((page) => {
        if (kept.has(page.number)) return [];
        return [
          {
            page: page.number,
            pixelsPerPoint: scaleOf(page) * window.devicePixelRatio,
            urgency: 1 + Math.abs(page.number - current) / 1e6,
            take: (picture: PagePicture) => {
              kept.set(page.number, picture);
              setDrawn((count) => count + 1);
            },
            fail: () => undefined,
          },
        ];
      }),
    );
    return () => queue.want('thumbnails', []);
  }, [view, pages, first, last, current]);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const next = {
      ArrowDown: current + 1,
      ArrowUp: current - 1,
      Home: 1,
      End: pages.length,
      PageDown: current + 5,
      PageUp: current - 5,
    }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    onGo(Math.min(pages.length, Math.max(1, next)));
  };
  return (
    <div
      ref={list}
      className="page-thumbnails"
      role="listbox"
      aria-label="Small pages"
      aria-activedescendant={current > first && current <= last ? `page-thumbnail-${current}` : undefined}
      tabIndex={0}
      data-drawn={drawn}
      onKeyDown={onKeyDown}
    >
      <div role="none" style={{ height: pages.length * rowHeight }}>
        <div role="none" style={{ translate: `0 ${first * rowHeight}px` }}>
          {pages.slice(first, last).map((page) => (
            <div
              key={page.number}
              id={`page-thumbnail-${page.number}`}
              role="option"
              aria-selected={page.number === current}
              aria-setsize={pages.length}
              aria-posinset={page.number}
              className={classNames('page-thumbnail', page.number === current && 'page-thumbnail-current')}
              onClick={() => onGo(page.number)}
            >
              <SmallPicture
                picture={pictures.current.get(page.number) ?? null}
                width={page.width * scaleOf(page)}
                height={page.height * scaleOf(page)}
              />
              <span className="page-thumbnail-name">
                <span className="visually-hidden">{pageName(page)}</span>
                <span aria-hidden="true">{page.label ?? page.number}</span>
              </span>
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}

function SmallPicture(props: {
  readonly picture: PagePicture | null;
  readonly width: number;
  readonly height: number;
}): JSX.Element {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { picture } = props;
  useEffect(() => {
    if (canvas.current !== null && picture !== null) putPicture(canvas.current, picture);
  }, [picture]);
  return <canvas ref={canvas} aria-hidden="true" style={{ width: props.width, height: props.height }} />;
}

function scaleOf({ width, height }: Page): number {
  return Math.min(mostHeight / Math.max(1, height), mostWidth / Math.max(1, width));
}
