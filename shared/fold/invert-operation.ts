import { assertNever } from '../base/index.ts';
import {
  descriptionFieldWords,
  type DocumentDecision,
  type Operation,
  type OperationDraft,
} from '../model/index.ts';
import { descriptionGroup } from './cells-of-operation.ts';
import { isOwn, isSelfOrOwnTurn } from './own-turns.ts';
import { ownValueStands } from './own-value-stands.ts';
import type { Inverse, StandingState } from './standing-state.ts';
import { readingTurnedBack } from './turn-reading-back.ts';
import type { Cell, FoldTableName } from './tables.ts';
import { itemWords, themeFieldWords } from './subject-words.ts';
import { titleSwapped } from './title-swapped.ts';
import { documentTagsToGiveBack, tagsToGiveBack } from './tags-to-give-back.ts';

/** Why a document is out of use whose import was undone. */
export const undoneImport = 'The import was undone.';

/** True where an act of this type can be undone; the others are records of what happened and stand. */
export function isUndoable(type: Operation['type']): boolean {
  switch (type) {
    case 'matter.create':
    case 'replica.begin':
    case 'replica.key':
    case 'reviewer.name':
    case 'document.reading':
    case 'pack.build':
    case 'purge':
      return false;
    default:
      return true;
  }
}

/** An operation that stands by itself in its act's inverse; wordings are turned back together. */
type InvertedAlone = Exclude<Operation, { readonly type: 'note.edit' | 'theme.write' }>;

/**
 * Inverts one operation of an act against the state as it is now.
 *
 * @param revived what the act's inverse has put back so far, which counts as standing.
 */
