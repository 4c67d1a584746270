import './import-report-panel.css';
import type { JSX } from 'react';
import { useState } from 'react';
import type { ImportItem, ImportReport } from '../../../shared/contract/index.ts';
import { spellUnseen } from '../../../shared/text/index.ts';
import { go } from '../../state/navigation.ts';
import { IconlessButton } from '../../ui/iconless-button.tsx';
import { countWords } from '../../ui/words.ts';
import { importSentence, lastImport } from './import-sources.ts';

const atOnce = 100;
const order = { failed: 0, sealed: 1, duplicate: 2, imported: 3 } as const;

/** What became of each file of the last import, failures first, until it is put away. */
export function ImportReportPanel({ report }: { readonly report: ImportReport }): JSX.Element {
  const [shown, setShown] = useState(atOnce);
  const items = report.items.toSorted((one, other) => order[becameOf(one)] - order[becameOf(other)]);
  return (
    <section className="import-report" aria-labelledby="import-report-heading">
      <div className="import-report-head">
        <h2 id="import-report-heading">Last import</h2>
        <p>{importSentence(report)}</p>
        <IconlessButton onClick={() => lastImport.set(null)}>Put away</IconlessButton>
      </div>
      <ul role="list" className="import-report-list" tabIndex={0} aria-label="Files of the last import">
        {items.slice(0, shown).map((item) => (
          <ReportItem key={item.path} item={item} />
        ))}
        {items.length > shown && (
          <li>
            <IconlessButton tone="primary" onClick={() => setShown(shown + atOnce * 10)}>
              Show more of {countWords(items.length - shown, 'file')}
            </IconlessButton>
          </li>
        )}
      </ul>
    </section>
  );
}

function ReportItem({ item }: { readonly item: ImportItem }): JSX.Element {
  const name = item.path.split(/[\\/]/).at(-1) ?? item.path;
  return (
    <li className="import-report-item">
      <span className={item.result === 'failed' ? 'import-report-failed' : 'number'}>
        {resultWords[becameOf(item)]}
      </span>
      <span className="import-report-file" title={spellUnseen(item.path)}>
        {/* A name may hold characters that make it read as another. */}
        <bdi>{spellUnseen(name)}</bdi>
      </span>
      <span className="import-report-what">
        {item.result === 'failed' ? (
          item.message
        ) : (
          <IconlessButton
            tone="primary"
            onClick={() => go({ screen: 'reader', documentId: item.documentId })}
          >
            {item.urn} <bdi>{item.title}</bdi>
          </IconlessButton>
        )}
        {item.result === 'imported' && item.family !== undefined && (
          <span className="import-report-warning">
            with {countWords(item.family.length, 'document')} that came in it
          </span>
        )}
        {item.result === 'imported' && item.sealed !== undefined && (
          <span className="import-report-warning">{item.sealed.message}</span>
        )}
        {item.warnings.map((warning) => (
          <span key={warning} className="import-report-warning">
            {warning}
          </span>
        ))}
      </span>
    </li>
  );
}

function becameOf(item: ImportItem): keyof typeof resultWords {
  return item.result === 'imported' && item.sealed !== undefined ? 'sealed' : item.result;
}

const resultWords = {
  sealed: 'sealed unread',
  imported: 'imported',
  duplicate: 'here already',
  failed: 'not imported',
} as const;
