import { failure, success, type Result } from '../../shared/base/index.ts';
import type { DocumentSummary } from '../../shared/model/index.ts';
import type { MatterAtWork } from './matter-at-work.ts';

/** The document that a call names; rules as in `documentNamed`. */
export async function findDocument(matter: MatterAtWork, urn: string): Promise<Result<DocumentSummary>> {
  const documents = await matter.ask('listDocuments', {});
  return documents.ok ? documentNamed(documents.value, urn) : documents;
}

/** The documents with these URNs, in the order given; the first that is not there is the failure. */
export async function findDocuments(
  matter: MatterAtWork,
  urns: readonly string[],
): Promise<Result<readonly DocumentSummary[]>> {
  if (urns.length === 0) return success([]);
  const documents = await matter.ask('listDocuments', {});
  if (!documents.ok) return documents;
  const found: DocumentSummary[] = [];
  for (const urn of urns) {
    const document = documentNamed(documents.value, urn);
    if (!document.ok) return document;
    found.push(document.value);
  }
  return success(found);
}

/** The document with a URN, withdrawn or not; small and capital letters count as the same. */
export function documentNamed(documents: readonly DocumentSummary[], urn: string): Result<DocumentSummary> {
  const wanted = urn.trim().toUpperCase();
  const found = documents.find((document) => document.urn.toUpperCase() === wanted);
  return found === undefined
    ? failure(
        'document-not-found',
        `There is no document ${urn} in this matter. “documents” lists those that are there.`,
      )
    : success(found);
}
