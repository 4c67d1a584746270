import { useMemo } from 'react';
import type { PrintJob } from '../../../shared/contract/index.ts';
import type { UserAction } from '../../state/actions.ts';
import type { ShellClient } from '../../state/client.ts';
import type { Place } from '../../state/navigation.ts';
import { useNavigation } from '../../state/navigation.ts';
import { notify, notifyFailure } from '../../state/notices.ts';
import { useObservable } from '../../state/observable.ts';
import type { Printable } from '../../state/printable.ts';
import { printable } from '../../state/printable.ts';
import { useShell } from '../../state/use-service.ts';

/** Printing as the present screen means it, and the further lists that it has. */
export function usePrintActions(): readonly UserAction[] {
  const shell = useShell();
  const { place } = useNavigation();
  const offered = useObservable(printable);
  return useMemo(() => printActions(shell, place, offered), [shell, place, offered]);
}

/** The actions of printing for a place and what it offers. */
export function printActions(
  shell: ShellClient,
  place: Place,
  offered: Printable | null,
): readonly UserAction[] {
  const main = offered ?? ofPlace(place);
  const documentId = place.screen === 'reader' ? place.documentId : null;
  return [
    {
      id: 'print',
      label: main === null ? 'Print…' : `Print ${main.label}…`,
      available: true,
      perform: () => {
        if (main !== null) void openPrint(shell, main.job);
        else {
          notify({
            sentence:
              'There is nothing to print on this screen. Open a document, a theme, a search or the notes, then print.',
            tone: 'warning',
          });
        }
      },
    },
    {
      id: 'print-passages',
      label: 'Print the passages of this document…',
      available: documentId !== null,
      perform: () => {
        if (documentId !== null) void openPrint(shell, { kind: 'document-passages', documentId });
      },
    },
  ];
}

function ofPlace(place: Place): Printable | null {
  if (place.screen === 'reader') {
    return { label: 'this document', job: { kind: 'document', documentId: place.documentId } };
  }
  if (place.screen === 'themes' && place.themeId !== undefined) {
    return {
      label: 'the passages of this theme',
      job: { kind: 'theme-passages', themeId: place.themeId },
    };
  }
  if (place.screen === 'search' && place.query !== undefined && place.query !== '') {
    const { query } = place;
    return {
      label: 'what was found',
      job: { kind: 'search', query, sort: 'relevance', furniture: false },
    };
  }
  return null;
}

async function openPrint(shell: ShellClient, job: PrintJob): Promise<void> {
  const opened = await shell.call('openPrint', { job: copied(job) });
  if (!opened.ok) notifyFailure(opened.failure);
}

/** As a call takes it: lists of its own. */
function copied(job: PrintJob): PrintJob {
  return job.kind === 'notes' ? { ...job, noteIds: [...job.noteIds] } : job;
}
