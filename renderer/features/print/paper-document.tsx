import type { JSX } from 'react';
import { useEffect, useMemo, useRef } from 'react';
import type { OutputOf, ServiceCalls } from '../../../shared/contract/index.ts';
import { dateInWords, type Note, type Passage, type Theme } from '../../../shared/model/index.ts';
import { drawDocument } from './document-paper.ts';
import { PaperNotes } from './paper-notes.tsx';
import { ThemeKey } from './theme-key.tsx';
import { themeLines } from './theme-lines.ts';

/** A document on paper: its description, the key of its themes, its text with its margins, and the notes chosen. */
export function PaperDocument(props: {
  readonly reading: OutputOf<ServiceCalls['readDocument']>;
  readonly passages: readonly Passage[];
  readonly themes: readonly Theme[];
  readonly notes: readonly Note[];
  readonly onDrawn: (blocks: number) => void;
}): JSX.Element {
  const { reading, passages, notes, onDrawn } = props;
  const { document, text, blocks } = reading;
  const lines = useMemo(() => themeLines(passages, props.themes), [passages, props.themes]);
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (root.current === null) return undefined;
    const ending = new AbortController();
    void drawDocument(root.current, { text, blocks, passages, lines }, ending.signal, onDrawn);
    return () => ending.abort();
  }, [text, blocks, passages, lines, onDrawn]);
  return (
    <>
      <h1 className="paper-title">{document.title}</h1>
      <p className="paper-facts">
        {[document.urn, document.kind, dateInWords(document.date, 'long'), document.publisher ?? '']
          .filter((fact) => fact !== '')
          .join(' · ')}
      </p>
      {document.withdrawn !== null && (
        <p className="paper-facts">
          <strong>Withdrawn from use:</strong> {document.withdrawn.reason}
        </p>
      )}
      <ThemeKey lines={lines} />
      <div ref={root} className="paper-text" lang="en-GB" />
      {notes.length > 0 && (
        <section>
          <h2 className="paper-heading-notes">Notes</h2>
          <PaperNotes notes={notes} />
        </section>
      )}
    </>
  );
}
