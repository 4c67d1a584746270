import { instantInWords } from '../../shared/model/index.ts';
import { countOf, type HistoryReport, type ReportedAct } from '../../shared/pack/index.ts';
import type { TextComposition } from './composition.ts';
import { flowText } from './flow-text.ts';
import { columnWidth, page } from './page-geometry.ts';
import { reportLabelWidth, reportParts, type ReportParts } from './report-parts.ts';
import { black, styles } from './text-style.ts';

/** The columns of acts; lengths are points from the page's left edge. */
const columns = [
  { heading: 'No.', left: page.left, width: 34 },
  { heading: 'Time (UTC)', left: page.left + 38, width: 100 },
  { heading: 'By', left: page.left + 142, width: 84 },
  { heading: 'What was done', left: page.left + 230, width: columnWidth - 230 },
] as const;

const where = 'the history';

/**
 * Lays a history out: what it is and at which state, how that state is signed, room for a person to sign off, and then every
 * act, oldest first. Yields after each page it fills.
 */
export function* drawHistory(composition: TextComposition, report: HistoryReport): Generator<void> {
  const { flow } = composition;
  const { canvas } = flow;
  const parts = reportParts(composition, where);
  flow.startSection({
    left: report.matterTitle,
    right: (pageOfSection) => (pageOfSection === 1 ? '' : 'History'),
    style: styles.runningHead,
  });
  canvas.open('Sect');
  yield* parts.heading('H1', `History of ${report.matterTitle}`, styles.heading);
  flow.moveDown(4);
  yield* parts.paragraph(
    'Who did what, and when, as the matter’s record has it. Nothing is ever taken out of that record: an act that was undone stands in it, and so does its undoing.',
    styles.subheading,
  );
  flow.moveDown(12);
  yield* parts.facts([
    ['Made', instantInWords(report.clockMs)],
    ['Made with', `Glossator ${report.applicationVersion}`],
    [
      'Narrowed down',
      report.filters.length === 0 ? 'Not at all: this is the whole history.' : report.filters.join('. '),
    ],
    ['Holds', `${countOf(report.acts.length, 'act')}, oldest first`],
    ['Matter', report.receipt.matter],
  ]);
  yield* receiptOf(composition, parts, report);
  yield* signOff(composition, parts);
  yield* actsOf(composition, parts, report.acts);
  canvas.close();
}

function* receiptOf(
  composition: TextComposition,
  parts: ReportParts,
  report: HistoryReport,
): Generator<void> {
  yield* parts.subheading('The state of the record');
  yield* parts.paragraph(
    'Each copy of the matter that was worked on has a chain of operations. The hash of its last operation changes when anything before it does. The signature over it (Ed25519) was made on the machine that wrote the chain; the fingerprint is the SHA-256 of that machine’s public key.',
    styles.plain,
  );
  for (const head of report.receipt.heads) {
    const signed = report.signatures.find(({ replica }) => replica === head.replica);
    composition.flow.moveDown(8);
    yield* parts.facts([
      ['Chain', head.replica],
      ['Operations', String(head.length)],
      ['Hash of the last', head.hash],
      ...(signed === undefined
        ? ([['Signature', 'Not signed yet at this place.']] as const)
        : ([
            ['Signature', signed.signature],
            ['Public key', signed.publicKey],
            ['Key’s fingerprint', signed.fingerprint],
          ] as const)),
    ]);
  }
}

function* signOff(composition: TextComposition, parts: ReportParts): Generator<void> {
  const { flow } = composition;
  const { canvas } = flow;
  if (!flow.fits(190)) {
    flow.turnPage();
    yield;
  }
  yield* parts.subheading('Signed off');
  yield* parts.paragraph(
    'I have looked through this history and take it for a true account of the work on this matter up to the state above.',
    styles.plain,
  );
  for (const label of ['Name', 'Position', 'Signature', 'Date']) {
    flow.moveDown(12);
    const top = flow.top();
    canvas.open('P');
    yield* flowText(
      composition,
      [{ text: `${label}:`, style: styles.plain }],
      where,
      page.left,
      reportLabelWidth - 8,
    );
    canvas.close();
    const baseline = top + styles.plain.leading - 3;
    canvas.artifact('Layout', () => {
      canvas.line(page.left + reportLabelWidth, baseline, page.right - 60, baseline, {
        width: 0.7,
        colour: black,
      });
    });
  }
}

function* actsOf(
  composition: TextComposition,
  parts: ReportParts,
  acts: readonly ReportedAct[],
): Generator<void> {
  const { flow } = composition;
  flow.turnPage();
  yield;
  yield* parts.heading('H2', 'Every act', styles.plainBold);
  flow.moveDown(6);
  if (acts.length === 0) {
    yield* parts.paragraph('No act fits what the history was narrowed down to.', styles.plain);
    return;
  }
  yield* parts.table(
    columns,
    acts.map((act, index) => [
      String(index + 1),
      timeOf(act.atMs),
      act.reviewer,
      `${act.sentence}${act.undone ? ' (undone later)' : ''}`,
    ]),
  );
}

/** `2019-03-14 10:30:07`: as exact as a record needs, and in order as text too. */
function timeOf(atMs: number): string {
  return new Date(atMs).toISOString().slice(0, 19).replace('T', ' ');
}
