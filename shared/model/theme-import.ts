/** What can differ between a theme and the line of a file that is about it. */
export type ThemeImportField =
  'code' | 'name' | 'place' | 'colour' | 'definition' | 'when to use' | 'when not to use' | 'retired';

/** What becomes of one line of a file of themes. */
export interface ThemeImportLine {
  /** The line of the file on which its row begins, from 1. */
  readonly line: number;
  /** The theme with its parents, as it is after the import; what the line says, where it is refused. */
  readonly path: string;
  readonly result: 'added' | 'changed' | 'unchanged' | 'refused';
  /** What is changed. */
  readonly fields: readonly ThemeImportField[];
  /** Why the line is refused, in a sentence, else null. */
  readonly sentence: string | null;
}

/** What a file of themes does to the matter, or did. */
export interface ThemeImportReport {
  /** SHA-256 of the file, by which it is known to be the one that was looked at. */
  readonly sha256: string;
  /** In order of the file. */
  readonly lines: readonly ThemeImportLine[];
  /** Sentences about the file as a whole, such as columns that were passed over. */
  readonly remarks: readonly string[];
}
