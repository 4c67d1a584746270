import { canonicalJson, failure, success, type JsonValue, type Result } from '../base/index.ts';
import type { PackAfter, PackContent, PackNumbers } from '../model/index.ts';
import type { PackOutline } from './outline.ts';
import { pageOfLabel } from './page-labels.ts';
import type { FollowedPack, PackSelection, PackPassage } from './selection.ts';

/** What a built pack holds, as far as a later one must not hold it again. */
export interface HeldByPack {
  /** The themes of each passage that is quoted, by its span. */
  readonly passages: ReadonlyMap<string, readonly string[]>;
  /** The pages of each document that is printed, by its id; 0 stands for all of its text. */
  readonly documents: ReadonlyMap<string, ReadonlySet<number>>;
  /** The pages of people's own words. */
  readonly words: ReadonlySet<string>;
}

/** A built pack, as one that goes on from it has to know it. */
export interface EarlierPack {
  readonly id: string;
  readonly title: string;
  readonly builtAtMs: number;
  readonly sumsSha256: string;
  readonly after: PackAfter | null;
  readonly numbers: PackNumbers;
  readonly holds: HeldByPack;
}

/** All of a document's text, where it is not its own pages that are printed. */
const wholeText = 0;

/** What a pack of a selection holds. */
export function heldByPack(selection: PackSelection, outline: PackOutline): HeldByPack {
  const documents = new Map<string, Set<number>>();
  const words = new Set<string>();
  for (const entry of outline.sections.flatMap(({ entries }) => entries)) {
    if (entry.kind === 'full-text') pagesOf(documents, entry.source.documentId).add(wholeText);
    if (entry.kind === 'source-pages') {
      const pages = pagesOf(documents, entry.source.documentId);
      for (let page = entry.from; page <= entry.to; page += 1) pages.add(page);
    }
    if (entry.kind === 'free-page' && entry.content !== null) {
      words.add(wordsKey(entry.description, entry.content));
    }
  }
  const quoted = selection.passages.filter(({ id }) => outline.itemsOfPassage.has(id));
  return {
    passages: new Map(quoted.map((passage) => [spanKey(passage), passage.themes])),
    documents,
    words,
  };
}

/**
 * Of all packs, those that go on from the same one as the given pack does, that one first: their numbers are one series. In order of
 * building.
 */
export function packsOfSeries<Pack extends Pick<EarlierPack, 'id' | 'after'>>(
  packs: readonly Pack[],
  id: string,
): readonly Pack[] {
  const byId = new Map(packs.map((pack) => [pack.id, pack]));
  const firstOf = (pack: Pack): string => {
    const met = new Set<string>();
    let first = pack;
    for (;;) {
      const before = first.after === null ? undefined : byId.get(first.after.pack);
      if (before === undefined || met.has(before.id)) return first.id;
      met.add(before.id);
      first = before;
    }
  };
  const asked = byId.get(id);
  if (asked === undefined) return [];
  const first = firstOf(asked);
  return packs.filter((pack) => firstOf(pack) === first);
}

/**
 * Where the numbers of a pack begin that goes on from a series of earlier ones. Fails with `page-not-found` where no page of theirs has
 * the number that pages are to be inserted behind.
 */
export function followedPack(after: PackAfter, series: readonly EarlierPack[]): Result<FollowedPack> {
  const followed = series.find(({ id }) => id === after.pack);
  if (followed === undefined) {
    return failure(
      'pack-not-found',
      'The pack that this one goes on from is not on the record of this matter at that state. Choose another, or build a pack that stands by itself.',
    );
  }
  if (after.how === 'inserted' && !series.some(({ numbers }) => hasPage(numbers, after.page))) {
    return failure(
      'page-not-found',
      `“${followed.title}” has no page ${after.page}, so nothing can be inserted behind it. Give the number as it is printed on the page.`,
    );
  }
  const labels = series.flatMap(({ numbers }) => numbers.volumes.flatMap(runsOfVolume));
  const last = (style: string, prefix: string): number =>
    Math.max(
      0,
      ...labels.filter((run) => run.style === style && run.prefix === prefix).map((run) => run.last),
    );
  return success({
    after,
    title: followed.title,
    builtAtMs: followed.builtAtMs,
    sumsSha256: followed.sumsSha256,
    pages: last('D', ''),
    front: last('r', ''),
    letters: after.how === 'inserted' ? last('A', after.page) : 0,
    sections: Math.max(...series.map(({ numbers }) => numbers.sections)),
    entries: Math.max(...series.map(({ numbers }) => numbers.entries)),
  });
}

