import { stableJson, type HistoryReport } from '../../shared/pack/index.ts';
import { drawHistory } from './draw-history.ts';
import { drawReportPdf, type DrawReportOptions, type ReportPdf } from './draw-report-pdf.ts';

/** Draws a history as a PDF; null where it was stopped. */
export async function drawHistoryPdf(
  report: HistoryReport,
  options: DrawReportOptions,
): Promise<ReportPdf | null> {
  return drawReportPdf(
    {
      title: `History of ${report.matterTitle}`,
      clockMs: report.clockMs,
      applicationVersion: report.applicationVersion,
      identity: stableJson([report.receipt, report.clockMs, report.filters]),
      draw: (composition) => drawHistory(composition, report),
    },
    options,
  );
}
