import type { TextMark } from '../../../shared/model/index.ts';

/** Sentences about marks that the reader of a document must know of; none where there are none. */
export function markWarnings(marks: readonly TextMark[]): readonly string[] {
  const count = (kind: TextMark['kind']): number => marks.filter((mark) => mark.kind === kind).length;
  const authors = new Set(
    marks.flatMap((mark) => (mark.kind === 'inserted' || mark.kind === 'deleted' ? [mark.by ?? ''] : [])),
  );
  const [inserted, deleted, comments] = [count('inserted'), count('deleted'), count('comment')];
  const hidden = marks.reduce((sum, mark) => (mark.kind === 'hidden' ? sum + mark.end - mark.start : sum), 0);
  const warnings: string[] = [];
  if (inserted + deleted > 0) {
    warnings.push(
      `The document holds tracked changes by ${several(authors.size, 'person', 'people')}: ${several(inserted, 'insertion')} and ` +
        `${several(deleted, 'deletion')}. Inserted and deleted words both stand in the text, each marked.`,
    );
  }
  if (comments > 0)
    warnings.push(
      `The document holds ${several(comments, 'comment')}; they stand after the text, each marked at its place.`,
    );
  if (hidden > 0) {
    warnings.push(
      `${several(hidden, 'character')} of the text ${hidden === 1 ? 'is' : 'are'} hidden in the document, where most readers will not have seen ` +
        `${hidden === 1 ? 'it' : 'them'}. They stand in the text here, marked as hidden.`,
    );
  }
  return warnings;
}

/** A number with its noun. */
export function several(count: number, one: string, more = `${one}s`): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : more}`;
}
