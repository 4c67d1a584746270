import type { PackChange, PackDifference } from '../model/index.ts';

/** A passage of a pack, as it is compared. */
export interface ComparablePassage {
  readonly urn: string;
  readonly start: number;
  readonly end: number;
  readonly citation: string;
  readonly quote: string;
  /** Codes of its themes, in order of display. */
  readonly themes: readonly string[];
  /** The texts of its notes. */
  readonly notes: readonly string[];
  /** The labels of the pages that quote it, and of the one that prints it in its document. */
  readonly pages: readonly string[];
}

/** A document of a pack, as it is compared. */
export interface ComparableDocument {
  readonly urn: string;
  readonly title: string;
  /** In words. */
  readonly date: string;
  readonly textSha256: string;
  /** The labels of the pages that it is printed from, none where it is cited alone. */
  readonly pages: readonly string[];
}

/** What a pack holds, as it is compared with another. */
export interface ComparablePack {
  readonly passages: readonly ComparablePassage[];
  readonly documents: readonly ComparableDocument[];
}

/**
 * What differs between two packs. A passage is the same where it is the same span of the same document, whoever made it; what both hold
 * can have moved and changed, and is then named for each.
 */
export function comparePacks(earlier: ComparablePack, later: ComparablePack): readonly PackDifference[] {
  return [
    ...differences(earlier.documents, later.documents, ofDocuments),
    ...differences(earlier.passages, later.passages, ofPassages),
  ];
}

/** How things of one kind are compared. */
interface Comparing<Thing> {
  readonly of: PackDifference['of'];
  readonly keyOf: (thing: Thing) => string;
  /** Sorts things by reference and place. */
  readonly compare: (one: Thing, other: Thing) => number;
  readonly name: (thing: Thing) => Pick<PackDifference, 'urn' | 'citation' | 'words'>;
  readonly pagesOf: (thing: Thing) => string;
  /** What can change while the thing stays the same, in words. */
  readonly facts: (thing: Thing) => readonly (readonly [name: string, value: string])[];
}

const ofDocuments: Comparing<ComparableDocument> = {
  of: 'document',
  keyOf: ({ urn }) => urn,
  compare: (one, other) => compareTexts(one.urn, other.urn),
  name: ({ urn, title }) => ({ urn, citation: `{${urn}}`, words: title }),
  pagesOf: ({ pages }) => (pages.length === 0 ? 'cited, not printed' : pagesInWords(pages)),
  facts: ({ title, date, textSha256 }) => [
    ['title', title],
    ['date', date],
    ['text', textSha256],
  ],
};

const ofPassages: Comparing<ComparablePassage> = {
  of: 'passage',
  keyOf: ({ urn, start, end }) => `${urn} ${start} ${end}`,
  compare: (one, other) => compareTexts(one.urn, other.urn) || one.start - other.start || one.end - other.end,
  name: ({ urn, citation, quote }) => ({ urn, citation, words: quote }),
  pagesOf: ({ pages }) => (pages.length === 0 ? 'not quoted' : pagesInWords(pages)),
  facts: ({ quote, citation, themes, notes }) => [
    ['quotation', quote],
    ['citation', citation],
    ['themes', themes.join(', ')],
    ['notes', notes.join(' · ')],
  ],
};

function differences<Thing>(
  earlier: readonly Thing[],
  later: readonly Thing[],
  how: Comparing<Thing>,
): readonly PackDifference[] {
  const before = new Map(earlier.map((thing) => [how.keyOf(thing), thing]));
  const after = new Map(later.map((thing) => [how.keyOf(thing), thing]));
  const all = [...new Map([...before, ...after]).values()].sort(how.compare);
  return all.flatMap((thing) => {
    const key = how.keyOf(thing);
    return differencesOf(before.get(key), after.get(key), how);
  });
}

function differencesOf<Thing>(
  earlier: Thing | undefined,
  later: Thing | undefined,
  how: Comparing<Thing>,
): readonly PackDifference[] {
  const found = (change: PackChange, thing: Thing, before: string, after: string): PackDifference => ({
    change,
    of: how.of,
    ...how.name(thing),
    before,
    after,
  });
  if (later === undefined) {
    return earlier === undefined ? [] : [found('removed', earlier, how.pagesOf(earlier), '')];
  }
  if (earlier === undefined) return [found('added', later, '', how.pagesOf(later))];
  const pages = [how.pagesOf(earlier), how.pagesOf(later)] as const;
  const known = new Map(how.facts(earlier));
  const changed = how.facts(later).filter(([name, value]) => known.get(name) !== value);
  const said = (facts: readonly (readonly [string, string])[]): string =>
    facts.map(([name, value]) => `${name}: ${value === '' ? 'none' : value}`).join('; ');
  return [
    ...(pages[0] === pages[1] ? [] : [found('moved', later, ...pages)]),
    ...(changed.length === 0
      ? []
      : [
          found(
            'changed',
            later,
            said(changed.map(([name]) => [name, known.get(name) ?? ''])),
            said(changed),
          ),
        ]),
  ];
}

function pagesInWords(pages: readonly string[]): string {
  return `${pages.length === 1 ? 'page' : 'pages'} ${pages.join(', ')}`;
}

function compareTexts(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1;
}

/** How a kind of difference is named to people. */
export const changeWords: Readonly<Record<PackChange, string>> = {
  added: 'Added',
  removed: 'Removed',
  moved: 'Moved',
  changed: 'Changed',
};

/** Characters of a quotation that tell it from others; all of it is in the pack. */
const enough = 160;

/** A text as a list shows it: its beginning where it is long, cut at what a reader sees as a character. */
export function shortened(text: string): string {
  if (text.length <= enough) return text;
  const segments = new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text.slice(0, enough + 40));
  let end = 0;
  for (const { index, segment } of segments) {
    if (index + segment.length > enough) break;
    end = index + segment.length;
  }
  return `${text.slice(0, end)}…`;
}
