import type { BlockPart } from '../../../shared/model/index.ts';
import type { LinkTargets } from '../written/link-targets.ts';
import type { LeftOut } from '../written/not-carried.ts';
import type { BlockHandle, TextPlace, TextState, WrittenText } from '../written/written-text.ts';
import type { XmlElement } from '../written/xml-units.ts';
import type { OpenDocumentStyles } from './open-document-styles.ts';

/** A tracked change: of a deletion also what was deleted. */
export interface TrackedChange {
  readonly state: TextState;
  readonly deleted: readonly XmlElement[];
}

/** A foot- or endnote, told after the text. */
export interface WaitingNote {
  readonly part: 'footnote' | 'endnote';
  readonly label: string;
  readonly body: XmlElement;
  readonly block: BlockHandle;
}

/** A comment with its place. */
export interface WaitingComment {
  readonly element: XmlElement;
  readonly name: string | null;
  readonly start: TextPlace;
  end: TextPlace;
  readonly block: BlockHandle;
}

/** What all stories of a document share. */
export interface OpenDocumentContent {
  readonly out: WrittenText;
  readonly styles: OpenDocumentStyles;
  readonly report: LeftOut;
  readonly links: LinkTargets;
  /** Says what the reader must know. */
  readonly warn: (sentence: string) => void;
  readonly changes: Map<string, TrackedChange>;
  /** Insertions that have begun and not ended, by id. */
  readonly inserted: Map<string, TextState>;
  readonly notes: WaitingNote[];
  readonly comments: WaitingComment[];
  /** Numbers counted so far by list: its id and its style. */
  readonly counts: Map<string, number[]>;
  readonly title: { words: string | null };
  tables: number;
}

/** One story while it is told. */
export interface OpenDocumentStory {
  readonly content: OpenDocumentContent;
  readonly part: BlockPart | null;
  readonly boxes: XmlElement[];
}

/** A list that paragraphs stand in. */
export interface OpenList {
  readonly style: string | null;
  readonly level: number;
  readonly counts: number[];
}
