import { canonicalJson, type JsonValue } from '../../../../shared/base/index.ts';
import type { PackChoices } from '../../../../shared/model/index.ts';
import { announce } from '../../../state/announce.ts';
import { observable } from '../../../state/observable.ts';
import { perMatter } from '../../../state/per-matter.ts';
import { bundleOfChoices, choicesOfBundle, type Bundle, type BundleEdit } from './bundle.ts';
import { beginHistory, didEdit, didReplace, redone, undone, type BundleHistory } from './bundle-history.ts';
import { templateChoices } from './template-choices.ts';

/** Which of the two ways of making a pack the screen shows. */
export const packKind = perMatter<'report' | 'parts'>('report');

/** The bundle being put together, kept while other screens are looked at; null until it is begun. */
export const bundleSoFar = perMatter<BundleHistory | null>(null);

/** The row of the bundle that is chosen, by id. */
export const chosenRow = perMatter<string | null>(null);

/** What is shown beside the parts. */
export const builderTab = observable<'outline' | 'page' | 'settings' | 'templates'>('outline');

/** The page looked at, counted through all volumes from 1. */
export const pageLookedAt = perMatter(1);

/** The choices that lie in a template, a built pack or a matter before: what equals them need not be kept once more. */
const keptChoices = perMatter<PackChoices | null>(null);

/** Gives a part of a bundle an identity of its own. */
export function newPartId(): string {
  return crypto.randomUUID();
}

/** Begins a bundle with one section, where none was begun yet. */
export function beginBundle(title: string): void {
  if (bundleSoFar.get() !== null) return;
  const bundle = bundleOfChoices(usualBundle(title), newPartId);
  bundleSoFar.set(beginHistory(bundle));
  keptChoices.set(choicesOfBundle(bundle));
}

/** Makes an edit of the bundle. */
export function edit(change: BundleEdit): void {
  const history = bundleSoFar.get();
  if (history !== null) bundleSoFar.set(didEdit(history, change));
}

/**
 * Goes on from other choices: a step of the bundle being put together, so that it can be taken back. They lie in a template, a built
 * pack or a preset, unless it is said that they are not kept.
 */
export function takeChoices(
  choices: PackChoices,
  { kept }: { readonly kept: boolean } = { kept: true },
): void {
  const history = bundleSoFar.get();
  const bundle: Bundle = bundleOfChoices(choices, newPartId);
  bundleSoFar.set(history === null ? beginHistory(bundle) : didReplace(history, bundle));
  chosenRow.set(bundle.sections[0]?.id ?? null);
  packKind.set('parts');
  if (kept) noteKept(choicesOfBundle(bundle));
}

/** Takes the last step back, or makes it again, and says so. */
export function stepBack(direction: 'undo' | 'redo'): void {
  const history = bundleSoFar.get();
  const next = history === null ? null : direction === 'undo' ? undone(history) : redone(history);
  if (next === null) {
    announce(direction === 'undo' ? 'Nothing to undo in this bundle.' : 'Nothing to redo in this bundle.');
    return;
  }
  bundleSoFar.set(next);
  announce(direction === 'undo' ? 'Undone.' : 'Redone.');
}

/** Notes that these choices are kept somewhere. */
export function noteKept(choices: PackChoices): void {
  keptChoices.set(choices);
}

/** Whether what is put together lies nowhere yet but in this window; then its choices, else null. */
export function unkeptChoices(): PackChoices | null {
  const history = bundleSoFar.get();
  if (history === null) return null;
  const choices = choicesOfBundle(history.present);
  const kept = keptChoices.get();
  return isEmpty(choices) || (kept !== null && isSame(kept, choices)) ? null : choices;
}

function isEmpty({ parts }: PackChoices): boolean {
  return (parts ?? []).every(({ contents }) => contents.length === 0);
}

function isSame(one: PackChoices, other: PackChoices): boolean {
  const text = (choices: PackChoices): string =>
    canonicalJson(JSON.parse(JSON.stringify(templateChoices(choices))) as JsonValue);
  return text(one) === text(other);
}

/** What a bundle begins with: one section, pages of sources as they are, numbers through the whole file. */
function usualBundle(title: string): PackChoices {
  return {
    title,
    themes: [],
    documents: [],
    order: 'theme',
    context: 'sentence',
    notes: 'none',
    fullTexts: false,
    names: false,
    sourcePages: true,
    parts: [{ title: 'Documents', contents: [] }],
  };
}
