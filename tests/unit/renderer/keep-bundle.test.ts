import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { success } from '../../../shared/base/index.ts';
import type { Item, PackChoices, PackDraft } from '../../../shared/model/index.ts';
import type { ServiceClient } from '../../../renderer/state/client.ts';
import { finishEverything } from '../../../renderer/state/closing.ts';
import { forgetMatter } from '../../../renderer/state/per-matter.ts';
import {
  beginBundle,
  bundleSoFar,
  edit,
  packKind,
  stepBack,
  takeChoices,
} from '../../../renderer/features/packs/builder/bundle-so-far.ts';
import { bringBackBundle, keepBundle } from '../../../renderer/features/packs/builder/keep-bundle.ts';
import { choicesOfBundle } from '../../../renderer/features/packs/builder/bundle.ts';

let templates: Item<'pack-template'>['fields'][];
let drafts: Map<string, PackChoices>;
let left: PackDraft[];
let service: ServiceClient;

beforeEach(() => {
  vi.useFakeTimers();
  forgetMatter();
  templates = [];
  drafts = new Map();
  left = [];
  service = serviceOf();
  keepBundle(service);
});

afterEach(() => {
  vi.useRealTimers();
});

interface Sent {
  readonly item?: { readonly fields: Item<'pack-template'>['fields'] };
  readonly draftId?: string;
  readonly choices?: PackChoices;
}

/** As much of the service as keeping a bundle needs. */
function serviceOf(): ServiceClient {
  const call = (name: string, { item, draftId = '', choices }: Sent) => {
    if (name === 'createItem' && item !== undefined) templates.push(item.fields);
    if (name === 'savePackDraft' && choices !== undefined) drafts.set(draftId, choices);
    if (name === 'discardPackDraft') drafts.delete(draftId);
    const answers: Readonly<Record<string, unknown>> = {
      listItems: templates.map((fields) => ({ fields })),
      listPackDrafts: left,
      savePackDraft: { savedAtMs: 1 },
    };
    return Promise.resolve(success(answers[name] ?? null));
  };
  return { call, on: () => () => undefined } as unknown as ServiceClient;
}

/** Lets everything that waits be done. */
async function rest(): Promise<void> {
  await vi.runAllTimersAsync();
}

function dividersOf({ parts = [] }: PackChoices): readonly string[] {
  return parts.flatMap(({ contents }) =>
    contents.flatMap((content) => (content.kind === 'divider' ? [content.title] : [])),
  );
}

function addDivider(title: string): void {
  const section = bundleSoFar.get()?.present.sections[0]?.id ?? '';
  edit({
    kind: 'add-items',
    items: [{ id: title, content: { kind: 'divider', title } }],
    to: { section, before: null },
  });
}

test('a bundle that lies in no template is kept as one before the window closes, each state once', async () => {
  beginBundle('Harrow');
  addDivider('Tab 1');
  await finishEverything();
  await finishEverything();
  addDivider('Tab 2');
  await finishEverything();
  expect(templates.map(({ name }) => name)).toEqual(['Unfinished: Harrow', 'Unfinished: Harrow (2)']);
  const contents = templates.at(-1)?.choices.parts?.flatMap((part) => part.contents);
  expect(contents).toEqual([
    { kind: 'divider', title: 'Tab 1' },
    { kind: 'divider', title: 'Tab 2' },
  ]);
});

test('nothing is kept of a bundle without parts, or one that was taken from a template and not changed', async () => {
  beginBundle('Harrow');
  await finishEverything();
  addDivider('Tab 1');
  const history = bundleSoFar.get();
  if (history === null) throw new Error('Nothing was begun.');
  takeChoices(choicesOfBundle(history.present));
  await finishEverything();
  expect(templates).toEqual([]);
});

test('each edit is in the draft of the window after a rest, and the draft goes once the bundle is kept', async () => {
  beginBundle('Harrow');
  await rest();
  expect(drafts.size).toBe(0);
  addDivider('Tab 1');
  addDivider('Tab 2');
  await rest();
  addDivider('Tab 3');
  await rest();
  expect([...drafts.values()].map(dividersOf)).toEqual([['Tab 1', 'Tab 2', 'Tab 3']]);
  edit({ kind: 'name-bundle', title: ' ' });
  await rest();
  expect([...drafts.values()].map(({ title }) => title)).toEqual(['Untitled bundle']);
  await finishEverything();
  expect([drafts.size, templates.length]).toEqual([0, 1]);
});

test('what was left when the application ended is brought back once, older ones as templates', async () => {
  beginBundle('Harrow');
  const history = bundleSoFar.get();
  if (history === null) throw new Error('Nothing was begun.');
  const choices = choicesOfBundle(history.present);
  const divider = (title: string): PackChoices => ({
    ...choices,
    parts: [{ title: 'Documents', contents: [{ kind: 'divider', title }] }],
  });
  left = [
    { id: 'newer', choices: divider('Newer'), savedAtMs: 2 },
    { id: 'older', choices: divider('Older'), savedAtMs: 1 },
  ];
  for (const { id, choices: kept } of left) drafts.set(id, kept);
  await bringBackBundle(service);
  await bringBackBundle(service);
  const shown = bundleSoFar.get();
  expect(dividersOf(choicesOfBundle(shown?.present ?? history.present))).toEqual(['Newer']);
  expect([...drafts].map(([id, kept]) => [id, dividersOf(kept)])).toEqual([['newer', ['Newer']]]);
  expect(templates.map((template) => dividersOf(template.choices))).toEqual([['Older']]);
  addDivider('After');
  await rest();
  expect([...drafts.keys()]).toEqual(['newer']);
});

test('taking other choices over shows the parts, and can be undone', () => {
  beginBundle('Harrow');
  addDivider('Tab 1');
  const before = bundleSoFar.get()?.present;
  takeChoices({
    ...choicesOfBundle(before ?? { settings: usual, sections: [] }),
    title: 'Another',
    parts: [],
  });
  expect([packKind.get(), bundleSoFar.get()?.present.settings.title]).toEqual(['parts', 'Another']);
  stepBack('undo');
  expect(bundleSoFar.get()?.present).toBe(before);
});

const usual = {
  title: '',
  themes: [],
  documents: [],
  order: 'theme',
  context: 'none',
  notes: 'none',
  fullTexts: false,
  names: false,
} as const;
