import { useCallback } from 'react';
import type { NoteReference } from '../../shared/model/index.ts';
import { citationParts, citedSpan } from '../../shared/text/index.ts';
import type { ServiceClient } from './client.ts';
import { go } from './navigation.ts';
import { notify, notifyFailure } from './notices.ts';
import { useService } from './use-service.ts';

/**
 * Follows a reference of a note: to the passage in its document, to the document, or to the theme. Where the words of a
 * reference to a document cite a place in it (`{HAR000012 ¶14}`), it leads to that place.
 */
export function useFollowReference(): (reference: NoteReference, text: string) => void {
  const service = useService();
  return useCallback(
    (reference, text) => {
      if (reference.kind === 'theme') go({ screen: 'themes', themeId: reference.id });
      else if (reference.kind === 'document') void goToDocument(service, reference.id, text);
      else void goToPassage(service, reference.id);
    },
    [service],
  );
}

async function goToDocument(service: ServiceClient, documentId: string, text: string): Promise<void> {
  const place = citationParts(text)?.place ?? null;
  if (place === null) {
    go({ screen: 'reader', documentId });
    return;
  }
  const reading = await service.call('readDocument', { documentId });
  if (!reading.ok) {
    notifyFailure(reading.failure);
    return;
  }
  const at = citedSpan(reading.value, place);
  if (at === null) {
    notify({
      sentence: `There is no ${place} in this document; it is shown from where you left it.`,
      tone: 'warning',
    });
  }
  go({ screen: 'reader', documentId, ...(at === null ? {} : { at }) });
}

async function goToPassage(service: ServiceClient, passageId: string): Promise<void> {
  const passages = await service.call('listPassages', {});
  if (!passages.ok) {
    notifyFailure(passages.failure);
    return;
  }
  const passage = passages.value.find(({ id, twins }) => id === passageId || twins.includes(passageId));
  if (passage === undefined) {
    notify({
      sentence: 'The passage this refers to has been deleted. Undo can bring it back.',
      tone: 'warning',
    });
  } else go({ screen: 'reader', documentId: passage.documentId, at: { passageId: passage.id } });
}
