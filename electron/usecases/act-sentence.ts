import { descriptionFieldWords, type Operation } from '../../shared/model/index.ts';
import { operationSentence, passageCitation } from './operation-sentence.ts';
import { targetLabel, themeName, type LabelSource } from './target-label.ts';
import { themeActSentence } from './theme-act-sentence.ts';

/** An act in words, as undo, redo and the history name it: `Tagged {HAR000003 ¶7} Training`. */
export function actSentence(context: LabelSource, operations: readonly Operation[]): string {
  const told = operations.filter((operation) => !isIntroduction(operation));
  const [first] = told;
  if (first === undefined) return 'Began to work on this copy of the matter';
  if (operations.some((operation) => operation.type === 'matter.create')) return 'Created the matter';
  const described = describingSentence(told);
  if (described !== null) return described;
  const placed = placingSentence(context, told);
  if (placed !== null) return placed;
  const reshaped = reshapingSentence(context, told) ?? themeActSentence(context, told);
  if (reshaped !== null) return reshaped;
  const tags = told.filter((operation) => operation.type === 'tag.add');
  const [tag] = tags;
  const note = told.find((operation) => operation.type === 'note.create');
  if (tag !== undefined) {
    const themes = tags.map((operation) => themeName(context, operation.body.theme));
    const places = new Set(tags.map((operation) => operation.body.passage));
    const where = places.size === 1 ? passageCitation(context, tag.body.passage) : `${places.size} passages`;
    return `Tagged ${where} ${[...new Set(themes)].join(', ')}${note === undefined ? '' : ', with a note'}`;
  }
  const removed = told.find((operation) => operation.type === 'passage.delete');
  if (removed !== undefined) return `Deleted the passage ${passageCitation(context, removed.body.passage)}`;
  if (note !== undefined) return `Wrote a note on ${targetLabel(context, note.body.target).label}`;
  const sentence = operationSentence(context, first);
  const same = told.filter((operation) => operation.type === first.type).length;
  return same > 1 ? `${sentence} and ${same - 1} more` : sentence;
}

/** True for what is entered before somebody's first act: their copy of the matter, its key, and their name. */
export function isIntroduction({ type }: Pick<Operation, 'type'>): boolean {
  return ['replica.begin', 'replica.key', 'reviewer.name'].includes(type);
}

/** Passages of a superseded document that take their places in the corrected one; else null. */
function placingSentence(context: LabelSource, told: readonly Operation[]): string | null {
  const superseding = told.find((operation) => operation.type === 'document.supersede');
  const made = told.filter((operation) => operation.type === 'passage.create' && 'from' in operation.body);
  const [first] = made;
  if (superseding !== undefined) {
    const said = operationSentence(context, superseding);
    return made.length === 0
      ? said
      : `${said}, with ${made.length === 1 ? '1 passage' : `${made.length.toLocaleString('en-GB')} passages`} placed in it`;
  }
  if (first?.type !== 'passage.create') return null;
  const more = made.length === 1 ? '' : ` and ${made.length - 1} more`;
  return `Placed a passage of a superseded document at ${passageCitation(context, first.body.passage)}${more}`;
}

/** Corrections of many documents or fields in one go; else null. */
function describingSentence(told: readonly Operation[]): string | null {
  const documents = new Set<string>();
  const fields = new Set<string>();
  for (const { type, body } of told) {
    if (type !== 'document.describe' && type !== 'document.field') return null;
    documents.add(body.document);
    fields.add(type === 'document.describe' ? descriptionFieldWords[body.field] : 'own fields');
  }
  if (told.length < 2 || documents.size < 2) return null;
  const named = [...fields];
  const what = named.length > 3 ? `${named.length} fields` : `the ${named.join(' and ')}`;
  return `Corrected ${what} of ${documents.size.toLocaleString('en-GB')} documents`;
}

/** Acts that put passages or a theme into another shape, told by their kinds of operations together; else null. */
function reshapingSentence(context: LabelSource, told: readonly Operation[]): string | null {
  const moved = told.find((operation) => operation.type === 'passage.move');
  const made = told.find((operation) => operation.type === 'passage.create');
  const deleted = told.filter((operation) => operation.type === 'passage.delete');
  const theme = told.find((operation) => operation.type === 'theme.create');
  const retagged = told.find((operation) => operation.type === 'tag.remove');
  if (moved !== undefined && made !== undefined) {
    return `Split a passage into ${passageCitation(context, moved.body.passage)} and ${passageCitation(context, made.body.passage)}`;
  }
  if (moved !== undefined && deleted.length > 0) {
    return `Joined ${deleted.length + 1} passages into ${passageCitation(context, moved.body.passage)}`;
  }
  if (theme !== undefined && retagged !== undefined) {
    return `Split the theme ${theme.body.name} off ${themeName(context, retagged.body.theme)}`;
  }
  const given = told.find((operation) => operation.type === 'tag.add');
  if (retagged !== undefined && given !== undefined) {
    const places = new Set(
      told.map((operation) => (operation.type === 'tag.add' ? operation.body.passage : '')),
    );
    places.delete('');
    const what = places.size === 1 ? passageCitation(context, given.body.passage) : `${places.size} passages`;
    return `Moved ${what} from ${themeName(context, retagged.body.theme)} to ${themeName(context, given.body.theme)}`;
  }
  return null;
}
