import type { JSX, KeyboardEvent } from 'react';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import type { FoundSpan, SnippetPart, Theme } from '../../../shared/model/index.ts';
import { announce } from '../../state/announce.ts';
import { ThemeChip } from '../../ui/theme-chip.tsx';
import { useVisibleRows } from '../../ui/use-visible-rows.ts';
import { Snippet } from './search-hit-row.tsx';

/** In CSS pixels. */
const rowHeight = 62;

/** What a span is known by. */
export function spanKey({ documentId, start, end }: FoundSpan): string {
  return `${documentId} ${String(start)} ${String(end)}`;
}

/**
 * What would be tagged, as a list in which each entry is taken or rejected: arrows go from one to the next, Space or X
 * takes or rejects, A takes all, R rejects all.
 */
export function TagHitsList(props: {
  readonly spans: readonly FoundSpan[];
  readonly themes: readonly Theme[];
  readonly rejected: ReadonlySet<string>;
  readonly onReject: (rejected: ReadonlySet<string>) => void;
}): JSX.Element {
  const { spans, rejected, onReject } = props;
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  const { first, last, reveal } = useVisibleRows(scroller, spans.length, rowHeight);
  useEffect(() => {
    // Rejecting is what one is here for: the list takes the keys, unless what to tag is just being chosen.
    if (!(document.activeElement instanceof HTMLSelectElement)) {
      scroller.current?.focus({ preventScroll: true });
    }
  }, []);
  const current = spans[at];
  const themesById = useMemo(() => new Map(props.themes.map((theme) => [theme.id, theme])), [props.themes]);
  const toggle = (index: number): void => {
    const span = spans[index];
    if (span === undefined) return;
    const key = spanKey(span);
    const isRejected = rejected.has(key);
    onReject(new Set(isRejected ? [...rejected].filter((other) => other !== key) : [...rejected, key]));
    announce(isRejected ? 'Taken' : 'Rejected');
  };
  const goTo = (index: number): void => {
    const next = Math.min(spans.length - 1, Math.max(0, index));
    setAt(next);
    reveal(next, 0);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    switch (event.key) {
      case 'ArrowDown':
        goTo(at + 1);
        break;
      case 'ArrowUp':
        goTo(at - 1);
        break;
      case 'PageDown':
        goTo(at + 10);
        break;
      case 'PageUp':
        goTo(at - 10);
        break;
      case 'Home':
        goTo(0);
        break;
      case 'End':
        goTo(spans.length - 1);
        break;
      case ' ':
      case 'x':
      case 'X':
        toggle(at);
        break;
      case 'a':
      case 'A':
        onReject(new Set());
        announce('All taken');
        break;
      case 'r':
      case 'R':
        onReject(new Set(spans.map(spanKey)));
        announce('All rejected');
        break;
      default:
        return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <>
      <div
        ref={scroller}
        className="tag-hits-scroll"
        role="listbox"
        aria-multiselectable
        aria-label="What would be tagged"
        aria-activedescendant={`${id}-${String(at)}`}
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        <div role="presentation" style={{ height: first * rowHeight }} />
        {spans.slice(first, last).map((span, offset) => {
          const index = first + offset;
          const isTaken = !rejected.has(spanKey(span));
          return (
            <div
              key={spanKey(span)}
              id={`${id}-${String(index)}`}
              role="option"
              aria-selected={isTaken}
              aria-setsize={spans.length}
              aria-posinset={index + 1}
              className={index === at ? 'tag-hit tag-hit-current' : 'tag-hit'}
              style={{ height: rowHeight }}
              onClick={() => {
                setAt(index);
                toggle(index);
              }}
            >
              <span className="tag-hit-sign">{isTaken ? 'Tag' : 'Leave out'}</span>
              <span className="tag-hit-words">
                <span className="tag-hit-head">
                  <span className="number">{span.citation}</span>
                  <span className="tag-hit-title">
                    <bdi>{span.title}</bdi>
                  </span>
                  {span.themes.map((theme) => {
                    const known = themesById.get(theme);
                    return known === undefined ? null : <ThemeChip key={theme} theme={known} />;
                  })}
                </span>
                <Snippet parts={fromFirstHit(span.snippet)} />
              </span>
            </div>
          );
        })}
        <div role="presentation" style={{ height: (spans.length - last) * rowHeight }} />
      </div>
      {current !== undefined && (
        <section className="tag-hit-context" aria-label="The current one in its place" tabIndex={0}>
          <Snippet parts={current.snippet} before={current.before} after={current.after} />
        </section>
      )}
    </>
  );
}

/** How much of a quote stands before its first hit in a row, in characters. */
const lead = 60;

/** A quote from a little before its first hit on, so that the hit can be seen in one line. */
function fromFirstHit(parts: readonly SnippetPart[]): readonly SnippetPart[] {
  const [first, ...rest] = parts;
  if (first === undefined || first.hit || first.text.length <= lead * 1.5 || rest.length === 0) return parts;
  const kept = first.text.slice(-lead);
  return [{ text: `…${kept.slice(kept.indexOf(' ') + 1)}`, hit: false }, ...rest];
}
