import type { Operation } from '../../shared/model/index.ts';
import type { WrittenAct } from '../store/index.ts';
import type { MatterContext } from './matter-context.ts';
import { matterState } from './matter-state.ts';
import { touchedSet, type Touched } from './touched.ts';

/** Keeps caches in line with what was written and tells the windows, once for what is written in one go. */
export interface ChangeFeed {
  readonly follow: (context: MatterContext) => void;
  readonly written: (acts: readonly WrittenAct[]) => void;
  readonly end: () => void;
}

/** A feed that starts once the matter's context is there. */
export function changeFeed(): ChangeFeed {
  let followed: MatterContext | null = null;
  let waiting: NodeJS.Immediate | null = null;
  const touched = touchedSet();
  const tell = (): void => {
    waiting = null;
    if (followed === null) return;
    followed.surroundings.emit('matterChanged', {
      state: matterState(followed),
      ...touched.take(followed),
    });
  };
  return {
    follow: (context) => {
      followed = context;
    },
    written: (acts) => {
      if (followed === null) return;
      for (const act of acts) {
        for (const operation of act.operations) keepInLine(followed, operation, touched);
      }
      waiting ??= setImmediate(tell);
    },
    end: () => {
      if (waiting !== null) clearImmediate(waiting);
      followed = null;
    },
  };
}

function keepInLine(context: MatterContext, operation: Operation, touched: Touched): void {
  switch (operation.type) {
    case 'document.describe':
      touched.add(operation.body.document);
      touched.addNotes();
      return;
    case 'document.field':
    case 'document.import':
    case 'document.copy':
    case 'document.reading':
    case 'document.progress':
    case 'document.tag':
    case 'document.untag':
    case 'document.decide':
    case 'document.settle':
      touched.add(operation.body.document);
      return;
    case 'document.supersede':
      touched.add(operation.body.document);
      for (const other of [operation.body.by, operation.body.was]) if (other !== null) touched.add(other);
      return;
    case 'document.withdraw':
      touched.addText(operation.body.document);
      touched.addAll();
      context.passages.refreshDocument(operation.body.document);
      return;
    case 'document.read':
      touched.addText(operation.body.document);
      touched.addNotes();
      context.texts.forget(operation.body.document);
      for (const { passage } of operation.body.carried?.passages ?? []) {
        touchPassage(context, passage, touched);
      }
      return;
    case 'block.furniture':
    case 'block.own':
      touched.addText(operation.body.document);
      touched.addNotes();
      context.texts.forget(operation.body.document);
      return;
    case 'document.copy-delete':
    case 'document.copy-restore': {
      const document = documentOfCopy(context, operation.body.copy);
      if (document !== null) touched.add(document);
      return;
    }
    case 'passage.move':
    case 'passage.delete':
    case 'passage.restore':
      touched.addNotes();
      touchPassage(context, operation.body.passage, touched);
      return;
    case 'passage.create':
    case 'passage.event':
    case 'tag.add':
    case 'tag.remove':
      touchPassage(context, operation.body.passage, touched);
      return;
    case 'note.create': {
      const { target } = operation.body;
      touched.addNotes();
      if (target.kind === 'passage') {
        context.passages.refresh(target.id);
        const document = documentOfPassage(context, target.id);
        if (document !== null) touched.add(document);
      } else if (target.kind === 'document') touched.add(target.id);
      return;
    }
    case 'note.edit':
    case 'note.open':
    case 'note.attach':
    case 'note.delete':
    case 'note.restore': {
      const document = documentOfNote(context, operation.body.note);
      touched.addNotes();
      if (document !== null) touched.add(document);
      return;
    }
    case 'link.create':
    case 'link.delete':
    case 'link.restore':
      touched.addNotes();
      for (const document of documentsOfLink(context, operation.body.link)) touched.add(document);
      return;
    case 'purge':
      for (const { document } of operation.body.documents) {
        touched.addText(document);
        context.texts.forget(document);
        context.passages.refreshDocument(document);
      }
      touched.addAll();
      return;
    case 'theme.delete':
    case 'theme.restore':
      touched.addAll();
      context.passages.recount();
      return;
    case 'theme.set':
      touched.addNotes();
      if (operation.body.field !== 'mergedInto') return;
      touched.addAll();
      context.passages.recount();
      return;
    default:
      touched.addNotes();
      return;
  }
}

function touchPassage(context: MatterContext, passage: string, touched: Touched): void {
  context.passages.refresh(passage);
  const document = documentOfPassage(context, passage);
  if (document !== null) touched.addPassage(document, passage);
}

function documentOfPassage(context: MatterContext, passage: string): string | null {
  return (
    context.reader.get<{ document: string | null }>('SELECT document FROM passage WHERE id = ?', passage)
      ?.document ?? null
  );
}

function documentsOfLink(context: MatterContext, link: string): readonly string[] {
  return context.reader
    .all<{ document: string }>(
      `SELECT p.document FROM passage_link k JOIN passage p ON p.id IN (k.from_passage, k.to_passage)
       WHERE k.id = ?`,
      link,
    )
    .map((row) => row.document);
}

function documentOfCopy(context: MatterContext, copy: string): string | null {
  return (
    context.reader.get<{ document: string | null }>('SELECT document FROM document_copy WHERE id = ?', copy)
      ?.document ?? null
  );
}

function documentOfNote(context: MatterContext, note: string): string | null {
  return (
    context.reader.get<{ document: string | null }>(
      `SELECT CASE n.target_kind WHEN 'document' THEN n.target
         WHEN 'passage' THEN (SELECT p.document FROM passage p WHERE p.id = n.target) END AS document
       FROM note n WHERE n.id = ?`,
      note,
    )?.document ?? null
  );
}
