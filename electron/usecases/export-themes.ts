import { success, type Result } from '../../shared/base/index.ts';
import { themesCsv } from '../../shared/pack/index.ts';
import { writeOutputFile } from '../files/write-output-file.ts';
import { listThemes } from './edit-themes.ts';
import type { MatterContext } from './matter-context.ts';

/** Writes the themes as CSV (`themesCsv`) into a file, replacing an earlier one whole. Gives its path and how many themes it has. */
export async function exportThemes(
  context: MatterContext,
  path: string,
): Promise<Result<{ readonly path: string; readonly themes: number }>> {
  const themes = listThemes(context).filter((theme) => theme.mergedInto === null);
  const written = await writeOutputFile(path, themesCsv(themes));
  return written.ok ? success({ path: written.value, themes: themes.length }) : written;
}
