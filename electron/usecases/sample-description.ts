/** A note of the sample matter. */
export interface SampleNote {
  readonly text: string;
  readonly privileged: boolean;
  readonly reviewer?: string;
}

/** What `sample.json` beside the sample's sources says is to be done with them. */
export interface SampleDescription {
  readonly title: string;
  readonly prefix: string;
  readonly reviewers: readonly string[];
  readonly clockIso: string;
  readonly sources: readonly {
    readonly file: string;
    readonly title?: string;
    readonly publisher?: string;
    readonly author?: string;
    /** `2016-03-03`, or null for undated. */
    readonly date?: string | null;
  }[];
  readonly themes: readonly {
    readonly code: string;
    readonly name: string;
    readonly definition: string;
    readonly parent?: string;
  }[];
  readonly passages: readonly {
    readonly file: string;
    readonly quote: string;
    readonly nth?: number;
    readonly themes: readonly string[];
    readonly reviewer: string;
    readonly notes?: readonly SampleNote[];
  }[];
  readonly documentNotes: readonly (SampleNote & { readonly file: string })[];
  readonly themeNotes: readonly (SampleNote & { readonly theme: string })[];
  readonly matterNotes: readonly SampleNote[];
}
