import type { JSX } from 'react';
import type { PackBuilt } from '../../../shared/contract/index.ts';
import { notifyFailure } from '../../state/notices.ts';
import { useService, useShell } from '../../state/use-service.ts';
import { Button } from '../../ui/button.tsx';
import { IconlessButton } from '../../ui/iconless-button.tsx';
import { countWords, sizeWords } from '../../ui/words.ts';
import { FindingsList } from './findings-list.tsx';
import { checkPack, lastBuilt } from './pack-work.ts';

/** The pack that was just built: its folder, its files, and what can be done with it. */
export function BuiltPack({ built }: { readonly built: PackBuilt }): JSX.Element {
  const service = useService();
  const shell = useShell();
  const reveal = async () => {
    const result = await shell.call('reveal', { path: built.folder });
    if (!result.ok) notifyFailure(result.failure);
  };
  return (
    <section className="pack-built" aria-labelledby="pack-built-heading">
      <div className="pack-built-head">
        <h2 id="pack-built-heading">Built: {built.record.title}</h2>
        <IconlessButton onClick={() => lastBuilt.set(null)}>Put away</IconlessButton>
      </div>
      <p className="pack-path">
        <bdi>{built.folder}</bdi>
      </p>
      <FindingsList findings={built.findings} />
      <ul role="list" className="pack-files">
        {built.files.slice(0, 50).map((file) => (
          <li key={file.name}>
            <bdi>{file.name}</bdi>{' '}
            <span className="number">
              {sizeWords(file.bytes)}
              {file.pages === undefined ? '' : `, ${countWords(file.pages, 'page')}`}
            </span>
          </li>
        ))}
        {built.files.length > 50 && (
          <li className="number">and {countWords(built.files.length - 50, 'more file')}</li>
        )}
      </ul>
      <div className="pack-buttons">
        <Button onClick={() => void reveal()}>Show in its folder</Button>
        <Button onClick={() => void checkPack(service, built.folder)}>Check this pack</Button>
      </div>
    </section>
  );
}
