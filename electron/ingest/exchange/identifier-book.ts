import { failure, type Result } from '../../../shared/base/index.ts';

/** Thrown inside the reading alone, with what a person is told. */
export class NotReadable extends Error {
  readonly outcome: Result<never>;

  constructor(outcome: Result<never>) {
    super('A project cannot be read.');
    this.outcome = outcome;
  }
}

/** The identifiers of a project's parts, each given once. */
export interface IdentifierBook {
  /** An identifier in small letters and without braces; a file with one that is none, or twice, is refused. */
  readonly take: (given: string | undefined) => string;
}

/** Begins a book without any. */
export function identifierBook(): IdentifierBook {
  const taken = new Set<string>();
  return {
    take: (given) => {
      const guid = plainIdentifier(given);
      if (guid === null) throw new NotReadable(badIdentifier);
      if (taken.has(guid)) throw new NotReadable(twiceIdentifier);
      taken.add(guid);
      return guid;
    },
  };
}

/** An identifier in small letters and without braces, null where it is none. */
export function plainIdentifier(given: string | undefined): string | null {
  const found =
    /^(?:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})|\{([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\})$/iu.exec(
      given?.trim() ?? '',
    );
  return (found?.[1] ?? found?.[2])?.toLowerCase() ?? null;
}

const badIdentifier = failure(
  'source-damaged',
  'A code, source, note or user in this project has no identifier, or one that is none, so what belongs together cannot be known. Nothing was imported. Export the project anew from the program it was made with.',
);

const twiceIdentifier = failure(
  'source-damaged',
  'Two parts of this project have the same identifier, so what belongs together cannot be known. Nothing was imported. Export the project anew from the program it was made with.',
);
