import { readFileSync } from 'node:fs';
import { preparePdf } from '../../../electron/ingest/pdf/prepare-pdf.ts';
import { buildPackFolder } from '../../../electron/pack/index.ts';
import { valueOf } from '../bench-matter.ts';
import { reportCost } from './report-cost.ts';
import { selectionOfFiles, sourceFiles } from './source-files.ts';

/** Builds a pack of the pages of PDFs, each of so many pages: `merge-sources.ts <folder of PDFs> <pages of each> <folder of the pack>`. */
const [folder = '', pages = '', target = ''] = process.argv.slice(2);

const selection = selectionOfFiles(sourceFiles(folder), Number(pages));

await reportCost(async () => {
  const built = await buildPackFolder(selection, {
    folder: target,
    preparePages: ({ fileName }) => preparePdf(readFileSync(fileName)),
  });
  return valueOf(built).pages;
});
