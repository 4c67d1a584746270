import { failure, success, type Result } from '../../../shared/base/index.ts';
import type { DocumentSummary } from '../../../shared/model/index.ts';
import { isTextInUse } from '../../store/index.ts';
import type { MatterContext } from '../matter-context.ts';

/**
 * Which pages of a document are to be recognised: those without a text, or with `anew` every page, whose text then goes. Failures:
 * `text-in-use` where something was made on the text that stands, `nothing-to-recognise` where there is no such page.
 */
export function pagesToRecognise(
  context: MatterContext,
  document: DocumentSummary,
  anew: boolean,
): Result<readonly number[]> {
  const pages = context.texts.read(document.id)?.pages ?? [];
  const wanted = pages.filter(({ text }) => anew || text === 'none').map(({ number }) => number);
  if (wanted.length === 0) {
    return failure(
      'nothing-to-recognise',
      pages.length === 0
        ? `${document.urn} has no pages whose text could be recognised. Nothing was changed.`
        : `Every page of ${document.urn} has a text already. Nothing was changed.`,
    );
  }
  return isTextInUse(context.reader, document.id) ? textInUse(document.urn) : success(wanted);
}

/** Why a document's text stays as it is. */
export function textInUse(urn: string): Result<never> {
  return failure(
    'text-in-use',
    `Passages were made or blocks were marked on the text of ${urn}, so that text stays as it is and nothing was put into it. To work with the text of its scanned pages, save those pages as a file of their own and import that.`,
  );
}
