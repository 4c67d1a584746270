import './pack-comparison.css';
import type { JSX } from 'react';
import { useState } from 'react';
import {
  packChanges,
  type PackChange,
  type PackComparison as Comparison,
  type PackDifference,
  type PackRecord,
} from '../../../shared/model/index.ts';
import { changeWords, shortened } from '../../../shared/pack/index.ts';
import { announce } from '../../state/announce.ts';
import { notify, notifyFailure } from '../../state/notices.ts';
import { runTask } from '../../state/tasks.ts';
import { useService, useShell } from '../../state/use-service.ts';
import { Button } from '../../ui/button.tsx';
import { IconlessButton } from '../../ui/iconless-button.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { Select } from '../../ui/select.tsx';
import { countWords, momentWords, numberWords } from '../../ui/words.ts';

/** Lines shown at once; the PDF holds them all. */
const shownAtMost = 300;

/** Compares a pack with another one of the record: what was added, left out, moved to other pages, and changed. */
export function PackComparison(props: {
  readonly record: PackRecord;
  readonly others: readonly PackRecord[];
  readonly onPutAway: () => void;
}): JSX.Element {
  const { record, others, onPutAway } = props;
  const service = useService();
  const shell = useShell();
  const [other, setOther] = useState(() => likeliest(record, others)?.id ?? '');
  const [comparison, setComparison] = useState<Comparison | null>(null);
  const chosen = others.find(({ id }) => id === other);
  const pair = chosen === undefined ? null : inOrder(record, chosen);
  const compare = async (): Promise<void> => {
    if (pair === null) return;
    const compared = await runTask('Comparing the packs', (task) =>
      service.call('comparePacks', { task, ...pair }),
    );
    if (!compared.ok) return notifyFailure(compared.failure);
    setComparison(compared.value);
    announce(
      compared.value.differences.length === 0
        ? 'Both packs hold the same.'
        : `${countWords(compared.value.differences.length, 'difference')} between the packs.`,
    );
  };
  const save = async (): Promise<void> => {
    if (pair === null) return;
    const place = await shell.call('chooseSaveFile', {
      title: 'Save the comparison',
      button: 'Save',
      name: 'Two packs compared',
      type: { name: 'Documents (PDF)', extension: 'pdf' },
    });
    if (!place.ok) return notifyFailure(place.failure);
    const path = place.value;
    if (path === null) return;
    const written = await runTask('Comparing the packs', (task) =>
      service.call('exportComparison', { task, path, ...pair }),
    );
    if (!written.ok) return notifyFailure(written.failure);
    notify({ sentence: `Saved the comparison on ${countWords(written.value.pages, 'page')}.`, tone: 'done' });
  };
  return (
    <section className="pack-comparison" aria-labelledby="pack-comparison-heading">
      <div className="pack-comparison-head">
        <h3 id="pack-comparison-heading">Compare “{record.title}”</h3>
        <IconlessButton onClick={onPutAway}>Put away</IconlessButton>
      </div>
      <Select
        label="With"
        value={other}
        options={others.map(({ id, title, builtAtMs }) => ({
          value: id,
          label: `“${title}”, ${momentWords(builtAtMs)}`,
        }))}
        onChange={(id) => {
          setOther(id);
          setComparison(null);
        }}
      />
      <div className="pack-buttons">
        <Button tone="primary" onClick={() => void compare()}>
          Compare
        </Button>
        <Button onClick={() => void save()}>Save as PDF…</Button>
      </div>
      {comparison !== null && <Differences comparison={comparison} />}
    </section>
  );
}

function Differences({ comparison }: { readonly comparison: Comparison }): JSX.Element {
  const { earlier, later, differences, warnings } = comparison;
  const [shown, setShown] = useState<PackChange | 'all'>('all');
  const found = differences.filter(({ change }) => shown === 'all' || change === shown);
  return (
    <>
      <p>
        From “{earlier.title}” ({countWords(earlier.pages, 'page')}) to “{later.title}” (
        {countWords(later.pages, 'page')}).
      </p>
      {warnings.map((warning) => (
        <p key={warning} className="pack-warning">
          {warning}
        </p>
      ))}
      {differences.length === 0 ? (
        <p>Both hold the same documents and passages, on pages of the same numbers.</p>
      ) : (
        <>
          <RadioGroup
            legend="Show"
            value={shown}
            options={[
              { value: 'all', label: `Everything (${numberWords(differences.length)})` },
              ...packChanges.map((change) => ({
                value: change,
                label: `${changeWords[change]} (${numberWords(differences.filter((one) => one.change === change).length)})`,
              })),
            ]}
            onChange={setShown}
          />
          <table className="pack-index">
            <caption className="visually-hidden">Differences between the packs</caption>
            <thead>
              <tr>
                <th scope="col">What</th>
                <th scope="col">Where</th>
                <th scope="col">Words</th>
                <th scope="col">Before, and now</th>
              </tr>
            </thead>
            <tbody>
              {found.slice(0, shownAtMost).map((difference, index) => (
                <Row key={String(index)} difference={difference} />
              ))}
            </tbody>
          </table>
          {found.length > shownAtMost && (
            <p className="number">
              and {countWords(found.length - shownAtMost, 'more difference')}, all of them in the PDF
            </p>
          )}
        </>
      )}
    </>
  );
}

function Row({ difference }: { readonly difference: PackDifference }): JSX.Element {
  const { change, of, citation, words, before, after } = difference;
  return (
    <tr>
      <td>
        {changeWords[change]} {of}
      </td>
      <td>
        <bdi>{citation}</bdi>
      </td>
      <td dir="auto">{shortened(words)}</td>
      <td>
        {before !== '' && <div>Before: {before}</div>}
        {after !== '' && <div>Now: {after}</div>}
      </td>
    </tr>
  );
}

/** The pack most likely meant: the last one before of the same title, else the last one before, else any. */
function likeliest(record: PackRecord, others: readonly PackRecord[]): PackRecord | undefined {
  const before = others.filter(({ builtAtMs }) => builtAtMs <= record.builtAtMs);
  return before.find(({ title }) => title === record.title) ?? before[0] ?? others[0];
}

function inOrder(one: PackRecord, other: PackRecord): { readonly earlier: string; readonly later: string } {
  return one.builtAtMs < other.builtAtMs
    ? { earlier: one.id, later: other.id }
    : { earlier: other.id, later: one.id };
}
