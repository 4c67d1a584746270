import type { MatterSession } from '../../electron/usecases/matter-session.ts';
import type { Block, DocumentSummary, Note, Passage, SearchResult, Theme } from '../../shared/model/index.ts';
import {
  dateLiesIn,
  planQuery,
  wantedTerms,
  type NearQuery,
  type Query,
  type QueryTerm,
  type RelationQuery,
  type ThemeQuery,
  type WordsQuery,
} from '../../shared/query/index.ts';
import { tokensOf, type TextSpan } from '../../shared/text/index.ts';
import { expectValue } from './matter-fixture.ts';

/** Everything of a small matter that a query can ask for, as the windows see it. */
export interface SmallMatter {
  readonly documents: readonly SmallDocument[];
  readonly notes: readonly Note[];
  readonly themes: readonly Theme[];
  /** Reviewers' names by id. */
  readonly reviewers: ReadonlyMap<string, string>;
}

interface SmallDocument {
  readonly document: DocumentSummary;
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly passages: readonly Passage[];
}

/** What a search found, as sorted lists of places. */
export interface FoundPlaces {
  readonly blocks: readonly string[];
  readonly inFurniture: number;
  readonly notes: readonly string[];
  readonly passages: readonly string[];
  readonly documents: readonly string[];
}

/** Reads a matter as a whole. */
export async function readSmallMatter(session: MatterSession): Promise<SmallMatter> {
  const passages = expectValue(await session.calls.listPassages({}));
  const documents: SmallDocument[] = [];
  for (const document of expectValue(await session.calls.listDocuments({}))) {
    if (document.withdrawn !== null) continue;
    const { text, blocks } = expectValue(await session.calls.readDocument({ documentId: document.id }));
    const own = passages.filter((passage) => passage.documentId === document.id);
    documents.push({ document, text, blocks, passages: own });
  }
  const notes = expectValue(await session.calls.listNotes({}));
  const reviewers = expectValue(await session.calls.listReviewers({}));
  return {
    documents,
    notes,
    themes: expectValue(await session.calls.listThemes({})),
    reviewers: new Map(reviewers.map(({ id, name }) => [id, name])),
  };
}

/** The places of a result, all hits listed. */
export function placesOf(result: SearchResult): FoundPlaces {
  const of = (kind: string): readonly string[] =>
    result.hits
      .filter((hit) => hit.kind === kind)
      .map((hit) => {
        if (hit.kind === 'note') return hit.noteId;
        if (hit.kind === 'document') return `${hit.documentId} ${hit.block} ${hit.start}`;
        return hit.kind === 'passage' ? `${hit.documentId} ${hit.start} ${hit.end}` : hit.documentId;
      })
      .sort();
  return {
    blocks: of('document'),
    inFurniture: result.inFurniture,
    notes: of('note'),
    passages: of('passage'),
    documents: of('whole-document'),
  };
}

/** What a query finds by its definition alone: every place is looked at, every pair of passages compared. */
export function searchByDefinition(matter: SmallMatter, query: Query): FoundPlaces {
  const plan = planQuery(query);
  const blocks: string[] = [];
  let inFurniture = 0;
  const passages = new Set<string>();
  for (const one of matter.documents) {
    for (const block of plan.text === null ? [] : one.blocks) {
      const first = firstPlace(matter, one, block, plan.text ?? query);
      if (first === null) continue;
      if (block.furniture) inFurniture += 1;
      else blocks.push(`${one.document.id} ${block.number} ${first}`);
    }
    for (const passage of plan.passages === null ? [] : meeting(matter, one, plan.passages)) {
      passages.add(`${one.document.id} ${passage.start} ${passage.end}`);
    }
  }
  return {
    blocks: blocks.sort(),
    inFurniture,
    notes: matter.notes
      .filter((note) => plan.notes !== null && noteMeets(matter, note, plan.notes))
      .map((note) => note.id)
      .sort(),
    passages: [...passages].sort(),
    documents: matter.documents
      .filter((one) => plan.documents !== null && documentMeets(one, plan.documents))
      .map((one) => one.document.id)
      .sort(),
  };
}

function holds(query: Query, term: (term: QueryTerm) => boolean): boolean {
  switch (query.kind) {
    case 'and':
      return query.parts.every((part) => holds(part, term));
    case 'or':
      return query.parts.some((part) => holds(part, term));
    case 'not':
      return !holds(query.part, term);
    default:
      return term(query);
  }
}

