import { editBundle, itemOf, type Bundle, type BundleEdit } from './bundle.ts';

/** A bundle with what it was before each edit, and what undoing took back. */
export interface BundleHistory {
  readonly present: Bundle;
  /** Earlier states, the latest last. */
  readonly past: readonly Bundle[];
  /** States taken back, the one to come next first. */
  readonly future: readonly Bundle[];
  /** What is being typed into, so that a title is one step and not one a letter; null after any other edit. */
  readonly typingIn: string | null;
  /** Grows when a state is gone back or forth to, so that fields begin anew. */
  readonly turn: number;
}

/** How many steps can be taken back. */
const mostSteps = 1_000;

/** A bundle that nothing was done to yet. */
export function beginHistory(present: Bundle): BundleHistory {
  return { present, past: [], future: [], typingIn: null, turn: 0 };
}

/** Makes an edit; one that changes nothing is no step. */
export function didEdit(history: BundleHistory, edit: BundleEdit): BundleHistory {
  const present = editBundle(history.present, edit);
  if (present === history.present) return history;
  const typingIn = typingOf(history.present, edit);
  const goesOn = typingIn !== null && typingIn === history.typingIn;
  const past = goesOn ? history.past : [...history.past, history.present].slice(-mostSteps);
  return { ...history, present, past, future: [], typingIn };
}

/** Puts another bundle in the place of this one, as one step. */
export function didReplace(history: BundleHistory, present: Bundle): BundleHistory {
  const past = [...history.past, history.present].slice(-mostSteps);
  return { present, past, future: [], typingIn: null, turn: history.turn + 1 };
}

/** Takes the last step back; null where there is none. */
export function undone(history: BundleHistory): BundleHistory | null {
  const present = history.past.at(-1);
  if (present === undefined) return null;
  return {
    present,
    past: history.past.slice(0, -1),
    future: [history.present, ...history.future],
    typingIn: null,
    turn: history.turn + 1,
  };
}

/** Makes the step taken back last again; null where there is none. */
export function redone(history: BundleHistory): BundleHistory | null {
  const [present, ...future] = history.future;
  if (present === undefined) return null;
  return {
    present,
    past: [...history.past, history.present],
    future,
    typingIn: null,
    turn: history.turn + 1,
  };
}

/** What an edit types into, or null for one that is a step by itself. */
function typingOf(bundle: Bundle, edit: BundleEdit): string | null {
  if (edit.kind === 'name-bundle') return 'bundle';
  if (edit.kind === 'name-section') return edit.section;
  if (edit.kind !== 'change-item') return null;
  const { content } = edit;
  const before = itemOf(bundle, edit.item)?.content;
  if (content.kind !== before?.kind) return null;
  const isOtherList =
    content.kind === 'passages' && before.kind === 'passages' && content.passages !== before.passages;
  return isOtherList ? null : edit.item;
}
