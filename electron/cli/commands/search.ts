import type { SearchHit, SnippetPart } from '../../../shared/model/index.ts';
import { command, listed } from '../command.ts';
import { withMatter } from '../matter-at-work.ts';
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
  },
  remarks: [
    'All words must occur. "Phrases" stand in quotation marks, which the shell must not take away; AND, OR, NOT and brackets combine, and a word* finds words that begin so.',
    'In JSON a hit in a note has "urn", "title", "block", "start" and "end" null and three keys more: "note" (its id), "on" (what it is on) and "privileged".',
  ],
  example: `search Harrow.matter '"night shift" AND (staff* OR agency)'`,
  perform: async (given, surroundings) => {
    const limit = readCount('limit', given.options.limit, 1, 50);
    if (!limit.ok) return limit;
    const offset = readCount('offset', given.options.offset, 0, 0);
    if (!offset.ok) return offset;
    return withMatter(surroundings, given.arguments.matter, 'read', async (matter) => {
      const found = await matter.ask('search', {
        query: given.arguments.query.join(' '),
        limit: Math.min(limit.value, 500),
        offset: offset.value,
        furniture: given.options.furniture,
      });
      if (!found.ok) return found;
      const themes = await matter.ask('listThemes', {});
      if (!themes.ok) return themes;
      const codes = codesById(themes.value);
      const { total, inFurniture, hits } = found.value;
      const more =
        inFurniture === 0
          ? []
          : [`${counted(inFurniture, 'more hit')} in text marked as furniture; --furniture shows them.`];
      return listed({ total, inFurniture, hits: hits.map((hit) => hitView(hit, codes)) }, [
        ...hits.map(hitLine),
        `${counted(total, 'hit')}.`,
        ...more,
      ]);
    });
  },
});

function hitView(hit: SearchHit, codes: ReadonlyMap<string, string>): object {
  if (hit.kind === 'note') {
    return {
      urn: null,
      title: null,
      block: null,
      start: null,
      end: null,
      snippet: snippetText(hit.snippet),
      themes: [],
      note: hit.noteId,
      on: hit.targetLabel,
      privileged: hit.privileged,
    };
  }
  const { urn, title, block, start, end } = hit;
  const themes = hit.themes.map((id) => codes.get(id) ?? id);
  return { urn, title, block, start, end, snippet: snippetText(hit.snippet), themes };
}

function hitLine(hit: SearchHit): string {
  const place =
    hit.kind === 'document'
      ? hit.citation
      : `Note on ${hit.targetLabel} (${hit.privileged ? 'privileged' : 'open'})`;
  return `${place}  ${snippetText(hit.snippet).replace(/\s+/gu, ' ')}`;
}

function snippetText(parts: readonly SnippetPart[]): string {
  return parts.map((part) => part.text).join('');
}
