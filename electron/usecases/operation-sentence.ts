import { assertNever } from '../../shared/base/index.ts';
import {
  dateInWords,
  descriptionFieldWords,
  type ItemKind,
  type LinkRelation,
  type Operation,
  type PurgeSubject,
} from '../../shared/model/index.ts';
import { spellUnseen } from '../../shared/text/index.ts';
import { readPurgeProposal, readReviewerNames } from '../store/index.ts';
import { documentUrn, passagePlace, targetLabel, themeName, type LabelSource } from './target-label.ts';

/** What one operation did, in words. */
export function operationSentence(context: LabelSource, operation: Operation): string {
  switch (operation.type) {
    case 'matter.create':
      return 'Created the matter';
    case 'matter.set':
      return operation.body.change.field === 'title'
        ? `Renamed the matter ${operation.body.change.value}`
        : operation.body.change.field === 'recogniseAfterImport'
          ? 'Changed whether scans are recognised after an import'
          : 'Changed whether new notes are open';
    case 'replica.begin':
      return 'Began to work on this copy of the matter';
    case 'replica.key':
      return 'Recorded the key that signs this copy’s record';
    case 'reviewer.name':
      return `Named the reviewer ${operation.body.name}`;
    case 'document.import':
      return context.withheld?.(operation.body.document) === true
        ? `Imported {${operation.body.urn}}`
        : `Imported {${operation.body.urn}} ${spellUnseen(operation.body.fileName)}`;
    case 'document.read':
      return operation.body.reading.reader.name === 'optical'
        ? `Recognised the text of ${document(context, operation.body.document)}`
        : `Read the text of ${document(context, operation.body.document)}`;
    case 'document.describe':
      return `${operation.body.detected === true ? 'Detected' : 'Corrected'} the ${descriptionFieldWords[operation.body.field]} of ${document(context, operation.body.document)}`;
    case 'document.field':
      return `Set the field ${itemLabel(context, operation.body.field)} of ${document(context, operation.body.document)}`;
    case 'document.copy':
      return `Recorded a further copy of ${document(context, operation.body.document)}`;
    case 'document.copy-delete':
      return 'Removed the record of a further copy';
    case 'document.copy-restore':
      return 'Put the record of a further copy back';
    case 'document.withdraw':
      return operation.body.reason === null
        ? `Put ${document(context, operation.body.document)} back into use`
        : `Withdrew ${document(context, operation.body.document)}`;
    case 'document.reading':
      return `Began to read ${document(context, operation.body.document)}`;
    case 'document.progress':
      return `Marked ${document(context, operation.body.document)} as ${operation.body.state ?? 'begun'}`;
    case 'document.tag':
      return `Tagged ${document(context, operation.body.document)} as a whole ${themeName(context, operation.body.theme)}`;
    case 'document.untag':
      return `Took ${themeName(context, operation.body.theme)} off ${document(context, operation.body.document)} as a whole`;
    case 'document.decide':
      return operation.body.answer === null
        ? `Took back the decision on ${operation.body.question} of ${document(context, operation.body.document)}`
        : `Decided that ${document(context, operation.body.document)} is ${operation.body.answer}`;
    case 'document.settle':
      return operation.body.settled.answer === null
        ? `Opened the question of ${operation.body.question} of ${document(context, operation.body.document)} again`
        : `Settled that ${document(context, operation.body.document)} is ${operation.body.settled.answer}`;
    case 'document.supersede':
      return operation.body.by === null
        ? `Took back that ${document(context, operation.body.document)} is superseded`
        : `Marked ${document(context, operation.body.document)} as superseded by ${document(context, operation.body.by)}`;
    case 'block.furniture':
      return `${operation.body.furniture ? 'Marked' : 'Unmarked'} ${block(context, operation.body.document, operation.body.block)} as page furniture`;
    case 'block.own':
      return `Corrected the source’s own number of ${block(context, operation.body.document, operation.body.block)}`;
    case 'passage.create':
      return `Marked the passage ${passageCitation(context, operation.body.passage)}`;
    case 'passage.move':
      return `Moved the ends of ${passageCitation(context, operation.body.passage)}`;
    case 'passage.delete':
      return `Deleted the passage ${passageCitation(context, operation.body.passage)}`;
    case 'passage.restore':
      return `Put the passage ${passageCitation(context, operation.body.passage)} back`;
    case 'tag.add':
      return `Tagged ${passageCitation(context, operation.body.passage)} ${themeName(context, operation.body.theme)}`;
    case 'tag.remove':
      return `Took ${themeName(context, operation.body.theme)} off ${passageCitation(context, operation.body.passage)}`;
    case 'passage.event':
      return operation.body.date === null
        ? `Took the event date off ${passageCitation(context, operation.body.passage)}`
        : `Dated the event of ${passageCitation(context, operation.body.passage)} ${dateInWords(operation.body.date, 'long')}`;
    case 'link.create':
      return `Linked ${passageCitation(context, operation.body.from)}: it ${operation.body.relation} ${passageCitation(context, operation.body.to)}`;
    case 'link.delete':
      return `Took the link away: ${linkWords(context, operation.body.link)}`;
    case 'link.restore':
      return `Put the link back: ${linkWords(context, operation.body.link)}`;
    case 'note.create':
      return `Wrote a note on ${targetLabel(context, operation.body.target).label}`;
    case 'note.edit':
      return `Edited a note on ${noteLabel(context, operation.body.note)}`;
    case 'note.open':
      return `Made a note on ${noteLabel(context, operation.body.note)} ${operation.body.privileged ? 'privileged' : 'open'}`;
    case 'note.attach':
      return `Put a note on ${targetLabel(context, operation.body.target).label}`;
    case 'note.delete':
      return `Deleted a note on ${noteLabel(context, operation.body.note)}`;
    case 'note.restore':
      return `Put a note on ${noteLabel(context, operation.body.note)} back`;
    case 'theme.create':
      return `Added the theme ${operation.body.name}`;
    case 'theme.write':
      return operation.body.field === 'name'
        ? `Renamed a theme ${operation.body.text}`
        : `Wrote ${themeTextWords[operation.body.field]} the theme ${themeName(context, operation.body.theme)}`;
    case 'theme.set':
      return themeSentence(context, operation);
    case 'theme.delete':
      return `Removed the theme ${themeName(context, operation.body.theme)}`;
    case 'theme.restore':
      return `Put the theme ${themeName(context, operation.body.theme)} back`;
    case 'item.create':
      if (operation.body.kind === 'hand-over') return `Handed over the pack ${operation.body.fields.name}`;
      return `Added the ${itemWords[operation.body.kind]} ${itemLabel(context, operation.body.item)}`;
    case 'item.set':
      return `Changed the ${itemWords[operation.body.kind]} ${itemLabel(context, operation.body.item)}`;
    case 'item.delete':
      return `Removed the ${itemWords[operation.body.kind]} ${itemLabel(context, operation.body.item)}`;
    case 'item.restore':
      return `Put the ${itemWords[operation.body.kind]} ${itemLabel(context, operation.body.item)} back`;
    case 'pack.build':
      return `Built the pack “${operation.body.choices.title}”`;
    case 'purge.propose':
      return `Proposed to purge ${purgedUrns(operation.body.documents)}: ${operation.body.reason}`;
    case 'purge.withdraw':
      return `Withdrew the proposal to purge ${proposedUrns(context, operation.body.purge)}`;
    case 'purge.restore':
      return `Put the proposal to purge ${proposedUrns(context, operation.body.purge)} back`;
    case 'purge': {
      const names = readReviewerNames(context.reader);
      const [proposer, approver] = operation.body.reviewers.map((id) => names.get(id) ?? id);
      return `Purged ${purgedUrns(operation.body.documents)}, proposed by ${proposer ?? ''} and approved by ${approver ?? ''}: ${operation.body.reason}`;
    }
    default:
      return assertNever(operation, 'kind of operation');
  }
}

