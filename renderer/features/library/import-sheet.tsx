import './import-sheet.css';
import type { JSX } from 'react';
import { useEffect, useRef, useState } from 'react';
import type { ImportPlan } from '../../../shared/model/index.ts';
import { spellUnseen } from '../../../shared/text/index.ts';
import { announce } from '../../state/announce.ts';
import { useObservable } from '../../state/observable.ts';
import { cancelTask, runTask } from '../../state/tasks.ts';
import { useMatter, useQuery, useService } from '../../state/use-service.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { countWords, numberWords, sizeWords } from '../../ui/words.ts';
import { importNow, waitingImport, type WaitingImport } from './import-sources.ts';

/** The sheet about an import that waits to be begun; nothing where none does. */
export function ImportSheet(): JSX.Element | null {
  const waiting = useObservable(waitingImport);
  return waiting === null ? null : <Sheet key={waiting.paths.join('\n')} waiting={waiting} />;
}

/** What an import would do, by type, before it is begun; and who provided the sources. */
function Sheet({ waiting }: { readonly waiting: WaitingImport }): JSX.Element {
  const service = useService();
  const matter = useMatter();
  const providers = (useQuery('listItems', { kind: 'provider' }).value ?? []).flatMap((item) =>
    item.kind === 'provider' ? [item.fields] : [],
  );
  const [plan, setPlan] = useState<ImportPlan | 'looking' | 'failed'>('looking');
  const [provider, setProvider] = useState('');
  const [prefix, setPrefix] = useState('');
  const first = useRef<HTMLInputElement>(null);
  const { paths, files, bytes } = waiting;
  useEffect(() => {
    let looking: string | null = null;
    void runTask('Looking at the files', (task) => {
      looking = task;
      return service.call('planImport', { task, paths: [...paths] });
    }).then((result) => {
      looking = null;
      if (!result.ok || result.value.cancelled) setPlan('failed');
      else {
        setPlan(result.value);
        announce(planSentence(result.value));
      }
    });
    return () => {
      if (looking !== null) void cancelTask(service, looking);
    };
  }, [service, paths]);
  const remembered = providers.find(({ name }) => name.toLowerCase() === provider.trim().toLowerCase());
  const letters = prefix.trim().toUpperCase();
  const wrongPrefix = letters !== '' && !/^[A-Z]{2,6}$/.test(letters);
  const close = () => waitingImport.set(null);
  const begin = () => {
    close();
    void importNow(service, paths, {
      ...(provider.trim() === '' ? {} : { provider: provider.trim() }),
      ...(letters === '' ? {} : { prefix: letters }),
    });
  };
  return (
    <Dialog title={`Import ${countWords(files, 'file')}`} onClose={close} first={first}>
      <div className="import-sheet">
        <p>{sizeWords(bytes)} in all. Archives are opened, and what came with a message comes in with it.</p>
        <div className="import-sheet-fields">
          <Field
            label="Provided by"
            ref={first}
            value={provider}
            onChange={setProvider}
            suggestions={providers.map(({ name }) => name)}
            hint="Whoever handed the sources over; may be left empty."
            maxLength={200}
          />
          <Field
            label="URNs begin with"
            value={prefix}
            onChange={setPrefix}
            placeholder={remembered?.prefix ?? matter?.prefix ?? ''}
            hint="Two to six letters, remembered for the provider."
            maxLength={6}
            problem={wrongPrefix ? 'These are not two to six letters.' : undefined}
          />
        </div>
        <div className="import-sheet-plan" tabIndex={0} role="group" aria-label="What the import would do">
          {plan === 'looking' && <p>Looking at every file. You need not wait for it.</p>}
          {plan === 'failed' && <p>The files could not be looked at to the end.</p>}
          {typeof plan === 'object' && <PlanTable plan={plan} />}
        </div>
        <div className="import-sheet-buttons">
          <Button tone="primary" disabled={wrongPrefix} onClick={begin}>
            Import
          </Button>
          <Button onClick={close}>Cancel</Button>
        </div>
      </div>
    </Dialog>
  );
}

function PlanTable({ plan }: { readonly plan: ImportPlan }): JSX.Element {
  return (
    <>
      <p>{planSentence(plan)}</p>
      <table className="import-sheet-types">
        <thead>
          <tr>
            <th scope="col">Type</th>
            <th scope="col" className="import-sheet-number">
              Files
            </th>
            <th scope="col" className="import-sheet-number">
              Size
            </th>
            <th scope="col">What becomes of them</th>
          </tr>
        </thead>
        <tbody>
          {plan.types.map((type) => (
            <tr key={type.extension}>
              <th scope="row">{type.extension === '' ? 'No ending' : `.${type.extension}`}</th>
              <td className="import-sheet-number">{numberWords(type.files)}</td>
              <td className="import-sheet-number">{sizeWords(type.bytes)}</td>
              <td>{becomes(type)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {plan.failures > 0 && (
        <>
          <h3>Cannot be read</h3>
          <ul role="list">
            {plan.failed.map(({ path, message }) => (
              <li key={path}>
                <bdi>{spellUnseen(path.split(/[\\/]/u).at(-1) ?? path)}</bdi>: {message}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function becomes({ extension, files, sealed }: ImportPlan['types'][number]): string {
  if (extension === 'zip' && sealed === 0) return 'Opened; what is in it is counted here';
  if (sealed === 0) return 'Read';
  const kept = 'kept sealed, without a text';
  return sealed === files ? `Nothing reads this type: ${kept}` : `${numberWords(sealed)} of them ${kept}`;
}

function planSentence(plan: ImportPlan): string {
  const parts = [`${countWords(plan.documents, 'document')} would be made.`];
  if (plan.duplicates > 0)
    parts.push(`${countWords(plan.duplicates, 'file is', 'files are')} here already or twice.`);
  if (plan.failures > 0) parts.push(`${countWords(plan.failures, 'file')} cannot be read.`);
  if (plan.passedOver > 0)
    parts.push(`${countWords(plan.passedOver, 'system file is', 'system files are')} passed over.`);
  return [...parts, 'Nothing is imported yet.'].join(' ');
}
