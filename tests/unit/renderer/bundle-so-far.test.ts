import { beforeEach, expect, test } from 'vitest';
import { success } from '../../../shared/base/index.ts';
import type { Item } from '../../../shared/model/index.ts';
import type { ServiceClient } from '../../../renderer/state/client.ts';
import { finishEverything } from '../../../renderer/state/closing.ts';
import { forgetMatter } from '../../../renderer/state/per-matter.ts';
import {
  beginBundle,
  bundleSoFar,
  edit,
  keepBeforeClosing,
  packKind,
  stepBack,
  takeChoices,
} from '../../../renderer/features/packs/builder/bundle-so-far.ts';
import { choicesOfBundle } from '../../../renderer/features/packs/builder/bundle.ts';

let templates: Item<'pack-template'>['fields'][];

beforeEach(() => {
  forgetMatter();
  templates = [];
  keepBeforeClosing(serviceWith(templates));
});

/** As much of the service as keeping a bundle needs. */
function serviceWith(kept: Item<'pack-template'>['fields'][]): ServiceClient {
  const call = (name: string, input: { readonly item?: { readonly fields: (typeof kept)[number] } }) => {
    if (name === 'createItem' && input.item !== undefined) kept.push(input.item.fields);
    return Promise.resolve(success(name === 'listItems' ? kept.map((fields) => ({ fields })) : null));
  };
  return { call, on: () => () => undefined } as unknown as ServiceClient;
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
