import type { Result } from '../../shared/base/index.ts';
import type {
  EncodingDecision,
  Page,
  PageWord,
  PrintedLine,
  ReaderIdentity,
  SourceFacts,
  TextMark,
} from '../../shared/model/index.ts';
import type { DescriptionHints } from './describe/description-hints.ts';
import type { DraftBlock } from './draft-block.ts';
import type { ChildSource, SourceBytes } from './reading.ts';

/**
 * What the reader of one format gives; `finishReading` looks for furniture, own numbers and the description in it.
 *
 * A text without characters is allowed where the source has none (a scan, a message with attachments only).
 */
export interface FormatReading {
  readonly reader: ReaderIdentity;
  readonly text: string;
  /** In ascending order, never overlapping, holding every character that is not white space. */
  readonly drafts: readonly DraftBlock[];
  readonly facts: SourceFacts;
  readonly hints: DescriptionHints;
  readonly warnings: readonly string[];
  /** True where the reader itself has marked all furniture, so that it is not looked for again. */
  readonly furnitureKnown?: boolean;
  /** True where the hints are all that describes the source, as in tables, whose rows are no title, author or date of it. */
  readonly descriptionKnown?: boolean;
  readonly encoding?: EncodingDecision | null;
  readonly printedLines?: readonly PrintedLine[];
  readonly pages?: readonly Page[];
  readonly pageWords?: readonly (readonly PageWord[])[];
  readonly marks?: readonly TextMark[];
  readonly children?: readonly ChildSource[];
}

/** Reads sources of one format. Failures are values; what is thrown ends the helper and is reported as `parser-crashed`. */
export type ReadFormat = (source: SourceBytes) => Promise<Result<FormatReading>>;

/** A format as the list of formats names it. */
export interface FormatReader {
  /** True where the first bytes and the name say that this reader is the one. */
  readonly recognises: (source: SourceBytes, extension: string) => boolean;
  /** Loads the reader with its libraries; not before the first source of the format. */
  readonly load: () => Promise<ReadFormat>;
}
