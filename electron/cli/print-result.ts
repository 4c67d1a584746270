import type { Result } from '../../shared/base/index.ts';
import { exitCodeOf, type Outcome } from './command.ts';

/** The part of a stream that results are printed to. */
export interface PrintStream {
  readonly isTTY?: boolean | undefined;
  readonly write: (text: string) => unknown;
}

/** How a result is to be printed, and where. */
export interface Printing {
  readonly json: boolean;
  readonly quiet: boolean;
  readonly stdout: PrintStream;
  readonly stderr: PrintStream;
}

/** Prints a result and gives the exit code: with `json` one document on stdout and nothing anywhere else. */
export function printResult(result: Result<Outcome>, printing: Printing): number {
  if (result.ok) {
    const { json, text, kind, exitCode } = result.value;
    if (printing.json) printing.stdout.write(jsonLine(json));
    else if (kind === 'listing' || !printing.quiet) write(printing.stdout, text);
    return exitCode;
  }
  const { code, message } = result.failure;
  if (printing.json) printing.stdout.write(jsonLine({ ok: false, code, message }));
  else write(printing.stderr, `${message}\n`);
  return exitCodeOf(result.failure);
}

function jsonLine(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}

/** Control characters but tabs and line feeds, and those that turn the direction of writing. */
const unsafeInTerminals = /(?![\t\n])[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** A terminal would obey control characters that stand in a source; a file or a pipe gets every character as it is. */
function write(stream: PrintStream, text: string): void {
  stream.write(stream.isTTY === true ? text.replace(unsafeInTerminals, '\uFFFD') : text);
}
