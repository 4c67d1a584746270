import type { JSX } from 'react';
import { useState } from 'react';
import type { DocumentSummary } from '../../../shared/model/index.ts';
import { go } from '../../state/navigation.ts';
import { useQuery } from '../../state/use-service.ts';
import { IconlessButton } from '../../ui/iconless-button.tsx';
import { countWords, dayWords } from '../../ui/words.ts';
import { SupersedeDialog } from './supersede-dialog.tsx';

/** What superseded a document or what it supersedes, and the way to say that a corrected version has come. */
export function DocumentVersions(props: {
  readonly document: DocumentSummary;
  readonly writable: boolean;
}): JSX.Element | null {
  const { document, writable } = props;
  const documents = useQuery('listDocuments', {}).value ?? [];
  const [open, setOpen] = useState(false);
  const urnOf = (id: string): string =>
    documents.find((other) => other.id === id)?.urn ?? 'a purged document';
  const { supersededBy, supersededAtMs, supersedes } = document;
  if (!writable && supersededBy === null && supersedes.length === 0) return null;
  return (
    <section aria-label="Versions">
      <h3>Versions</h3>
      {supersededBy !== null && (
        <p className="details-warning">
          Superseded by {urnOf(supersededBy)}
          {supersededAtMs === null ? '' : ` on ${dayWords(supersededAtMs)}`}
          {document.passages === 0
            ? '.'
            : `; ${countWords(document.passages, 'passage')} not placed there yet.`}
        </p>
      )}
      {supersedes.length > 0 && (
        <p>
          Supersedes{' '}
          {supersedes.map((id, index) => (
            <span key={id}>
              {index > 0 && ', '}
              <IconlessButton onClick={() => go({ screen: 'library', documentId: id })}>
                {urnOf(id)}
              </IconlessButton>
            </span>
          ))}
        </p>
      )}
      {writable && (
        <IconlessButton onClick={() => setOpen(true)}>
          {supersededBy === null ? 'A corrected version has come…' : 'Look for the passages again…'}
        </IconlessButton>
      )}
      {open && <SupersedeDialog document={document} onClose={() => setOpen(false)} />}
    </section>
  );
}
