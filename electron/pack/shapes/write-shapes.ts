import { setImmediate as nextTurn } from 'node:timers/promises';
import type { PackFile } from '../../../shared/model/index.ts';
import {
  archiveSelection,
  indexCsv,
  indexRows,
  isMissingFullTexts,
  shapeFiles,
  shapesToWrite,
  packName,
  titledFile,
  type IndexRow,
} from '../../../shared/pack/index.ts';
import { placeOf } from '../place-of.ts';
import { labelOfPlace, type PackPlan } from '../plan-pack.ts';
import { checkWords } from './check-words.ts';
import { documentsZip, type ReadOriginal } from './documents-zip.ts';
import { makeReport } from './make-report.ts';
import { reportPlaces, type PageWords } from './report-places.ts';
import type { Report } from './report.ts';
import { writeChunks } from './write-chunks.ts';
import { writeHtml } from './write-html.ts';

/** What writing the shapes works with. */
export interface ShapeSurroundings {
  readonly folder: string;
  /** Called between steps; throws where the work is to end. */
  readonly onStep: () => void;
  readonly readOriginal: ReadOriginal | null;
}

/** Passages, documents or pieces of a page between two turns of the thread, so that a request to stop is heard. */
const stepsPerTurn = 50;

/** Writes the shapes that were chosen into a pack's folder; the numbers and page labels are those of its PDF. */
export async function writeShapes(
  plan: PackPlan,
  surroundings: ShapeSurroundings,
): Promise<readonly PackFile[]> {
  const { selection, outline } = plan;
  const { folder } = surroundings;
  const shapes = shapesToWrite(selection.choices);
  if (shapes.size === 0) return [];
  const rows = indexOfPlan(plan);
  const files: PackFile[] = [];
  const write = async (name: string, chunks: AsyncIterable<string | Uint8Array>): Promise<void> => {
    files.push(await writeChunks(folder, name, chunks));
  };
  const name = packName(selection.matterTitle, selection.choices);
  if (shapes.has('index')) {
    await write(shapeFiles.indexTable, inTurns([indexCsv(rows)], surroundings));
    await write(
      shapeFiles.index,
      bytesOf(() => indexBytes(plan, rows)),
    );
  }
  if (shapes.has('word')) {
    const report = reportOfPlan(plan, rows, { withTexts: false, pagesAre: 'pack ' });
    await write(
      titledFile(name, 'docx'),
      bytesOf(() => wordReport(report, surroundings)),
    );
  }
  if (shapes.has('html')) {
    const report = reportOfPlan(plan, rows, { withTexts: true, pagesAre: '' });
    await write(titledFile(name, 'html'), inTurns(writeHtml(report, selection), surroundings));
  }
  if (shapes.has('documents')) {
    const readOriginal = shapes.has('originals') ? surroundings.readOriginal : null;
    if (shapes.has('originals') && readOriginal === null)
      throw new Error('A pack with files needs them read.');
    await write(shapeFiles.documents, inTurns(documentsZip(selection, outline, readOriginal), surroundings));
  }
  return files;
}

/** What has to be said of the shapes of a pack. */
export function shapeWarnings({ selection }: PackPlan): readonly string[] {
  const { choices } = selection;
  const hasNoArchive = shapesToWrite(choices).has('archive') && archiveSelection(selection) === null;
  return [
    ...(isMissingFullTexts(choices)
      ? [
          'The documents one by one were left out: the choices do not let whole texts leave. Choose the cited documents in full as well.',
        ]
      : []),
    ...(hasNoArchive
      ? [
          'There is no archive copy: the pack holds nothing but documents as their own pages, for which no standard can be claimed.',
        ]
      : []),
  ];
}

function indexOfPlan(plan: PackPlan): readonly IndexRow[] {
  const isSplit = plan.volumes.length > 1;
  return indexRows(plan.outline, (number) => {
    const place = placeOf.entry(number);
    const volume = (plan.places.get(place)?.volume ?? 0) + 1;
    return { page: labelOfPlace(plan, place) ?? '', volume: isSplit ? String(volume) : '' };
  });
}

function reportOfPlan(
  plan: PackPlan,
  rows: readonly IndexRow[],
  how: { readonly withTexts: boolean; readonly pagesAre: string },
): Report {
  const { selection, outline } = plan;
  const pageOf: PageWords = (place) => {
    const label = labelOfPlace(plan, place);
    if (label === null) return null;
    const volume = (plan.places.get(place)?.volume ?? 0) + 1;
    return plan.volumes.length > 1
      ? `${how.pagesAre}volume\u00a0${volume}, page\u00a0${label}`
      : `${how.pagesAre}page\u00a0${label}`;
  };
  return makeReport(reportPlaces(selection, outline, pageOf, how.withTexts), rows, checkWords(selection));
}

/** Writes a report for Word in turns; the library that makes the file is loaded only now. */
export async function wordReport(
  report: Report,
  { onStep }: Pick<ShapeSurroundings, 'onStep'>,
): Promise<Uint8Array> {
  const { writeWord } = await import('./write-word.ts');
  const writing = writeWord(report);
  for (let steps = 1; ; steps += 1) {
    const step = writing.next();
    if (step.done === true) {
      onStep();
      return step.value();
    }
    if (steps % stepsPerTurn !== 0) continue;
    onStep();
    await nextTurn();
  }
}

async function indexBytes({ selection }: PackPlan, rows: readonly IndexRow[]): Promise<Uint8Array> {
  const { writeWordIndex } = await import('./word-index.ts');
  return writeWordIndex({
    matterTitle: selection.matterTitle,
    title: selection.choices.title,
    application: `Glossator ${selection.applicationVersion}`,
    clockMs: selection.clockMs,
    rows,
  });
}

async function* bytesOf(make: () => Promise<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield await make();
}

/** Gives pieces one by one and the thread back now and then. */
export async function* inTurns<Piece>(
  pieces: Iterable<Piece>,
  { onStep }: Pick<ShapeSurroundings, 'onStep'>,
): AsyncGenerator<Piece> {
  let steps = 0;
  for (const piece of pieces) {
    yield piece;
    steps += 1;
    if (steps % stepsPerTurn !== 0) continue;
    onStep();
    await nextTurn();
  }
  onStep();
}
