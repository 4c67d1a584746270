import type { RecognitionReport } from '../../../shared/contract/index.ts';
import { failure, type Result } from '../../../shared/base/index.ts';
import type { DocumentSummary } from '../../../shared/model/index.ts';
import { command, confirmed, type Outcome } from '../command.ts';
import { findDocuments } from '../find-document.ts';
import { withMatter, type MatterAtWork } from '../matter-at-work.ts';
import { counted, textTable } from '../text-table.ts';

/** `recognise`: recognises the text on scans. */
export const recognise = command({
  name: 'recognise',
  summary: 'Recognises the text on scanned pages and pictures, page by page.',
  arguments: { matter: 'one', urn: 'any' },
  options: {
    anew: {
      kind: 'flag',
      help: 'recognise every page, also those that have a text; needs URNs, and that text goes',
    },
  },
  remarks: [
    'Without URNs, every document in use that has pages without text is taken. Only those pages are recognised; what has a text keeps it, unless --anew is given. A document on whose text something was made is refused.',
    'Ctrl+C stops after the last page that was kept; the same command, or the application, goes on from there.',
  ],
  example: 'recognise Harrow.matter HAR000012',
  perform: async (given, surroundings) =>
    withMatter(surroundings, given.arguments.matter, 'write', async (matter) => {
      const { anew } = given.options;
      if (anew && given.arguments.urn.length === 0) {
        return failure('call-invalid', 'Say by their URNs which documents are to be recognised anew.');
      }
      const documents = await documentsMeant(matter, given.arguments.urn);
      if (!documents.ok) return documents;
      if (documents.value.length === 0) {
        return confirmed(
          { ok: true, items: [] },
          'Every page in this matter has a text. Nothing was changed.',
        );
      }
      const documentIds = documents.value.map(({ id }) => id);
      const asked = await matter.ask('recogniseDocuments', { documentIds, anew });
      if (!asked.ok) return asked;
      const report = await matter.askAtLength((task) =>
        matter.ask('awaitRecognition', { task, documentIds }),
      );
      return report.ok ? { ok: true, value: outcomeOf(report.value, documents.value) } : report;
    }),
});

async function documentsMeant(
  matter: MatterAtWork,
  urns: readonly string[],
): Promise<Result<readonly DocumentSummary[]>> {
  if (urns.length > 0) return findDocuments(matter, urns);
  const all = await matter.ask('listDocuments', {});
  if (!all.ok) return all;
  return {
    ok: true,
    value: all.value.filter(
      (document) => document.withdrawn === null && (document.pagesWithoutText ?? 0) > 0,
    ),
  };
}

function outcomeOf(report: RecognitionReport, documents: readonly DocumentSummary[]): Outcome {
  const urns = new Map(documents.map(({ id, urn }) => [id, urn] as const));
  const items = report.documents.map(({ documentId, ...item }) => ({
    urn: urns.get(documentId) ?? '',
    ...item,
  }));
  const whole = items.every((item) => item.result === 'recognised' && item.failed === 0);
  const ok = whole && report.problem === null;
  const rows = items.map((item) => {
    switch (item.result) {
      case 'recognised':
        return [item.urn, `${counted(item.recognised, 'page')} recognised`, failedWords(item.failed)];
      case 'refused':
        return [item.urn, 'refused', item.message];
      default:
        return [item.urn, 'not finished', 'The same command goes on from here.'];
    }
  });
  const lines = [...textTable(rows), ...(report.problem === null ? [] : [report.problem.message])];
  return {
    json: {
      ok,
      ...(report.problem === null ? {} : { code: report.problem.code, message: report.problem.message }),
      items,
    },
    text: lines.map((line) => `${line}\n`).join(''),
    kind: ok ? 'confirmation' : 'listing',
    exitCode: ok ? 0 : 1,
  };
}

function failedWords(failed: number): string {
  return failed === 0 ? '' : `${counted(failed, 'page')} could not be recognised`;
}
