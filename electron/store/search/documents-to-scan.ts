import { leavesOf, truthOf, type Query, type QueryPlan } from '../../../shared/query/index.ts';
import { rowsMatching } from './block-rows.ts';
import { fullTextExpression } from './full-text-expression.ts';
import type { PatternScan } from './scan-patterns.ts';
import { documentTruth, type SearchGround } from './search-ground.ts';

/** Which texts must be scanned for the regular expressions of a query: no more than its other conditions leave. */
export function documentsToScan(
  ground: SearchGround,
  plan: QueryPlan,
): Pick<PatternScan, 'documents' | 'rows' | 'notes'> {
  const asked = [plan.text, plan.passages, plan.documents].filter((query) => query !== null);
  const scanned = asked.filter(hasPatterns);
  const notes = plan.notes !== null && hasPatterns(plan.notes);
  if (scanned.length === 0) return { documents: [], rows: null, notes };
  const documents = ground.database
    .all<{ id: string }>(
      'SELECT id FROM document WHERE made_order IS NOT NULL AND withdrawn IS NULL ORDER BY urn',
    )
    .map(({ id }) => id)
    .filter((document) =>
      scanned.some(
        (query) => truthOf(query, (term) => documentTruth(ground, term, document) ?? 'unknown') !== false,
      ),
    );
  return { documents, rows: rowsToScan(ground, plan), notes };
}

/** The rows that the words beside the expressions leave, or null for all. */
function rowsToScan(ground: SearchGround, plan: QueryPlan): ReadonlySet<number> | null {
  const onlyText = plan.passages === null && plan.documents === null;
  const indexed = onlyText && plan.text !== null ? fullTextExpression(plan.text) : null;
  return indexed === null
    ? null
    : new Set(rowsMatching(ground.database, `{body furniture} : (${indexed.expression})`));
}

function hasPatterns(query: Query): boolean {
  return leavesOf(query).some((leaf) => leaf.kind === 'pattern');
}
