import type { JSX } from 'react';
import { useState } from 'react';
import type { ImportedProjectSource, ProjectImportReport } from '../../../shared/model/index.ts';
import { Button } from '../../ui/button.tsx';
import { IconlessButton } from '../../ui/iconless-button.tsx';
import { countWords } from '../../ui/words.ts';

const pageSize = 200;

/** What would come of a project, part by part, before it is imported; afterwards what came of it, and what is lost either way. */
export function ProjectReport(props: {
  readonly fileName: string;
  readonly report: ProjectImportReport;
  readonly isDone: boolean;
  readonly onImport: () => void;
  readonly onClose: () => void;
}): JSX.Element {
  const { fileName, report, isDone } = props;
  const [shown, setShown] = useState(pageSize);
  const rows = rowsOf(report, isDone);
  return (
    <>
      <h2>
        {isDone ? 'Imported' : 'Import'} <bdi>{fileName}</bdi>
      </h2>
      <p>
        {isDone ? 'Done' : 'Nothing is imported yet'}: {summaryOf(report)}.
        {report.cancelled && ' It was cancelled: what is listed was done, the rest was not.'}
      </p>
      <div className="imports-buttons">
        {!isDone && (
          <Button tone="primary" disabled={rows.length === 0} onClick={props.onImport}>
            Import it
          </Button>
        )}
        <Button onClick={props.onClose}>{isDone ? 'Put away' : 'Cancel'}</Button>
      </div>
      {report.lost.length > 0 && (
        <>
          <p>What is not taken over, and what to know:</p>
          <ul className="imports-sentences" aria-label="What is not taken over">
            {report.lost.map((sentence, at) => (
              <li key={at}>{sentence}</li>
            ))}
          </ul>
        </>
      )}
      <table className="imports-table" aria-label="Parts of the project">
        <thead>
          <tr>
            <th scope="col" className="imports-fixed">
              Part
            </th>
            <th scope="col">Name</th>
            <th scope="col">What becomes of it</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, shown).map(({ key, part, name, words }) => (
            <tr key={key}>
              <td className="imports-fixed">{part}</td>
              <td>
                <bdi>{name}</bdi>
              </td>
              <td>{words}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > shown && (
        <IconlessButton tone="primary" onClick={() => setShown(shown + pageSize * 5)}>
          Show more of the remaining {countWords(rows.length - shown, 'part')}
        </IconlessButton>
      )}
    </>
  );
}

interface Row {
  readonly key: string;
  readonly part: 'Theme' | 'Source';
  readonly name: string;
  readonly words: string;
}

function rowsOf({ themes, sources }: ProjectImportReport, isDone: boolean): readonly Row[] {
  return [
    ...themes.map(({ path, result }, at): Row => {
      const words = result === 'matched' ? 'The matter has it' : isDone ? 'Added' : 'Will be added';
      return { key: `theme ${at}`, part: 'Theme', name: path, words };
    }),
    ...sources.map((source, at): Row => {
      return { key: `source ${at}`, part: 'Source', name: source.name, words: sourceWords(source, isDone) };
    }),
  ];
}

function sourceWords({ result, urn, passages, sentence }: ImportedProjectSource, isDone: boolean): string {
  if (result === 'left out') return `Left out. ${sentence ?? ''}`;
  const places = countWords(passages, 'passage');
  if (result === 'matched') return `The matter has it as ${urn ?? ''}; ${places}`;
  return isDone ? `Imported as ${urn ?? ''}; ${places}` : `Will be imported; ${places}`;
}

function summaryOf({ themes, sources, notes }: ProjectImportReport): string {
  const passages = sources.reduce((sum, source) => sum + source.passages, 0);
  const parts = [countWords(themes.length, 'theme'), countWords(sources.length, 'source')];
  return [...parts, countWords(passages, 'passage'), countWords(notes, 'note')].join(', ');
}
