import type { ChildKind } from '../../model/index.ts';
import type { FullTextEntry, PackOutline, SourcePagesEntry } from '../outline.ts';
import type { MeasuredPages } from '../prepared-pages.ts';
import type { PackSelection } from '../selection.ts';

/** A document of the matter that may leave, with the one it came in. */
export interface Relative {
  readonly documentId: string;
  readonly urn: string;
  readonly parent: string;
  readonly parentUrn: string;
  readonly how: ChildKind;
}

/** What is known beside a selection, and never leaves with it: only the person who makes the pack is told. */
export interface BesideSelection {
  /** Chosen themes under which no passage may leave. */
  readonly themesWithoutPassages: readonly {
    readonly id: string;
    readonly name: string;
    readonly code: string;
  }[];
  /** How many privileged notes on quoted passages stay behind where notes were chosen. */
  readonly privilegedNotes: number;
  /** Documents that belong to the family of one that the pack holds; neither of the two is kept from leaving. */
  readonly relatives: readonly Relative[];
}

/** Nothing known beside a selection. */
export const nothingBeside: BesideSelection = {
  themesWithoutPassages: [],
  privilegedNotes: 0,
  relatives: [],
};

/** A planned pack, as the rules look at it. */
export interface PackLookedAt {
  readonly selection: PackSelection;
  readonly outline: PackOutline;
  readonly volumes: readonly { readonly number: number; readonly pages: number }[];
  readonly beside: BesideSelection;
  /** The size of each volume's PDF: as it is where the pack is built, else as it is estimated. */
  readonly fileBytes: readonly number[];
  readonly isBuilt: boolean;
  /** What is known of pages of sources, by the source's SHA-256; those not made ready yet are left out. */
  readonly measured: ReadonlyMap<string, MeasuredPages>;
}

/** The entries that print a document or some of its pages. */
export function printedEntries({ sections }: PackOutline): readonly (FullTextEntry | SourcePagesEntry)[] {
  return sections.flatMap(({ entries }) => entries.filter(isPrinted));
}

/** True for an entry that prints a document or some of its pages. */
export function isPrinted(entry: { readonly kind: string }): entry is FullTextEntry | SourcePagesEntry {
  return entry.kind === 'full-text' || entry.kind === 'source-pages';
}
