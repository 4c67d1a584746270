import { countOf, type PackSource } from '../../shared/pack/index.ts';
import type { Composition } from './composition.ts';
import { flowText } from './flow-text.ts';
import { columnWidth, page } from './page-geometry.ts';
import { styles } from './text-style.ts';

const labelWidth = 112;

/** Draws what stands for a source that could not be read: why, and what tells its bytes from any others. */
export function* drawSlipSheet(composition: Composition, source: PackSource): Generator<void> {
  const { flow } = composition;
  const { canvas } = flow;
  const where = `the slip sheet of ${source.urn}`;
  const paragraphs = [
    'This source has no text that could be read and quoted. This page stands for it, so that nothing that was sent is missing. Its bytes are kept as they came.',
    ...(source.sealed === null ? [] : [source.sealed.message]),
  ];
  for (const text of paragraphs) {
    canvas.open('P');
    yield* flowText(composition, [{ text, style: styles.body }], where);
    canvas.close();
    flow.moveDown(8);
  }
  canvas.open('Table');
  for (const [label, value] of [
    ['What it is', source.typeName],
    ['File name', source.fileName],
    ['Size', countOf(source.bytes, 'byte')],
    ['SHA-256 of the file', source.sha256],
  ] as const) {
    if (!flow.fits(styles.scheduleText.leading)) {
      flow.turnPage();
      yield;
    }
    const top = flow.top();
    canvas.open('TR');
    canvas.open('TH', { scope: 'Row' });
    const name = [{ text: label, style: styles.scheduleLabel }];
    yield* flowText(composition, name, where, page.left, labelWidth - 8);
    canvas.close();
    flow.moveTo(top);
    canvas.open('TD');
    const words = [{ text: value, style: styles.scheduleText }];
    yield* flowText(composition, words, where, page.left + labelWidth, columnWidth - labelWidth);
    canvas.close();
    canvas.close();
  }
  canvas.close();
}
