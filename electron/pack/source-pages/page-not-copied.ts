/** Thrown where pages of a source cannot be copied into a pack; which object it was may hold content and is not said. */
export class PageNotCopied extends Error {
  /** The document, as a person knows it. */
  readonly source: string;

  constructor(source: string) {
    super('Pages of a source could not be copied.');
    this.source = source;
  }
}
