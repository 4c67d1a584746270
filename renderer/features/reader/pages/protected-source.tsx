import type { JSX } from 'react';
import type { DocumentSummary } from '../../../../shared/model/index.ts';
import { announce } from '../../../state/announce.ts';
import { useService } from '../../../state/use-service.ts';
import { PasswordStrip } from './password-strip.tsx';

/** Asks for the password of a source that was sealed for want of it. */
export function ProtectedSource(props: {
  readonly document: DocumentSummary;
  readonly writable: boolean;
}): JSX.Element | null {
  const { document, writable } = props;
  const service = useService();
  if (document.sealed?.code !== 'source-needs-password' || !writable) return null;
  return (
    <PasswordStrip
      sentence="This source is protected by a password and was sealed unread. The password is stored nowhere and forgotten when the matter is closed."
      label="Read it"
      onOpen={async (password) => {
        const read = await service.call('readWithPassword', { documentId: document.id, password });
        if (!read.ok) return read.failure.message;
        announce(`${document.urn} has been read.`);
        return null;
      }}
    />
  );
}
