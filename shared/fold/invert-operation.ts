import { assertNever, orderKey } from '../base/index.ts';
import type { NoteContent, Operation, OperationDraft } from '../model/index.ts';
import type { Cell, FoldTableName } from './tables.ts';

/** What inverting needs to know of the state as it is now. */
export interface StandingState {
  /** The order of the value that stands in a register, or null. */
  readonly registerOrder: (table: FoldTableName, key: readonly Cell[], group: string) => string | null;
  /** True where a token was given and nothing has covered it. */
  readonly tokenStands: (table: 'tag' | 'life' | 'text_version', key: readonly Cell[]) => boolean;
  /** True where any token still gives the subject life. */
  readonly isAlive: (subject: string) => boolean;
  /** The tag an operation gave. */
  readonly tagGivenBy: (
    operation: string,
  ) => { readonly passage: string; readonly theme: string; readonly reviewer: string } | null;
  /** The text an operation wrote, as stored. */
  readonly versionWrittenBy: (operation: string, field: string) => string | null;
}

/** The inverse of one operation: what to append, or why something stays as it is. */
export interface Inverse {
  readonly operations: readonly OperationDraft[];
  /** Sentences naming what a later act changed and what therefore stays. */
  readonly kept: readonly string[];
}

/** True where an act of this type can be undone; the others are records of what happened and stand. */
export function isUndoable(type: Operation['type']): boolean {
  switch (type) {
    case 'matter.create':
    case 'replica.begin':
    case 'reviewer.name':
    case 'pack.build':
    case 'purge':
      return false;
    default:
      return true;
  }
}

/**
 * Inverts an operation against the state as it is now: a field goes back only where the operation's own value still
 * stands, and what somebody changed since stays.
 *
 * @param actOperations ids of all operations of the same act, whose gifts of life are covered together.
 */
