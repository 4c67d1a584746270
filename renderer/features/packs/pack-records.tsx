import type { JSX } from 'react';
import { useState } from 'react';
import { dateInWords, type PackChoices, type PackRecord } from '../../../shared/model/index.ts';
import { useService, useShell } from '../../state/use-service.ts';
import { useReviewerName } from '../../state/use-reviewer-name.ts';
import { IconlessButton } from '../../ui/iconless-button.tsx';
import { momentWords, numberWords } from '../../ui/words.ts';
import { rebuildPack } from './pack-work.ts';
import { HandOverForm } from './hand-over-form.tsx';
import { PackComparison } from './pack-comparison.tsx';

/** The packs built from this matter, newest first. */
export function PackRecords(props: {
  readonly records: readonly PackRecord[];
  readonly onChoose: (choices: PackChoices) => void;
}): JSX.Element {
  const reviewerName = useReviewerName();
  const service = useService();
  const shell = useShell();
  const [compared, setCompared] = useState<string | null>(null);
  const [handedOver, setHandedOver] = useState<string | null>(null);
  return (
    <section className="pack-records" aria-labelledby="pack-records-heading">
      <h2 id="pack-records-heading">Packs built so far</h2>
      {props.records.length === 0 ? (
        <p className="number">None yet.</p>
      ) : (
        <ul role="list">
          {props.records.map((record) => (
            <li key={record.id} className="pack-record">
              <div>
                <strong>{record.title}</strong>{' '}
                {record.handOvers.length > 0 && (
                  <span className="pack-served">Served: its numbers stand</span>
                )}{' '}
                <span className="number">
                  {momentWords(record.builtAtMs)}, {reviewerName(record.reviewer)}
                </span>
              </div>
              <div className="number">
                {numberWords(record.passages)} passages, {numberWords(record.pages)} pages, folder{' '}
                <bdi>{record.folderName}</bdi>
              </div>
              <div className="pack-hash" title="SHA-256 of the pack's SHA256SUMS file">
                {record.sumsSha256}
              </div>
              {record.handOvers.map(({ id, recipients, purpose, day }) => (
                <div key={id}>
                  Handed over to {recipients.join(', ')} on {dateInWords({ value: day, precision: 'day' })}
                  {purpose === '' ? '' : `: ${purpose}`}
                </div>
              ))}
              <IconlessButton tone="primary" onClick={() => props.onChoose(record.choices)}>
                Use its choices again
              </IconlessButton>
              <IconlessButton onClick={() => void rebuildPack(service, shell, record.id)}>
                Build again…<span className="visually-hidden"> {record.title}</span>
              </IconlessButton>
              <IconlessButton onClick={() => props.onChoose(lateDocuments(record))}>
                Late documents…<span className="visually-hidden"> for {record.title}</span>
              </IconlessButton>
              <IconlessButton
                onClick={() => setHandedOver(handedOver === record.id ? null : record.id)}
                aria-expanded={handedOver === record.id}
              >
                Record handing over…<span className="visually-hidden"> of {record.title}</span>
              </IconlessButton>
              {props.records.length > 1 && (
                <IconlessButton
                  onClick={() => setCompared(compared === record.id ? null : record.id)}
                  aria-expanded={compared === record.id}
                >
                  Compare…<span className="visually-hidden"> {record.title}</span>
                </IconlessButton>
              )}
              {handedOver === record.id && (
                <HandOverForm record={record} onDone={() => setHandedOver(null)} />
              )}
              {compared === record.id && (
                <PackComparison
                  record={record}
                  others={props.records.filter(({ id }) => id !== record.id)}
                  onPutAway={() => setCompared(null)}
                />
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** What came since a pack: its choices once more, without what it holds. */
function lateDocuments({ id, title, choices }: PackRecord): PackChoices {
  return { ...choices, title: `Supplement to ${title}`, after: { pack: id, how: 'supplement' } };
}
