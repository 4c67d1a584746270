import { success, type Result } from '../../../shared/base/index.ts';
import type { Note, Passage, Theme } from '../../../shared/model/index.ts';
import type { MatterAtWork } from '../matter-at-work.ts';
import { reviewerNames } from '../reviewer-names.ts';

/** A passage as the command line gives it; offsets in UTF-16 code units of the canonical text. */
export interface PassageView {
  readonly id: string;
  readonly urn: string;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly blocks: readonly [number, number];
  /** First and last page of a source that has pages; text has none. */
  readonly pages: readonly [number, number] | null;
  readonly citation: string;
  /** Codes of the themes it is tagged with, in order of display. */
  readonly themes: readonly string[];
  /** Oldest first. */
  readonly notes: readonly {
    readonly text: string;
    readonly privileged: boolean;
    readonly reviewer: string;
  }[];
  /** The name of whoever made it. */
  readonly reviewer: string;
  readonly createdAt: string;
}

/** Passages for `--json`, with their notes and the words for what they name by id. */
export async function passageViews(
  matter: MatterAtWork,
  passages: readonly Passage[],
): Promise<Result<readonly PassageView[]>> {
  const themes = await matter.ask('listThemes', {});
  if (!themes.ok) return themes;
  const notes = await matter.ask('listNotes', onlyDocument(passages));
  if (!notes.ok) return notes;
  const names = await reviewerNames(
    matter,
    passages.map((passage) => passage.reviewer),
  );
  if (!names.ok) return names;
  const codes = codesById(themes.value);
  const byPassage = notesByPassage(notes.value);
  return success(
    passages.map((passage) => ({
      id: passage.id,
      urn: passage.urn,
      start: passage.start,
      end: passage.end,
      quote: passage.quote,
      prefix: passage.prefix,
      suffix: passage.suffix,
      blocks: passage.blocks,
      pages: null,
      citation: passage.citation,
      themes: themeCodes(passage, codes),
      notes: (byPassage.get(passage.id) ?? []).map(({ text, privileged, reviewer }) => ({
        text,
        privileged,
        reviewer,
      })),
      reviewer: names.value.get(passage.reviewer) ?? passage.reviewer,
      createdAt: new Date(passage.createdAtMs).toISOString(),
    })),
  );
}

/** The document that all the passages are of, where there is one, as a filter for notes. */
function onlyDocument(passages: readonly Passage[]): { readonly documentId?: string } {
  const [documentId, ...others] = new Set(passages.map((passage) => passage.documentId));
  return documentId === undefined || others.length > 0 ? {} : { documentId };
}

/** The codes of themes by their ids. */
export function codesById(themes: readonly Theme[]): ReadonlyMap<string, string> {
  return new Map(themes.map((theme) => [theme.id, theme.code]));
}

/** The codes of a passage's themes, each once however many reviewers tagged it. */
export function themeCodes(passage: Passage, codes: ReadonlyMap<string, string>): readonly string[] {
  return [...new Set(passage.tags.map((tag) => codes.get(tag.themeId) ?? tag.themeId))];
}

/** Notes on passages by the passage's id, oldest first. */
export function notesByPassage(notes: readonly Note[]): ReadonlyMap<string, readonly Note[]> {
  const byPassage = new Map<string, Note[]>();
  const oldestFirst = [...notes].sort((a, b) => a.createdAtMs - b.createdAtMs || (a.id < b.id ? -1 : 1));
  for (const note of oldestFirst) {
    if (note.target.kind !== 'passage') continue;
    byPassage.set(note.target.id, [...(byPassage.get(note.target.id) ?? []), note]);
  }
  return byPassage;
}

/** A passage as lines of a listing: where it is and what it says. */
export function passageLines(passage: PassageView): readonly string[] {
  const themes = passage.themes.length === 0 ? 'no theme' : passage.themes.join(' ');
  const notes = passage.notes.map(
    (note) => `    note (${note.privileged ? 'privileged' : 'open'}, ${note.reviewer}): ${note.text}`,
  );
  return [`${passage.id}  ${passage.citation}  ${themes}`, `    ${passage.quote}`, ...notes];
}
