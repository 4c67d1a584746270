import './note.css';
import type { JSX } from 'react';
import type { NoteBlock, NoteContent, NoteInline, NoteReference } from '../../shared/model/index.ts';

type ListItem = Extract<NoteBlock, { readonly kind: 'list-item' }>;

/** A note to read. References are buttons where `onReference` is given. */
export function NoteView(props: {
  readonly content: NoteContent;
  readonly onReference?: (reference: NoteReference, text: string) => void;
}): JSX.Element {
  return (
    <div className="note-view" dir="auto">
      {groupLists(props.content.blocks).map((part, position) =>
        part.kind === 'list' ? (
          <List key={position} items={part.items} onReference={props.onReference} />
        ) : (
          <Block key={position} block={part.block} onReference={props.onReference} />
        ),
      )}
    </div>
  );
}

type Part =
  | { readonly kind: 'list'; readonly items: readonly ListItem[] }
  | { readonly kind: 'block'; readonly block: Exclude<NoteBlock, ListItem> };

/** Neighbouring list items as one list; every other block by itself. */
function groupLists(blocks: readonly NoteBlock[]): readonly Part[] {
  const parts: Part[] = [];
  for (const block of blocks) {
    const last = parts.at(-1);
    if (block.kind !== 'list-item') parts.push({ kind: 'block', block });
    else if (last?.kind === 'list') parts[parts.length - 1] = { kind: 'list', items: [...last.items, block] };
    else parts.push({ kind: 'list', items: [block] });
  }
  return parts;
}

interface Following {
  readonly onReference: ((reference: NoteReference, text: string) => void) | undefined;
}

function Block({
  block,
  onReference,
}: { readonly block: Exclude<NoteBlock, ListItem> } & Following): JSX.Element {
  const inside = <Inlines inlines={block.inlines} onReference={onReference} />;
  switch (block.kind) {
    case 'heading':
      // A note stands deep inside a screen: its headings are told apart by looks, not by rank among the screen's.
      return <p className={`note-heading note-heading-${block.level}`}>{inside}</p>;
    case 'quotation':
      return <blockquote>{inside}</blockquote>;
    case 'paragraph':
      return <p>{inside}</p>;
  }
}

function List({ items, onReference }: { readonly items: readonly ListItem[] } & Following): JSX.Element {
  return (
    <>
      {runsOf(items).map((run, position) => {
        const entries = run.entries.map(({ item, inner }, entry) => (
          <li key={entry}>
            <Inlines inlines={item.inlines} onReference={onReference} />
            {inner.length > 0 && <List items={inner} onReference={onReference} />}
          </li>
        ));
        return run.ordered ? <ol key={position}>{entries}</ol> : <ul key={position}>{entries}</ul>;
      })}
    </>
  );
}

interface Run {
  readonly ordered: boolean;
  readonly entries: { readonly item: ListItem; readonly inner: ListItem[] }[];
}

/** Items of the outermost depth in runs of one kind, each with the deeper items that follow it. */
function runsOf(items: readonly ListItem[]): readonly Run[] {
  const outermost = Math.min(...items.map((item) => item.depth));
  const runs: Run[] = [];
  for (const item of items) {
    const run = runs.at(-1);
    const entry = run?.entries.at(-1);
    if (item.depth > outermost && entry !== undefined) entry.inner.push(item);
    else if (run?.ordered === item.ordered) run.entries.push({ item, inner: [] });
    else runs.push({ ordered: item.ordered, entries: [{ item, inner: [] }] });
  }
  return runs;
}

function Inlines({
  inlines,
  onReference,
}: { readonly inlines: readonly NoteInline[] } & Following): JSX.Element {
  return (
    <>
      {inlines.map((inline, position) => (
        <Inline key={position} inline={inline} onReference={onReference} />
      ))}
    </>
  );
}

function Inline({ inline, onReference }: { readonly inline: NoteInline } & Following): JSX.Element {
  switch (inline.kind) {
    case 'line-break':
      return <br />;
    case 'reference':
      return onReference === undefined ? (
        <span className="note-reference">{inline.text}</span>
      ) : (
        <button
          type="button"
          className="note-reference"
          onClick={() => onReference(inline.reference, inline.text)}
        >
          {inline.text}
        </button>
      );
    case 'text':
      return formatted(inline);
  }
}

function formatted(inline: Extract<NoteInline, { readonly kind: 'text' }>): JSX.Element {
  let element = <>{inline.text}</>;
  if (inline.underline === true) element = <u>{element}</u>;
  if (inline.italic === true) element = <em>{element}</em>;
  if (inline.bold === true) element = <strong>{element}</strong>;
  return element;
}
