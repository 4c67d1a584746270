import { useCallback } from 'react';
import type { NoteReference } from '../../shared/model/index.ts';
import { useNavigation } from './navigation.ts';
import { notify, notifyFailure } from './notices.ts';
import { useService } from './use-service.ts';

/** Follows a reference of a note: to the passage in its document, to the document, or to the theme. */
export function useFollowReference(): (reference: NoteReference) => void {
  const service = useService();
  const { go } = useNavigation();
  return useCallback(
    (reference) => {
      if (reference.kind === 'document') {
        go({ screen: 'reader', documentId: reference.id });
        return;
      }
      if (reference.kind === 'theme') {
        go({ screen: 'themes', themeId: reference.id });
        return;
      }
      void service.call('listPassages', {}).then((result) => {
        if (!result.ok) {
          notifyFailure(result.failure);
          return;
        }
        const passage = result.value.find(
          ({ id, twins }) => id === reference.id || twins.includes(reference.id),
        );
        if (passage === undefined) {
          notify({
            sentence: 'The passage this refers to has been deleted. Undo can bring it back.',
            tone: 'warning',
          });
        } else {
          go({ screen: 'reader', documentId: passage.documentId, at: { passageId: passage.id } });
        }
      });
    },
    [service, go],
  );
}
