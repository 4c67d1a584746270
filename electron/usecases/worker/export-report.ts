import { failure, success, type Result } from '../../../shared/base/index.ts';
import type { PackChoices } from '../../../shared/model/index.ts';
import { indexRows, packOutline, type PackOutline, type PackSelection } from '../../../shared/pack/index.ts';
import { exportCheckWords } from '../../pack/shapes/check-words.ts';
import { makeReport } from '../../pack/shapes/make-report.ts';
import { reportPlaces } from '../../pack/shapes/report-places.ts';
import type { Report } from '../../pack/shapes/report.ts';
import { tooLongForWord } from '../../pack/shapes/word-limit.ts';
import { inTurns, wordReport } from '../../pack/shapes/write-shapes.ts';
import { writeHtml } from '../../pack/shapes/write-html.ts';
import type { Gathered } from '../gather-selection.ts';
import type { JobProgress, ReportOutcome } from './jobs.ts';

/** Thrown inside the export alone, to leave it from anywhere. */
class ExportCancelled extends Error {}

/** What an export of the passages of themes is gathered with: open notes, never a name, no documents. */
export function choicesOfExport(themes: readonly string[]): PackChoices {
  return {
    title: 'Passages by theme',
    themes,
    documents: [],
    order: 'theme',
    context: 'none',
    notes: 'open',
    fullTexts: false,
    names: false,
  };
}

/** Writes gathered passages as a report that stands alone: numbers of items, and no pages, since there is no PDF. Fails with `cancelled` and `file-too-large`. */
export async function exportReport(
  { selection, warnings }: Gathered,
  format: 'docx' | 'html',
  onProgress: (progress: JobProgress) => void,
  signal: AbortSignal,
): Promise<Result<ReportOutcome>> {
  const onStep = (): void => {
    if (signal.aborted) throw new ExportCancelled('The export was cancelled.');
    onProgress({ done: 0, total: null });
  };
  const tooLong = format === 'docx' ? tooLongForWord(packOutline(selection)) : null;
  if (tooLong !== null) return { ok: false, failure: tooLong };
  const report = reportAlone(selection);
  try {
    const contents =
      format === 'docx' ? await wordReport(report, { onStep }) : await htmlText(report, selection, onStep);
    return success({ contents, passages: selection.passages.length, warnings });
  } catch (problem) {
    if (!(problem instanceof ExportCancelled)) throw problem;
    return failure('cancelled', 'The passages were not exported because the work was cancelled.');
  }
}

function reportAlone(selection: PackSelection): Report {
  const outline = withoutChecks(packOutline(selection));
  const rows = indexRows(outline, () => ({ page: '', volume: '' }));
  const places = reportPlaces(selection, outline, () => null, false);
  return {
    ...makeReport(places, rows, exportCheckWords),
    closing: 'An export of passages; it is no evidence pack.',
  };
}

/** How a pack can be checked does not hold for an export: only how a quotation can be looked up. */
function withoutChecks(outline: PackOutline): PackOutline {
  return {
    ...outline,
    sections: outline.sections.map((section) => {
      if (!section.entries.some(({ kind }) => kind === 'checks')) return section;
      const entries = section.entries.map((entry) =>
        entry.kind === 'checks' ? { ...entry, description: 'Looking up a quotation' } : entry,
      );
      return { ...section, title: `${section.letter}. Sources`, entries };
    }),
  };
}

async function htmlText(report: Report, selection: PackSelection, onStep: () => void): Promise<string> {
  const pieces: string[] = [];
  for await (const piece of inTurns(writeHtml(report, selection), { onStep })) pieces.push(piece);
  return pieces.join('');
}
