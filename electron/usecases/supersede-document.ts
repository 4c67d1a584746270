import { failure, success, type Result } from '../../shared/base/index.ts';
import type {
  OperationDraft,
  Passage,
  Superseded,
  SupersedingPlan,
  Unplaced,
} from '../../shared/model/index.ts';
import { readLifeTokens, readPassageLinks, readPassages, readSuccessors } from '../store/index.ts';
import { requireDocument } from './edit-documents.ts';
import { notesTakenOver, tagOf } from './edit-passages.ts';
import { requireWriting, type MatterContext, type MatterWriting } from './matter-context.ts';
import { runJob } from './run-job.ts';
import { selectorIn } from './selector-in.ts';
import { requirePassage } from './tag-passage.ts';

/** Where a passage of the old document is to stand in the corrected one. */
export interface Placement {
  readonly passageId: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Looks, aside, for every passage of a document in the one that corrects it: by quote and context exactly, then approximately.
 * Nothing is written. Refused as superseding is; fails with `cancelled`.
 */
export async function planSuperseding(
  context: MatterContext,
  task: string,
  documentId: string,
  by: string,
): Promise<Result<SupersedingPlan>> {
  const may = maySupersede(context, documentId, by);
  if (!may.ok) return may;
  return context.tasks.run(task, (signal) =>
    runJob(
      context,
      { kind: 'plan-superseding', documentId, by },
      (progress) => {
        context.surroundings.emit('progress', {
          task,
          label: 'Looking for the passages',
          ...progress,
          unit: 'passages',
        });
      },
      signal,
    ),
  );
}

/**
 * Says that a document is superseded by a corrected one, and puts passages of it where they were accepted there, in one act:
 * each gets a passage in the corrected document with its tags under their reviewers' names, its event date, its notes and
 * its links, and is deleted in the old one. Passages not named stay on the old document.
 *
 * Refused: `document-not-found`, `call-invalid` for a document that cannot supersede this one, `passage-not-found`, and where
 * a place cannot be a passage.
 */
export function supersedeDocument(
  context: MatterContext,
  documentId: string,
  by: string,
  placements: readonly Placement[],
): Result<Superseded> {
  const writing = requireWriting(context);
  if (!writing.ok) return writing;
  const may = maySupersede(context, documentId, by);
  if (!may.ok) return may;
  const moved = placing(context, writing.value, documentId, by, placements);
  if (!moved.ok) return moved;
  const was = may.value;
  const operations: OperationDraft[] = [
    ...(was === by ? [] : [{ type: 'document.supersede' as const, body: { document: documentId, by, was } }]),
    ...moved.value,
  ];
  if (operations.length > 0) writing.value.write(operations);
  const left = readPassages(context.reader, context.texts, { document: documentId }).length;
  return success({ documentId, by, placed: placements.length, left });
}

/** The passages that still stand on a superseded document, and the document they can be placed in. */
export function listUnplaced(context: MatterContext, documentId: string): Result<Unplaced> {
  const document = requireDocument(context, documentId);
  if (!document.ok) return document;
  const by = document.value.supersededBy;
  const passages = by === null ? [] : readPassages(context.reader, context.texts, { document: documentId });
  return success({ by, passages });
}

/** What superseded the document so far, or why the other one cannot. */
function maySupersede(context: MatterContext, documentId: string, by: string): Result<string | null> {
  const old = requireDocument(context, documentId);
  if (!old.ok) return old;
  const corrected = requireDocument(context, by);
  if (!corrected.ok) return corrected;
  if (documentId === by) {
    return failure('call-invalid', 'A document cannot supersede itself. Choose the corrected one.');
  }
  if (corrected.value.withdrawn !== null) {
    return failure(
      'call-invalid',
      `${corrected.value.urn} is withdrawn, so it cannot supersede another document. Put it back into use first.`,
    );
  }
  if (readSuccessors(context.reader, by).includes(documentId)) {
    return failure(
      'call-invalid',
      `${corrected.value.urn} is itself superseded by ${old.value.urn}, so it cannot supersede it. Nothing was changed.`,
    );
  }
  return success(old.value.supersededBy);
}

function placing(
  context: MatterContext,
  writing: MatterWriting,
  documentId: string,
  by: string,
  placements: readonly Placement[],
): Result<readonly OperationDraft[]> {
  const reviewer = writing.reviewer().id;
  const made = new Map(placements.map(({ passageId }) => [passageId, context.newIdentifier()] as const));
  const operations: OperationDraft[] = [];
  const old: Passage[] = [];
  for (const { passageId, start, end } of placements) {
    const passage = requirePassage(context, passageId);
    if (!passage.ok) return passage;
    if (passage.value.documentId !== documentId) {
      return failure('passage-not-found', 'A passage is not of the document that is superseded.');
    }
    const selector = selectorIn(context, by, start, end);
    if (!selector.ok) return selector;
    const id = made.get(passageId);
    if (id === undefined || old.some((other) => other.id === passageId)) continue;
    old.push(passage.value);
    operations.push(
      { type: 'passage.create', body: { passage: id, document: by, from: passageId, ...selector.value } },
      ...passage.value.tags.map((tag) => tagOf(id, tag, reviewer)),
    );
    const { event } = passage.value;
    if (event !== null)
      operations.push({ type: 'passage.event', body: { passage: id, date: event, was: null } });
    operations.push(...notesTakenOver(context, passageId, id));
  }
  operations.push(...linksMadeAnew(context, made));
  for (const { id } of old) {
    operations.push({
      type: 'passage.delete',
      body: { passage: id, covers: readLifeTokens(context.reader, id) },
    });
  }
  return success(operations);
}

/** Links that touch passages that move, each ended and made once more between where its ends stand from then on. */
function linksMadeAnew(context: MatterContext, made: ReadonlyMap<string, string>): readonly OperationDraft[] {
  const links = new Map(
    [...made.keys()]
      .flatMap((passage) => readPassageLinks(context.reader, { passage }))
      .map((link) => [link.id, link] as const),
  );
  return [...links.values()].flatMap((link): readonly OperationDraft[] => [
    { type: 'link.delete', body: { link: link.id, covers: readLifeTokens(context.reader, link.id) } },
    {
      type: 'link.create',
      body: {
        link: context.newIdentifier(),
        from: made.get(link.from) ?? link.from,
        to: made.get(link.to) ?? link.to,
        relation: link.relation,
      },
    },
  ]);
}
