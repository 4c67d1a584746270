import type { JSX } from 'react';
import { useState } from 'react';
import type { NearDuplicate, NearDuplicates } from '../../../shared/model/index.ts';
import { announce } from '../../state/announce.ts';
import { go } from '../../state/navigation.ts';
import { notifyFailure } from '../../state/notices.ts';
import { useObservable } from '../../state/observable.ts';
import { perMatter } from '../../state/per-matter.ts';
import { runTask } from '../../state/tasks.ts';
import { useService } from '../../state/use-service.ts';
import { Button } from '../../ui/button.tsx';
import { IconlessButton } from '../../ui/iconless-button.tsx';
import { Select } from '../../ui/select.tsx';
import { countWords } from '../../ui/words.ts';
import { Comparison } from './comparison.tsx';

/** What was found last in this window. */
const found = perMatter<NearDuplicates | null>(null);

const thresholds = ['0.6', '0.7', '0.8', '0.9', '1'] as const;

/** How many groups are drawn at first. */
const atOnce = 100;

/** Documents whose texts are alike, in groups, to be looked at side by side; nothing is ever merged. */
export function NearDuplicateList(): JSX.Element {
  const service = useService();
  const result = useObservable(found);
  const [threshold, setThreshold] = useState<(typeof thresholds)[number]>('0.7');
  const [working, setWorking] = useState(false);
  const [shown, setShown] = useState(atOnce);
  const [pair, setPair] = useState<readonly [NearDuplicate, NearDuplicate] | null>(null);
  const find = async () => {
    setWorking(true);
    const answer = await runTask('Comparing texts', (task) =>
      service.call('findNearDuplicates', { task, threshold: Number(threshold) }),
    );
    setWorking(false);
    if (!answer.ok) return notifyFailure(answer.failure);
    found.set(answer.value);
    setPair(null);
    announce(foundSentence(answer.value));
  };
  if (pair !== null) return <Comparison pair={pair} onClose={() => setPair(null)} />;
  return (
    <>
      <p className="imports-quiet">
        Two texts are compared by their runs of five words: how many both have, against how many either has.
        Documents are only listed together; nothing is merged or hidden.
      </p>
      <div className="imports-buttons">
        <Select
          label="Alike in at least"
          value={threshold}
          options={thresholds.map((value) => ({ value, label: percent(Number(value)) }))}
          onChange={setThreshold}
        />
        <Button tone="primary" disabled={working} onClick={() => void find()}>
          {working ? 'Comparing…' : 'Find near-duplicates'}
        </Button>
      </div>
      {result !== null && <p>{foundSentence(result)}</p>}
      {result?.groups.slice(0, shown).map(({ documents }, index) => {
        const [first] = documents;
        if (first === undefined) return null;
        return (
          <section key={first.documentId} className="imports-group" aria-label={`Group ${String(index + 1)}`}>
            {documents.map((document) => (
              <div key={document.documentId} className="imports-group-row">
                <IconlessButton
                  tone="primary"
                  onClick={() => go({ screen: 'reader', documentId: document.documentId })}
                >
                  {document.urn}
                </IconlessButton>
                <bdi>{document.title}</bdi>
                <span>{document === first ? '' : `${percent(document.similarity)} alike`}</span>
                {document !== first && (
                  <IconlessButton
                    aria-label={`Compare ${document.urn} with ${first.urn}`}
                    onClick={() => setPair([first, document])}
                  >
                    Compare
                  </IconlessButton>
                )}
              </div>
            ))}
          </section>
        );
      })}
      {result !== null && result.groups.length > shown && (
        <IconlessButton tone="primary" onClick={() => setShown(shown + atOnce * 5)}>
          Show more of the remaining {countWords(result.groups.length - shown, 'group')}
        </IconlessButton>
      )}
    </>
  );
}

function foundSentence({ groups, compared, threshold }: NearDuplicates): string {
  const what =
    groups.length === 0
      ? `No texts are alike in ${percent(threshold)} or more`
      : `${countWords(groups.length, 'group')} of texts that are alike in ${percent(threshold)} or more`;
  return `${what}, among ${countWords(compared, 'document')} with words.`;
}

/** A share in whole per cent, rounded down, so that only what is the same is said to be. */
export function percent(share: number): string {
  return `${String(Math.floor(share * 100 + 1e-9))} %`;
}
