import type { NoteTarget } from '../../shared/model/index.ts';
import { citationOf } from '../../shared/text/index.ts';
import { readMatter, readStandingVersionsOf, type TargetLabel } from '../store/index.ts';
import type { MatterContext } from './matter-context.ts';

/** What labels are read from. */
export interface LabelSource extends Pick<MatterContext, 'reader' | 'texts'> {
  /** True for documents of which nothing but the number may be said, in what leaves the matter; left out where nothing leaves. */
  readonly withheld?: (document: string) => boolean;
}

/** What a note is on, in words, and the document it leads to. */
export function targetLabel(context: LabelSource, target: NoteTarget): TargetLabel {
  switch (target.kind) {
    case 'matter':
      return { label: readMatter(context.reader)?.title ?? '', documentId: null };
    case 'theme':
      return { label: themeName(context, target.id), documentId: null };
    case 'document': {
      const document = documentUrn(context, target.id);
      return document === null
        ? { label: '', documentId: null }
        : { label: `{${document.urn}} ${document.title}`.trimEnd(), documentId: target.id };
    }
    case 'passage': {
      const passage = passagePlace(context, target.id);
      return passage === null
        ? { label: '', documentId: null }
        : { label: passage.citation, documentId: passage.document };
    }
  }
}

/** A theme's name as it is shown. */
export function themeName(context: LabelSource, theme: string): string {
  return readStandingVersionsOf(context.reader, theme, 'name')[0]?.content ?? '';
}

/** A document's URN and title, or null where it is not in the matter; the title is empty where it is withheld. */
export function documentUrn(
  context: LabelSource,
  document: string,
): { readonly urn: string; readonly title: string } | null {
  const row = context.reader.get<{ urn: string; title: string }>(
    'SELECT urn, title FROM document WHERE id = ? AND made_order IS NOT NULL',
    document,
  );
  if (row === undefined) return null;
  return context.withheld?.(document) === true ? { ...row, title: '' } : row;
}

/** Where a passage is, standing or deleted: its document and citation, or null where it was never made here. */
export function passagePlace(
  context: LabelSource,
  passage: string,
): { readonly document: string; readonly citation: string } | null {
  const row = context.reader.get<{ document: string; urn: string; start: number; end: number }>(
    `SELECT p.document, d.urn, p.span_start AS start, p.span_end AS end
     FROM passage p JOIN document d ON d.id = p.document WHERE p.id = ? AND p.made_order IS NOT NULL`,
    passage,
  );
  const read = row === undefined ? null : context.texts.read(row.document);
  if (row === undefined || read === null) return null;
  return { document: row.document, citation: citationOf({ urn: row.urn, ...read }, row.start, row.end) };
}
