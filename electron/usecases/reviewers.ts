import { failure, success, type Result } from '../../shared/base/index.ts';
import type { Reviewer } from '../../shared/model/index.ts';
import { findReviewerByName, readReviewerNames } from '../store/index.ts';
import { requireWriting, type MatterContext } from './matter-context.ts';

/** Everybody who has worked on the matter or been named in it, in order of name. */
export function listReviewers(context: MatterContext): readonly Reviewer[] {
  return [...readReviewerNames(context.reader)]
    .map(([id, name]) => ({ id, name }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en') || (a.id < b.id ? -1 : 1));
}

/** Names a reviewer who has not worked here yet; somebody of that name already is that reviewer. */
export function addReviewer(context: MatterContext, name: string): Result<Reviewer> {
  const writing = requireWriting(context);
  if (!writing.ok) return writing;
  const wanted = name.trim();
  if (wanted === '') return failure('reviewer-missing', 'A reviewer needs a name. Nothing was added.');
  const known = findReviewerByName(context.reader, wanted);
  if (known !== null) return success(known);
  const reviewer = context.newIdentifier();
  writing.value.write([{ type: 'reviewer.name', body: { reviewer, name: wanted } }]);
  return success({ id: reviewer, name: wanted });
}
