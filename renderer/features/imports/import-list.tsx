import type { JSX } from 'react';
import type { ImportBatch, ImportState } from '../../../shared/model/index.ts';
import { spellUnseen } from '../../../shared/text/index.ts';
import { announce } from '../../state/announce.ts';
import type { ServiceClient, ShellClient } from '../../state/client.ts';
import { go } from '../../state/navigation.ts';
import { notify, notifyFailure } from '../../state/notices.ts';
import { useQuery, useService, useShell } from '../../state/use-service.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureState } from '../../ui/failure-state.tsx';
import { IconlessButton } from '../../ui/iconless-button.tsx';
import { countWords, momentWords, numberWords } from '../../ui/words.ts';
import { lastImport, resumeImport } from '../library/index.ts';

/** Every import of the matter, the newest first, with its report, its load file, and a way to go on with it. */
export function ImportList({ writable }: { readonly writable: boolean }): JSX.Element {
  const query = useQuery('listImports', {});
  if (query.status === 'failed' && query.value === undefined) {
    return <FailureState failure={query.failure} onRetry={query.retry} />;
  }
  if (query.value === undefined) return <p className="imports-quiet">Reading the imports.</p>;
  if (query.value.length === 0) {
    return <EmptyState sentence="Nothing was imported into this matter yet." />;
  }
  return (
    <table className="imports-table" aria-label="Imports">
      <thead>
        <tr>
          <th scope="col" className="imports-fixed">
            Begun
          </th>
          <th scope="col">From</th>
          <th scope="col">What became of it</th>
          <th scope="col" className="imports-fixed">
            <span className="visually-hidden">What can be done</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {query.value.map((batch) => (
          <ImportRow key={batch.id} batch={batch} writable={writable} />
        ))}
      </tbody>
    </table>
  );
}

function ImportRow(props: { readonly batch: ImportBatch; readonly writable: boolean }): JSX.Element {
  const { id, startedAtMs, reviewer, paths, provider, prefix, state, running } = props.batch;
  const service = useService();
  const shell = useShell();
  const when = momentWords(startedAtMs);
  const [first = ''] = paths;
  const more = paths.length > 1 ? ` and ${countWords(paths.length - 1, 'more', 'more')}` : '';
  const showReport = async () => {
    const report = await service.call('readImport', { batchId: id });
    if (!report.ok) return notifyFailure(report.failure);
    lastImport.set(report.value);
    go({ screen: 'library' });
  };
  return (
    <tr>
      <td className="imports-fixed">{when}</td>
      <td>
        <span title={spellUnseen(first)}>
          <bdi>{spellUnseen(first.split(/[\\/]/u).at(-1) ?? first)}</bdi>
          {more}
        </span>
        <span className="imports-quiet">
          , by {reviewer}
          {provider === null ? '' : `, provided by ${provider}`}, URNs {prefix}
        </span>
      </td>
      <td>
        {running ? 'Running now. ' : stateWords[state]}
        {countsOf(props.batch)}
      </td>
      <td className="imports-fixed">
        <div className="imports-buttons">
          <IconlessButton aria-label={`Show the report of ${when}`} onClick={() => void showReport()}>
            Report
          </IconlessButton>
          <IconlessButton
            aria-label={`Export the report of ${when} as CSV`}
            onClick={() => void exportFile(service, shell, 'report', id)}
          >
            Export
          </IconlessButton>
          <IconlessButton
            aria-label={`Write a load file of the import of ${when}`}
            onClick={() => void exportFile(service, shell, 'load file', id)}
          >
            Load file
          </IconlessButton>
          {props.writable && !running && state !== 'finished' && (
            <IconlessButton
              tone="primary"
              aria-label={`Go on with the import of ${when}`}
              onClick={() => void resumeImport(service, id)}
            >
              Go on
            </IconlessButton>
          )}
        </div>
      </td>
    </tr>
  );
}

const stateWords: Readonly<Record<ImportState, string>> = {
  unfinished: 'Interrupted. ',
  finished: '',
  stopped: 'Cancelled. ',
  left: 'Left unfinished. ',
};

function countsOf({ files, imported, duplicates, failed }: ImportBatch): string {
  const parts = [`${numberWords(imported)} imported of ${countWords(files, 'file')}`];
  if (duplicates > 0) parts.push(`${numberWords(duplicates)} here already`);
  if (failed > 0) parts.push(`${numberWords(failed)} not imported`);
  return parts.join(', ');
}

const csvType = { name: 'Tables (CSV)', extension: 'csv' };

/** Asks where, and writes the report or the load file of an import, or of all documents with null. */
export async function exportFile(
  service: ServiceClient,
  shell: ShellClient,
  what: 'report' | 'load file',
  batchId: string | null,
): Promise<void> {
  const chosen = await shell.call('chooseSaveFile', {
    title: what === 'report' ? 'Export the report' : 'Write a load file',
    button: 'Export',
    name: what === 'report' ? 'Import report' : 'Load file',
    type: csvType,
  });
  if (!chosen.ok) return notifyFailure(chosen.failure);
  const path = chosen.value;
  if (path === null) return;
  const written =
    what === 'report' && batchId !== null
      ? await service.call('exportImportReport', { batchId, path })
      : await service.call('exportLoadFile', { path, ...(batchId === null ? {} : { batchId }) });
  if (!written.ok) return notifyFailure(written.failure);
  const sentence = what === 'report' ? 'Exported the report.' : 'Wrote the load file.';
  announce(sentence);
  const reveal = async () => {
    const shown = await shell.call('reveal', { path: written.value.path });
    if (!shown.ok) notifyFailure(shown.failure);
  };
  notify({ sentence, tone: 'done', action: { label: 'Show in its folder', perform: () => void reveal() } });
}
