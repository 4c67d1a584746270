import type { Operation } from '../../shared/model/index.ts';
import type { WrittenAct } from '../store/index.ts';
import type { MatterContext } from './matter-context.ts';
import { matterState } from './matter-state.ts';

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
    const { documents, everything } = touched.take();
    followed.surroundings.emit('matterChanged', { state: matterState(followed), documents, everything });
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

/** What changed since the windows were told last. */
interface Touched {
  readonly add: (document: string) => void;
  /** Any document's passages may have changed. */
  readonly addAll: () => void;
  /** What was added since it was taken last. */
  readonly take: () => { readonly documents: readonly string[]; readonly everything: boolean };
}

function touchedSet(): Touched {
  const touched = new Set<string>();
  let everything = false;
  return {
    add: (document) => {
      touched.add(document);
    },
    addAll: () => {
      everything = true;
    },
    take: () => {
      const taken = { documents: [...touched], everything };
      touched.clear();
      everything = false;
      return taken;
    },
  };
}

function keepInLine(context: MatterContext, operation: Operation, touched: Touched): void {
  switch (operation.type) {
    case 'document.import':
    case 'document.describe':
    case 'document.copy':
      touched.add(operation.body.document);
      return;
    case 'document.withdraw':
      touched.add(operation.body.document);
      touched.addAll();
      context.passages.refreshDocument(operation.body.document);
      return;
    case 'block.furniture':
    case 'block.own':
      touched.add(operation.body.document);
      context.texts.forget(operation.body.document);
      return;
    case 'document.copy-delete':
    case 'document.copy-restore': {
      const document = documentOfCopy(context, operation.body.copy);
      if (document !== null) touched.add(document);
      return;
    }
    case 'passage.create':
    case 'passage.move':
    case 'passage.delete':
    case 'passage.restore':
    case 'tag.add':
    case 'tag.remove': {
      const { passage } = operation.body;
      context.passages.refresh(passage);
      const document = documentOfPassage(context, passage);
      if (document !== null) touched.add(document);
      return;
    }
    case 'note.create': {
      const { target } = operation.body;
      if (target.kind === 'passage') {
        context.passages.refresh(target.id);
        const document = documentOfPassage(context, target.id);
        if (document !== null) touched.add(document);
      } else if (target.kind === 'document') touched.add(target.id);
      return;
    }
    case 'note.edit':
    case 'note.open':
    case 'note.delete':
    case 'note.restore': {
      const document = documentOfNote(context, operation.body.note);
      if (document !== null) touched.add(document);
      return;
    }
    case 'theme.delete':
    case 'theme.restore':
      touched.addAll();
      context.passages.recount();
      return;
    case 'theme.set':
      if (operation.body.field !== 'mergedInto') return;
      touched.addAll();
      context.passages.recount();
      return;
    default:
      return;
  }
}

function documentOfPassage(context: MatterContext, passage: string): string | null {
  return (
    context.reader.get<{ document: string | null }>('SELECT document FROM passage WHERE id = ?', passage)
      ?.document ?? null
  );
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