export function invertOperation(
  operation: InvertedAlone,
  state: StandingState,
  revived: ReadonlySet<string>,
): Inverse {
  const unlessChanged = (
    table: FoldTableName,
    key: readonly Cell[],
    group: string,
    what: string,
    back: OperationDraft,
  ): Inverse =>
    ownValueStands(operation, state, table, key, group)
      ? only(back)
      : keeping(`${what} was changed again since, so the later change stays.`);
  const whileThere = (subject: string, what: string, inverse: () => Inverse): Inverse =>
    revived.has(subject) || state.lives(subject).length > 0
      ? inverse()
      : keeping(`${what} was removed since, so it stays removed.`);
  const ending = (
    subject: string,
    what: string,
    end: (covers: readonly string[]) => OperationDraft,
  ): Inverse => {
    const lives = state.lives(subject);
    const own = lives.filter((life) => isOwn(state, operation, life));
    if (own.length === 0) return keeping(`${what} had already been removed.`);
    return {
      operations: [end(own)],
      kept: own.length < lives.length ? [`Somebody else has used ${lowered(what)} since, so it stays.`] : [],
    };
  };
  const restoring = (subject: string, what: string, restore: OperationDraft): Inverse =>
    state.lives(subject).length > 0 ? keeping(`${what} had already been put back.`) : only(restore);

  switch (operation.type) {
    case 'matter.create':
    case 'replica.begin':
    case 'replica.key':
    case 'reviewer.name':
    case 'document.reading':
    case 'pack.build':
    case 'purge':
      return { operations: [], kept: [] };
    case 'matter.set': {
      const { matter, change } = operation.body;
      const back =
        change.field === 'title'
          ? ({ field: 'title', value: change.was, was: change.value } as const)
          : ({ field: change.field, value: change.was, was: change.value } as const);
      const group = groupsOfMatter[change.field];
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
          body: { document: operation.body.document, reason: undoneImport, was: null },
        },
      );
    case 'document.read':
      return unlessChanged('document', [operation.body.document], 'text', 'The document’s text', {
        type: 'document.read',
        body: readingTurnedBack(operation.body),
      });
    case 'document.describe': {
      const { body } = operation;
      const what = `The document’s ${descriptionFieldWords[body.field]}`;
      return unlessChanged('document', [body.document], descriptionGroup(body.field), what, {
        type: 'document.describe',
        body: body.field === 'title' ? titleSwapped(body) : swapped(body),
      });
    }
    case 'document.field': {
      const { body } = operation;
      return unlessChanged(
        'document_field',
        [body.document, body.field],
        'value',
        'A field of the document',
        { type: 'document.field', body: swapped(body) },
      );
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
    case 'document.progress': {
      const { document, state: set, was } = operation.body;
      return unlessChanged(
        'progress',
        [document, operation.reviewer],
        'state',
        'How far you are with the document',
        { type: 'document.progress', body: { document, state: was, was: set } },
      );
    }
    case 'document.tag': {
      const { document, theme, of = operation.reviewer } = operation.body;
      const covers = state
        .documentTags(document)
        .filter((tag) => tag.theme === theme && tag.reviewer === of)
        .map((tag) => tag.operation)
        .filter((id) => isSelfOrOwnTurn(state, operation, id));
      return covers.length > 0
        ? only({ type: 'document.untag', body: { document, theme, covers } })
        : keeping('A tag had already been removed.');
    }
    case 'document.untag':
      return { operations: documentTagsToGiveBack(operation, operation.body.covers, state), kept: [] };
    case 'document.decide': {
      const { body } = operation;
      return unlessChanged(
        'decision',
        [body.document, body.question, operation.reviewer],
        'answer',
        `Your decision on ${body.question}`,
        { type: 'document.decide', body: decisionTurnedBack(body) },
      );
    }
    case 'document.settle': {
      const { body } = operation;
      return unlessChanged(
        'settlement',
        [body.document, body.question],
        'answer',
        `The settlement on ${body.question}`,
        { type: 'document.settle', body: { ...body, settled: body.was, was: body.settled } },
      );
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
      return whileThere(passage, 'The passage', () =>
        unlessChanged('passage', [passage], 'span', 'The passage’s ends', {
          type: 'passage.move',
          body: { passage, to: was, was: to },
        }),
      );
    }
    case 'passage.delete':
      return restoring(operation.body.passage, 'The passage', {
        type: 'passage.restore',
        body: { passage: operation.body.passage },
      });
    case 'tag.add': {
      const { passage, theme, of = operation.reviewer } = operation.body;
      const covers = state
        .tags(passage)
        .filter((tag) => tag.theme === theme && tag.reviewer === of)
        .map((tag) => tag.operation)
        .filter((id) => isSelfOrOwnTurn(state, operation, id));
      return covers.length > 0
        ? only({ type: 'tag.remove', body: { passage, theme, covers } })
        : keeping('A tag had already been removed.');
    }
    case 'tag.remove': {
      const { passage, covers } = operation.body;
      return whileThere(passage, 'The passage', () => ({
        operations: tagsToGiveBack(operation, covers, state),
        kept: [],
      }));
    }
    case 'passage.event': {
      const { passage, date, was } = operation.body;
      return whileThere(passage, 'The passage', () =>
        unlessChanged('passage', [passage], 'event', 'The passage’s event date', {
          type: 'passage.event',
          body: { passage, date: was, was: date },
        }),
      );
    }
    case 'link.create':
    case 'link.restore':
      return ending(operation.body.link, 'The link', (covers) => ({
        type: 'link.delete',
        body: { link: operation.body.link, covers },
      }));
    case 'link.delete':
      return restoring(operation.body.link, 'The link', {
        type: 'link.restore',
        body: { link: operation.body.link },
      });
    case 'note.attach': {
      const { note, target, was } = operation.body;
      return whileThere(note, 'The note', () =>
        unlessChanged('note', [note], 'target', 'What the note is on', {
          type: 'note.attach',
          body: { note, target: was, was: target },
        }),
      );
    }
    case 'item.create':
    case 'item.restore': {
      const { item, kind } = operation.body;
      return ending(item, itemWords[kind], (covers) => ({
        type: 'item.delete',
        body: { item, kind, covers },
      }));
    }
    case 'item.delete': {
      const { item, kind } = operation.body;
      return restoring(item, itemWords[kind], { type: 'item.restore', body: { item, kind } });
    }
    case 'item.set': {
      const { body } = operation;
      return whileThere(body.item, itemWords[body.kind], () =>
        unlessChanged(
          'item_field',
          [body.item, body.field],
          'value',
          `${itemWords[body.kind]}’s ${body.field}`,
          {
            type: 'item.set',
            body: swapped(body),
          },
        ),
      );
    }
    case 'purge.propose':
    case 'purge.restore':
      return ending(operation.body.purge, 'The proposal to purge', (covers) => ({
        type: 'purge.withdraw',
        body: { purge: operation.body.purge, covers },
      }));
    case 'purge.withdraw':
      return restoring(operation.body.purge, 'The proposal to purge', {
        type: 'purge.restore',
        body: { purge: operation.body.purge },
      });
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
    case 'note.open': {
      const { note, privileged, was } = operation.body;
      return whileThere(note, 'The note', () =>
        unlessChanged('note', [note], 'privileged', 'Whether the note is privileged', {
          type: 'note.open',
          body: { note, privileged: was, was: privileged },
        }),
      );
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
    case 'theme.set': {
      const { body } = operation;
      const group = body.field === 'mergedInto' ? 'merged_into' : body.field;
      return whileThere(body.theme, 'The theme', () =>
        unlessChanged('theme', [body.theme], group, `The theme’s ${themeFieldWords[body.field]}`, {
          type: 'theme.set',
          body: swapped(body),
        }),
      );
    }
    default:
      return assertNever(operation, 'kind of operation');
  }
}

function swapped<Body extends { readonly value: unknown; readonly was: unknown }>(body: Body): Body {
  return { ...body, value: body.was, was: body.value };
}

function decisionTurnedBack(body: DocumentDecision): DocumentDecision {
  const { document, question, answer, reason, was } = body;
  return { document, question, answer: was.answer, reason: was.reason, was: { answer, reason } };
}

function only(operation: OperationDraft): Inverse {
  return { operations: [operation], kept: [] };
}

function keeping(sentence: string): Inverse {
  return { operations: [], kept: [sentence] };
}

function lowered(what: string): string {
  return `${what.charAt(0).toLowerCase()}${what.slice(1)}`;
}

/** In which group of the matter's row each of its settings stands. */
const groupsOfMatter = {
  title: 'title',
  notesOpenByDefault: 'notes_open',
  recogniseAfterImport: 'recognise',
} as const;
