import type { Note, NoteTarget } from '../../../shared/model/index.ts';

/** What stands for no choice in each list of the filter. */
export const any = 'any';

/** Which notes are listed. */
export interface NoteFilter {
  readonly text: string;
  readonly target: NoteTarget['kind'] | typeof any;
  readonly sign: 'privileged' | 'open' | 'conflict' | typeof any;
  /** Ids, of reviewers what their notes name them by, or `any`. */
  readonly theme: string;
  readonly document: string;
  readonly reviewer: string;
}

/** Lists every note. */
export const noNoteFilter: NoteFilter = {
  text: '',
  target: any,
  sign: any,
  theme: any,
  document: any,
  reviewer: any,
};

/**
 * The notes a filter lists: every word typed is in the text or in what the note is on. `ofTheme` holds the ids of what
 * belongs to the theme chosen: the theme itself, and the passages and documents tagged with it.
 */
export function filterNotes(
  notes: readonly Note[],
  filter: NoteFilter,
  ofTheme: ReadonlySet<string>,
): readonly Note[] {
  const words = filter.text
    .toLocaleLowerCase('en-GB')
    .split(/\s+/)
    .filter((word) => word !== '');
  return notes.filter((note) => {
    const { target } = note;
    if (filter.target !== any && target.kind !== filter.target) return false;
    if (filter.sign === 'conflict' && note.conflicts.length === 0) return false;
    if (filter.sign === 'privileged' && !note.privileged) return false;
    if (filter.sign === 'open' && note.privileged) return false;
    if (filter.theme !== any && (target.kind === 'matter' || !ofTheme.has(target.id))) return false;
    if (filter.document !== any && note.documentId !== filter.document) return false;
    if (filter.reviewer !== any && note.reviewer !== filter.reviewer) return false;
    const text = `${note.text}\n${note.targetLabel}`.toLocaleLowerCase('en-GB');
    return words.every((word) => text.includes(word));
  });
}

/** A filter in words, as a heading of what is printed: `privileged, by R. Osei, with “rota”`; empty where it lists everything. */
export function filterWords(
  filter: NoteFilter,
  names: { readonly theme: string; readonly document: string; readonly reviewer: string },
): string {
  const signs = { privileged: 'privileged', open: 'open', conflict: 'in conflict', any: '' } as const;
  const targets = {
    passage: 'on passages',
    document: 'on documents',
    theme: 'on themes',
    matter: 'on the matter',
    any: '',
  } as const;
  return [
    signs[filter.sign],
    targets[filter.target],
    filter.theme === any ? '' : `of ${names.theme}`,
    filter.document === any ? '' : `in ${names.document}`,
    filter.reviewer === any ? '' : `by ${names.reviewer}`,
    filter.text.trim() === '' ? '' : `with “${filter.text.trim()}”`,
  ]
    .filter((part) => part !== '')
    .join(', ');
}
