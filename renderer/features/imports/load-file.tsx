import type { JSX } from 'react';
import { useState } from 'react';
import type { LoadFileLine, LoadFileReport } from '../../../shared/model/index.ts';
import { spellUnseen } from '../../../shared/text/index.ts';
import { announce } from '../../state/announce.ts';
import { notifyFailure } from '../../state/notices.ts';
import { offerUndo } from '../../state/offer-undo.ts';
import { useService, useShell } from '../../state/use-service.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { IconlessButton } from '../../ui/iconless-button.tsx';
import { countWords, numberWords } from '../../ui/words.ts';
import { exportFile } from './import-list.tsx';

const pageSize = 200;

/** A load file as it was looked at, or what came of it. */
interface LookedAt {
  readonly path: string;
  readonly report: LoadFileReport;
  readonly state: 'looked at' | 'set';
}

/** What a file says of documents: looked at line by line first, then set in one act; and such a file written. */
export function LoadFile({ writable }: { readonly writable: boolean }): JSX.Element {
  const service = useService();
  const shell = useShell();
  const [file, setFile] = useState<LookedAt | null>(null);
  const choose = async () => {
    const chosen = await shell.call('chooseFile', {
      title: 'Load what is known of documents',
      button: 'Look at it',
      type: { name: 'Tables (CSV)', extension: 'csv' },
    });
    if (!chosen.ok) return notifyFailure(chosen.failure);
    if (chosen.value === null) return;
    const looked = await service.call('loadMetadata', { path: chosen.value, expected: null });
    if (!looked.ok) return notifyFailure(looked.failure);
    setFile({ path: chosen.value, report: looked.value, state: 'looked at' });
    announce(`Nothing is changed yet. ${countsOf(looked.value)}.`);
  };
  const set = async ({ path, report }: LookedAt) => {
    const done = await service.call('loadMetadata', { path, expected: report.sha256 });
    if (!done.ok) return notifyFailure(done.failure);
    setFile({ path, report: done.value, state: 'set' });
    await offerUndo(service, `Set from a load file: ${countsOf(done.value)}.`);
  };
  return (
    <>
      <p className="imports-quiet">
        A load file is a table (CSV) with a row for each document, named by <code>urn</code>,{' '}
        <code>path</code> or <code>file_name</code>, and columns such as title, date, author, recipients,
        custodian, provider and received. An empty cell leaves what stands; the word none takes it away.
      </p>
      <div className="imports-buttons">
        {writable && (
          <Button tone={file === null ? 'primary' : 'plain'} onClick={() => void choose()}>
            Choose a load file…
          </Button>
        )}
        <Button onClick={() => void exportFile(service, shell, 'load file', null)}>
          Write one of all documents…
        </Button>
      </div>
      {file !== null && (
        <Lines key={file.state} file={file} onSet={() => void set(file)} onClose={() => setFile(null)} />
      )}
    </>
  );
}

function Lines(props: {
  readonly file: LookedAt;
  readonly onSet: () => void;
  readonly onClose: () => void;
}): JSX.Element {
  const { path, report, state } = props.file;
  const [all, setAll] = useState(false);
  const [shown, setShown] = useState(pageSize);
  const lines = all ? report.lines : report.lines.filter(({ result }) => result !== 'unchanged');
  const changed = report.lines.filter(({ result }) => result === 'changed').length;
  return (
    <>
      <h2>
        <bdi>{spellUnseen(path.split(/[\\/]/u).at(-1) ?? path)}</bdi>
      </h2>
      <p>
        {state === 'set' ? 'Done' : 'Nothing is changed yet'}: {countsOf(report)}.
      </p>
      {report.remarks.map((remark) => (
        <p key={remark} className="imports-remark">
          {remark}
        </p>
      ))}
      <div className="imports-buttons">
        {state === 'looked at' && (
          <Button tone="primary" disabled={changed === 0} onClick={props.onSet}>
            Change {countWords(changed, 'document')}
          </Button>
        )}
        <Button onClick={props.onClose}>{state === 'set' ? 'Put away' : 'Cancel'}</Button>
        <Checkbox checked={all} onChange={setAll}>
          Show lines that change nothing, too
        </Checkbox>
      </div>
      <table className="imports-table" aria-label="Lines of the load file">
        <thead>
          <tr>
            <th scope="col" className="imports-fixed">
              Line
            </th>
            <th scope="col" className="imports-fixed">
              Document
            </th>
            <th scope="col">What becomes of it</th>
          </tr>
        </thead>
        <tbody>
          {lines.slice(0, shown).map((line) => (
            <tr key={line.line}>
              <td className="imports-fixed number">{line.line}</td>
              <td className="imports-fixed">
                <bdi>{line.urn}</bdi>
              </td>
              <td>{lineWords(line)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {lines.length > shown && (
        <IconlessButton tone="primary" onClick={() => setShown(shown + pageSize * 5)}>
          Show more of the remaining {countWords(lines.length - shown, 'line')}
        </IconlessButton>
      )}
    </>
  );
}

function lineWords({ result, changes, sentence }: LoadFileLine): JSX.Element {
  if (result === 'refused' || result === 'not found') {
    return (
      <span className="imports-problem">
        {result === 'refused' ? 'Refused.' : 'Not found.'} {sentence}
      </span>
    );
  }
  return (
    <>
      {changes.length === 0 && 'Unchanged'}
      {changes.map(({ field, was, value }) => (
        <div key={field}>
          {field.replaceAll('_', ' ')}: <bdi>{was === '' ? 'nothing' : was}</bdi> becomes{' '}
          <bdi>{value === '' ? 'nothing' : value}</bdi>
        </div>
      ))}
      {sentence !== null && <div className="imports-remark">{sentence}</div>}
    </>
  );
}

function countsOf({ lines }: LoadFileReport): string {
  const parts = (['changed', 'unchanged', 'not found', 'refused'] as const).flatMap((result) => {
    const count = lines.filter((line) => line.result === result).length;
    return count === 0 ? [] : [`${numberWords(count)} ${result}`];
  });
  return parts.length === 0 ? 'no line in the file' : parts.join(', ');
}
