import './slip-sheet.css';
import type { JSX } from 'react';
import { useId } from 'react';
import type { DocumentSummary, SourceFacts } from '../../../shared/model/index.ts';
import { spellUnseen } from '../../../shared/text/index.ts';
import { saveOriginal } from '../../state/save-original.ts';
import { useService, useShell } from '../../state/use-service.ts';
import { Button } from '../../ui/button.tsx';
import { momentWords, sizeWords } from '../../ui/words.ts';

/** Stands for a document that has no text here: what it is, why it could not be read, and how to get at it. */
export function SlipSheet(props: {
  readonly document: DocumentSummary;
  readonly facts: SourceFacts;
}): JSX.Element {
  const { document, facts } = props;
  const service = useService();
  const shell = useShell();
  const heading = useId();
  return (
    <section className="slip-sheet" aria-labelledby={heading}>
      <h2 id={heading}>{document.sealed === null ? 'This document has no text' : 'Sealed unread'}</h2>
      <p>
        {document.sealed === null
          ? 'Nothing in it could be read as text. Its bytes are kept as they came.'
          : document.sealed.message}
      </p>
      <dl>
        <dt>What it is</dt>
        <dd>{facts.typeName}</dd>
        <dt>File</dt>
        <dd>
          <bdi>{spellUnseen(document.fileName)}</bdi>
        </dd>
        {document.path !== null && (
          <>
            <dt>Came from</dt>
            <dd>
              <bdi>{spellUnseen(document.path)}</bdi>
            </dd>
          </>
        )}
        <dt>Size</dt>
        <dd>
          {sizeWords(document.bytes)} ({document.bytes.toLocaleString('en-GB')} bytes)
        </dd>
        <dt>SHA-256</dt>
        <dd className="slip-sheet-hash">{document.sha256}</dd>
        <dt>Imported</dt>
        <dd>{momentWords(document.importedAtMs)}</dd>
      </dl>
      <p className="slip-sheet-kept">
        Its bytes are sealed in the matter as they came. It can be described, tagged as a whole, noted and put
        into batches like any other document; only its words cannot be quoted here.
      </p>
      <Button onClick={() => void saveOriginal(service, shell, document)}>Save the original…</Button>
    </section>
  );
}
