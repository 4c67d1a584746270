import type { JSX } from 'react';
import { useState } from 'react';
import type { ExchangeExported } from '../../../shared/contract/index.ts';
import type { ProjectImportReport } from '../../../shared/model/index.ts';
import { spellUnseen } from '../../../shared/text/index.ts';
import { announce } from '../../state/announce.ts';
import { notifyFailure } from '../../state/notices.ts';
import { runTask } from '../../state/tasks.ts';
import { useMatter, useService, useShell } from '../../state/use-service.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Select } from '../../ui/select.tsx';
import { countWords } from '../../ui/words.ts';
import { ProjectReport } from './project-report.tsx';

const formats = [
  { value: 'qdpx', label: 'Project (REFI-QDA, .qdpx)', type: 'REFI-QDA projects' },
  { value: 'qdc', label: 'Codebook, the themes alone (REFI-QDA, .qdc)', type: 'REFI-QDA codebooks' },
  { value: 'jsonld', label: 'Web annotations (W3C, .jsonld)', type: 'Web annotations' },
] as const;

type Format = (typeof formats)[number]['value'];

/** A project as it was looked at, or what came of it. */
interface LookedAt {
  readonly path: string;
  readonly report: ProjectImportReport;
  readonly state: 'looked at' | 'imported';
}

/** What goes to other programs and comes from them: what would come of a project is looked at first, and what is lost is said. */
export function Exchange({ writable }: { readonly writable: boolean }): JSX.Element {
  const service = useService();
  const shell = useShell();
  const [file, setFile] = useState<LookedAt | null>(null);
  const choose = async (extension: 'qdpx' | 'qdc') => {
    const name = extension === 'qdpx' ? 'REFI-QDA projects' : 'REFI-QDA codebooks';
    const title = extension === 'qdpx' ? 'Import a project' : 'Import a codebook';
    const chosen = await shell.call('chooseFile', { title, button: 'Look at it', type: { name, extension } });
    if (!chosen.ok) return notifyFailure(chosen.failure);
    const path = chosen.value;
    if (path === null) return;
    const looked = await runTask('Looking at the project', (task) =>
      service.call('importProject', { task, path, expected: null }),
    );
    if (!looked.ok) return notifyFailure(looked.failure);
    setFile({ path, report: looked.value, state: 'looked at' });
    announce('Nothing is imported yet. What would come of it is shown.');
  };
  const bringIn = async ({ path, report }: LookedAt) => {
    const done = await runTask('Importing the project', (task) =>
      service.call('importProject', { task, path, expected: report.sha256 }),
    );
    if (!done.ok) return notifyFailure(done.failure);
    setFile({ path, report: done.value, state: 'imported' });
    announce(done.value.cancelled ? 'The import was cancelled.' : 'The project is imported.');
  };
  return (
    <>
      <h2>From other programs</h2>
      <p className="imports-quiet">
        A project brings its codes as themes, its texts as documents, and its places in them as passages with
        their notes. Themes and documents that the matter has are not made again.
      </p>
      {writable && (
        <div className="imports-buttons">
          <Button tone={file === null ? 'primary' : 'plain'} onClick={() => void choose('qdpx')}>
            Choose a project…
          </Button>
          <Button onClick={() => void choose('qdc')}>Choose a codebook…</Button>
        </div>
      )}
      {file !== null && (
        <ProjectReport
          key={file.state}
          fileName={spellUnseen(file.path.split(/[\\/]/u).at(-1) ?? file.path)}
          report={file.report}
          isDone={file.state === 'imported'}
          onImport={() => void bringIn(file)}
          onClose={() => setFile(null)}
        />
      )}
      <Export />
    </>
  );
}

function Export(): JSX.Element {
  const service = useService();
  const shell = useShell();
  const title = useMatter()?.title ?? '';
  const [format, setFormat] = useState<Format>('qdpx');
  const [names, setNames] = useState(false);
  const [done, setDone] = useState<ExchangeExported | null>(null);
  const write = async () => {
    const type = { name: formats.find(({ value }) => value === format)?.type ?? '', extension: format };
    const chosen = await shell.call('chooseSaveFile', {
      title: 'Export for other programs',
      button: 'Export',
      name: title,
      type,
    });
    if (!chosen.ok) return notifyFailure(chosen.failure);
    const path = chosen.value;
    if (path === null) return;
    const isNamed = names && format !== 'qdc';
    const written = await runTask('Exporting', (task) =>
      service.call('exportExchange', { task, path, format, themes: [], names: isNamed }),
    );
    if (!written.ok) return notifyFailure(written.failure);
    setDone(written.value);
    announce(`Exported ${wordsOf(written.value)}.`);
  };
  const reveal = async (path: string) => {
    const shown = await shell.call('reveal', { path });
    if (!shown.ok) notifyFailure(shown.failure);
  };
  return (
    <>
      <h2>For other programs</h2>
      <p className="imports-quiet">
        Privileged documents and notes never leave. What else a format has no room for is said afterwards.
      </p>
      <Select label="Format" value={format} options={formats} onChange={setFormat} />
      {format !== 'qdc' && (
        <Checkbox checked={names} onChange={setNames}>
          With reviewers’ names
        </Checkbox>
      )}
      <div className="imports-buttons">
        <Button onClick={() => void write()}>Export…</Button>
        {done !== null && <Button onClick={() => void reveal(done.path)}>Show it in its folder</Button>}
      </div>
      {done !== null && (
        <>
          <h2>
            Exported <bdi>{spellUnseen(done.path.split(/[\\/]/u).at(-1) ?? done.path)}</bdi>
          </h2>
          <p>{wordsOf(done)}. The file leaves out:</p>
          <ul className="imports-sentences" aria-label="What the file leaves out">
            {done.lost.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function wordsOf({ themes, documents, passages, notes }: ExchangeExported): string {
  const counts = [countWords(themes, 'theme'), countWords(documents, 'document')];
  return [...counts, countWords(passages, 'passage'), countWords(notes, 'note')].join(', ');
}