/** Where the first place begins that makes a block a hit, or null. */
function firstPlace(matter: SmallMatter, one: SmallDocument, block: Block, query: Query): number | null {
  const text = one.text.slice(block.start, block.end);
  const places = wantedTerms(query).flatMap((term) =>
    term.kind === 'words'
      ? spansOf(text, term)
      : term.kind === 'near'
        ? term.terms.flatMap((part) => spansOf(text, part))
        : term.kind === 'pattern'
          ? spansOfPattern(text, term.source)
          : [],
  );
  const hits = places
    .map(({ start, end }) => ({ start: block.start + start, end: block.start + end }))
    .filter((place) =>
      holds(query, (term) => {
        const around = (passage: TextSpan): boolean =>
          passage.start <= place.start && passage.end >= place.end;
        const inText = aboutText(text, term);
        if (inText !== null) return inText;
        if (term.kind === 'tagged') {
          return one.passages.some((p) => p.tags.length > 0 && around(p)) === term.tagged;
        }
        return ownPassages(matter, one, term)?.some(around) ?? aboutDocument(one, term);
      }),
    );
  return hits.length === 0 ? null : Math.min(...hits.map((place) => place.start));
}

/** The passages that meet a condition on passages by themselves; null for any other condition. */
function ownPassages(matter: SmallMatter, one: SmallDocument, term: QueryTerm): readonly Passage[] | null {
  if (term.kind === 'theme') {
    const ids = themeIds(matter, term);
    return one.passages.filter((passage) => passage.tags.some((tag) => ids.has(tag.themeId)));
  }
  if (term.kind === 'field' && term.field === 'reviewer') {
    return one.passages.filter((passage) =>
      passage.tags.some((tag) => matter.reviewers.get(tag.reviewer) === term.value),
    );
  }
  if (term.kind !== 'relation') return null;
  const right = meeting(matter, one, term.right);
  return meeting(matter, one, term.left).filter((passage) =>
    right.some((other) => related(one, term, passage, other)),
  );
}

function meeting(matter: SmallMatter, one: SmallDocument, query: Query): readonly Passage[] {
  const wanted = wantedTerms(query)
    .map((term) => ownPassages(matter, one, term))
    .filter((own) => own !== null);
  return one.passages.filter(
    (passage) =>
      (wanted.length === 0 || wanted.some((own) => own.includes(passage))) &&
      holds(query, (term) => {
        const own = ownPassages(matter, one, term);
        if (own?.includes(passage) === true) return true;
        if (own !== null) return term.kind !== 'field' && own.some((other) => overlap(other, passage));
        if (term.kind === 'tagged') return passage.tags.length > 0 === term.tagged;
        if (term.kind === 'pattern') return patternLiesIn(one, term.source, passage);
        return aboutText(passage.quote, term) ?? aboutDocument(one, term);
      }),
  );
}

function related(one: SmallDocument, { relation }: RelationQuery, left: Passage, right: Passage): boolean {
  const wordsBetween = (from: number, to: number): number => tokensOf(one.text.slice(from, to)).length;
  switch (relation.name) {
    case 'same':
      return overlap(left, right);
    case 'inside':
      return right.start <= left.start && right.end >= left.end;
    case 'block':
      return left.blocks[0] <= right.blocks[1] && right.blocks[0] <= left.blocks[1];
    case 'then':
      return right.start >= left.end && wordsBetween(left.end, right.start) <= relation.words;
    case 'within':
      if (overlap(left, right)) return true;
      return left.end <= right.start
        ? wordsBetween(left.end, right.start) <= relation.words
        : wordsBetween(right.end, left.start) <= relation.words;
  }
}

function overlap(a: TextSpan, b: TextSpan): boolean {
  return a.start < b.end && b.start < a.end;
}

function themeIds(matter: SmallMatter, term: ThemeQuery): ReadonlySet<string> {
  const named = matter.themes.filter((theme) => theme.code === term.theme || theme.name === term.theme);
  const ids = new Set(named.map((theme) => theme.mergedInto ?? theme.id));
  if (term.below) {
    for (let before = -1; before < ids.size;) {
      before = ids.size;
      for (const theme of matter.themes) {
        if (theme.parent !== null && ids.has(theme.parent)) ids.add(theme.mergedInto ?? theme.id);
      }
    }
  }
  return ids;
}

