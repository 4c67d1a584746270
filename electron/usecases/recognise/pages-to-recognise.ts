import { failure, success, type Result } from '../../../shared/base/index.ts';
import type { DocumentSummary, Page } from '../../../shared/model/index.ts';
import { readBlockMarksOnText, readPassagesOnText } from '../../store/index.ts';
import type { MatterContext } from '../matter-context.ts';
import { runsOver } from './carry-along.ts';

/**
 * Which pages of a document are to be recognised: those without a text, or with `anew` every page, whose text then goes. A page that a
 * passage runs over stays as it is, so that nothing comes into a quote. Failures: `text-in-use` where something was made on the text
 * that would go, or passages run over all of these pages; `nothing-to-recognise` where there is no such page.
 */
export function pagesToRecognise(
  context: MatterContext,
  document: DocumentSummary,
  anew: boolean,
): Result<readonly number[]> {
  const pages = context.texts.read(document.id)?.pages ?? [];
  const wanted = pages.filter(({ text }) => anew || text === 'none');
  if (wanted.length === 0) {
    return failure(
      'nothing-to-recognise',
      pages.length === 0
        ? `${document.urn} has no pages whose text could be recognised. Nothing was changed.`
        : `Every page of ${document.urn} has a text already. Nothing was changed.`,
    );
  }
  if (wouldReplace(context, document.id, wanted)) return textInUse(document.urn);
  const runOver = new Set(pagesRunOver(context, document.id, wanted));
  const free = wanted.filter((page) => !runOver.has(page));
  return free.length === 0 ? textInUse(document.urn) : success(free.map(({ number }) => number));
}

/** True where a text would go that something was made on: passages, standing or not, or marks on blocks. */
export function wouldReplace(
  context: MatterContext,
  documentId: string,
  pages: readonly Pick<Page, 'text'>[],
): boolean {
  return (
    pages.some(({ text }) => text !== 'none') &&
    (readPassagesOnText(context.reader, documentId).length > 0 ||
      readBlockMarksOnText(context.reader, documentId).length > 0)
  );
}

/** Those of a document's pages that a passage, standing or deleted, runs over. */
export function pagesRunOver(
  context: MatterContext,
  documentId: string,
  pages: readonly Page[],
): readonly Page[] {
  const passages = readPassagesOnText(context.reader, documentId);
  return pages.filter((page) => passages.some(({ selector }) => runsOver(selector, page)));
}

/** Why a document's text stays as it is. */
export function textInUse(urn: string): Result<never> {
  return failure(
    'text-in-use',
    `Passages were made or blocks were marked on the text of ${urn} that would go, or passages run over its pages without text. So that text stays as it is and nothing was put into it. To work with the text of its scanned pages, save those pages as a file of their own and import that.`,
  );
}
