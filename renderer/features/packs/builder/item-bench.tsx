import type { JSX } from 'react';
import { useState } from 'react';
import type { DocumentSummary, NoteContent, PackContent } from '../../../../shared/model/index.ts';
import { dateInWords, isWithheld } from '../../../../shared/model/index.ts';
import { NoteEditor, useReferenceChoices } from '../../../editor/index.ts';
import { Field } from '../../../ui/field.tsx';
import { RadioGroup } from '../../../ui/radio-group.tsx';
import { countWords } from '../../../ui/words.ts';
import type { BundleItem } from './bundle.ts';
import type { NamedThings } from './content-words.ts';
import { PassagesInOrder } from './passages-in-order.tsx';

/** What can be changed in an item of a bundle, and what it will be in the pack. */
export function ItemBench(props: {
  readonly item: BundleItem;
  readonly named: NamedThings;
  readonly onChange: (content: PackContent) => void;
  /** Goes back to the list of parts. */
  readonly onDone: () => void;
}): JSX.Element {
  const { named, onChange } = props;
  const { content } = props.item;
  switch (content.kind) {
    case 'theme': {
      const theme = named.themes.get(content.theme);
      return (
        <p className="bench-words">
          {theme === undefined
            ? 'This theme is not in the matter any more, so nothing of it will be in the pack. Take it out with Delete.'
            : `A chapter of the ${countWords(theme.passages, 'passage')} tagged with ${theme.name}, in the order of their documents. ${theme.definition}`}
        </p>
      );
    }
    case 'query':
      return (
        <p className="bench-words">
          A chapter of what this search finds when the pack is built: <code>{content.query.query}</code>. The
          pack names the search and not what it looks for.
        </p>
      );
    case 'chronology':
      return (
        <p className="bench-words">
          The passages of the pack’s theme chapters, and of themes marked in documents, in the order of the
          dates of their documents.
        </p>
      );
    case 'register':
      return (
        <p className="bench-words">
          A table from each theme of the pack to its passages and the pages they are on.
        </p>
      );
    case 'divider':
      return (
        <>
          <Field
            label="Title of the divider"
            value={content.title}
            onChange={(title) => onChange({ ...content, title })}
            maxLength={500}
          />
          <p className="number">
            A page with this title alone, which parts what follows from what came before.
          </p>
        </>
      );
    case 'passages':
      return (
        <>
          <Field
            label="Title of the chapter"
            value={content.title}
            onChange={(title) => onChange({ ...content, title })}
            maxLength={500}
          />
          <PassagesInOrder
            passages={content.passages}
            onChange={(passages) => onChange({ ...content, passages })}
          />
        </>
      );
    case 'document':
    case 'pages':
      return (
        <WhichPages document={named.documents.get(content.document)} content={content} onChange={onChange} />
      );
    case 'text':
      return (
        <>
          <Field
            label="Title of the page"
            value={content.title}
            onChange={(title) => onChange({ ...content, title })}
            maxLength={500}
          />
          <OwnWords
            content={content.content}
            onChange={(words) => onChange({ ...content, content: words })}
            onDone={props.onDone}
          />
        </>
      );
  }
}

function OwnWords(props: {
  readonly content: NoteContent;
  readonly onChange: (content: NoteContent) => void;
  readonly onDone: () => void;
}): JSX.Element {
  const references = useReferenceChoices(true);
  const { content } = props;
  return (
    <div className="bench-editor">
      <NoteEditor
        content={content}
        label="Words of the page"
        placeholder="Write. Type @ to refer to something; {HAR000012 ¶4} and [B14] become links."
        onChange={(next) => {
          if (JSON.stringify(next) !== JSON.stringify(content)) props.onChange(next);
        }}
        onDone={props.onDone}
        referenceSources={references}
      />
    </div>
  );
}

function WhichPages(props: {
  readonly document: DocumentSummary | undefined;
  readonly content: Extract<PackContent, { readonly kind: 'document' | 'pages' }>;
  readonly onChange: (content: PackContent) => void;
}): JSX.Element {
  const { document, content, onChange } = props;
  if (document === undefined) {
    return (
      <p className="bench-words">
        This document is not in the matter any more, so nothing of it will be in the pack. Take it out with
        Delete.
      </p>
    );
  }
  const { pages } = document;
  return (
    <>
      <p className="bench-words">
        <span className="number">{document.urn}</span> <bdi>{document.title}</bdi>
        <span className="number">
          , {dateInWords(document.date)}, {document.typeName}
          {pages === null ? '' : `, ${countWords(pages, 'page')}`}
        </span>
      </p>
      {isWithheld(document.decisions.privilege) && (
        <p className="pack-warning">It is held privileged, so it stays out of the pack.</p>
      )}
      {pages !== null && pages > 1 ? (
        <>
          <RadioGroup
            legend="How much of it"
            value={content.kind}
            options={[
              { value: 'document', label: 'The whole document' },
              { value: 'pages', label: 'Only some pages' },
            ]}
            onChange={(kind) =>
              onChange(
                kind === 'document'
                  ? { kind, document: document.id }
                  : { kind, document: document.id, from: 1, to: pages },
              )
            }
          />
          {content.kind === 'pages' && <PageRange content={content} pages={pages} onChange={onChange} />}
        </>
      ) : (
        pages === null && (
          <p className="number">
            It has no pages of its own; its text is set in full with its paragraph numbers.
          </p>
        )
      )}
    </>
  );
}

function PageRange(props: {
  readonly content: Extract<PackContent, { readonly kind: 'pages' }>;
  readonly pages: number;
  readonly onChange: (content: PackContent) => void;
}): JSX.Element {
  const { content, pages, onChange } = props;
  const [from, setFrom] = useState(String(content.from));
  const [to, setTo] = useState(String(content.to));
  const take = (nextFrom: string, nextTo: string): void => {
    setFrom(nextFrom);
    setTo(nextTo);
    const [first, last] = [Number(nextFrom), Number(nextTo)];
    if (!isRange(first, last, pages)) return;
    onChange({ ...content, from: first, to: last });
  };
  const isGood = isRange(Number(from), Number(to), pages);
  return (
    <div className="bench-range">
      <Field label="From page" value={from} onChange={(next) => take(next, to)} maxLength={7} />
      <Field label="To page" value={to} onChange={(next) => take(from, next)} maxLength={7} />
      {!isGood && (
        <p className="field-problem" role="alert">
          The document has pages 1 to {pages}; the first must not come after the last.
        </p>
      )}
    </div>
  );
}

function isRange(first: number, last: number, pages: number): boolean {
  return Number.isInteger(first) && Number.isInteger(last) && first >= 1 && first <= last && last <= pages;
}
