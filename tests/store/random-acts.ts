import fc from 'fast-check';
import {
  documentKinds,
  itemKinds,
  linkRelations,
  paletteColours,
  progressStates,
  type NewItem,
} from '../../shared/model/index.ts';
import type { MatterSession } from '../../electron/usecases/matter-session.ts';
import type { Result } from '../../shared/base/index.ts';
import { expectValue, noteOf } from './matter-fixture.ts';
import { packChoices } from './pack-choices.ts';

/** A kind of thing a person can do; the numbers choose among what is there when it is done. */
export interface RandomAct {
  readonly kind: (typeof actKinds)[number];
  readonly choices: readonly [number, number, number];
}

const actKinds = [
  'tagSpan',
  'tagSpanWithNote',
  'tagPassage',
  'tagSpans',
  'untag',
  'deletePassage',
  'writeNote',
  'editNote',
  'openNote',
  'deleteNote',
  'addTheme',
  'nameTheme',
  'defineTheme',
  'codeTheme',
  'colourTheme',
  'moveThemes',
  'mergeThemes',
  'splitTheme',
  'retireThemes',
  'withdraw',
  'reinstate',
  'furniture',
  'ownNumber',
  'describe',
  'titleMatter',
  'movePassage',
  'splitPassage',
  'joinPassages',
  'linkPassages',
  'unlinkPassages',
  'datePassage',
  'progress',
  'beginReading',
  'tagDocument',
  'decide',
  'settle',
  'createItem',
  'setItem',
  'deleteItem',
  'restorePassage',
  'supersede',
  'restoreNote',
  'openByDefault',
  'proposePurge',
  'withdrawPurge',
] as const;

const number = fc.nat({ max: 1_000 });

/** Sequences of acts, weighted towards those that make something to act on. */
export const randomActs: fc.Arbitrary<readonly RandomAct[]> = fc.array(
  fc.record({
    kind: fc.oneof(
      { weight: 2, arbitrary: fc.constantFrom(...actKinds) },
      { weight: 1, arbitrary: fc.constantFrom('tagSpan', 'tagSpanWithNote', 'writeNote', 'addTheme') },
    ),
    choices: fc.tuple(number, number, number),
  }),
  { minLength: 1, maxLength: 14 },
);

