import { assertNever } from '../../../shared/base/index.ts';
import type { SearchHit, SnippetPart } from '../../../shared/model/index.ts';
import { command, listed } from '../command.ts';
import { withMatter } from '../matter-at-work.ts';
import { wrongCall } from '../read-arguments.ts';
import { readCount } from '../read-count.ts';
import { counted } from '../text-table.ts';
import { codesById } from '../views/passage-view.ts';

/** `search`: searches documents and notes. */
export const search = command({
  name: 'search',
  summary: 'Searches the texts of documents and the notes, best hits first.',
  arguments: { matter: 'one', query: 'many' },
  options: {
    limit: { kind: 'text', value: 'N', help: 'how many hits to give; 50 by default, 500 at most' },
    offset: { kind: 'text', value: 'N', help: 'how many hits to leave out first' },
    furniture: { kind: 'flag', help: 'search text marked as furniture, too' },
    sort: { kind: 'text', value: 'BY', help: 'relevance (default) or date' },
    group: { kind: 'flag', help: 'list hits document by document, with the count of each' },
  },
  remarks: [
    'All words must occur. "Phrases" stand in quotation marks, which the shell must not take away; AND, OR, NOT and brackets combine, and a word* finds words that begin so. Themes (theme:TR), fields (kind:letter), dates (date:2013..2015) and /regular expressions/ are written as in the window.',
    'In JSON a hit in a note has "urn", "title", "block", "start" and "end" null and three keys more: "note" (its id), "on" (what it is on) and "privileged". A passage has "block" null and "passage" (its id); a document found as a whole has "block", "start" and "end" null. --group adds "documents": URN, title and hits of each.',
  ],
  example: `search Harrow.matter '"night shift" AND (staff* OR agency)'`,
  perform: async (given, surroundings) => {
    const limit = readCount('limit', given.options.limit, 1, 50);
    if (!limit.ok) return limit;
    const offset = readCount('offset', given.options.offset, 0, 0);
    if (!offset.ok) return offset;
    const { sort = 'relevance', group } = given.options;
    if (sort !== 'relevance' && sort !== 'date') return wrongCall('--sort is relevance or date.');
    return withMatter(surroundings, given.arguments.matter, 'read', async (matter) => {
      const found = await matter.ask('search', {
        query: given.arguments.query.join(' '),
        limit: Math.min(limit.value, 500),
        offset: offset.value,
        furniture: given.options.furniture,
        sort,
        group,
      });
      if (!found.ok) return found;
      const themes = await matter.ask('listThemes', {});
      if (!themes.ok) return themes;
      const codes = codesById(themes.value);
      const { total, inFurniture, hits, documents, cutShort } = found.value;
      const more =
        inFurniture === 0
          ? []
          : [`${counted(inFurniture, 'more hit')} in text marked as furniture; --furniture shows them.`];
      const counts = documents.map(({ urn, title, hits: count }) => ({ urn, title, hits: count }));
      const view = { total, inFurniture, hits: hits.map((hit) => hitView(hit, codes)) };
      return listed(group ? { ...view, documents: counts } : view, [
        ...(group
          ? counts.map(({ urn, title, hits: count }) => `${urn}  ${counted(count, 'hit')}  ${title}`)
          : []),
        ...hits.map(hitLine),
        `${counted(total, 'hit')}.`,
        ...more,
        ...(cutShort === null ? [] : [cutShort]),
      ]);
    });
  },
});

function hitView(hit: SearchHit, codes: ReadonlyMap<string, string>): object {
  const snippet = snippetText(hit.snippet);
  const codesOf = (themes: readonly string[]): readonly string[] => themes.map((id) => codes.get(id) ?? id);
  switch (hit.kind) {
    case 'document': {
      const { urn, title, block, start, end } = hit;
      return { urn, title, block, start, end, snippet, themes: codesOf(hit.themes) };
    }
    case 'note':
      return {
        urn: null,
        title: null,
        block: null,
        start: null,
        end: null,
        snippet,
        themes: [],
        note: hit.noteId,
        on: hit.targetLabel,
        privileged: hit.privileged,
      };
    case 'passage': {
      const { urn, title, start, end, passageId: passage } = hit;
      return { urn, title, block: null, start, end, snippet, themes: codesOf(hit.themes), passage };
    }
    case 'whole-document':
      return { urn: hit.urn, title: hit.title, block: null, start: null, end: null, snippet, themes: [] };
    default:
      return assertNever(hit, 'kind of hit');
  }
}

function hitLine(hit: SearchHit): string {
  return `${placeOf(hit)}  ${snippetText(hit.snippet).replace(/\s+/gu, ' ')}`;
}

function placeOf(hit: SearchHit): string {
  switch (hit.kind) {
    case 'document':
    case 'passage':
      return hit.citation;
    case 'note':
      return `Note on ${hit.targetLabel} (${hit.privileged ? 'privileged' : 'open'})`;
    case 'whole-document':
      return `{${hit.urn}}  ${hit.title}`;
    default:
      return assertNever(hit, 'kind of hit');
  }
}

function snippetText(parts: readonly SnippetPart[]): string {
  return parts.map((part) => part.text).join('');
}
