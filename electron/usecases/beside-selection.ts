import type { DocumentSummary, Note, Passage, Theme } from '../../shared/model/index.ts';
import type { BesideSelection, PackSelection } from '../../shared/pack/index.ts';

/** What of a matter stands beside a selection. */
export interface MatterBeside {
  /** The themes that were asked for, or all. */
  readonly themes: readonly Theme[];
  /** The passages that were taken in, twins apart. */
  readonly chosen: readonly Passage[];
  /** All notes where notes were chosen, else none. */
  readonly notes: readonly Note[];
  /** The documents that nothing keeps from leaving, by id. */
  readonly mayLeave: ReadonlyMap<string, DocumentSummary>;
}

/** Notes what a person should know of what a selection leaves behind: names of themes and references alone, and of privileged notes their number. */
export function besideSelection(
  { choices, themes, sources }: PackSelection,
  { themes: asked, chosen, notes, mayLeave }: MatterBeside,
): BesideSelection {
  const named = new Set([
    ...choices.themes,
    ...(choices.parts ?? []).flatMap(({ contents }) =>
      contents.flatMap((content) => (content.kind === 'theme' ? [content.theme] : [])),
    ),
  ]);
  const inPack = new Set(themes.map(({ id }) => id));
  const quoted = new Set(chosen.map(({ id }) => id));
  const held = new Set(sources.map(({ documentId }) => documentId));
  return {
    themesWithoutPassages: asked
      .filter(({ id }) => named.has(id) && !inPack.has(id))
      .map(({ id, name, code }) => ({ id, name, code })),
    privilegedNotes: notes.filter(
      ({ privileged, target }) => privileged && target.kind === 'passage' && quoted.has(target.id),
    ).length,
    relatives: [...mayLeave.values()].flatMap(({ id, urn, family, withdrawn }) => {
      const parent = family === null ? undefined : mayLeave.get(family.parent);
      if (family === null || parent === undefined) return [];
      if (withdrawn !== null || parent.withdrawn !== null) return [];
      // Messages of one mailbox came together and belong to nothing.
      if (parent.format === 'mailbox') return [];
      if (!held.has(id) && !held.has(parent.id)) return [];
      return [{ documentId: id, urn, parent: parent.id, parentUrn: parent.urn, how: family.how }];
    }),
  };
}
