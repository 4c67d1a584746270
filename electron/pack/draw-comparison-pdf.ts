import {
  instantInWords,
  packChanges,
  type PackComparison,
  type PackDifference,
} from '../../shared/model/index.ts';
import { changeWords, countOf, shortened, stableJson } from '../../shared/pack/index.ts';
import type { TextComposition } from './composition.ts';
import { drawReportPdf, type DrawReportOptions, type ReportPdf } from './draw-report-pdf.ts';
import { columnWidth, page } from './page-geometry.ts';
import { reportParts } from './report-parts.ts';
import { styles } from './text-style.ts';

/** A comparison, and what its PDF says of its making. */
export interface ComparisonReport {
  readonly matterTitle: string;
  readonly clockMs: number;
  readonly applicationVersion: string;
  readonly comparison: PackComparison;
}

const columns = [
  { heading: 'What', left: page.left, width: 52 },
  { heading: 'Where', left: page.left + 56, width: 96 },
  { heading: 'Words', left: page.left + 156, width: 150 },
  { heading: 'Before, and now', left: page.left + 310, width: columnWidth - 310 },
] as const;

/** Draws a comparison of two packs as a PDF; null where it was stopped. The same comparison gives the same bytes. */
export async function drawComparisonPdf(
  report: ComparisonReport,
  options: DrawReportOptions,
): Promise<ReportPdf | null> {
  const { clockMs, applicationVersion, comparison } = report;
  return drawReportPdf(
    {
      title: `${report.matterTitle}: two packs compared`,
      clockMs,
      applicationVersion,
      identity: stableJson([clockMs, comparison.earlier, comparison.later]),
      draw: (composition) => drawComparison(composition, report),
    },
    options,
  );
}

function* drawComparison(composition: TextComposition, report: ComparisonReport): Generator<void> {
  const { flow } = composition;
  const parts = reportParts(composition, 'the comparison');
  const { earlier, later, differences, warnings } = report.comparison;
  flow.startSection({
    left: report.matterTitle,
    right: (pageOfSection) => (pageOfSection === 1 ? '' : 'Two packs compared'),
    style: styles.runningHead,
  });
  flow.canvas.open('Sect');
  yield* parts.heading('H1', 'Two packs compared', styles.heading);
  flow.moveDown(8);
  yield* parts.facts([
    [
      'Earlier',
      `“${earlier.title}”, built ${instantInWords(earlier.builtAtMs)}, ${countOf(earlier.pages, 'page')}`,
    ],
    ['Its fingerprint', earlier.sumsSha256],
    ['Later', `“${later.title}”, built ${instantInWords(later.builtAtMs)}, ${countOf(later.pages, 'page')}`],
    ['Its fingerprint', later.sumsSha256],
    ...packChanges.map((change) => [changeWords[change], countsOf(differences, change)] as const),
    ['Made', `${instantInWords(report.clockMs)}, with Glossator ${report.applicationVersion}`],
  ]);
  for (const warning of warnings) {
    flow.moveDown(6);
    yield* parts.paragraph(warning, styles.plain);
  }
  if (differences.length === 0) {
    flow.moveDown(12);
    yield* parts.paragraph(
      'Both hold the same documents and passages, on pages of the same numbers.',
      styles.plain,
    );
  }
  for (const [of, heading] of [
    ['document', 'Documents'],
    ['passage', 'Passages'],
  ] as const) {
    const found = differences.filter((difference) => difference.of === of);
    if (found.length === 0) continue;
    yield* parts.subheading(heading);
    yield* parts.table(columns, found.map(rowOf));
  }
  flow.canvas.close();
}

function rowOf({ change, citation, words, before, after }: PackDifference): readonly string[] {
  const states = [before === '' ? '' : `Before: ${before}`, after === '' ? '' : `Now: ${after}`];
  return [changeWords[change], citation, shortened(words), states.filter((state) => state !== '').join('\n')];
}

function countsOf(differences: readonly PackDifference[], change: PackDifference['change']): string {
  const of = (kind: PackDifference['of']): number =>
    differences.filter((difference) => difference.change === change && difference.of === kind).length;
  return `${countOf(of('document'), 'document')}, ${countOf(of('passage'), 'passage')}`;
}
