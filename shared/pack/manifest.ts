import type { HeadSignature, PackChoices, PackContent, PackFile, PackPart, Receipt } from '../model/index.ts';
import type { PassagePages } from './passages-csv.ts';
import type { PackSelection, QuoteConfidence } from './selection.ts';

/** The name of the manifest's format. */
export const manifestFormat = 'glossator-pack';

/** The version of the manifest's format; a checker refuses a higher one. */
export const manifestVersion = 1;

/** A source as the manifest lists it. */
export interface ManifestSource {
  readonly urn: string;
  readonly title: string;
  readonly date: string | null;
  readonly fileName: string;
  /** SHA-256 of the original bytes, lower-case hexadecimal, and their number. */
  readonly sha256: string;
  readonly bytes: number;
  /** SHA-256 of the canonical text in UTF-8. */
  readonly textSha256: string;
  /** The canonical text's file in the pack, or null where the pack does not hold it. */
  readonly textFile: string | null;
  /** Why the source has no text, where it was sealed without one; left out otherwise. */
  readonly sealed?: string;
}

/** A passage as the manifest lists it; offsets in UTF-16 code units of the canonical text. */
export interface ManifestPassage {
  readonly id: string;
  readonly urn: string;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly citation: string;
  readonly themes: readonly string[];
  readonly items: readonly { readonly number: string; readonly page: string }[];
  readonly fullTextPage: string | null;
  /** Where the quote is recognised text: how sure recognition was, in per cent; left out otherwise. */
  readonly recognised?: QuoteConfidence;
}

/** A thing that was put into a part, as outsiders may know it. */
export interface ManifestContent {
  readonly kind: PackContent['kind'];
  /** A title or a saved search's name, where it has one. */
  readonly title?: string;
}

/**
 * What was chosen, as outsiders may know it: a saved search by its name, since its text may say what is looked for, and a part by
 * the titles of what is in it, since that is in the pack itself.
 */
export type ManifestChoices = Omit<PackChoices, 'query' | 'parts' | 'warnOver'> & {
  readonly query?: { readonly name: string };
  readonly parts?: readonly { readonly title: string; readonly contents: readonly ManifestContent[] }[];
};

/** Everything a checker needs to know of a pack. */
export interface PackManifest {
  readonly format: typeof manifestFormat;
  readonly version: typeof manifestVersion;
  readonly application: { readonly name: string; readonly version: string };
  readonly matter: string;
  readonly builtAt: string;
  readonly choices: ManifestChoices;
  readonly receipt: Receipt;
  /** Signatures of the receipt's heads, where they were signed. */
  readonly signatures: readonly HeadSignature[];
  readonly themes: readonly { readonly code: string; readonly name: string; readonly definition: string }[];
  readonly sources: readonly ManifestSource[];
  readonly passages: readonly ManifestPassage[];
  /** Every file of the pack but this one and `SHA256SUMS`. */
  readonly outputs: readonly PackFile[];
}

/** The sources' part of the manifest; it is also what is attached inside the PDF. */
export function manifestSources(selection: PackSelection): readonly ManifestSource[] {
  return selection.sources.map((source) => ({
    urn: source.urn,
    title: source.title,
    date: source.date?.value ?? null,
    fileName: source.fileName,
    sha256: source.sha256,
    bytes: source.bytes,
    textSha256: source.textSha256,
    textFile: selection.choices.fullTexts ? sourceTextFile(source.urn) : null,
    ...(source.sealed === null ? {} : { sealed: source.sealed.message }),
  }));
}

/** The path of a canonical text inside a pack's folder. */
export function sourceTextFile(urn: string): string {
  return `sources/${urn}.txt`;
}

/** Puts the manifest together once all other files are written. */
export function packManifest(
  selection: PackSelection,
  pagesOf: (passageId: string) => PassagePages,
  outputs: readonly PackFile[],
): PackManifest {
  return {
    format: manifestFormat,
    version: manifestVersion,
    application: { name: 'Glossator', version: selection.applicationVersion },
    matter: selection.matterTitle,
    builtAt: new Date(selection.clockMs).toISOString(),
    choices: manifestChoices(selection.choices),
    receipt: selection.receipt,
    signatures: selection.signatures.map(({ replica, length, hash, publicKey, signature }) => ({
      replica,
      length,
      hash,
      publicKey,
      signature,
    })),
    themes: selection.themes.map(({ code, name, definition }) => ({ code, name, definition })),
    sources: manifestSources(selection),
    passages: selection.passages.map((passage) => {
      const pages = pagesOf(passage.id);
      return {
        id: passage.id,
        urn: passage.urn,
        start: passage.start,
        end: passage.end,
        quote: passage.quote,
        prefix: passage.prefix,
        suffix: passage.suffix,
        citation: passage.citation,
        themes: selection.themes
          .filter((theme) => passage.themes.includes(theme.id))
          .map((theme) => theme.code),
        items: pages.items,
        fullTextPage: pages.fullText,
        ...(passage.recognised === undefined ? {} : { recognised: passage.recognised }),
      };
    }),
    outputs,
  };
}

/** A manifest, or its sources alone, as its file holds it. */
export function manifestText(
  content: PackManifest | { readonly sources: readonly ManifestSource[] },
): string {
  return stableJson(content);
}

/**
 * JSON in which the same content is always the same bytes and that a person can still read: keys in order of their code
 * units at every level, indented by two blanks, one line feed at the end.
 */
export function stableJson(content: object): string {
  return `${JSON.stringify(withSortedKeys(content), null, 2)}\n`;
}

function withSortedKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withSortedKeys);
  if (typeof value !== 'object' || value === null) return value;
  const members: readonly (readonly [string, unknown])[] = Object.entries(value);
  const sorted = [...members].sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(sorted.map(([key, member]) => [key, withSortedKeys(member)]));
}

function manifestChoices({ query, parts, warnOver: _warnOver, ...choices }: PackChoices): ManifestChoices {
  return {
    ...choices,
    ...(query === undefined ? {} : { query: { name: query.name } }),
    ...(parts === undefined ? {} : { parts: parts.map(manifestPart) }),
  };
}

function manifestPart({ title, contents }: PackPart): {
  readonly title: string;
  readonly contents: readonly ManifestContent[];
} {
  return {
    title,
    contents: contents.map((content) => {
      if ('title' in content) return { kind: content.kind, title: content.title };
      return content.kind === 'query'
        ? { kind: content.kind, title: content.query.name }
        : { kind: content.kind };
    }),
  };
}