/** A selection without what earlier packs hold; a passage that has a further theme since is new. */
export function onlyNew(
  selection: PackSelection,
  follows: FollowedPack,
  series: readonly EarlierPack[],
): PackSelection {
  const isQuoted = (passage: PackPassage): boolean => {
    const themes = new Set(series.flatMap(({ holds }) => holds.passages.get(spanKey(passage)) ?? []));
    const isHeld = series.some(({ holds }) => holds.passages.has(spanKey(passage)));
    return isHeld && passage.themes.every((theme) => themes.has(theme));
  };
  const heldPages = (document: string): ReadonlySet<number> =>
    new Set(series.flatMap(({ holds }) => [...(holds.documents.get(document) ?? [])]));
  const pageCount = new Map(selection.sources.map(({ documentId, pages }) => [documentId, pages.length]));
  const isHeld = (content: PackContent): boolean => {
    if (content.kind === 'text') {
      return series.some(({ holds }) => holds.words.has(wordsKey(content.title, content.content)));
    }
    if (content.kind !== 'document' && content.kind !== 'pages') return false;
    const held = heldPages(content.document);
    if (held.has(wholeText)) return true;
    const [from, to] =
      content.kind === 'pages' ? [content.from, content.to] : [1, pageCount.get(content.document) ?? 0];
    if (to < from) return false;
    for (let page = from; page <= to; page += 1) if (!held.has(page)) return false;
    return true;
  };
  const leftOut = new Set<string>();
  for (const [part, { contents }] of (selection.choices.parts ?? []).entries()) {
    contents.forEach((content, index) => {
      const until = contents.findIndex(({ kind }, later) => later > index && kind === 'divider');
      const behind = contents.slice(index + 1, until === -1 ? undefined : until);
      const headsNothing = content.kind === 'divider' && behind.every(isHeld);
      if (isHeld(content) || headsNothing) leftOut.add(contentKey(part, index));
    });
  }
  const passages = selection.passages.filter((passage) => !isQuoted(passage));
  const cited = new Set(passages.map(({ documentId }) => documentId));
  const printed = new Set(
    (selection.choices.parts ?? []).flatMap(({ contents }, part) =>
      contents.flatMap((content, index) =>
        (content.kind === 'document' || content.kind === 'pages') && !leftOut.has(contentKey(part, index))
          ? [content.document]
          : [],
      ),
    ),
  );
  const isUsual = selection.choices.parts === undefined;
  const sources = selection.sources.filter(
    ({ documentId }) =>
      cited.has(documentId) ||
      printed.has(documentId) ||
      (isUsual && selection.choices.fullTexts && !heldPages(documentId).has(wholeText)),
  );
  const shown = new Set(passages.flatMap(({ themes }) => themes));
  return {
    ...selection,
    passages,
    sources,
    themes: selection.themes.filter(({ id }) => shown.has(id)),
    follows: {
      ...follows,
      leftOut,
      printedBefore: new Set(
        sources.map(({ documentId }) => documentId).filter((id) => heldPages(id).has(wholeText)),
      ),
    },
  };
}

/** Names a content of a person's own parts by its places, from 0. */
export function contentKey(part: number, content: number): string {
  return `${part} ${content}`;
}

function runsOfVolume({ pages, labels }: PackNumbers['volumes'][number]): readonly {
  readonly style: string;
  readonly prefix: string;
  readonly last: number;
}[] {
  return labels.map(({ style, prefix, firstNumber, fromPage }, index) => ({
    style,
    prefix,
    last: firstNumber + (labels[index + 1]?.fromPage ?? pages) - fromPage - 1,
  }));
}

function hasPage({ volumes }: PackNumbers, label: string): boolean {
  return volumes.some(({ pages, labels }) => pageOfLabel(label, pages, labels) !== null);
}

function pagesOf(documents: Map<string, Set<number>>, id: string): Set<number> {
  const known = documents.get(id) ?? new Set<number>();
  documents.set(id, known);
  return known;
}

function spanKey({ documentId, start, end }: PackPassage): string {
  return `${documentId} ${start} ${end}`;
}

function wordsKey(title: string, content: object): string {
  return canonicalJson([title, JSON.parse(JSON.stringify(content)) as JsonValue]);
}
