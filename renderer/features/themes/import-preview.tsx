import './import-preview.css';
import type { JSX } from 'react';
import { useState } from 'react';
import type { ThemeImportLine } from '../../../shared/model/index.ts';
import { spellUnseen } from '../../../shared/text/index.ts';
import { useService } from '../../state/use-service.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { IconlessButton } from '../../ui/iconless-button.tsx';
import { countWords } from '../../ui/words.ts';
import type { ThemesFile } from './themes-file.ts';
import { importThemes, importWords, putFileAway } from './themes-file.ts';

const pageSize = 200;

/** What a file of themes would do to the matter, line by line, before it is done; and afterwards what it did. */
export function ImportPreview({ file }: { readonly file: ThemesFile }): JSX.Element {
  const service = useService();
  const [all, setAll] = useState(false);
  const [shown, setShown] = useState(pageSize);
  const [working, setWorking] = useState(false);
  const { report, state } = file;
  const lines = all ? report.lines : report.lines.filter((line) => line.result !== 'unchanged');
  const changes = report.lines.filter((line) => line.result === 'added' || line.result === 'changed').length;
  const fileName = spellUnseen(file.path.split(/[\\/]/u).at(-1) ?? '');
  const perform = async () => {
    setWorking(true);
    await importThemes(service, file);
    setWorking(false);
  };
  return (
    <section className="theme-details" aria-label="Themes of a file">
      <h2 className="theme-details-heading">
        {state === 'imported' ? 'Imported' : 'Import'} <bdi>{fileName}</bdi>
      </h2>
      <p>
        {state === 'imported' ? 'Done' : 'Nothing is imported yet'}: {importWords(report, '')}.
        {state === 'looked-at' && ' Lines that are refused are left out; the others can be imported.'}
      </p>
      {report.remarks.map((remark) => (
        <p key={remark} className="theme-import-remark">
          {remark}
        </p>
      ))}
      <div className="theme-buttons">
        {state === 'looked-at' && (
          <Button tone="primary" disabled={changes === 0 || working} onClick={() => void perform()}>
            Import {countWords(changes, 'theme')}
          </Button>
        )}
        <Button onClick={putFileAway}>{state === 'imported' ? 'Put away' : 'Cancel'}</Button>
        <Checkbox checked={all} onChange={setAll}>
          Show unchanged themes, too
        </Checkbox>
      </div>
      <table className="theme-import">
        <thead>
          <tr>
            <th scope="col">Line</th>
            <th scope="col">Theme</th>
            <th scope="col">What becomes of it</th>
          </tr>
        </thead>
        <tbody>
          {lines.slice(0, shown).map((line) => (
            <tr key={line.line} className={`theme-import-${line.result}`}>
              <td className="number">{line.line}</td>
              <td>
                <bdi>{line.path}</bdi>
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
    </section>
  );
}

function lineWords(line: ThemeImportLine): string {
  switch (line.result) {
    case 'refused':
      return `Refused. ${line.sentence ?? ''}`;
    case 'changed':
      return `Changed: ${line.fields.join(', ')}`;
    case 'added':
      return 'Added';
    case 'unchanged':
      return 'Unchanged';
  }
}
