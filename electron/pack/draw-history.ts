import { instantInWords } from '../../shared/model/index.ts';
import { countOf, type HistoryReport, type ReportedAct } from '../../shared/pack/index.ts';
import type { TextComposition } from './composition.ts';
import { flowParagraph } from './flow-paragraph.ts';
import { flowText } from './flow-text.ts';
import { columnWidth, page } from './page-geometry.ts';
import { setParagraph } from './paragraph.ts';
import { black, ruleGrey, styles, type TextStyle } from './text-style.ts';

const labelWidth = 112;

/** The columns of acts; lengths are points from the page's left edge. */
const columns = [
  { heading: 'No.', left: page.left, width: 34 },
  { heading: 'Time (UTC)', left: page.left + 38, width: 100 },
  { heading: 'By', left: page.left + 142, width: 84 },
  { heading: 'What was done', left: page.left + 230, width: columnWidth - 230 },
] as const;

/** Room that is kept free below a rule and above the next. */
const rowGap = 3;

const where = 'the history';

/**
 * Lays a history out: what it is and at which state, how that state is signed, room for a person to sign off, and then every
 * act, oldest first. Yields after each page it fills.
 */
export function* drawHistory(composition: TextComposition, report: HistoryReport): Generator<void> {
  const { flow } = composition;
  const { canvas } = flow;
  flow.startSection({
    left: report.matterTitle,
    right: (pageOfSection) => (pageOfSection === 1 ? '' : 'History'),
    style: styles.runningHead,
  });
  canvas.open('Sect');
  yield* heading(composition, 'H1', `History of ${report.matterTitle}`, styles.heading);
  flow.moveDown(4);
  yield* paragraph(
    composition,
    'Who did what, and when, as the matter’s record has it. Nothing is ever taken out of that record: an act that was undone stands in it, and so does its undoing.',
    styles.subheading,
  );
  flow.moveDown(12);
  yield* facts(composition, [
    ['Made', instantInWords(report.clockMs)],
    ['Made with', `Glossator ${report.applicationVersion}`],
    [
      'Narrowed down',
      report.filters.length === 0 ? 'Not at all: this is the whole history.' : report.filters.join('. '),
    ],
    ['Holds', `${countOf(report.acts.length, 'act')}, oldest first`],
    ['Matter', report.receipt.matter],
  ]);
  yield* receiptOf(composition, report);
  yield* signOff(composition);
  yield* actsOf(composition, report.acts);
  canvas.close();
}

