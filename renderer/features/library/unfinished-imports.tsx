import './unfinished-imports.css';
import type { JSX } from 'react';
import type { ImportBatch } from '../../../shared/model/index.ts';
import { useAct } from '../../state/use-act.ts';
import { useQuery, useService } from '../../state/use-service.ts';
import { Button } from '../../ui/button.tsx';
import { IconlessButton } from '../../ui/iconless-button.tsx';
import { countWords, momentWords, numberWords } from '../../ui/words.ts';
import { resumeImport } from './import-sources.ts';

/** Imports that were interrupted, with a way to go on with each; nothing where there is none. */
export function UnfinishedImports({ writable }: { readonly writable: boolean }): JSX.Element | null {
  const imports = useQuery('listImports', {}).value ?? [];
  const waiting = imports.filter(({ state, running }) => state === 'unfinished' && !running);
  if (waiting.length === 0) return null;
  return (
    <section className="unfinished-imports" aria-label="Interrupted imports">
      {waiting.map((batch) => (
        <UnfinishedImport key={batch.id} batch={batch} writable={writable} />
      ))}
    </section>
  );
}

function UnfinishedImport(props: { readonly batch: ImportBatch; readonly writable: boolean }): JSX.Element {
  const { id, startedAtMs, reviewer, files, imported, duplicates, failed } = props.batch;
  const service = useService();
  const act = useAct();
  const done = imported + duplicates + failed;
  const about = `the import of ${momentWords(startedAtMs)}`;
  return (
    <div className="unfinished-import">
      <p>
        <strong>An import was interrupted.</strong> {reviewer} began it on {momentWords(startedAtMs)} with{' '}
        {countWords(files, 'file')}; {numberWords(done)} {done === 1 ? 'is' : 'are'} done. It goes on where it
        was: nothing is imported twice.
      </p>
      {props.writable && (
        <>
          <Button
            tone="primary"
            aria-label={`Go on with ${about}`}
            onClick={() => void resumeImport(service, id)}
          >
            Go on
          </Button>
          <IconlessButton
            aria-label={`Leave it: ${about}`}
            onClick={() =>
              void act('leaveImport', { batchId: id }, 'Left the import. What it brought in stays.')
            }
          >
            Leave it
          </IconlessButton>
        </>
      )}
    </div>
  );
}
