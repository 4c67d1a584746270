import { assertNever, orderKey } from '../base/index.ts';
import type { Operation } from '../model/index.ts';
import {
  dateCells,
  descriptionCells,
  descriptionGroup,
  factsCells,
  familyCells,
  flag,
  json,
  notWithdrawn,
  plain,
  spanCells,
  targetCells,
  textCells,
  themeCells,
} from './cells-of-operation.ts';
import type { Cells, Change } from './change.ts';
import { foldDeciding } from './fold-deciding.ts';
import { foldItem } from './fold-item.ts';
import { foldPurging } from './fold-purging.ts';
import type { Cell, FoldTableName } from './tables.ts';

/**
 * What an operation changes in the folded tables.
 *
 * Pure: it reads nothing but the operation, so the changes of a set of operations can be applied in any order.
 */
export function foldOperation(operation: Operation): readonly Change[] {
  const order = orderKey(operation);
  const made: Cells = { reviewer: operation.reviewer, at_ms: operation.atMs };
  const once = (table: FoldTableName, key: readonly Cell[], values: Cells): Change => ({
    kind: 'once',
    table,
    key,
    values,
    order,
  });
  const register = (table: FoldTableName, key: readonly Cell[], group: string, values: Cells): Change => ({
    kind: 'register',
    table,
    key,
    group,
    values,
    order,
  });
  const life = (subject: string): Change => ({
    kind: 'token',
    table: 'life',
    key: [operation.id, subject],
    values: { op_order: order },
  });
  const version = (subject: string, field: string, content: string): Change => ({
    kind: 'token',
    table: 'text_version',
    key: [operation.id, field],
    values: { subject, content, reviewer: operation.reviewer, at_ms: operation.atMs, op_order: order },
  });
  const coverLives = (subject: string, covered: readonly string[]): readonly Change[] =>
    covered.map((token) => ({ kind: 'cover', table: 'life', key: [token, subject] }));
  const coverVersions = (field: string, replaced: readonly string[]): readonly Change[] =>
    replaced.map((token) => ({ kind: 'cover', table: 'text_version', key: [token, field] }));

  switch (operation.type) {
    case 'matter.create': {
      const { matter, title, prefix } = operation.body;
      return [
        once('matter', [matter], { prefix, ...made }),
        register('matter', [matter], 'title', { title }),
        register('matter', [matter], 'notes_open', { notes_open: 0 }),
      ];
    }
    case 'matter.set': {
      const { matter, change } = operation.body;
      switch (change.field) {
        case 'title':
          return [register('matter', [matter], 'title', { title: change.value })];
        case 'notesOpenByDefault':
          return [register('matter', [matter], 'notes_open', { notes_open: flag(change.value) })];
        case 'recogniseAfterImport':
          return [register('matter', [matter], 'recognise', { recognise: flag(change.value) })];
        default:
          return assertNever(change, 'change of the matter');
      }
    }
    case 'replica.begin': {
      const { suffix, startedFrom } = operation.body;
      return [
        once('replica', [operation.replica], {
          suffix,
          started_from: json(startedFrom.map((head) => ({ ...head }))),
          ...made,
        }),
      ];
    }
    case 'replica.key': {
      const key = { replica: operation.replica, public_key: operation.body.publicKey };
      return [once('replica_key', [operation.id], { ...key, ...made })];
    }
    case 'reviewer.name':
      return [register('reviewer', [operation.body.reviewer], 'name', { name: operation.body.name })];

    case 'document.import': {
      const { document, detected, facts, family, ...sealed } = operation.body;
      return [
        once('document', [document], {
          urn: sealed.urn,
          file_name: sealed.fileName,
          path: sealed.path,
          sha256: sealed.sha256,
          bytes: sealed.bytes,
          ...factsCells(facts),
          ...familyCells(family),
          ...made,
        }),
        register('document', [document], 'text', textCells(sealed)),
        register('document', [document], 'title', {
          title: detected.title,
          title_made_up: flag(detected.titleMadeUp),
        }),
        register('document', [document], 'date', dateCells(detected.date)),
        register('document', [document], 'publisher', { publisher: detected.publisher }),
        register('document', [document], 'author', { author: detected.author }),
        register('document', [document], 'kind', { kind: detected.kind }),
        ...(detected.recipients === undefined
          ? []
          : [register('document', [document], 'recipients', { recipients: detected.recipients })]),
        register('document', [document], 'withdrawn', notWithdrawn),
        register('document', [document], 'superseded', { superseded_by: null }),
      ];
    }
    case 'document.read':
      return [
        register('document', [operation.body.document], 'text', textCells(operation.body.reading)),
        ...(operation.body.carried?.passages ?? []).map(({ passage, to }) =>
          register('passage', [passage], 'span', spanCells(to)),
        ),
        ...(operation.body.carried?.blocks ?? []).map(({ block, ...carried }) =>
          carried.mark === 'furniture'
            ? register('block_mark', [operation.body.document, block], 'furniture', {
                furniture: flag(carried.to),
              })
            : register('block_mark', [operation.body.document, block], 'own', {
                own: json(carried.to === null ? null : { ...carried.to }),
              }),
        ),
      ];
    case 'document.describe':
      return [
        register(
          'document',
          [operation.body.document],
          descriptionGroup(operation.body.field),
          descriptionCells(operation.body),
        ),
      ];
    case 'document.field': {
      const { document, field, value } = operation.body;
      return [
        register('document_field', [document, field], 'value', {
          value: value === null ? null : json(plain(value)),
        }),
      ];
    }
    case 'document.copy': {
      const { document, copy, fileName, path } = operation.body;
      return [once('document_copy', [copy], { document, file_name: fileName, path, ...made }), life(copy)];
    }
    case 'document.copy-delete':
      return coverLives(operation.body.copy, operation.body.covers);
    case 'document.copy-restore':
      return [life(operation.body.copy)];
    case 'document.withdraw': {
      const { document, reason } = operation.body;
      return [
        register(
          'document',
          [document],
          'withdrawn',
          reason === null
            ? notWithdrawn
            : { withdrawn: reason, withdrawn_by: operation.reviewer, withdrawn_at_ms: operation.atMs },
        ),
      ];
    }
    case 'document.supersede':
      return [
        register('document', [operation.body.document], 'superseded', { superseded_by: operation.body.by }),
      ];
    case 'document.reading':
      return [
        register('progress', [operation.body.document, operation.reviewer], 'begun', {
          begun_at_ms: operation.atMs,
        }),
      ];
    case 'document.progress': {
      const { document, state } = operation.body;
      return [
        register('progress', [document, operation.reviewer], 'state', { state, state_at_ms: operation.atMs }),
      ];
    }
    case 'document.tag': {
      const { document, theme, of } = operation.body;
      return [
        {
          kind: 'token',
          table: 'document_tag',
          key: [operation.id],
          values: {
            document,
            theme,
            reviewer: of ?? operation.reviewer,
            at_ms: operation.atMs,
            op_order: order,
          },
        },
      ];
    }
    case 'document.untag':
      return operation.body.covers.map((token): Change => ({
        kind: 'cover',
        table: 'document_tag',
        key: [token],
      }));
    case 'document.decide':
    case 'document.settle':
      return foldDeciding(operation);
    case 'block.furniture': {
      const { document, block, furniture } = operation.body;
      return [register('block_mark', [document, block], 'furniture', { furniture: flag(furniture) })];
    }
    case 'block.own': {
      const { document, block, own } = operation.body;
      return [
        register('block_mark', [document, block], 'own', { own: json(own === null ? null : { ...own }) }),
      ];
    }

    case 'passage.create': {
      const { passage, document } = operation.body;
      return [
        once('passage', [passage], { document, ...made }),
        register('passage', [passage], 'span', spanCells(operation.body)),
        life(passage),
      ];
    }
    case 'passage.move':
      return [
        register('passage', [operation.body.passage], 'span', spanCells(operation.body.to)),
        life(operation.body.passage),
      ];
    case 'passage.delete':
      return coverLives(operation.body.passage, operation.body.covers);
    case 'passage.restore':
      return [life(operation.body.passage)];
    case 'tag.add': {
      const { passage, theme, of } = operation.body;
      return [
        {
          kind: 'token',
          table: 'tag',
          key: [operation.id],
          values: {
            passage,
            theme,
            reviewer: of ?? operation.reviewer,
            at_ms: operation.atMs,
            op_order: order,
          },
        },
        life(passage),
      ];
    }
    case 'tag.remove': {
      const { passage, covers } = operation.body;
      return [
        ...covers.map((token): Change => ({ kind: 'cover', table: 'tag', key: [token] })),
        ...coverLives(passage, covers),
      ];
    }

    case 'passage.event': {
      const { passage, date } = operation.body;
      return [
        register('passage', [passage], 'event', {
          event_date: date?.value ?? null,
          event_precision: date?.precision ?? null,
        }),
        life(passage),
      ];
    }
    case 'link.create': {
      const { link, from, to, relation } = operation.body;
      return [
        once('passage_link', [link], { from_passage: from, to_passage: to, relation, ...made }),
        life(link),
      ];
    }
    case 'link.delete':
      return coverLives(operation.body.link, operation.body.covers);
    case 'link.restore':
      return [life(operation.body.link)];

    case 'note.create': {
      const { note, target, content, privileged } = operation.body;
      return [
        once('note', [note], made),
        register('note', [note], 'target', targetCells(target)),
        register('note', [note], 'privileged', { privileged: flag(privileged) }),
        version(note, 'content', json(plain(content))),
        life(note),
        ...(target.kind === 'passage' ? [life(target.id)] : []),
      ];
    }
    case 'note.edit': {
      const { note, content, replaces } = operation.body;
      return [
        version(note, 'content', json(plain(content))),
        ...coverVersions('content', replaces),
        life(note),
      ];
    }
    case 'note.open':
      return [
        register('note', [operation.body.note], 'privileged', {
          privileged: flag(operation.body.privileged),
        }),
      ];
    case 'note.attach': {
      const { note, target } = operation.body;
      return [
        register('note', [note], 'target', targetCells(target)),
        life(note),
        ...(target.kind === 'passage' ? [life(target.id)] : []),
      ];
    }
    case 'note.delete':
      return coverLives(operation.body.note, operation.body.covers);
    case 'note.restore':
      return [life(operation.body.note)];

    case 'theme.create': {
      const { theme, name, code, colour, definition, parent, position } = operation.body;
      return [
        once('theme', [theme], made),
        register('theme', [theme], 'code', { code }),
        register('theme', [theme], 'colour', { colour }),
        register('theme', [theme], 'parent', { parent }),
        register('theme', [theme], 'position', { position }),
        register('theme', [theme], 'retired', { retired: 0 }),
        register('theme', [theme], 'merged_into', { merged_into: null }),
        version(theme, 'name', name),
        version(theme, 'definition', definition),
        life(theme),
      ];
    }
    case 'theme.write': {
      const { theme, field, text, replaces } = operation.body;
      return [version(theme, field, text), ...coverVersions(field, replaces), life(theme)];
    }
    case 'theme.set': {
      const { group, values } = themeCells(operation.body);
      return [register('theme', [operation.body.theme], group, values), life(operation.body.theme)];
    }
    case 'theme.delete':
      return coverLives(operation.body.theme, operation.body.covers);
    case 'theme.restore':
      return [life(operation.body.theme)];

    case 'item.create':
    case 'item.set':
    case 'item.delete':
    case 'item.restore':
      return foldItem(operation);

    case 'pack.build': {
      const { pack, choices, receipt, clockMs, sumsSha256, folderName, pages, passages } = operation.body;
      return [
        once('pack', [pack], {
          choices: json(plain(choices)),
          receipt: json({ matter: receipt.matter, heads: receipt.heads.map((head) => ({ ...head })) }),
          clock_ms: clockMs,
          sums_sha256: sumsSha256,
          folder_name: folderName,
          pages,
          passages,
          ...made,
        }),
      ];
    }
    case 'purge.propose':
    case 'purge.withdraw':
    case 'purge.restore':
    case 'purge':
      return foldPurging(operation);
    default:
      return assertNever(operation, 'kind of operation');
  }
}