function* receiptOf(composition: TextComposition, report: HistoryReport): Generator<void> {
  yield* subheading(composition, 'The state of the record');
  yield* paragraph(
    composition,
    'Each copy of the matter that was worked on has a chain of operations. The hash of its last operation changes when anything before it does. The signature over it (Ed25519) was made on the machine that wrote the chain; the fingerprint is the SHA-256 of that machine’s public key.',
    styles.plain,
  );
  for (const head of report.receipt.heads) {
    const signed = report.signatures.find(({ replica }) => replica === head.replica);
    composition.flow.moveDown(8);
    yield* facts(composition, [
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

function* signOff(composition: TextComposition): Generator<void> {
  const { flow } = composition;
  const { canvas } = flow;
  if (!flow.fits(190)) {
    flow.turnPage();
    yield;
  }
  yield* subheading(composition, 'Signed off');
  yield* paragraph(
    composition,
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
      labelWidth - 8,
    );
    canvas.close();
    const baseline = top + styles.plain.leading - 3;
    canvas.artifact('Layout', () => {
      canvas.line(page.left + labelWidth, baseline, page.right - 60, baseline, { width: 0.7, colour: black });
    });
  }
}

function* actsOf(composition: TextComposition, acts: readonly ReportedAct[]): Generator<void> {
  const { flow } = composition;
  const { canvas } = flow;
  flow.turnPage();
  yield;
  yield* heading(composition, 'H2', 'Every act', styles.plainBold);
  flow.moveDown(6);
  if (acts.length === 0) {
    yield* paragraph(composition, 'No act fits what the history was narrowed down to.', styles.plain);
    return;
  }
  canvas.open('Table');
  canvas.open('TR');
  yield* row(
    composition,
    columns.map(({ heading: text }) => ({ text, style: styles.scheduleHeading, tag: 'TH' as const })),
  );
  canvas.close();
  for (const [index, act] of acts.entries()) {
    const cells = [
      String(index + 1),
      timeOf(act.atMs),
      act.reviewer,
      `${act.sentence}${act.undone ? ' (undone later)' : ''}`,
    ].map((text) => ({ text, style: styles.scheduleText, tag: 'TD' as const }));
    const height = heightOf(composition, cells);
    if (!flow.fits(height) && !flow.isPageFresh()) {
      flow.turnPage();
      yield;
    }
    canvas.open('TR');
    yield* row(composition, cells);
    canvas.close();
  }
  canvas.close();
}

interface Cell {
  readonly text: string;
  readonly style: TextStyle;
  readonly tag: 'TH' | 'TD';
}

/** Cells side by side with a rule under them; the last one may go on over pages where it is longer than a page. */
function* row(composition: TextComposition, cells: readonly Cell[]): Generator<void> {
  const { flow } = composition;
  const { canvas } = flow;
  const top = flow.top();
  let bottom = top;
  for (const [index, { text, style, tag }] of cells.entries()) {
    const column = columns[index];
    if (column === undefined) continue;
    flow.moveTo(Math.min(top, flow.top()));
    canvas.open(tag, tag === 'TH' ? { scope: 'Column' } : {});
    const set = setParagraph(composition.setter, [{ text, style }], column.width, composition.report(where));
    const began = flow.page();
    yield* flowParagraph(composition, set, { left: column.left, leading: style.leading });
    canvas.close();
    bottom = flow.page() === began ? Math.max(bottom, flow.top()) : flow.top();
  }
  flow.moveTo(bottom + rowGap);
  const rule = flow.top() - rowGap / 2;
  canvas.artifact('Layout', () => {
    canvas.line(page.left, rule, page.right, rule, { width: 0.4, colour: ruleGrey });
  });
}

function heightOf(composition: TextComposition, cells: readonly Cell[]): number {
  const heights = cells.map(({ text, style }, index) => {
    const width = columns[index]?.width ?? columnWidth;
    const set = setParagraph(composition.setter, [{ text, style }], width, composition.report(where));
    return set.lines.length * style.leading;
  });
  return Math.max(...heights) + rowGap;
}

/** Labels and values as a table of two columns. */
function* facts(
  composition: TextComposition,
  lines: readonly (readonly [string, string])[],
): Generator<void> {
  const { flow } = composition;
  const { canvas } = flow;
  canvas.open('Table');
  for (const [label, value] of lines) {
    if (!flow.fits(styles.scheduleText.leading * 2)) {
      flow.turnPage();
      yield;
    }
    const top = flow.top();
    canvas.open('TR');
    canvas.open('TH', { scope: 'Row' });
    yield* flowText(
      composition,
      [{ text: label, style: styles.scheduleLabel }],
      where,
      page.left,
      labelWidth - 8,
    );
    canvas.close();
    flow.moveTo(top);
    canvas.open('TD');
    const left = page.left + labelWidth;
    yield* flowText(
      composition,
      [{ text: value, style: styles.scheduleText }],
      where,
      left,
      columnWidth - labelWidth,
    );
    canvas.close();
    canvas.close();
  }
  canvas.close();
}

function* subheading(composition: TextComposition, text: string): Generator<void> {
  const { flow } = composition;
  flow.moveDown(18);
  if (!flow.fits(70)) {
    flow.turnPage();
    yield;
  }
  yield* heading(composition, 'H2', text, styles.plainBold);
  flow.moveDown(3);
}

function* heading(
  composition: TextComposition,
  tag: 'H1' | 'H2',
  text: string,
  style: TextStyle,
): Generator<void> {
  composition.flow.canvas.open(tag);
  yield* flowText(composition, [{ text, style }], where);
  composition.flow.canvas.close();
}

function* paragraph(composition: TextComposition, text: string, style: TextStyle): Generator<void> {
  composition.flow.canvas.open('P');
  yield* flowText(composition, [{ text, style }], where);
  composition.flow.canvas.close();
}

/** `2019-03-14 10:30:07`: as exact as a record needs, and in order as text too. */
function timeOf(atMs: number): string {
  return new Date(atMs).toISOString().slice(0, 19).replace('T', ' ');
}
