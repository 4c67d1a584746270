import type { PackChoices, PackShape } from '../../model/index.ts';

/** Names of files that a pack has whatever its title is. */
export const shapeFiles = {
  indexTable: 'index.csv',
  index: 'Index.docx',
  documents: 'documents.zip',
} as const;

/** In lower case, the names with these endings that no file named after the pack's title may take. */
const taken: ReadonlySet<string> = new Set(['index.docx', 'verify-pack.html']);

/**
 * The shapes that are written for these choices, each once. Documents one by one need the person's word that whole texts may
 * leave, and the files that came need the documents.
 */
export function shapesToWrite(choices: PackChoices): ReadonlySet<PackShape> {
  const chosen = new Set(choices.shapes);
  if (chosen.has('originals')) chosen.add('documents');
  if (!choices.fullTexts) {
    chosen.delete('documents');
    chosen.delete('originals');
  }
  return chosen;
}

/** True where documents one by one were chosen, and not that whole texts may leave. */
export function isMissingFullTexts(choices: PackChoices): boolean {
  return choices.shapes !== undefined && shapesToWrite(choices).size < new Set(choices.shapes).size;
}

/** The name of a file that is called as the pack is. */
export function titledFile(name: string, ending: 'docx' | 'html'): string {
  return taken.has(`${name}.${ending}`.toLowerCase()) ? `${name} (pack).${ending}` : `${name}.${ending}`;
}

/** The name of the archive copy of a pack's report. */
export function archiveFile(name: string): string {
  return `${name} (archive copy).pdf`;
}
