import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { gunzipSync } from 'node:zlib';
import type { Bitmap } from '../page-images.ts';
import type { TesseractPage } from './page-text.ts';

/** Recognises text on pictures; one picture does not change how the next is read. */
export interface Tesseract {
  /** What is on a picture of so many pixels an inch. */
  readonly recognise: (picture: Bitmap, pixelsPerInch: number) => TesseractPage;
}

/** The parts of Tesseract's module that are used; it brings no types. */
interface TesseractModule {
  readonly FS: { readonly writeFile: (path: string, data: Uint8Array) => void };
  readonly TessBaseAPI: new () => {
    readonly Init: (folder: string | null, language: string, mode: number) => number;
    readonly SetVariable: (name: string, value: string) => boolean;
    readonly SetImageFile: (orientation: number, angle: number) => number;
    readonly Recognize: (monitor: null) => number;
    readonly GetJSONText: () => string;
    readonly Clear: () => void;
  };
}

/** The neural recogniser alone, which the core that is loaded has. */
const neuralMode = 1;

/**
 * Finds blocks, columns and lines by itself. Words learnt from one page are not used on the next, so that a page reads the same
 * whatever was read before it.
 */
const variables = { tessedit_pageseg_mode: '3', tessedit_enable_doc_dict: '0' } as const;

/**
 * Loads Tesseract with its English data, both from the packages' own files: no thread, no cache and no network.
 *
 * Of the builds of its core the one for fixed SIMD is taken on every machine: “relaxed” SIMD may round otherwise on another
 * processor, and here the same page must give the same text everywhere.
 */
export async function loadTesseract(): Promise<Tesseract> {
  const require = createRequire(import.meta.url);
  const fromLibrary = createRequire(require.resolve('tesseract.js'));
  const core = fromLibrary('tesseract.js-core/tesseract-core-simd-lstm') as (options: {
    readonly print: (line: string) => void;
    readonly printErr: (line: string) => void;
  }) => Promise<TesseractModule>;
  // What it prints is about pictures of evidence and belongs nowhere.
  const silent = (): void => undefined;
  const module = await core({ print: silent, printErr: silent });
  const language = require.resolve('@tesseract.js-data/eng/4.0.0_best_int/eng.traineddata.gz');
  module.FS.writeFile('eng.traineddata', gunzipSync(readFileSync(language)));
  const api = new module.TessBaseAPI();
  if (api.Init(null, 'eng', neuralMode) !== 0) throw new Error('Tesseract did not start.');
  for (const [name, value] of Object.entries(variables)) api.SetVariable(name, value);
  return {
    recognise: (picture, pixelsPerInch) => {
      module.FS.writeFile('/input', greyMap(picture));
      api.SetVariable('user_defined_dpi', String(Math.round(pixelsPerInch)));
      if (api.SetImageFile(1, 0) === 1) throw new Error('Tesseract did not take the picture.');
      api.Recognize(null);
      const page = JSON.parse(api.GetJSONText()) as TesseractPage;
      api.Clear();
      return page;
    },
  };
}

/** A picture as a portable grey map (PGM), which needs no decoding; colours by how bright they are seen (ITU-R BT.601). */
function greyMap({ width, height, pixels }: Bitmap): Uint8Array {
  const header = Buffer.from(`P5\n${width} ${height}\n255\n`, 'latin1');
  const map = new Uint8Array(header.byteLength + width * height);
  map.set(header);
  for (let index = 0; index < width * height; index += 1) {
    const at = index * 4;
    const [red = 0, green = 0, blue = 0] = [pixels[at], pixels[at + 1], pixels[at + 2]];
    map[header.byteLength + index] = (red * 299 + green * 587 + blue * 114 + 500) / 1_000;
  }
  return map;
}
