import type { JSX, KeyboardEvent } from 'react';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { announce } from '../../../state/announce.ts';
import { useQuery } from '../../../state/use-service.ts';
import { IconlessButton } from '../../../ui/iconless-button.tsx';
import { useVisibleRows } from '../../../ui/use-visible-rows.ts';

const rowHeight = 28;

/** The passages of a chapter in their order: Alt with arrows or the buttons move one, Delete takes it out. */
export function PassagesInOrder(props: {
  readonly passages: readonly string[];
  readonly onChange: (passages: readonly string[]) => void;
}): JSX.Element {
  const { passages, onChange } = props;
  const listed = useQuery('listPassages', {}).value;
  const known = useMemo(
    () => new Map((listed ?? []).map((passage) => [passage.id, passage] as const)),
    [listed],
  );
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState(0);
  const at = Math.min(current, passages.length - 1);
  const { first, last, reveal } = useVisibleRows(scroller, passages.length, rowHeight);
  useEffect(() => {
    if (at >= 0) reveal(at, 0);
  }, [at, reveal]);
  const step = (by: -1 | 1): void => {
    const moved = passages[at];
    if (moved === undefined || passages[at + by] === undefined) return;
    onChange(passages.toSpliced(at, 1).toSpliced(at + by, 0, moved));
    setCurrent(at + by);
    announce(`Moved to ${String(at + by + 1)} of ${String(passages.length)}.`);
  };
  const remove = (): void => {
    if (passages[at] === undefined) return;
    onChange(passages.toSpliced(at, 1));
    announce('Passage taken out of the chapter.');
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.ctrlKey || event.metaKey) return;
    const to = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: passages.length - 1 }[event.key];
    if (event.altKey && event.key === 'ArrowUp') step(-1);
    else if (event.altKey && event.key === 'ArrowDown') step(1);
    else if (event.key === 'Delete' || event.key === 'Backspace') remove();
    else if (to !== undefined) setCurrent(Math.min(passages.length - 1, Math.max(0, to)));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  if (passages.length === 0) {
    return <p className="number">No passage is left in this chapter. Add some, or take the chapter out.</p>;
  }
  return (
    <>
      <div
        ref={scroller}
        className="pick-rows-list"
        role="listbox"
        aria-label="Passages of the chapter"
        tabIndex={0}
        aria-activedescendant={at >= first && at < last ? `${id}-${String(at)}` : undefined}
        onKeyDown={onKeyDown}
      >
        <div role="none" className="pick-rows-inside" style={{ height: passages.length * rowHeight }}>
          {passages.slice(first, last).map((passage, offset) => {
            const found = known.get(passage);
            const row = first + offset;
            return (
              <div
                key={passage}
                id={`${id}-${String(row)}`}
                role="option"
                aria-selected={row === at}
                aria-setsize={passages.length}
                aria-posinset={row + 1}
                className={row === at ? 'pick-row pick-row-current' : 'pick-row'}
                style={{ top: row * rowHeight, height: rowHeight, paddingInlineStart: 8 }}
                onClick={() => setCurrent(row)}
              >
                <bdi className="pick-row-words">
                  {found?.quote ?? (listed === undefined ? '' : 'No longer in the matter')}
                </bdi>
                <span className="number pick-row-end">{found?.citation}</span>
              </div>
            );
          })}
        </div>
      </div>
      <div className="pick-rows-foot">
        <IconlessButton disabled={at <= 0} onClick={() => step(-1)}>
          Earlier
        </IconlessButton>
        <IconlessButton disabled={at >= passages.length - 1} onClick={() => step(1)}>
          Later
        </IconlessButton>
        <IconlessButton onClick={remove}>Take out</IconlessButton>
      </div>
    </>
  );
}
