import { instantInWords } from '../../shared/model/index.ts';
import { countOf, type PackSelection } from '../../shared/pack/index.ts';
import { packHead, type Composition } from './composition.ts';
import { flowText } from './flow-text.ts';
import { columnWidth, page } from './page-geometry.ts';
import { black, ruleGrey, styles } from './text-style.ts';

/** Draws the cover: whose matter, what pack, when it was built, what it holds, and the state of the matter it was built at. */
export function* drawCover(composition: Composition): Generator<void> {
  const { flow, selection } = composition;
  const { canvas } = flow;
  flow.startSection({ left: '', right: () => '', style: styles.runningHead });
  flow.moveTo(190);
  canvas.open('Sect');
  canvas.open('P');
  yield* flowText(composition, [{ text: selection.matterTitle, style: styles.coverMatter }], 'the cover');
  canvas.close();
  flow.moveDown(6);
  canvas.open('H1');
  yield* flowText(composition, [{ text: selection.choices.title, style: styles.coverTitle }], 'the cover');
  canvas.close();
  flow.moveDown(14);
  const ruleTop = flow.top();
  canvas.artifact('Layout', () => {
    canvas.line(page.left, ruleTop, page.right, ruleTop, { width: 1.6, colour: black });
  });
  flow.moveDown(18);
  canvas.open('Table');
  for (const [label, value] of coverRows(composition)) {
    canvas.open('TR');
    const top = flow.top();
    canvas.open('TH', { scope: 'Row' });
    yield* flowText(composition, [{ text: label, style: styles.coverLabel }], 'the cover', page.left, 110);
    canvas.close();
    flow.moveTo(top);
    canvas.open('TD');
    yield* flowText(
      composition,
      [{ text: value, style: styles.coverLine }],
      'the cover',
      page.left + 120,
      columnWidth - 120,
    );
    canvas.close();
    canvas.close();
    flow.moveDown(3);
  }
  canvas.close();
  yield* drawReceipt(composition);
  canvas.close();
}

function coverRows(composition: Composition): readonly (readonly [string, string])[] {
  const { selection, volume } = composition;
  const notes = selection.passages.reduce((sum, passage) => sum + passage.notes.length, 0);
  const holds = [
    countOf(selection.passages.length, 'passage'),
    countOf(selection.themes.length, 'theme'),
    countOf(selection.sources.length, 'source'),
  ];
  if (notes > 0) holds.push(countOf(notes, 'note'));
  return [
    ...(volume.count === 1 ? [] : [['Volume', `${volume.number} of ${volume.count}`] as const]),
    ...followedRows(selection),
    ['Built', instantInWords(selection.clockMs)],
    ['Contains', holds.join(', ')],
    ...chosenRows(selection),
    ['Sources', sourcesInWords(composition)],
    ['Pages', String(composition.pages)],
    ['Made with', `Glossator ${selection.applicationVersion}`],
  ];
}

/** The pack that this one goes on from, with the fingerprint that tells it from every other. */
function followedRows({ follows }: PackSelection): readonly (readonly [string, string])[] {
  if (follows === undefined) return [];
  const { after, title, builtAtMs, sumsSha256 } = follows;
  const pack = `“${title}”, built ${instantInWords(builtAtMs)}, with the fingerprint ${sumsSha256}`;
  return after.how === 'supplement'
    ? [['Supplement to', pack]]
    : [['To insert', `behind page ${after.page} of ${pack}`]];
}

/** Whether the pack prints its sources. */
function sourcesInWords({ selection, outline }: Composition): string {
  const printed = selection.sources.filter(({ documentId }) => outline.printedDocuments.has(documentId));
  if (printed.length === 0) return 'Not printed in full';
  if (selection.choices.parts === undefined) return 'Printed in full after the chapters';
  return printed.length === selection.sources.length
    ? 'All are printed in this pack'
    : `${printed.length} of ${selection.sources.length} are printed in this pack`;
}

/** The saved search that chose the passages, by its name. */
function chosenRows({ choices }: PackSelection): readonly (readonly [string, string])[] {
  return choices.query === undefined ? [] : [['Chosen by', `Saved search “${choices.query.name}”`]];
}

/** Small print at the foot; a matter with many replicas takes the room it needs. */
function* drawReceipt(composition: Composition): Generator<void> {
  const { flow, selection } = composition;
  const { heads, matter } = selection.receipt;
  const lines = [
    `Built at this state of matter ${matter}:`,
    ...heads.map((head) => `replica ${head.replica}, ${countOf(head.length, 'operation')}, ${head.hash}`),
  ];
  // A head's line may take two, its hash being long.
  const height = lines.length * 2 * styles.coverSmall.leading;
  const startTop = Math.max(flow.top() + 30, page.bottom - height);
  if (startTop + Math.min(height, 60) > page.bottom + 0.01) {
    flow.startSection({ left: packHead(composition), right: () => '', style: styles.runningHead });
    yield;
  } else {
    flow.moveTo(startTop);
  }
  const ruleTop = flow.top();
  flow.canvas.artifact('Layout', () => {
    flow.canvas.line(page.left, ruleTop, page.right, ruleTop, { width: 0.5, colour: ruleGrey });
  });
  flow.moveDown(6);
  for (const text of lines) {
    flow.canvas.open('P');
    yield* flowText(composition, [{ text, style: styles.coverSmall }], 'the cover');
    flow.canvas.close();
  }
}