/** Does one act through the session's calls; an expected failure is an outcome like any other. */
export async function perform(session: MatterSession, act: RandomAct): Promise<Result<unknown>> {
  const { calls } = session;
  const [a, b, c] = act.choices;
  const documents = expectValue(await calls.listDocuments({}));
  const themes = expectValue(await calls.listThemes({}));
  const passages = expectValue(await calls.listPassages({}));
  const notes = expectValue(await calls.listNotes({}));
  const pick = <Value>(list: readonly Value[], n: number): Value | undefined => list[n % list.length];
  const document = pick(documents, a);
  const theme = pick(themes, b);
  const passage = pick(passages, a);
  const note = pick(notes, a);
  const done: Result<unknown> = { ok: true, value: null };
  if (document === undefined || theme === undefined) return done;
  const documentId = document.id;
  const themeId = theme.id;
  switch (act.kind) {
    case 'tagSpan':
    case 'tagSpanWithNote': {
      const start = b % document.characters;
      const themeIds = [...new Set([themeId, ...(c % 3 === 0 ? [pick(themes, c)?.id ?? themeId] : [])])];
      return calls.tagSpan({
        documentId,
        start,
        end: Math.min(document.characters, start + 1 + (c % 30)),
        themeIds,
        ...(act.kind === 'tagSpan' ? {} : { note: { content: noteOf(`Remark ${c}`) } }),
      });
    }
    case 'tagPassage':
      return passage === undefined ? done : calls.tagPassage({ passageId: passage.id, themeIds: [themeId] });
    case 'tagSpans':
      return calls.tagSpans({
        spans: documents.map(({ id, characters }) => ({
          documentId: id,
          start: b % characters,
          end: Math.min(characters, (b % characters) + 1 + (c % 30)),
        })),
        themeIds: [themeId],
      });
    case 'untag': {
      const tag = passage === undefined ? undefined : pick(passage.tags, b);
      return passage === undefined || tag === undefined
        ? done
        : calls.untagPassage({ passageId: passage.id, themeId: tag.themeId, removeBare: c % 2 === 0 });
    }
    case 'deletePassage':
      return passage === undefined ? done : calls.deletePassage({ passageId: passage.id });
    case 'writeNote':
      return calls.writeNote({
        target:
          c % 4 === 0 || passage === undefined
            ? { kind: 'matter' }
            : c % 4 === 1
              ? { kind: 'document', id: documentId }
              : c % 4 === 2
                ? { kind: 'theme', id: themeId }
                : { kind: 'passage', id: passage.id },
        content: noteOf(`Thought ${c}`),
      });
    case 'editNote':
      return note === undefined
        ? done
        : calls.editNote({
            noteId: note.id,
            content: noteOf(`Second thought ${c}`),
            replaces: [note.version, ...note.conflicts.map((conflict) => conflict.version)],
          });
    case 'openNote':
      return note === undefined ? done : calls.openNote({ noteId: note.id, privileged: b % 2 === 0 });
    case 'deleteNote':
      return note === undefined ? done : calls.deleteNote({ noteId: note.id });
    case 'addTheme':
      return calls.addTheme({ name: `Theme ${c % 7}`, parent: b % 2 === 0 ? null : themeId });
    case 'nameTheme':
      return calls.writeTheme({ themeId, field: 'name', text: `Name ${c % 9}` });
    case 'defineTheme':
      return calls.writeTheme({
        themeId,
        field: (['definition', 'use', 'avoid'] as const)[a % 3] ?? 'definition',
        text: `Text ${c % 9}`,
      });
    case 'codeTheme':
      return calls.setThemeCode({ themeId, code: `C${c % 12}` });
    case 'colourTheme':
      return calls.setThemeColour({ themeId, colour: pick(paletteColours, c) ?? 'blue' });
    case 'moveThemes':
      return calls.moveThemes({
        themeIds: [themeId],
        parent: a % 2 === 0 ? null : (pick(themes, c)?.id ?? null),
        position: c % 5,
      });
    case 'mergeThemes':
      return calls.mergeThemes({ themeIds: [themeId], into: pick(themes, c)?.id ?? themeId });
    case 'splitTheme': {
      const tagged = passages.filter((other) => other.tags.some((tag) => tag.themeId === themeId));
      return tagged.length === 0
        ? done
        : calls.splitTheme({
            themeId,
            passageIds: tagged.slice(0, 1 + (a % 3)).map((other) => other.id),
            into:
              c % 2 === 0
                ? { kind: 'new', name: `Split ${c % 5}` }
                : { kind: 'theme', themeId: pick(themes, c)?.id ?? themeId },
          });
    }
    case 'retireThemes':
      return calls.retireThemes({ themeIds: [themeId], retired: c % 2 === 0 });
    case 'withdraw':
      return calls.withdrawDocuments({ documentIds: [documentId], reason: `Reason ${c % 3}` });
    case 'reinstate':
      return calls.reinstateDocuments({ documentIds: [documentId] });
    case 'furniture':
      return calls.setFurniture({
        documentId,
        blocks: [1 + (b % document.blocks), 1 + (c % document.blocks)],
        furniture: a % 2 === 0,
      });
    case 'ownNumber':
      return calls.setOwnNumber({
        documentId,
        block: 1 + (b % document.blocks),
        own: c % 3 === 0 ? null : { kind: 'paragraph', label: `${c % 5}` },
      });
    case 'describe':
      switch (c % 6) {
        case 4:
          return calls.describeDocuments({
            changes: documents.map((other) => ({
              documentId: other.id,
              change: { field: 'provider', value: b % 3 === 0 ? null : `Provider ${b}` },
            })),
          });
        case 5: {
          const field = pick(expectValue(await calls.listItems({ kind: 'field' })), b);
          return field === undefined
            ? done
            : calls.describeDocument({
                documentId,
                change: { field: 'custom', custom: field.id, value: a % 3 === 0 ? null : `Value ${b}` },
              });
        }
        case 0:
          return calls.describeDocument({
            documentId,
            change: { field: 'title', value: b % 4 === 0 ? document.title : `Title ${b}` },
          });
        case 1:
          return calls.describeDocument({
            documentId,
            change: {
              field: 'date',
              value: b % 3 === 0 ? null : { value: `20${10 + (b % 9)}`, precision: 'year' },
            },
          });
        case 2:
          return calls.describeDocument({
            documentId,
            change: { field: 'publisher', value: b % 3 === 0 ? null : `Publisher ${b}` },
          });
        default:
          return calls.describeDocument({
            documentId,
            change: { field: 'kind', value: pick(documentKinds, b) ?? 'other' },
          });
      }
    case 'movePassage':
      return passage === undefined
        ? done
        : calls.movePassage({
            passageId: passage.id,
            start: Math.max(0, passage.start - (b % 5)),
            end: passage.end + (c % 9),
          });
    case 'splitPassage':
      return passage === undefined
        ? done
        : calls.splitPassage({
            passageId: passage.id,
            at: passage.start + 1 + (c % Math.max(1, passage.end - passage.start)),
          });
    case 'joinPassages': {
      const other = pick(passages, b);
      return passage === undefined || other === undefined || other.id === passage.id
        ? done
        : calls.joinPassages({ passageIds: [passage.id, other.id] });
    }
    case 'linkPassages': {
      const to = pick(passages, b);
      return passage === undefined || to === undefined
        ? done
        : calls.linkPassages({ from: passage.id, to: to.id, relation: pick(linkRelations, c) ?? 'repeats' });
    }
    case 'unlinkPassages': {
      const link = pick(expectValue(await calls.listLinks({})), c);
      return link === undefined ? done : calls.unlinkPassages({ linkId: link.id });
    }
    case 'datePassage':
      return passage === undefined
        ? done
        : calls.setPassageEvent({
            passageId: passage.id,
            date: c % 3 === 0 ? null : { value: `20${10 + (c % 9)}`, precision: 'year' },
          });
    case 'progress':
      return calls.setProgress({ documentIds: [documentId], state: pick(progressStates, c) ?? 'read' });
    case 'beginReading':
      return calls.beginReading({ documentId });
    case 'tagDocument':
      return calls.setDocumentTag({ documentIds: [documentId], themeId, tagged: c % 3 !== 0 });
    case 'decide':
    case 'settle': {
      const decision =
        b % 2 === 0
          ? ({ question: 'relevance', answer: c % 3 === 0 ? null : 'relevant', reason: `R${c % 3}` } as const)
          : ({
              question: 'privilege',
              answer: c % 3 === 0 ? 'privileged' : 'not privileged',
              reason: '',
            } as const);
      return act.kind === 'decide'
        ? calls.decideDocuments({ documentIds: [documentId], decision })
        : calls.settleDecision({ documentId, decision });
    }
    case 'createItem':
      return calls.createItem({ item: newItem(act.choices, documentId) });
    case 'setItem': {
      const item = pick(expectValue(await calls.listItems({ kind: 'term-list' })), b);
      return item === undefined
        ? done
        : calls.setItem({
            itemId: item.id,
            change: { kind: 'term-list', field: 'terms', value: [`term ${c}`, 'CPD'] },
          });
    }
    case 'deleteItem': {
      const item = pick(expectValue(await calls.listItems({ kind: pick(itemKinds, a) ?? 'person' })), b);
      return item === undefined ? done : calls.deleteItems({ itemIds: [item.id] });
    }
    case 'supersede': {
      const other = pick(documents, b);
      const own = pick(
        passages.filter((one) => one.documentId === documentId),
        c,
      );
      return other === undefined
        ? done
        : calls.supersedeDocument({
            documentId,
            by: other.id,
            placements: own === undefined ? [] : [{ passageId: own.id, start: c % 4, end: 4 + (b % 9) }],
          });
    }
    case 'restorePassage': {
      if (passage === undefined) return done;
      const page = { passageId: passage.id, limit: 50, offset: 0 };
      const state = pick(expectValue(await calls.passageHistory(page)).states, c);
      return state === undefined ? done : calls.restorePassage({ passageId: passage.id, act: state.act });
    }
    case 'restoreNote': {
      if (note === undefined) return done;
      const state = pick(
        expectValue(await calls.noteHistory({ noteId: note.id, limit: 50, offset: 0 })).states,
        c,
      );
      return state === undefined ? done : calls.restoreNote({ noteId: note.id, act: state.act });
    }
    case 'openByDefault':
      return calls.setNotesOpenByDefault({ open: c % 2 === 0 });
    case 'proposePurge':
      return calls.proposePurge({ documentIds: [documentId], reason: `Reason ${c % 3}` });
    case 'withdrawPurge': {
      const proposal = pick(expectValue(await calls.listPurges({})).proposals, a);
      return proposal === undefined ? done : calls.withdrawPurge({ purgeId: proposal.id });
    }
    case 'titleMatter':
      return calls.setMatterTitle({ title: `Matter ${c % 4}` });
  }
}

function newItem([a, b, c]: RandomAct['choices'], documentId: string): NewItem {
  const name = `Item ${c % 5}`;
  const listed = itemKinds.filter((one) => one !== 'hand-over');
  const kind = listed[a % listed.length] ?? 'term-list';
  switch (kind) {
    case 'saved-query':
      return { kind, fields: { name, query: `word${b}`, sort: 'relevance' } };
    case 'term-list':
      return { kind, fields: { name, terms: [`term ${b}`], shown: true } };
    case 'person':
      return { kind, fields: { name, kind: 'person', aliases: [`Alias ${b}`], remark: '' } };
    case 'batch':
      return {
        kind,
        fields: {
          name,
          documents: [documentId],
          reviewer: null,
          purpose: 'first review',
          of: null,
          drawn: '',
        },
      };
    case 'spelling':
      return { kind, fields: { word: `word${c % 5}` } };
    case 'field':
      return { kind, fields: { name, type: 'text' } };
    case 'provider':
      return { kind, fields: { name, prefix: 'PRO' } };
    case 'pack-template':
      return { kind, fields: { name, choices: packChoices(`Pack ${b}`) } };
  }
}