function aboutText(text: string, term: QueryTerm): boolean | null {
  switch (term.kind) {
    case 'words':
      return spansOf(text, term).length > 0;
    case 'near':
      return near(text, term);
    case 'pattern':
      return spansOfPattern(text, term.source).length > 0;
    default:
      return null;
  }
}

function spansOf(text: string, words: WordsQuery): readonly TextSpan[] {
  const tokens = tokensOf(text);
  const wanted = tokensOf(words.text).map(({ token }) => token);
  return tokens.flatMap((first, at) => {
    const run = tokens.slice(at, at + wanted.length);
    const matches =
      run.length === wanted.length &&
      run.every(({ token }, index) => {
        const word = wanted[index] ?? '';
        return words.prefix && index === wanted.length - 1 ? token.startsWith(word) : token === word;
      });
    return matches ? [{ start: first.start, end: run.at(-1)?.end ?? first.end }] : [];
  });
}

function spansOfPattern(text: string, source: string): readonly TextSpan[] {
  return [...text.matchAll(new RegExp(source, 'gimu'))]
    .filter((match) => match[0] !== '')
    .map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

/** Whether a match in the document's blocks lies inside a passage: the passage's ends are no ends of lines. */
function patternLiesIn(one: SmallDocument, source: string, passage: TextSpan): boolean {
  return one.blocks.some((block) =>
    spansOfPattern(one.text.slice(block.start, block.end), source).some(
      ({ start, end }) => block.start + start >= passage.start && block.start + end <= passage.end,
    ),
  );
}

/** By pairs of two terms: the words after the end of the one and before the beginning of the other. */
function near(text: string, { terms, distance }: NearQuery): boolean {
  const tokens = tokensOf(text);
  const index = (offset: number): number => tokens.findIndex((token) => token.start === offset);
  const [first, second] = terms.map((term) => spansOf(text, term).map(({ start }) => index(start)));
  const lengths = terms.map((term) => tokensOf(term.text).length);
  return (first ?? []).some((a) =>
    (second ?? []).some((b) =>
      a <= b ? b - a - (lengths[0] ?? 0) <= distance : a - b - (lengths[1] ?? 0) <= distance,
    ),
  );
}

function aboutDocument({ document }: SmallDocument, term: QueryTerm): boolean {
  if (term.kind === 'date') return dateLiesIn(term, document.date?.value ?? null);
  if (term.kind !== 'field') return false;
  return term.field === 'document' ? document.urn === term.value : document.kind === term.value;
}

function noteMeets(matter: SmallMatter, note: Note, query: Query): boolean {
  const one = matter.documents.find((candidate) => candidate.document.id === note.documentId);
  const passage =
    note.target.kind === 'passage' ? one?.passages.find((p) => p.id === targetId(note)) : undefined;
  return holds(query, (term) => {
    const inText = aboutText(note.text, term);
    if (inText !== null) return inText;
    if (term.kind === 'field' && term.field === 'reviewer') return note.reviewer === term.value;
    if (term.kind === 'theme' && note.target.kind === 'theme') {
      return themeIds(matter, term).has(note.target.id);
    }
    if (term.kind === 'tagged') return (passage?.tags.length ?? 0) > 0 === term.tagged;
    if (one === undefined) return false;
    const own = ownPassages(matter, one, term);
    if (own === null) return aboutDocument(one, term);
    return passage !== undefined && own.some((other) => other === passage || overlap(other, passage));
  });
}

function targetId(note: Note): string | null {
  return note.target.kind === 'matter' ? null : note.target.id;
}

function documentMeets(one: SmallDocument, query: Query): boolean {
  return holds(query, (term) => {
    if (term.kind === 'words' || term.kind === 'near' || term.kind === 'pattern') {
      return one.blocks.some(
        (block) => !block.furniture && aboutText(one.text.slice(block.start, block.end), term) === true,
      );
    }
    if (term.kind === 'tagged') return one.passages.some((p) => p.tags.length > 0) === term.tagged;
    return term.kind !== 'relation' && term.kind !== 'theme' && aboutDocument(one, term);
  });
}
