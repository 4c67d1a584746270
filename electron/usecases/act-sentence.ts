import { assertNever } from '../../shared/base/index.ts';
import type { Operation } from '../../shared/model/index.ts';
import type { MatterContext } from './matter-context.ts';
import { documentUrn, passagePlace, targetLabel, themeName } from './target-label.ts';

/** An act in words, as undo, redo and the history name it: `Tagged {HAR000003 ¶7} Training`. */
export function actSentence(context: MatterContext, operations: readonly Operation[]): string {
  const told = operations.filter((operation) => !isIntroduction(operation));
  const [first] = told;
  if (first === undefined) return 'Began to work on this copy of the matter';
  if (operations.some((operation) => operation.type === 'matter.create')) return 'Created the matter';
  const tags = told.filter((operation) => operation.type === 'tag.add');
  const [tag] = tags;
  const note = told.find((operation) => operation.type === 'note.create');
  if (tag !== undefined) {
    const themes = tags.map((operation) => themeName(context, operation.body.theme));
    const places = new Set(tags.map((operation) => operation.body.passage));
    const where = places.size === 1 ? citation(context, tag.body.passage) : `${places.size} passages`;
    return `Tagged ${where} ${[...new Set(themes)].join(', ')}${note === undefined ? '' : ', with a note'}`;
  }
  const removed = told.find((operation) => operation.type === 'passage.delete');
  if (removed !== undefined) return `Deleted the passage ${citation(context, removed.body.passage)}`;
  if (note !== undefined) return `Wrote a note on ${targetLabel(context, note.body.target).label}`;
  const sentence = operationSentence(context, first);
  const same = told.filter((operation) => operation.type === first.type).length;
  return same > 1 ? `${sentence} and ${same - 1} more` : sentence;
}

function isIntroduction(operation: Operation): boolean {
  return operation.type === 'replica.begin' || operation.type === 'reviewer.name';
}

function operationSentence(context: MatterContext, operation: Operation): string {
  switch (operation.type) {
    case 'matter.create':
      return 'Created the matter';
    case 'matter.set':
      return operation.body.change.field === 'title'
        ? `Renamed the matter ${operation.body.change.value}`
        : 'Changed whether new notes are open';
    case 'replica.begin':
      return 'Began to work on this copy of the matter';
    case 'reviewer.name':
      return `Named the reviewer ${operation.body.name}`;
    case 'document.import':
      return `Imported {${operation.body.urn}} ${operation.body.fileName}`;
    case 'document.describe':
      return `Corrected the ${operation.body.field} of ${document(context, operation.body.document)}`;
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
    case 'document.supersede':
      return `Marked ${document(context, operation.body.document)} as superseded`;
    case 'block.furniture':
      return `${operation.body.furniture ? 'Marked' : 'Unmarked'} ${block(context, operation.body.document, operation.body.block)} as page furniture`;
    case 'block.own':
      return `Corrected the source’s own number of ${block(context, operation.body.document, operation.body.block)}`;
    case 'passage.create':
      return `Marked the passage ${citation(context, operation.body.passage)}`;
    case 'passage.move':
      return `Moved the ends of ${citation(context, operation.body.passage)}`;
    case 'passage.delete':
      return `Deleted the passage ${citation(context, operation.body.passage)}`;
    case 'passage.restore':
      return `Put the passage ${citation(context, operation.body.passage)} back`;
    case 'tag.add':
      return `Tagged ${citation(context, operation.body.passage)} ${themeName(context, operation.body.theme)}`;
    case 'tag.remove':
      return `Took ${themeName(context, operation.body.theme)} off ${citation(context, operation.body.passage)}`;
    case 'note.create':
      return `Wrote a note on ${targetLabel(context, operation.body.target).label}`;
    case 'note.edit':
      return `Edited a note on ${noteLabel(context, operation.body.note)}`;
    case 'note.open':
      return `Made a note on ${noteLabel(context, operation.body.note)} ${operation.body.privileged ? 'privileged' : 'open'}`;
    case 'note.delete':
      return `Deleted a note on ${noteLabel(context, operation.body.note)}`;
    case 'note.restore':
      return `Put a note on ${noteLabel(context, operation.body.note)} back`;
    case 'theme.create':
      return `Added the theme ${operation.body.name}`;
    case 'theme.write':
      return operation.body.field === 'name'
        ? `Renamed a theme ${operation.body.text}`
        : `Defined the theme ${themeName(context, operation.body.theme)}`;
    case 'theme.set':
      return themeSentence(context, operation);
    case 'theme.delete':
      return `Removed the theme ${themeName(context, operation.body.theme)}`;
    case 'theme.restore':
      return `Put the theme ${themeName(context, operation.body.theme)} back`;
    case 'pack.build':
      return `Built the pack “${operation.body.choices.title}”`;
    case 'purge':
      return `Purged ${operation.body.operations.length + operation.body.blobs.length} entries`;
    default:
      return assertNever(operation, 'kind of operation');
  }
}

function themeSentence(
  context: MatterContext,
  operation: Operation & { readonly type: 'theme.set' },
): string {
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

function citation(context: MatterContext, passage: string): string {
  return passagePlace(context, passage)?.citation ?? 'a passage';
}

function document(context: MatterContext, id: string): string {
  const known = documentUrn(context, id);
  return known === null ? 'a document' : `{${known.urn}}`;
}

function block(context: MatterContext, id: string, number: number): string {
  const known = documentUrn(context, id);
  return known === null ? `¶${number}` : `{${known.urn} ¶${number}}`;
}

function noteLabel(context: MatterContext, note: string): string {
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
