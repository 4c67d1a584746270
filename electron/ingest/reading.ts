import type {
  Block,
  DocumentDescription,
  EncodingDecision,
  PrintedLine,
  ReaderIdentity,
} from '../../shared/model/index.ts';
import type { Result } from '../../shared/base/index.ts';

/** What a reader makes of a source's bytes: its canonical text and everything detected in it. */
export interface Reading {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly printedLines: readonly PrintedLine[];
  readonly words: number;
  readonly encoding: EncodingDecision;
  readonly reader: ReaderIdentity;
  readonly detected: DocumentDescription;
  /** Sentences: replaced characters, invisible controls and the like, with where they are. */
  readonly warnings: readonly string[];
}

/** A source to read: its bytes and the name it came under; the name decides the reader, never the content's truth. */
export interface SourceBytes {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/** Reads a source's bytes; expected failures (`file-empty`, `file-binary`, `file-type-unknown` …) are values. */
export type ReadSource = (source: SourceBytes) => Result<Reading>;