function themeSentence(context: LabelSource, operation: Operation & { readonly type: 'theme.set' }): string {
  const { body } = operation;
  const name = themeName(context, body.theme);
  switch (body.field) {
    case 'code':
      return `Gave the theme ${name} the code ${body.value}`;
    case 'colour':
      return `Recoloured the theme ${name}`;
    case 'parent':
    case 'position':
      return `Moved the theme ${name}`;
    case 'mergedInto':
      return body.value === null
        ? `Took the theme ${name} out of a merge`
        : `Merged the theme ${name} into ${themeName(context, body.value)}`;
    case 'retired':
      return `${body.value ? 'Retired' : 'Brought back'} the theme ${name}`;
    default:
      return assertNever(body, 'field of a theme');
  }
}

const themeTextWords = {
  definition: 'the definition of',
  use: 'when to use',
  avoid: 'when not to use',
} as const;

/** How a kind of item is named inside a sentence. */
const itemWords: Readonly<Record<ItemKind, string>> = {
  'saved-query': 'saved search',
  'pack-template': 'template for packs',
  'hand-over': 'handing over of the pack',
  'term-list': 'term list',
  person: 'person or organisation',
  batch: 'batch',
  spelling: 'spelling',
  provider: 'provider',
  field: 'field',
};

function purgedUrns(documents: readonly PurgeSubject[]): string {
  return documents.map(({ urn }) => `{${urn}}`).join(', ');
}

function proposedUrns(context: LabelSource, purge: string): string {
  return purgedUrns(readPurgeProposal(context.reader, purge)?.documents ?? []);
}

/** Where a passage is, standing or deleted, in words. */
export function passageCitation(context: LabelSource, passage: string): string {
  return passagePlace(context, passage)?.citation ?? 'a passage';
}

function document(context: LabelSource, id: string): string {
  const known = documentUrn(context, id);
  return known === null ? 'a document' : `{${known.urn}}`;
}

function block(context: LabelSource, id: string, number: number): string {
  const known = documentUrn(context, id);
  return known === null ? `¶${number}` : `{${known.urn} ¶${number}}`;
}

function noteLabel(context: LabelSource, note: string): string {
  const row = context.reader.get<{
    target_kind: 'passage' | 'document' | 'theme' | 'matter';
    target: string | null;
  }>('SELECT target_kind, target FROM note WHERE id = ?', note);
  if (row === undefined) return 'something';
  return targetLabel(
    context,
    row.target_kind === 'matter' ? { kind: 'matter' } : { kind: row.target_kind, id: row.target ?? '' },
  ).label;
}

function linkWords(context: LabelSource, link: string): string {
  const row = context.reader.get<{ from: string; to: string; relation: LinkRelation }>(
    'SELECT from_passage AS "from", to_passage AS "to", relation FROM passage_link WHERE id = ?',
    link,
  );
  return row === undefined
    ? 'between two passages'
    : `${passageCitation(context, row.from)} ${row.relation} ${passageCitation(context, row.to)}`;
}

/** An item's name as it is now, or was last. */
function itemLabel(context: LabelSource, item: string): string {
  const row = context.reader.get<{ value: string }>(
    `SELECT value FROM item_field WHERE item = ? AND field IN ('name', 'word')`,
    item,
  );
  return row === undefined ? '' : `“${String(JSON.parse(row.value))}”`;
}
