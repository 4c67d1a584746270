import './page-preview.css';
import type { JSX, RefObject } from 'react';
import { useEffect, useRef, useState } from 'react';
import type { Result } from '../../../../shared/base/index.ts';
import type { PackPagePicture } from '../../../../shared/contract/index.ts';
import type { PackChoices } from '../../../../shared/model/index.ts';
import { useMatter, useService } from '../../../state/use-service.ts';
import { Button } from '../../../ui/button.tsx';
import { RadioGroup } from '../../../ui/radio-group.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { putPicture } from '../../../ui/put-picture.ts';
import { numberWords } from '../../../ui/words.ts';
import { choicesToSend } from '../pack-choices.ts';

/** How long choices rest before a page is drawn anew, in milliseconds; turning pages waits for nothing. */
const restMs = 300;

/** Pictures are drawn in steps of this, so that a pane a little wider draws no new one. */
const scaleStep = 0.25;

/** The size of A4 in points, which a page is taken to have until it is seen. */
const usual = { width: 595, height: 842 } as const;

/** A page of the pack as it will be, drawn in memory by what builds it; turned by the buttons, by arrow keys and PageUp, PageDown. */
export function PagePreview(props: {
  /** The choices as they can be built now, or null while they cannot. */
  readonly choices: PackChoices | null;
  readonly page: number;
  readonly onPage: (page: number) => void;
}): JSX.Element {
  const { choices, page, onPage } = props;
  const service = useService();
  const sequence = useMatter()?.sequence ?? 0;
  const [fit, setFit] = useState<'page' | 'width'>('page');
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const scale = useScale(frame, fit);
  const [shown, setShown] = useState<{
    readonly of: PackChoices;
    readonly asked: number;
    readonly result: Result<PackPagePicture>;
  } | null>(null);
  const lastShown = useRef<PackChoices | null>(null);
  useEffect(() => {
    if (choices === null || scale === 0) return undefined;
    const task = crypto.randomUUID();
    let isWanted = true;
    let isAsked = false;
    const timer = setTimeout(
      () => {
        isAsked = true;
        void service
          .call('previewPackPage', { task, choices: choicesToSend(choices), page, pixelsPerPoint: scale })
          .then((result) => {
            isAsked = false;
            if (!isWanted) return;
            lastShown.current = choices;
            setShown({ of: choices, asked: page, result });
          });
      },
      lastShown.current === choices ? 0 : restMs,
    );
    return () => {
      isWanted = false;
      clearTimeout(timer);
      if (isAsked) void service.call('cancelTask', { task });
    };
  }, [service, choices, page, scale, sequence]);
  const picture = shown?.result.ok === true ? shown.result.value : null;
  useEffect(() => {
    if (canvas.current !== null && picture !== null) putPicture(canvas.current, picture.picture);
  }, [picture]);
  const pages = picture?.pages ?? 0;
  const at = Math.min(page, pages === 0 ? page : pages);
  const turn = (to: number): void => onPage(Math.max(1, pages === 0 ? to : Math.min(pages, to)));
  const failed = shown !== null && !shown.result.ok && shown.of === choices ? shown.result.failure : null;
  const isLate = choices === null || shown === null || shown.of !== choices || shown.asked !== page;
  const words =
    picture === null
      ? ''
      : `Page ${picture.label}${picture.volume > 1 ? ` of volume ${String(picture.volume)}` : ''}, ${numberWords(picture.page)} of ${numberWords(pages)}`;
  return (
    <div
      className="pack-page"
      onKeyDown={(event) => {
        if (event.altKey || event.ctrlKey || event.metaKey || event.target instanceof HTMLInputElement)
          return;
        const to = {
          ArrowLeft: at - 1,
          PageUp: at - 1,
          ArrowRight: at + 1,
          PageDown: at + 1,
          Home: 1,
          End: pages,
        }[event.key];
        if (to === undefined) return;
        event.preventDefault();
        turn(to);
      }}
    >
      <div className="pack-page-bar">
        <Button disabled={at <= 1} onClick={() => turn(at - 1)}>
          Previous<span className="visually-hidden"> page</span>
        </Button>
        <Button disabled={pages > 0 && at >= pages} onClick={() => turn(at + 1)}>
          Next<span className="visually-hidden"> page</span>
        </Button>
        <span role="status" className="number pack-page-words">
          {failed === null ? words : ''}
        </span>
        <RadioGroup
          legend="Size"
          value={fit}
          options={[
            { value: 'page', label: 'Whole page' },
            { value: 'width', label: 'Full width' },
          ]}
          onChange={setFit}
        />
      </div>
      <div
        ref={frame}
        className={classNames('pack-page-frame', `pack-page-${fit}`)}
        role="region"
        aria-label="The page"
        aria-busy={isLate && failed === null}
        tabIndex={0}
      >
        {failed !== null && (
          <p className="pack-warning" role="alert">
            {failed.message}
          </p>
        )}
        {failed === null && picture === null && <p className="number">The page is being drawn.</p>}
        <canvas
          ref={canvas}
          role="img"
          aria-label={words === '' ? 'No page yet' : words}
          hidden={picture === null || failed !== null}
          className={isLate ? 'pack-page-late' : undefined}
        />
      </div>
    </div>
  );
}

/** Device pixels for a point of an A4 page that fits into an element; 0 while that is not known. */
function useScale(frame: RefObject<HTMLElement | null>, fit: 'page' | 'width'): number {
  const [size, setSize] = useState({ width: 0, height: 0 });
  useEffect(() => {
    const element = frame.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() =>
      setSize({ width: element.clientWidth, height: element.clientHeight }),
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [frame]);
  if (size.width === 0 || size.height === 0) return 0;
  const wide = size.width / usual.width;
  const wanted =
    (fit === 'page' ? Math.min(wide, size.height / usual.height) : wide) * window.devicePixelRatio;
  return Math.min(4, Math.max(scaleStep, Math.ceil(wanted / scaleStep) * scaleStep));
}
