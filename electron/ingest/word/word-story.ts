import type { BlockPart } from '../../../shared/model/index.ts';
import type { LinkTargets } from '../written/link-targets.ts';
import type { LeftOut } from '../written/not-carried.ts';
import type { BlockHandle, TextPlace, WrittenText } from '../written/written-text.ts';
import type { XmlElement } from '../written/xml-units.ts';
import type { Relation } from './word-package.ts';
import type { WordNumbering } from './word-numbering.ts';
import type { WordStyles } from './word-styles.ts';

/** A foot- or endnote that the text refers to, in the order of the references. */
export interface ReferredNote {
  readonly kind: 'footnote' | 'endnote';
  readonly id: string;
  readonly label: string;
  readonly block: BlockHandle;
}

/** Where a comment stands. */
export interface CommentPlace {
  start: TextPlace | null;
  end: TextPlace | null;
}

/** What all stories of a document share: running text, notes, comments, headers and footers. */
export interface WordDocument {
  readonly out: WrittenText;
  readonly styles: WordStyles;
  readonly numbering: WordNumbering;
  readonly report: LeftOut;
  readonly notes: ReferredNote[];
  readonly noteLabel: (kind: 'footnote' | 'endnote') => string;
  readonly commentPlaces: Map<string, CommentPlace>;
  readonly linkTargets: LinkTargets;
  readonly title: { words: string | null };
  tables: number;
}

/** One story while it is read. */
export interface WordStory {
  readonly document: WordDocument;
  readonly part: BlockPart | null;
  readonly relations: readonly Relation[];
  /** Fields that are open: whether their code or their result is being told. */
  readonly fields: { phase: 'code' | 'result'; code: string }[];
  /** The label of the note that is told, shown where the note says so. */
  readonly noteLabel: string | null;
  /** Text boxes met in a paragraph, told after it. */
  readonly boxes: XmlElement[];
}
