import type {
  DocumentSummary,
  PackChoices,
  PackContent,
  PackPart,
  PackPreset,
  PresetContent,
  Theme,
} from '../model/index.ts';

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
      return inOrderOfDate(matter.documents).map(({ id }) => ({ kind: 'document', document: id }));
    case 'chronology':
    case 'register':
      return [{ kind: content }];
    case 'page':
      return [{ kind: 'text', title: 'Introduction', content: { blocks: [] } }];
  }
}

/** Documents in use by date, families together after the date of what they came with; without a date last, by URN. */
export function inOrderOfDate(documents: readonly DocumentSummary[]): readonly DocumentSummary[] {
  const byId = new Map(documents.map((document) => [document.id, document]));
  const dateOf = ({ date, family }: DocumentSummary): string =>
    (family === null ? date : (byId.get(family.root)?.date ?? date))?.value ?? '\uffff';
  const rootUrn = ({ urn, family }: DocumentSummary): string =>
    family === null ? urn : (byId.get(family.root)?.urn ?? urn);
  const keys = new Map(
    documents.map((document) => [document.id, [dateOf(document), rootUrn(document), document.urn]]),
  );
  return documents
    .filter(({ withdrawn }) => withdrawn === null)
    .toSorted((one, other) => compareKeys(keys.get(one.id) ?? [], keys.get(other.id) ?? []));
}

function compareKeys(some: readonly string[], others: readonly string[]): number {
  for (const [index, one] of some.entries()) {
    const other = others[index] ?? '';
    if (one !== other) return one < other ? -1 : 1;
  }
  return 0;
}
