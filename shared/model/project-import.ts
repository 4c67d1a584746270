/** What a project or codebook of another program brings into the matter, or brought. */
export interface ProjectImportReport {
  /** SHA-256 of the file, by which it is known to be the one that was looked at. */
  readonly sha256: string;
  readonly kind: 'project' | 'codebook';
  /** The project's name, as its file says. */
  readonly name: string;
  /** In order of the file. */
  readonly themes: readonly ImportedTheme[];
  readonly sources: readonly ImportedProjectSource[];
  /** Notes written, or to be written: on themes, documents, passages and the matter. */
  readonly notes: number;
  /** What of the file is not taken over, and what a person must know, in sentences. */
  readonly lost: readonly string[];
  /** True where a person ended it: what is reported was done, the rest was not. */
  readonly cancelled: boolean;
}

/** What becomes of one code. */
export interface ImportedTheme {
  /** The theme with those above it. */
  readonly path: string;
  readonly result: 'added' | 'matched';
}

/** What becomes of one source. */
export interface ImportedProjectSource {
  readonly name: string;
  readonly result: 'imported' | 'matched' | 'left out';
  /** Null where it is left out, and before it is imported. */
  readonly urn: string | null;
  readonly documentId: string | null;
  /** Places in its text that have become passages, or had. */
  readonly passages: number;
  /** Why it is left out, else null. */
  readonly sentence: string | null;
}
