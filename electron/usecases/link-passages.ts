import { failure, success, type Result } from '../../shared/base/index.ts';
import type { LinkRelation, PassageLink } from '../../shared/model/index.ts';
import { readLifeTokens, readPassageLinks, readReviewerNames } from '../store/index.ts';
import { requireWriting, type MatterContext } from './matter-context.ts';
import { requirePassage } from './tag-passage.ts';
import { passagePlace } from './target-label.ts';

/** The links that touch a document's passages, or all of the matter's. */
export function listLinks(context: MatterContext, documentId: string | undefined): readonly PassageLink[] {
  return shown(context, documentId === undefined ? {} : { document: documentId });
}

/** Links one passage to another. The same link twice is one; a passage is never linked to itself. */
export function linkPassages(
  context: MatterContext,
  from: string,
  to: string,
  relation: LinkRelation,
): Result<PassageLink> {
  const writing = requireWriting(context);
  if (!writing.ok) return writing;
  if (from === to) {
    return failure('call-invalid', 'A passage cannot be linked to itself. Choose another passage.');
  }
  for (const passage of [from, to]) {
    const standing = requirePassage(context, passage);
    if (!standing.ok) return standing;
  }
  const standing = readPassageLinks(context.reader, { passage: from }).find(
    (link) => link.from === from && link.to === to && link.relation === relation,
  );
  const id = standing?.id ?? context.newIdentifier();
  if (standing === undefined) {
    writing.value.write([{ type: 'link.create', body: { link: id, from, to, relation } }]);
  }
  const [link] = shown(context, { link: id });
  return link === undefined ? noLink() : success(link);
}

/** Takes a link away. */
export function unlinkPassages(context: MatterContext, linkId: string): Result<null> {
  const writing = requireWriting(context);
  if (!writing.ok) return writing;
  const covers = readLifeTokens(context.reader, linkId);
  if (covers.length === 0) return noLink();
  writing.value.write([{ type: 'link.delete', body: { link: linkId, covers } }]);
  return success(null);
}

function shown(
  context: MatterContext,
  filter: NonNullable<Parameters<typeof readPassageLinks>[1]>,
): readonly PassageLink[] {
  const links = readPassageLinks(context.reader, filter);
  if (links.length === 0) return [];
  const names = readReviewerNames(context.reader);
  const end = (passageId: string): PassageLink['from'] => {
    const place = passagePlace(context, passageId);
    const quote = context.reader.get<{ quote: string }>('SELECT quote FROM passage WHERE id = ?', passageId);
    return {
      passageId,
      documentId: place?.document ?? '',
      citation: place?.citation ?? '',
      quote: quote?.quote ?? '',
    };
  };
  return links.map((link) => ({
    id: link.id,
    from: end(link.from),
    to: end(link.to),
    relation: link.relation,
    reviewer: names.get(link.reviewer) ?? link.reviewer,
    createdAtMs: link.atMs,
  }));
}

function noLink(): ReturnType<typeof failure> {
  return failure('link-not-found', 'This link is not in the matter any more; it may have been taken away.');
}
