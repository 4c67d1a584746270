import './imports-screen.css';
import type { JSX } from 'react';
import type { ImportsPart } from '../../state/navigation.ts';
import { go } from '../../state/navigation.ts';
import { useMatter } from '../../state/use-service.ts';
import { ScreenHeading } from '../../ui/screen-heading.tsx';
import { Exchange } from './exchange.tsx';
import { ImportList } from './import-list.tsx';
import { LoadFile } from './load-file.tsx';
import { NearDuplicateList } from './near-duplicate-list.tsx';

const parts: readonly { readonly part: ImportsPart; readonly name: string }[] = [
  { part: 'imports', name: 'All imports' },
  { part: 'load file', name: 'Load file' },
  { part: 'exchange', name: 'Other programs' },
  { part: 'near-duplicates', name: 'Near-duplicates' },
];

/** How sources came in: every import with its report, what a load file says of documents, what goes to other programs and comes from them, and texts that are alike. */
export function ImportsScreen({ part: shown }: { readonly part: ImportsPart }): JSX.Element {
  const matter = useMatter();
  const writable = matter !== null && matter.readOnlyBecause === null;
  return (
    <div className="screen">
      <div className="screen-head">
        <ScreenHeading>Imports</ScreenHeading>
        <nav className="imports-parts" aria-label="Parts of the imports">
          {parts.map(({ part, name }) => (
            <button
              key={part}
              type="button"
              className="imports-part"
              aria-current={part === shown ? 'page' : undefined}
              onClick={() => go({ screen: 'imports', part })}
            >
              {name}
            </button>
          ))}
        </nav>
      </div>
      <div className="imports-body">
        {shown === 'imports' && <ImportList writable={writable} />}
        {shown === 'load file' && <LoadFile writable={writable} />}
        {shown === 'exchange' && <Exchange writable={writable} />}
        {shown === 'near-duplicates' && <NearDuplicateList />}
      </div>
    </div>
  );
}
