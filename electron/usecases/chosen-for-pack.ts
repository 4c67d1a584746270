import {
  isBlankNote,
  type PackChoices,
  type PackContent,
  type Passage,
  type Theme,
} from '../../shared/model/index.ts';

/** What a person's choices name, put together from all parts of the pack. */
export interface ChosenForPack {
  /** The themes whose passages, names and codes the pack may show. */
  readonly themes: readonly Theme[];
  /** True for a passage that stands in a chapter, or is marked in a document that the pack prints. */
  readonly takes: (passage: Passage) => boolean;
  /** The documents that the pack prints whole or in part, besides those it cites. */
  readonly documents: ReadonlySet<string>;
  /** Whether the pack is something without a single passage. */
  readonly mayHaveNoPassage: boolean;
}

/**
 * Puts together what choices name.
 *
 * In the usual pack no theme chosen means every theme. In a pack of own parts it means none but those of its chapters, so that a
 * bundle of documents shows no theme that nobody meant to hand over.
 */
export function chosenForPack(themes: readonly Theme[], choices: PackChoices): ChosenForPack {
  const standing = themes.filter((theme) => theme.mergedInto === null);
  const { parts, query } = choices;
  if (parts === undefined) {
    const wanted = choices.themes.length === 0 ? standing : named(standing, themes, choices.themes);
    const ids = new Set(wanted.map(({ id }) => id));
    const given = query === undefined ? null : new Set(query.passages);
    return {
      themes: wanted,
      takes: (passage) => hasTheme(passage, ids) && (given === null || isGiven(passage, given)),
      documents: new Set(),
      mayHaveNoPassage: false,
    };
  }
  const contents = parts.flatMap((part) => part.contents);
  const chapterThemes = contents.flatMap((content) => (content.kind === 'theme' ? [content.theme] : []));
  const wanted = named(standing, themes, [...choices.themes, ...chapterThemes]);
  const ids = new Set(wanted.map(({ id }) => id));
  const chosen = new Set(contents.flatMap(passagesOf));
  const documents = new Set(contents.flatMap(documentsOf));
  const takesAllTagged = contents.some(({ kind }) => kind === 'chronology' || kind === 'register');
  const inChapters = new Set(named(standing, themes, chapterThemes).map(({ id }) => id));
  return {
    themes: wanted,
    takes: (passage) =>
      isGiven(passage, chosen) ||
      hasTheme(passage, inChapters) ||
      (hasTheme(passage, ids) && (takesAllTagged || documents.has(passage.documentId))),
    documents,
    mayHaveNoPassage: contents.some(isPrintedByItself),
  };
}

/** True for what is something to hand over without any passage. */
function isPrintedByItself(content: PackContent): boolean {
  if (content.kind === 'text') return !isBlankNote(content.content);
  return content.kind === 'document' || content.kind === 'pages';
}

function passagesOf(content: PackContent): readonly string[] {
  if (content.kind === 'passages') return content.passages;
  return content.kind === 'query' ? content.query.passages : [];
}

function documentsOf(content: PackContent): readonly string[] {
  return content.kind === 'document' || content.kind === 'pages' ? [content.document] : [];
}

/** The themes of these ids; of a merged one, the theme it is now. */
function named(standing: readonly Theme[], all: readonly Theme[], ids: readonly string[]): readonly Theme[] {
  const wanted = new Set(ids.map((id) => all.find((theme) => theme.id === id)?.mergedInto ?? id));
  return standing.filter((theme) => wanted.has(theme.id));
}

function hasTheme(passage: Passage, ids: ReadonlySet<string>): boolean {
  return passage.tags.some((tag) => ids.has(tag.themeId));
}

function isGiven({ id, twins }: Passage, ids: ReadonlySet<string>): boolean {
  return ids.has(id) || twins.some((twin) => ids.has(twin));
}
