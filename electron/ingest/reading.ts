import type {
  Block,
  ChildKind,
  DocumentDescription,
  EncodingDecision,
  Page,
  PageWord,
  PrintedLine,
  ReaderIdentity,
  SourceFacts,
  TextMark,
} from '../../shared/model/index.ts';
import type { Failure, Result } from '../../shared/base/index.ts';
import type { FindArticle } from './html/find-article.ts';

/** What a reader makes of a source's bytes: its canonical text and everything detected in it. */
export interface Reading {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly printedLines: readonly PrintedLine[];
  readonly words: number;
  /** Null where the source is no file of characters. */
  readonly encoding: EncodingDecision | null;
  readonly reader: ReaderIdentity;
  readonly detected: DocumentDescription;
  /** Sentences: replaced characters, invisible controls and the like, with where they are. */
  readonly warnings: readonly string[];
  /** Empty in sources without pages. */
  readonly pages: readonly Page[];
  /** The words of each page with their boxes, in the order of `pages`; empty in sources without pages. */
  readonly pageWords: readonly (readonly PageWord[])[];
  /** In order of their beginnings. */
  readonly marks: readonly TextMark[];
  readonly facts: SourceFacts;
  /** Other sources that lie in this one: attachments, embedded files; each is read by itself. */
  readonly children: readonly ChildSource[];
  /** Why the source was sealed without a text, or null where it has one. */
  readonly sealed: Failure | null;
}

/** A source that lies in another. */
export interface ChildSource {
  /** As the outer source names it; made up with an extension where it gives none. */
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly how: ChildKind;
}

/** A source to read: its bytes and the name it came under; the name decides the reader, never the content's truth. */
export interface SourceBytes {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  /** Opens a protected source; used once and kept nowhere. */
  readonly password?: string;
}

/** Reads a source's bytes; expected failures (`file-empty`, `file-binary`, `file-type-unknown` …) are values. */
export type ReadSource = (source: SourceBytes, findArticle?: FindArticle) => Result<Reading>;

/** Reads a source of any format; as `ReadSource`, but what it needs is loaded first. */
export type ReadAnySource = (source: SourceBytes) => Promise<Result<Reading>>;
