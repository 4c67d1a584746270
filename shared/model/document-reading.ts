import type { Failure } from '../base/index.ts';
import type { OwnNumber } from './block.ts';
import type { EncodingDecision, ReaderIdentity } from './document.ts';
import type { PassageSelector } from './passage.ts';
import type { SourceFacts } from './source-facts.ts';

/** The pages of a source: how many, and the SHA-256 over the packed words of each, in order (`hashPageWords`). */
export interface SealedPages {
  readonly count: number;
  readonly wordsSha256: string;
  /** On how many of them nothing could be read; left out where every page has a text. */
  readonly withoutText?: number;
}

/** A text that was made of a source after its import: recognised, or opened with a password. */
export interface DocumentReading {
  readonly textSha256: string;
  readonly characters: number;
  readonly words: number;
  readonly blocksSha256: string;
  readonly blocks: number;
  readonly encoding: EncodingDecision | null;
  readonly reader: ReaderIdentity;
  readonly warnings: readonly string[];
  readonly pages: SealedPages | null;
  readonly sealed: Failure | null;
  /** What the source's bytes say about themselves, where that could not be read at its import; else left out. */
  readonly facts?: SourceFacts;
}

/** Where what was made on a document's text stands in another text of it, and where it stood. */
export interface CarriedPlaces {
  /** Every passage, standing or deleted; the quote is the same at both places. */
  readonly passages: readonly {
    readonly passage: string;
    readonly to: PassageSelector;
    readonly was: PassageSelector;
  }[];
  /**
   * The marks that reviewers set on blocks, by the number that the block had: the new list of blocks holds what they say, so under
   * that number stands from here on what the new list says of the block that has it now.
   */
  readonly blocks: readonly CarriedBlockMark[];
}

/** A mark on a block by its number, in one text and the other. */
export type CarriedBlockMark = { readonly block: number } & (
  | { readonly mark: 'furniture'; readonly to: boolean; readonly was: boolean }
  | { readonly mark: 'own'; readonly to: OwnNumber | null; readonly was: OwnNumber | null }
);
