/** How the warning of words under boxes ends: by it a reading is known again that has such words. */
export const coveredText =
  'They were left out of the text and are not shown, but they are in the file: do not pass the file on before this is settled.';

/** True where a reading's warnings say that words lie under boxes, as in a redaction that did not remove what it hides. */
export function hidesCoveredText(warnings: readonly string[]): boolean {
  return warnings.some((warning) => warning.endsWith(coveredText));
}
