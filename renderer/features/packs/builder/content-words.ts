import type { DocumentSummary, PackContent, Theme } from '../../../../shared/model/index.ts';
import { countWords } from '../../../ui/words.ts';

/** What the parts of a pack are called by: the matter's themes and documents by id. */
export interface NamedThings {
  readonly themes: ReadonlyMap<string, Theme>;
  readonly documents: ReadonlyMap<string, DocumentSummary>;
}

/** How an item of a bundle is named in a list: what it is of, and what kind of thing it is. */
export interface ContentWords {
  readonly title: string;
  readonly kind: string;
}

/** Names an item. What is not in the matter any more says so, since it would leave a gap in the pack. */
export function contentWords(content: PackContent, { themes, documents }: NamedThings): ContentWords {
  switch (content.kind) {
    case 'theme': {
      const theme = themes.get(content.theme);
      return { title: theme?.name ?? 'A theme that is not in the matter', kind: 'Theme' };
    }
    case 'query':
      return { title: content.query.name, kind: 'Saved search' };
    case 'passages':
      return {
        title: content.title.trim() === '' ? 'Chosen passages' : content.title,
        kind: countWords(content.passages.length, 'passage'),
      };
    case 'chronology':
      return { title: 'Chronology', kind: 'Chronology' };
    case 'register':
      return { title: 'Register of themes', kind: 'Register' };
    case 'document':
      return { title: documentWords(documents.get(content.document)), kind: 'Document' };
    case 'pages': {
      const { from, to } = content;
      const pages = from === to ? `page ${String(from)}` : `pages ${String(from)} to ${String(to)}`;
      return { title: `${documentWords(documents.get(content.document))}, ${pages}`, kind: 'Pages' };
    }
    case 'text':
      return { title: content.title.trim() === '' ? 'Untitled page' : content.title, kind: 'Own words' };
    case 'divider':
      return { title: content.title.trim() === '' ? 'Untitled divider' : content.title, kind: 'Divider' };
  }
}

function documentWords(document: DocumentSummary | undefined): string {
  return document === undefined
    ? 'A document that is not in the matter'
    : `${document.urn} ${document.title}`;
}
