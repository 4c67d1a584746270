import { setImmediate as nextTurn } from 'node:timers/promises';
import { failure, success, type Result } from '../../../shared/base/index.ts';
import type { PassagePlaced, PassageUnplaced, SupersedingPlan } from '../../../shared/model/index.ts';
import { citationOf, placeAgain } from '../../../shared/text/index.ts';
import { documentTexts, readPassages, type Connection } from '../../store/index.ts';
import { documentUrn } from '../target-label.ts';
import type { Job, JobProgress } from './jobs.ts';

/** Looks for every passage of a document in the corrected one; writes nothing. Fails with `document-not-found`, `cancelled`. */
export async function planSuperseding(
  connection: Connection,
  { documentId, by }: Job & { readonly kind: 'plan-superseding' },
  onProgress: (progress: JobProgress) => void,
  signal: AbortSignal,
): Promise<Result<SupersedingPlan>> {
  const { reader } = connection;
  const texts = documentTexts(reader);
  const before = texts.read(documentId);
  const after = texts.read(by);
  const urn = documentUrn({ reader, texts }, by)?.urn;
  if (before === null || after === null || urn === undefined) {
    return failure('document-not-found', 'One of the two documents is not in the matter any more.');
  }
  const passages = readPassages(reader, texts, { document: documentId });
  const placed: PassagePlaced[] = [];
  const unplaced: PassageUnplaced[] = [];
  for (const [index, passage] of passages.entries()) {
    if (signal.aborted) {
      return failure('cancelled', 'The passages were not looked for any further; nothing was changed.');
    }
    const { id: passageId, citation, quote } = passage;
    const known = {
      passageId,
      citation,
      quote,
      themes: [...new Set(passage.tags.map((tag) => tag.themeId))],
    };
    const place = placeAgain(before.text, after.text, passage);
    if (place.kind === 'unplaced') unplaced.push({ ...known, candidates: place.candidates });
    else {
      const { kind, start, end } = place;
      placed.push({
        ...known,
        kind,
        start,
        end,
        newQuote: after.text.slice(start, end),
        newCitation: citationOf({ urn, ...after }, start, end),
        score: place.kind === 'exact' ? 1 : place.score,
      });
    }
    onProgress({ done: index + 1, total: passages.length });
    // A cancel comes in between two passages.
    await nextTurn();
  }
  return success({ documentId, by, placed, unplaced });
}
