import type { PackChoices } from '../../../../shared/model/index.ts';
import { finishBeforeClosing } from '../../../state/closing.ts';
import type { ServiceClient } from '../../../state/client.ts';
import { notify, notifyFailure } from '../../../state/notices.ts';
import { perMatter } from '../../../state/per-matter.ts';
import { bundleSoFar, newPartId, noteKept, takeChoices, unkeptChoices } from './bundle-so-far.ts';
import { templateChoices } from './template-choices.ts';

/** Rest after an edit before it is kept, in milliseconds; together with the keeping itself under a second. */
const restMs = 500;

/** The draft that this window keeps its bundle in; null while nothing of it is kept. */
const draftOfWindow = perMatter<string | null>(null);

/** When all that is put together was kept as a draft, in UTC milliseconds; null while some of it is in the window alone. */
export const draftSavedAt = perMatter<number | null>(null);

/** Whether this window asked already for what was left when the application ended. */
const askedForLeft = perMatter(false);

let stopKeeping: () => void = () => undefined;

/**
 * Keeps a bundle while it is put together: as a draft within a second of each edit, and as a template before the window closes or shows
 * another matter. An evening's work is lost neither with a window nor with the machine's power.
 */
export function keepBundle(service: ServiceClient): void {
  stopKeeping();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const keep = inTurn(() => keepAsDraft(service));
  const unsubscribe = bundleSoFar.subscribe(() => {
    clearTimeout(timer);
    draftSavedAt.set(null);
    timer = setTimeout(() => void keep(), restMs);
  });
  const unregister = finishBeforeClosing(async () => {
    clearTimeout(timer);
    await keepAsTemplate(service);
    await keep();
  });
  stopKeeping = () => {
    clearTimeout(timer);
    unsubscribe();
    unregister();
  };
}

/** Brings back what was being put together when the application ended without closing its windows. */
export async function bringBackBundle(service: ServiceClient): Promise<void> {
  if (askedForLeft.get()) return;
  askedForLeft.set(true);
  const left = await service.call('listPackDrafts', {});
  if (!left.ok) {
    notifyFailure(left.failure);
    return;
  }
  const [latest, ...earlier] = left.value;
  if (latest === undefined || unkeptChoices() !== null) return;
  for (const { choices, id } of earlier) await becomesTemplate(service, choices, id);
  takeChoices(latest.choices, { kept: false });
  draftOfWindow.set(latest.id);
  await keepAsDraft(service);
  notify({
    sentence:
      'The bundle that was being put together when Glossator or the machine stopped is here again, as it was.',
    tone: 'done',
  });
}

/** Runs one thing after another, so that an earlier state never overtakes a later one. */
function inTurn(work: () => Promise<void>): () => Promise<void> {
  let last = Promise.resolve();
  return () => (last = last.catch(() => undefined).then(work));
}

async function keepAsDraft(service: ServiceClient): Promise<void> {
  const history = bundleSoFar.get();
  const choices = unkeptChoices();
  const known = draftOfWindow.get();
  if (choices === null) {
    if (known === null) return;
    const discarded = await service.call('discardPackDraft', { draftId: known });
    if (discarded.ok) {
      draftOfWindow.set(null);
      draftSavedAt.set(null);
    }
    return;
  }
  const draftId = known ?? newPartId();
  draftOfWindow.set(draftId);
  const saved = await service.call('savePackDraft', { draftId, choices: templateChoices(titled(choices)) });
  if (!saved.ok) notifyFailure(saved.failure);
  else if (bundleSoFar.get() === history) draftSavedAt.set(saved.value.savedAtMs);
}

async function keepAsTemplate(service: ServiceClient): Promise<void> {
  const choices = unkeptChoices();
  if (choices === null) return;
  if (await becomesTemplate(service, choices, null)) noteKept(choices);
}

/** A bundle whose title was just emptied is kept all the same. */
function titled(choices: PackChoices): PackChoices {
  return choices.title.trim() === '' ? { ...choices, title: 'Untitled bundle' } : choices;
}

/** Keeps choices as a template with a name of its own, and lets the draft go that held them. */
async function becomesTemplate(
  service: ServiceClient,
  choices: PackChoices,
  draftId: string | null,
): Promise<boolean> {
  const listed = await service.call('listItems', { kind: 'pack-template' });
  const names = new Set(
    listed.ok ? listed.value.map((item) => ('name' in item.fields ? item.fields.name : '')) : [],
  );
  const name = `Unfinished: ${titled(choices).title.trim().slice(0, 150)}`;
  let free = name;
  for (let copy = 2; names.has(free); copy += 1) free = `${name} (${String(copy)})`;
  const done = await service.call('createItem', {
    item: { kind: 'pack-template', fields: { name: free, choices: templateChoices(titled(choices)) } },
  });
  if (!done.ok) return false;
  if (draftId !== null) await service.call('discardPackDraft', { draftId });
  return true;
}
