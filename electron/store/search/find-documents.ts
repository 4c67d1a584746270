import { truthOf, wantedTerms, type Query, type QueryTerm } from '../../../shared/query/index.ts';
import { readThemeTree } from '../theme-tree.ts';
import { rowsByDocument, rowsMatching } from './block-rows.ts';
import { fullTextExpression } from './full-text-expression.ts';
import { documentTruth, isWords, type SearchGround } from './search-ground.ts';

interface DocumentTag {
  readonly theme: string;
  readonly reviewer: string;
}

/** Finds the documents in use that meet a query as wholes: words anywhere in them, tags on them or on any of their passages. */
export function findDocuments(ground: SearchGround, query: Query): readonly string[] {
  const holds = truthInDocument(ground);
  return ground.database
    .all<{ id: string }>('SELECT id FROM document WHERE made_order IS NOT NULL AND withdrawn IS NULL')
    .map(({ id }) => id)
    .filter((document) => truthOf(query, (term) => holds(term, document)) === true);
}

/** Finds the documents in use that are tagged as wholes with a theme the query wants, and meet it by those tags. */
export function findTaggedDocuments(ground: SearchGround, query: Query): readonly string[] {
  const wanted = wantedTerms(query).filter((term) => term.kind === 'theme');
  if (wanted.length === 0 || ground.database.get('SELECT 1 FROM document_tag LIMIT 1') === undefined)
    return [];
  const holds = truthInDocument(ground);
  return findDocuments(ground, query).filter((document) => wanted.some((term) => holds(term, document)));
}

function truthInDocument(ground: SearchGround): (term: QueryTerm, document: string) => boolean {
  const withWords = new Map<QueryTerm, ReadonlySet<string>>();
  let tags: ReadonlyMap<string, readonly DocumentTag[]> | null = null;
  const tagsOf = (document: string) => (tags ??= readTags(ground)).get(document) ?? [];
  const holdWords = (term: QueryTerm): ReadonlySet<string> => {
    const known = withWords.get(term);
    if (known !== undefined) return known;
    const indexed = fullTextExpression(term);
    const rows = indexed === null ? [] : rowsMatching(ground.database, `{body} : (${indexed.expression})`);
    const documents = new Set(rowsByDocument(ground.database, rows).keys());
    withWords.set(term, documents);
    return documents;
  };
  return (term, document) => {
    const ofDocument = documentTruth(ground, term, document);
    if (ofDocument !== null) return ofDocument;
    if (isWords(term)) return holdWords(term).has(document);
    const passages = () => ground.inDocument(document).passages;
    switch (term.kind) {
      case 'pattern':
        return ground.patterns.inDocument(term, document);
      case 'tagged': {
        const tagged = passages().some(({ themes }) => themes.length > 0) || tagsOf(document).length > 0;
        return tagged === term.tagged;
      }
      case 'theme': {
        const themes = ground.conditions.themeIds(term);
        return tagsOf(document).some((tag) => themes.has(tag.theme));
      }
      case 'field': {
        const reviewers = ground.conditions.reviewers(term);
        const tagged = ground.conditions.passagesTaggedBy(term);
        return (
          tagsOf(document).some((tag) => reviewers.has(tag.reviewer)) ||
          passages().some((passage) => tagged.has(passage.id))
        );
      }
      default:
        return false;
    }
  };
}

function readTags(ground: SearchGround): ReadonlyMap<string, readonly DocumentTag[]> {
  const { successors } = readThemeTree(ground.database);
  const tags = new Map<string, DocumentTag[]>();
  const rows = ground.database.all<DocumentTag & { readonly document: string }>(
    'SELECT document, theme, reviewer FROM document_tag WHERE covered = 0 AND document IS NOT NULL',
  );
  for (const { document, theme, reviewer } of rows) {
    const tag = { theme: successors.get(theme) ?? theme, reviewer };
    const known = tags.get(document);
    if (known === undefined) tags.set(document, [tag]);
    else known.push(tag);
  }
  return tags;
}
