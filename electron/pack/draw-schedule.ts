import { dateInWords } from '../../shared/model/index.ts';
import { countOf, familyWords, type PackSource, type ScheduleEntry } from '../../shared/pack/index.ts';
import { beginEntry } from './begin-entry.ts';
import { wideBlank, type Composition } from './composition.ts';
import { placeOf } from './place-of.ts';
import { flowText } from './flow-text.ts';
import { page } from './page-geometry.ts';
import { reportParts } from './report-parts.ts';
import { ruleGrey, styles } from './text-style.ts';

/** Draws the schedule: what each source is and the fingerprints of its original bytes and of its canonical text. */
export function* drawSchedule(composition: Composition, entry: ScheduleEntry): Generator<void> {
  const { flow, selection } = composition;
  const { canvas } = flow;
  const head = `${entry.number} ${entry.description}`;
  beginEntry(composition, entry, () => head);
  canvas.open('Sect');
  canvas.open('H1');
  yield* flowText(
    composition,
    [{ text: head.replace(' ', wideBlank), style: styles.heading }],
    'the schedule',
  );
  canvas.close();
  flow.moveDown(4);
  canvas.open('P');
  yield* flowText(composition, [{ text: explanation, style: styles.subheading }], 'the schedule');
  canvas.close();
  for (const source of selection.sources) yield* drawSource(composition, source);
  canvas.close();
}

const explanation =
  'A fingerprint (SHA-256) changes when a single character does. The first is of the file as it was received, the second of ' +
  'the text that was read from it and that every quotation in this pack was taken from.';

function* drawSource(composition: Composition, source: PackSource): Generator<void> {
  const { flow } = composition;
  const { canvas } = flow;
  const where = `the schedule entry of ${source.urn}`;
  flow.moveDown(14);
  if (!flow.fits(110) && !flow.isPageFresh()) {
    flow.turnPage();
    yield;
  }
  const ruleTop = flow.top();
  canvas.artifact('Layout', () => {
    canvas.line(page.left, ruleTop, page.right, ruleTop, { width: 0.5, colour: ruleGrey });
  });
  flow.moveDown(6);
  flow.mark(placeOf.scheduled(source.documentId), 6);
  canvas.open('H2');
  yield* flowText(
    composition,
    [{ text: `${source.urn}${wideBlank}${source.title}`, style: styles.scheduleHeading }],
    where,
  );
  canvas.close();
  flow.moveDown(2);
  yield* reportParts(composition, where).facts(rowsOf(source));
}

function rowsOf(source: PackSource): readonly (readonly [string, string])[] {
  return [
    ['Date', dateInWords(source.date, 'long')],
    ...(source.family === undefined
      ? []
      : [['Came as', familyWords(source.family.how, source.family.parentUrn)] as const]),
    ['File name', source.fileName],
    ['Size', countOf(source.bytes, 'byte')],
    ['SHA-256 of the file', source.sha256],
    ['SHA-256 of the text', source.textSha256],
  ];
}