export function invertOperation(
  operation: Operation,
  state: StandingState,
  actOperations: readonly string[],
): Inverse {
  const order = orderKey(operation);
  const unlessChanged = (
    table: FoldTableName,
    key: readonly Cell[],
    group: string,
    what: string,
    back: OperationDraft,
  ): Inverse =>
    state.registerOrder(table, key, group) === order
      ? only(back)
      : keeping(`${what} was changed again since, so the later change stays.`);
  const givenLife = (subject: string): readonly string[] =>
    actOperations.filter((id) => state.tokenStands('life', [id, subject]));
  const ending = (
    subject: string,
    what: string,
    end: (covers: readonly string[]) => OperationDraft,
  ): Inverse => {
    const covers = givenLife(subject);
    return covers.length > 0 ? only(end(covers)) : keeping(`${what} had already been removed.`);
  };
  const restoring = (subject: string, what: string, restore: OperationDraft): Inverse =>
    state.isAlive(subject) ? keeping(`${what} had already been put back.`) : only(restore);

  switch (operation.type) {
    case 'matter.create':
    case 'replica.begin':
    case 'reviewer.name':
    case 'pack.build':
    case 'purge':
      return { operations: [], kept: [] };
    case 'matter.set': {
      const { matter, change } = operation.body;
      const back =
        change.field === 'title'
          ? ({ field: 'title', value: change.was, was: change.value } as const)
          : ({ field: 'notesOpenByDefault', value: change.was, was: change.value } as const);
      const group = change.field === 'title' ? 'title' : 'notes_open';
      return unlessChanged('matter', [matter], group, 'That setting of the matter', {
        type: 'matter.set',
        body: { matter, change: back },
      });
    }
    case 'document.import':
      return unlessChanged(
        'document',
        [operation.body.document],
        'withdrawn',
        'Whether the document is in use',
        {
          type: 'document.withdraw',
          body: { document: operation.body.document, reason: 'The import was undone.', was: null },
        },
      );
    case 'document.describe': {
      const { body } = operation;
      return unlessChanged('document', [body.document], body.field, `The document’s ${body.field}`, {
        type: 'document.describe',
        body: swapped(body),
      });
    }
    case 'document.copy':
      return ending(operation.body.copy, 'The further copy', (covers) => ({
        type: 'document.copy-delete',
        body: { copy: operation.body.copy, covers },
      }));
    case 'document.copy-delete':
      return restoring(operation.body.copy, 'The further copy', {
        type: 'document.copy-restore',
        body: { copy: operation.body.copy },
      });
    case 'document.copy-restore':
      return ending(operation.body.copy, 'The further copy', (covers) => ({
        type: 'document.copy-delete',
        body: { copy: operation.body.copy, covers },
      }));
    case 'document.withdraw': {
      const { document, reason, was } = operation.body;
      return unlessChanged('document', [document], 'withdrawn', 'Whether the document is in use', {
        type: 'document.withdraw',
        body: { document, reason: was, was: reason },
      });
    }
    case 'document.supersede': {
      const { document, by, was } = operation.body;
      return unlessChanged('document', [document], 'superseded', 'What supersedes the document', {
        type: 'document.supersede',
        body: { document, by: was, was: by },
      });
    }
    case 'block.furniture': {
      const { document, block, furniture, was } = operation.body;
      return unlessChanged('block_mark', [document, block], 'furniture', `The furniture mark of ¶${block}`, {
        type: 'block.furniture',
        body: { document, block, furniture: was, was: furniture },
      });
    }
    case 'block.own': {
      const { document, block, own, was } = operation.body;
      return unlessChanged('block_mark', [document, block], 'own', `The source’s own number of ¶${block}`, {
        type: 'block.own',
        body: { document, block, own: was, was: own },
      });
    }
    case 'passage.create':
    case 'passage.restore':
      return ending(operation.body.passage, 'The passage', (covers) => ({
        type: 'passage.delete',
        body: { passage: operation.body.passage, covers },
      }));
    case 'passage.move': {
      const { passage, to, was } = operation.body;
      return unlessChanged('passage', [passage], 'span', 'The passage’s ends', {
        type: 'passage.move',
        body: { passage, to: was, was: to },
      });
    }
    case 'passage.delete':
      return restoring(operation.body.passage, 'The passage', {
        type: 'passage.restore',
        body: { passage: operation.body.passage },
      });
    case 'tag.add':
      return state.tokenStands('tag', [operation.id])
        ? only({
            type: 'tag.remove',
            body: {
              passage: operation.body.passage,
              theme: operation.body.theme,
              covers: [operation.id],
            },
          })
        : keeping('A tag had already been removed.');
    case 'tag.remove': {
      const operations: OperationDraft[] = [];
      for (const covered of operation.body.covers) {
        const tag = state.tagGivenBy(covered);
        if (tag === null) continue;
        const { passage, theme, reviewer } = tag;
        operations.push({
          type: 'tag.add',
          body: {
            passage,
            theme,
            ...(reviewer === operation.reviewer ? {} : { of: reviewer }),
          },
        });
      }
      return { operations, kept: [] };
    }
    case 'note.create':
    case 'note.restore':
      return ending(operation.body.note, 'The note', (covers) => ({
        type: 'note.delete',
        body: { note: operation.body.note, covers },
      }));
    case 'note.delete':
      return restoring(operation.body.note, 'The note', {
        type: 'note.restore',
        body: { note: operation.body.note },
      });
    case 'note.edit': {
      const { note, replaces } = operation.body;
      if (!state.tokenStands('text_version', [operation.id, 'content'])) {
        return keeping('The note was written again since, so the later text stays.');
      }
      return {
        operations: earlierVersions(state, replaces, 'content').map((content) => ({
          type: 'note.edit',
          body: { note, content: JSON.parse(content) as NoteContent, replaces: [operation.id] },
        })),
        kept: [],
      };
    }
    case 'note.open': {
      const { note, privileged, was } = operation.body;
      return unlessChanged('note', [note], 'privileged', 'Whether the note is privileged', {
        type: 'note.open',
        body: { note, privileged: was, was: privileged },
      });
    }
    case 'theme.create':
    case 'theme.restore':
      return ending(operation.body.theme, 'The theme', (covers) => ({
        type: 'theme.delete',
        body: { theme: operation.body.theme, covers },
      }));
    case 'theme.delete':
      return restoring(operation.body.theme, 'The theme', {
        type: 'theme.restore',
        body: { theme: operation.body.theme },
      });
    case 'theme.write': {
      const { theme, field, replaces } = operation.body;
      if (!state.tokenStands('text_version', [operation.id, field])) {
        return keeping(`The theme’s ${field} was written again since, so the later text stays.`);
      }
      return {
        operations: earlierVersions(state, replaces, field).map((text) => ({
          type: 'theme.write',
          body: { theme, field, text, replaces: [operation.id] },
        })),
        kept: [],
      };
    }
    case 'theme.set': {
      const { body } = operation;
      const group = body.field === 'mergedInto' ? 'merged_into' : body.field;
      return unlessChanged('theme', [body.theme], group, `The theme’s ${themeFieldWords[body.field]}`, {
        type: 'theme.set',
        body: swapped(body),
      });
    }
    default:
      return assertNever(operation, 'kind of operation');
  }
}

const themeFieldWords = {
  code: 'code',
  colour: 'colour',
  parent: 'place in the tree',
  mergedInto: 'merge',
  position: 'place among its siblings',
  retired: 'retirement',
} as const;

function swapped<Body extends { readonly value: unknown; readonly was: unknown }>(body: Body): Body {
  return { ...body, value: body.was, was: body.value };
}

function only(operation: OperationDraft): Inverse {
  return { operations: [operation], kept: [] };
}

function keeping(sentence: string): Inverse {
  return { operations: [], kept: [sentence] };
}

function earlierVersions(
  state: StandingState,
  replaced: readonly string[],
  field: string,
): readonly string[] {
  return replaced
    .map((operation) => state.versionWrittenBy(operation, field))
    .filter((content) => content !== null);
}
