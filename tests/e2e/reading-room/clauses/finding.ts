import type { Clause } from './clause.ts';

const finding = 'tests/e2e/reading-room/finding.test.ts';
const builder = 'tests/e2e/reading-room/query-builder.test.ts';
const saved = 'tests/e2e/reading-room/saved-searches.test.ts';
const tagging = 'tests/e2e/reading-room/tag-from-search.test.ts';
const terms = 'tests/e2e/reading-room/term-lists.test.ts';

/** The query language and its builder, results, saved searches, tagging from a search, standing term lists. */
export const clauses: readonly Clause[] = [
  {
    clause: '6.1',
    test: finding,
    name: 'all of them, as phrases, by their beginnings, joined by AND, OR and NOT, and near each other',
    off: {
      file: 'shared/query/lex-query.ts',
      find: "const prefix = word.endsWith('*');",
      replace: "const prefix = word === '*';",
    },
  },
  {
    clause: '6.2',
    test: builder,
    name: 'the parts show what the text says, and the text what is changed in the parts',
    off: {
      file: 'renderer/features/search/builder/query-builder.tsx',
      find: 'props.onChange(next);',
      replace: 'props.onChange(text);',
    },
  },
  {
    clause: '6.2',
    test: builder,
    name: 'a search is put together by keys alone: kinds of conditions, values the matter knows, groups in brackets',
    off: {
      file: 'renderer/features/search/builder/query-builder.tsx',
      find: 'added.current = part.id;',
      replace: 'added.current = null;',
    },
  },
  {
    clause: '6.2',
    test: builder,
    name: 'text that cannot be read leaves the parts as they were, and says so',
    off: {
      file: 'renderer/features/search/builder/query-builder.tsx',
      find: 'if (outOfDate && (parsed.ok || isBlank)) {',
      replace: 'if (outOfDate) {',
    },
  },
  {
    clause: '6.3',
    test: finding,
    name: 'two themes on the same passage or on overlapping ones',
    off: {
      file: 'shared/query/passages-that-meet.ts',
      find: "(term.kind !== 'field' && spans.overlaps(passage))",
      replace: "(term.kind === 'field' && spans.overlaps(passage))",
    },
  },
  {
    clause: '6.4',
    test: finding,
    name: 'in the same block',
    off: {
      file: 'shared/query/relate-spans.ts',
      find: 'gauge.inOneBlock(end, start)',
      replace: 'end > start',
    },
  },
  {
    clause: '6.5',
    test: finding,
    name: 'within so many words, over the end of a block, too',
    off: {
      file: 'shared/query/relate-spans.ts',
      find: 'gauge.atMostWords(end, start, relation.words)',
      replace: 'gauge.inOneBlock(end, start)',
    },
  },
  {
    clause: '6.6',
    test: finding,
    name: 'one inside the other',
    off: {
      file: 'shared/query/relate-spans.ts',
      find: 'return others.holds(span);',
      replace: 'return others.overlaps(span);',
    },
  },
  {
    clause: '6.7',
    test: finding,
    name: 'one followed by the other',
    off: {
      file: 'shared/query/relate-spans.ts',
      find: 'const next = others.firstFrom(span.end);\n      return',
      replace: 'const next = others.furthestBefore(span.start);\n      return',
    },
  },
  {
    clause: '6.8',
    test: finding,
    name: 'without a theme',
    off: {
      file: 'shared/query/truth.ts',
      find: "return truth === 'unknown' ? truth : !truth;",
      replace: 'return truth;',
    },
  },
  {
    clause: '6.9',
    test: finding,
    name: 'by document, kind, date, publisher and reviewer, and by how far one is with a document',
    off: {
      file: 'electron/store/search/document-conditions.ts',
      find: 'dateLiesIn(condition, row.date)',
      replace: 'row.date === condition.from',
    },
  },
  {
    clause: '6.9',
    test: finding,
    name: 'by document, kind, date, publisher and reviewer, and by how far one is with a document',
    off: {
      file: 'electron/store/search/document-conditions.ts',
      find: 'found((row) => statusOf(row.id) === value)',
      replace: 'found((row) => statusOf(row.id) !== value)',
    },
  },
  {
    clause: '6.10',
    test: finding,
    name: 'only in notes, where that is asked for',
    off: {
      file: 'shared/query/plan-query.ts',
      find: 'return { ...nowhere, [place.place]: rest };',
      replace: 'return { ...nowhere, text: rest, notes: rest };',
    },
  },
  {
    clause: '6.11',
    test: finding,
    name: 'by regular expressions',
    off: {
      file: 'shared/query/lex-query.ts',
      find: "if (bracket === '/') {",
      replace: "if (bracket === '//') {",
    },
  },
  {
    clause: '6.12',
    test: finding,
    name: 'by relevance or by the date of its document',
    off: {
      file: 'renderer/features/search/search-screen.tsx',
      find: 'onChange={(next) => order.set({ sort: next, group })}',
      replace: 'onChange={() => order.set({ sort, group })}',
    },
  },
  {
    clause: '6.13',
    test: finding,
    name: 'document by document under headings that fold, with the notes on them',
    off: {
      file: 'renderer/features/search/search-screen.tsx',
      find: 'onChange={(next) => order.set({ sort, group: next })}',
      replace: 'onChange={() => order.set({ sort, group })}',
    },
  },
  {
    clause: '6.13',
    test: finding,
    name: 'and counted as one types, in all and for each document, the last query standing',
    off: {
      file: 'renderer/features/search/use-search.ts',
      find: 'const query = useSettled(typed.query, typingRestMs).trim();',
      replace: 'const query = useState(typed.query)[0].trim();',
    },
  },
  {
    clause: '6.13',
    test: finding,
    name: 'for the arrow keys, and where it was left when one comes back from a hit',
    off: {
      file: 'renderer/features/search/search-results.tsx',
      find: 'if (left.hit !== null) returnTo(list, left.hit.key, left.hit.top);',
      replace: 'list.scrollTop = 0;',
    },
  },
  {
    clause: '6.14',
    test: saved,
    name: 'searches are saved under names, counted, chosen, renamed, brought up to date and deleted, which undo takes back',
    off: {
      file: 'renderer/features/search/saved-queries.tsx',
      find: 'onClick={() => searchText.set(fields.query)}',
      replace: 'onClick={() => searchText.get()}',
    },
  },
  {
    clause: '6.15',
    test: saved,
    name: 'a saved search chooses the passages of a pack, which names the search and not what it looks for',
    off: {
      file: 'electron/usecases/chosen-for-pack.ts',
      find: 'const given = query === undefined ? null : new Set(query.passages);',
      replace: 'const given: ReadonlySet<string> | null = query?.name === undefined ? null : null;',
    },
  },
  {
    clause: '6.16',
    test: finding,
    name: 'gets a sentence and a place, and the hits before it stay',
    off: {
      file: 'renderer/features/search/query-fault-line.tsx',
      find: "<mark>{wrong === '' ? ' ' : wrong}</mark>",
      replace: '<span>{wrong}</span>',
    },
  },
  {
    clause: '7.1',
    test: tagging,
    name: 'every hit is shown as it would be tagged: its whole sentence, its whole block, or its words',
    off: {
      file: 'renderer/features/search/tag-hits.tsx',
      find: 'onChange={setUnit}',
      replace: "onChange={() => setUnit('sentence')}",
    },
  },
  {
    clause: '7.2',
    test: tagging,
    name: 'each is taken or left out by keys, all at once, too, and what was decided is kept while one looks elsewhere',
    off: {
      file: 'renderer/features/search/tag-hits-list.tsx',
      find: "case ' ':\n      case 'x':",
      replace: "case 'x':",
    },
  },
  {
    clause: '7.3',
    test: tagging,
    name: 'those that are taken are tagged with the chosen themes in one act, which one undo takes back',
    off: {
      file: 'renderer/features/search/tag-hits.tsx',
      find: 'spans: taken.map(({ documentId, start, end }) => ({ documentId, start, end })),',
      replace: 'spans: taken.slice(0, 1).map(({ documentId, start, end }) => ({ documentId, start, end })),',
    },
  },
  {
    clause: '7.4',
    test: terms,
    name: 'the terms of a list are underlined in every document, as long as the list and the marks are shown',
    off: {
      file: 'renderer/features/reader/theme-highlights.ts',
      find: 'termsIn === null ? [] : paint(termsIn)',
      replace: 'termsIn !== null ? [] : paint(() => [])',
    },
  },
  {
    clause: '7.5',
    test: terms,
    name: 'terms are not tags: they make no passage, and are in nothing that is copied or exported',
    off: {
      file: 'electron/usecases/gather-selection.ts',
      find: "matterTitle: matter?.title ?? '',",
      replace: "matterTitle: JSON.stringify(database.all('SELECT value FROM item_field')),",
    },
  },
];
