import type {
  DocumentSummary,
  PackChoices,
  PackContent,
  PackPart,
  PackPreset,
  PresetContent,
  Theme,
} from '../model/index.ts';
import { inOrderOfDate } from './in-order-of-date.ts';

/** What of a matter a preset is filled with. */
export interface PresetMatter {
  readonly title: string;
  readonly themes: readonly Theme[];
  readonly documents: readonly DocumentSummary[];
}

/**
 * The choices a preset begins with in a matter: chapters of every theme that has passages; documents in use in order of date, those
 * that came together beside each other, undated ones last.
 */
export function choicesOfPreset(preset: PackPreset, matter: PresetMatter): PackChoices {
  const { parts, choices, id } = preset;
  return {
    title: matter.title,
    themes: [],
    documents: [],
    names: false,
    ...choices,
    ...(parts === null
      ? {}
      : {
          parts: parts.map((part): PackPart => ({
            title: part.title,
            contents: part.contents.flatMap((content) => contentsOf(content, matter)),
          })),
        }),
    preset: id,
  };
}

function contentsOf(content: PresetContent, matter: PresetMatter): readonly PackContent[] {
  switch (content) {
    case 'themes':
      return matter.themes
        .filter((theme) => theme.mergedInto === null && theme.passages > 0)
        .map((theme) => ({ kind: 'theme', theme: theme.id }));
    case 'documents':
      return inOrderOfDate(
        matter.documents.filter(({ withdrawn }) => withdrawn === null).map(({ id }) => id),
        matter.documents,
      ).map((document) => ({ kind: 'document', document }));
    case 'chronology':
    case 'register':
      return [{ kind: content }];
    case 'page':
      return [{ kind: 'text', title: 'Introduction', content: { blocks: [] } }];
  }
}
