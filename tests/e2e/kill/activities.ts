import { join } from 'node:path';
import { serviceCalls, type InputOf, type ServiceCalls } from '../../../shared/contract/index.ts';
import { plainNote, type Passage } from '../../../shared/model/index.ts';
import { below, inventedSentence, inventedSpan, type Randomness } from '../../bench/generated-text.ts';
import type { Answered, PlannedCall } from './driving.ts';
import type { ServicePage } from './service-page.ts';

/** What activities are planned from. */
export interface Planning {
  readonly service: ServicePage;
  readonly random: Randomness;
  /** Which kill of the run this is, from 1. */
  readonly kill: number;
  /** Files that were not imported yet, this kill's alone. */
  readonly sources: readonly string[];
  /** Where packs are put. */
  readonly packs: string;
}

/** The lanes of a page that does something for a while, and what was done before it begins. */
export interface Planned {
  readonly lanes: readonly (readonly PlannedCall[])[];
  readonly before: readonly Answered[];
}

/** Something that people do for a while. */
export interface Activity {
  /** False where this version of the application cannot do it. */
  readonly isPossible: boolean;
  readonly plan: (planning: Planning) => Promise<Planned>;
  /** The latest moment of a kill after the work has begun, in milliseconds. */
  readonly latestKillMs: number;
}

/** What goes on when the process is killed. */
export const activities = {
  tagging: { isPossible: true, plan: planTags, latestKillMs: 700 },
  importing: { isPossible: true, plan: planImports, latestKillMs: 700 },
  noting: { isPossible: true, plan: planNotes, latestKillMs: 700 },
  packing: { isPossible: true, plan: planPacks, latestKillMs: 1_500 },
  'backing up': { isPossible: 'backUpNow' in serviceCalls, plan: planBackups, latestKillMs: 1_500 },
} as const satisfies Readonly<Record<string, Activity>>;

/** The name of an activity. */
export type ActivityName = keyof typeof activities;

/** A span tagged twice is one passage, and its second act less than a whole one: each span is tagged once. */
async function planTags({ service, random }: Planning): Promise<Planned> {
  const documents = await service.value('listDocuments', {});
  const themes = (await service.value('listThemes', {})).map(({ id }) => id);
  const standing = await service.value('listPassages', {});
  const taken = new Set(standing.map(keyOf));
  const calls: PlannedCall[] = [];
  for (const document of documents.slice(0, 3)) {
    const { text } = await service.value('readDocument', { documentId: document.id });
    for (let number = 0; number < 300; number += 1) {
      const first = below(random, themes.length);
      const themeIds = [themes[first] ?? '', themes[(first + 1) % themes.length] ?? ''];
      const span = { documentId: document.id, ...inventedSpan(random, text) };
      const note = { content: plainNote(inventedSentence(random)) };
      if (taken.has(keyOf(span))) continue;
      taken.add(keyOf(span));
      calls.push({ name: 'tagSpan', input: { ...span, themeIds, note } });
    }
  }
  return { lanes: [shuffled(random, calls)], before: [] };
}

/** The first file is imported alone, so that the process that reads sources runs and the kill meets an import at work. */
async function planImports({ service, random, kill, sources }: Planning): Promise<Planned> {
  const [first, ...others] = sources;
  const input = { task: 'first', paths: first === undefined ? [] : [first] };
  const value = await service.value('importFiles', input);
  const calls: PlannedCall[] = [];
  while (others.length > 0) {
    const paths = others.splice(0, 1 + below(random, 20));
    calls.push({ name: 'importFiles', input: { task: `import-${String(kill)}`, paths } });
  }
  return { lanes: [calls], before: [{ name: 'importFiles', input, value }] };
}

/** Notes written and edited, and beside them drafts as typing saves them. */
async function planNotes({ service, random, kill }: Planning): Promise<Planned> {
  const [document] = await service.value('listDocuments', {});
  const target = { kind: 'document', id: document?.id ?? '' };
  const notes: PlannedCall[] = [];
  const drafts: PlannedCall[] = [];
  for (let number = 0; number < 400; number += 1) {
    const content = plainNote(inventedSentence(random));
    const thenEdit = plainNote(inventedSentence(random));
    notes.push({
      name: 'writeNote',
      input: { target, content },
      ...(below(random, 2) === 0 ? { thenEdit } : {}),
    });
    const typed = plainNote(inventedSentence(random));
    const id = `draft-${String(kill)}-${String(below(random, 3))}`;
    drafts.push({
      name: 'saveDraft',
      input: { id, noteId: null, target, content: typed, startedFrom: null },
    });
  }
  return { lanes: [notes, drafts], before: [] };
}

/** The first pack is built to the end, so that one is confirmed however slow the machine is. */
async function planPacks({ service, packs, kill }: Planning): Promise<Planned> {
  const before: Answered[] = [];
  if ((await service.value('listPassages', {})).length === 0) await tagSomething(service);
  const inputs = Array.from({ length: 12 }, (_, number): InputOf<ServiceCalls['buildPack']> => {
    const title = `Pack ${String(kill)}-${String(number)}`;
    const choices = {
      title,
      themes: [],
      documents: [],
      order: 'theme',
      context: 'sentence',
      notes: 'open',
      fullTexts: number % 2 === 1,
      names: false,
    } as const;
    return { task: title, choices, place: { kind: 'exactly', folder: join(packs, title) } };
  });
  const first = kill === 1 ? inputs.shift() : undefined;
  if (first !== undefined) {
    before.push({ name: 'buildPack', input: first, value: await service.value('buildPack', first) });
  }
  return { lanes: [inputs.map((input) => ({ name: 'buildPack', input }))], before };
}

function planBackups({ kill }: Planning): Promise<Planned> {
  const calls = Array.from({ length: 12 }, (_, number): PlannedCall => {
    return { name: 'backUpNow', input: { task: `backup-${String(kill)}-${String(number)}` } };
  });
  return Promise.resolve({ lanes: [calls], before: [] });
}

async function tagSomething(service: ServicePage): Promise<void> {
  const [document] = await service.value('listDocuments', {});
  const [one, other] = await service.value('listThemes', {});
  const span = { documentId: document?.id ?? '', start: 40, end: 200 };
  const note = { content: plainNote('Noted.') };
  await service.value('tagSpan', { ...span, themeIds: [one?.id ?? '', other?.id ?? ''], note });
}

function keyOf({ documentId, start, end }: Pick<Passage, 'documentId' | 'start' | 'end'>): string {
  return `${documentId} ${String(start)} ${String(end)}`;
}

function shuffled<Item>(random: Randomness, items: readonly Item[]): readonly Item[] {
  return items
    .map((item) => ({ item, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}
