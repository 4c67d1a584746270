/** How many letters and digits a line of a recovery sheet has, and how many such lines there are. */
const signsInLine = 16;
const lineCount = 4;

/** What can be said of the lines of a recovery sheet while they are typed. */
export interface TypedRecoveryLines {
  /** How many letters and digits were typed. */
  readonly signs: number;
  /** Why they cannot be the whole sheet, in a sentence that names the line where that is known; null where they may be. */
  readonly fault: string | null;
}

/** Counts what was typed from a recovery sheet, however it is spaced. Whether each line is right is known to the service alone. */
export function typedRecoveryLines(typed: string): TypedRecoveryLines {
  const counts = typed
    .split(/\r\n?|\n/u)
    .map((line) => line.replace(/[^0-9A-Za-z]/gu, '').length)
    .filter((count) => count > 0);
  const signs = counts.reduce((sum, count) => sum + count, 0);
  const wrong = counts.findIndex((count) => count !== signsInLine);
  if (signs === 0) return { signs, fault: 'Type the four lines of the recovery sheet first.' };
  if (counts.length === lineCount && wrong !== -1) {
    return {
      signs,
      fault: `Line ${wrong + 1} has ${signsWords(counts[wrong] ?? 0)} here; on the sheet it has ${signsInLine}.`,
    };
  }
  if (signs === lineCount * signsInLine) return { signs, fault: null };
  return {
    signs,
    fault: `A recovery sheet has ${lineCount} lines of ${signsInLine} letters and digits, ${lineCount * signsInLine} in all; ${signs} were typed.`,
  };
}

function signsWords(count: number): string {
  return count === 1 ? '1 letter or digit' : `${count} letters and digits`;
}
