import { dateInWords } from '../../shared/model/index.ts';
import { countOf, type PackPassage, type PackTheme, type RegisterEntry } from '../../shared/pack/index.ts';
import { beginEntry } from './begin-entry.ts';
import { pageReference, wideBlank, type Composition } from './composition.ts';
import { placeOf } from './place-of.ts';
import { flowText } from './flow-text.ts';
import type { Span } from './paragraph.ts';
import { widestPageNumber } from './page-column.ts';
import { page } from './page-geometry.ts';
import { styles } from './text-style.ts';

/** The left edges of the register's columns, and how wide the last one is; points. */
interface Columns {
  readonly citation: number;
  readonly document: number;
  readonly page: number;
  readonly pageWidth: number;
}

function columnsOf(composition: Composition): Columns {
  const before = composition.selection.choices.volumes === undefined ? 'page ' : 'volume 00, page ';
  const pageWidth = Math.max(74, widestPageNumber(composition, styles.registerLink, before));
  return { citation: page.left, document: page.left + 150, page: page.right - pageWidth, pageWidth };
}

/** Draws the register: each theme of the pack with its passages, what they are cited as, and the page each of them is on. */
export function* drawRegister(composition: Composition, entry: RegisterEntry): Generator<void> {
  const { flow, selection } = composition;
  const { canvas } = flow;
  const head = `${entry.number} ${entry.description}`;
  beginEntry(composition, entry, () => head);
  canvas.open('Sect');
  canvas.open('H1');
  const title = [{ text: head.replace(' ', wideBlank), style: styles.heading }];
  yield* flowText(composition, title, 'the register');
  canvas.close();
  const columns = columnsOf(composition);
  for (const theme of selection.themes) {
    const passages = selection.passages.filter((passage) => passage.themes.includes(theme.id));
    yield* drawTheme(composition, columns, theme, passages);
  }
  canvas.close();
}

function* drawTheme(
  composition: Composition,
  columns: Columns,
  theme: PackTheme,
  passages: readonly PackPassage[],
): Generator<void> {
  const { flow } = composition;
  const { canvas } = flow;
  flow.moveDown(12);
  if (!flow.fits(60)) {
    flow.turnPage();
    yield;
  }
  canvas.open('H2');
  const name = `${theme.code}${wideBlank}${theme.name} (${countOf(passages.length, 'passage')})`;
  yield* flowText(composition, [{ text: name, style: styles.indexStrong }], 'the register');
  canvas.close();
  flow.moveDown(2);
  canvas.open('Table');
  for (const passage of passages) yield* drawRow(composition, columns, passage);
  canvas.close();
}

function* drawRow(composition: Composition, columns: Columns, passage: PackPassage): Generator<void> {
  const { flow, outline } = composition;
  const { canvas } = flow;
  const source = outline.sourceByDocument.get(passage.documentId);
  if (!flow.fits(2 * styles.indexText.leading)) {
    flow.turnPage();
    yield;
  }
  const item = outline.itemsOfPassage.get(passage.id)?.[0];
  const place = outline.printedIn.has(passage.id)
    ? placeOf.passage(passage.id)
    : item === undefined
      ? placeOf.scheduled(passage.documentId)
      : placeOf.item(item.number);
  const link = { place, description: `Go to ${passage.citation}` };
  const about = `${source?.title ?? ''}, ${dateInWords(source?.date ?? null, 'short')}`;
  const cells: readonly (readonly [Span, number, number])[] = [
    [{ text: passage.citation, style: styles.registerLink, link }, columns.citation, 142],
    [{ text: about, style: styles.indexText }, columns.document, columns.page - columns.document - 8],
    [
      { text: pageReference(composition, place), style: styles.registerLink, link },
      columns.page,
      columns.pageWidth,
    ],
  ];
  const top = flow.top();
  let bottom = top;
  const startPage = flow.page();
  canvas.open('TR');
  for (const [span, left, width] of cells) {
    // A cell that had to turn the page goes on there; the next begins beside its end.
    if (flow.page() === startPage) flow.moveTo(top);
    canvas.open('TD');
    yield* flowText(composition, [span], 'the register', left, width);
    canvas.close();
    bottom = flow.page() === startPage ? Math.max(bottom, flow.top()) : flow.top();
  }
  canvas.close();
  flow.moveTo(bottom + 3);
}
