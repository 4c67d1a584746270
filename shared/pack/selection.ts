import type { Failure } from '../base/index.ts';
import type {
  Block,
  DocumentDate,
  DocumentKind,
  HeadSignature,
  NoteContent,
  PackAfter,
  PackChoices,
  PaletteColour,
  PassageSelector,
  Page,
  PageBox,
  PrintedLine,
  TextMark,
  Receipt,
  SourceFormat,
} from '../model/index.ts';
import type { PackFamily } from './family-words.ts';

/**
 * Everything a pack is made of, gathered at one receipt and already narrowed to what the person chose: nothing that may
 * not leave (privileged notes, other themes, unchosen documents) is in here at all.
 */
export interface PackSelection {
  readonly matterTitle: string;
  readonly choices: PackChoices;
  readonly receipt: Receipt;
  /** The signatures of exactly the receipt's heads, where they were signed. */
  readonly signatures: readonly HeadSignature[];
  /** The build's clock in UTC milliseconds: printed, and put into the PDF's dates. */
  readonly clockMs: number;
  readonly applicationVersion: string;
  /** Chosen themes in order of display. */
  readonly themes: readonly PackTheme[];
  /** Chosen passages, twins already made one, in order of document URN and position. */
  readonly passages: readonly PackPassage[];
  /** The cited documents in order of URN, and with full texts the chosen ones that have no text. */
  readonly sources: readonly PackSource[];
  /** Left out where the pack stands by itself. */
  readonly follows?: FollowedPack;
}

/** An earlier pack that a pack goes on from, and where the numbers of its series ended; what they hold is left out of the selection. */
export interface FollowedPack {
  readonly after: PackAfter;
  readonly title: string;
  /** UTC milliseconds. */
  readonly builtAtMs: number;
  readonly sumsSha256: string;
  /** The last page numbered through the file, and the last small Roman number; 0 for none. */
  readonly pages: number;
  readonly front: number;
  /** How many letters stand behind the page's number already, where pages are inserted behind one. */
  readonly letters: number;
  readonly sections: number;
  readonly entries: number;
  /** The contents of a person's own parts that are left out, each as `contentKey` gives it. */
  readonly leftOut?: ReadonlySet<string>;
  /** The documents of this selection that an earlier pack prints in full. */
  readonly printedBefore?: ReadonlySet<string>;
}

/** A chosen theme. */
export interface PackTheme {
  readonly id: string;
  readonly name: string;
  readonly code: string;
  readonly colour: PaletteColour;
  readonly definition: string;
}

/** A chosen passage; `themes` holds chosen themes only. */
export interface PackPassage extends PassageSelector {
  readonly id: string;
  readonly documentId: string;
  readonly urn: string;
  readonly blocks: readonly [number, number];
  readonly citation: string;
  readonly themes: readonly string[];
  /** Open notes only, and only where the person chose notes. */
  readonly notes: readonly PackNote[];
  /** Where the quote, or a part of it, is recognised text; left out otherwise. */
  readonly recognised?: QuoteConfidence;
  /** Ids of passages of the same span that were made one with this; left out where there are none. */
  readonly twins?: readonly string[];
  /** Where it stands on the pages of its source, where these stand in the pack as they are; left out otherwise. */
  readonly boxes?: readonly PageBox[];
}

/** How sure recognition was of quoted words, in per cent: on the mean, and of the least certain one. */
export interface QuoteConfidence {
  readonly mean: number;
  readonly least: number;
}

/** An open note as it leaves; `reviewer` null unless the person chose to print names. */
export interface PackNote {
  readonly content: NoteContent;
  readonly text: string;
  readonly reviewer: string | null;
}

/** A cited document with its canonical text. */
export interface PackSource {
  readonly documentId: string;
  readonly urn: string;
  readonly title: string;
  readonly date: DocumentDate | null;
  readonly publisher: string | null;
  readonly author: string | null;
  readonly kind: DocumentKind;
  readonly format: SourceFormat;
  /** What kind of file it is, in words. */
  readonly typeName: string;
  /** Why it was sealed without a text, or null. */
  readonly sealed: Failure | null;
  readonly fileName: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly textSha256: string;
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly printedLines: readonly PrintedLine[];
  readonly pages: readonly Page[];
  readonly marks: readonly TextMark[];
  /** Set where words lie under boxes on its pages: whoever had the pages could copy them, so they never stand in a pack. */
  readonly hidesText?: true;
  /** Set where the file itself must not leave, whatever is chosen; left out otherwise. */
  readonly fileStays?: FileStays;
  /** How it came with another document that may leave; left out where it came alone. */
  readonly family?: PackFamily;
}

/** Why a file stays: words lie under boxes in it, or it holds a document that is privileged. */
export type FileStays = 'hides-words' | 'holds-withheld';
