/**
 * The command line. As a process of its own it runs the call that the process was started with; the packaged application
 * imports it and calls `runCommandLine`.
 */
import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runCommandLine } from './run-command-line.ts';

export { runCommandLine };

if (isEntryOfProcess()) {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      // Whoever read the output has gone away, as with “| head”: there is nobody left to tell anything.
      if (error.code === 'EPIPE') process.exit(1);
      throw error;
    });
  }
  void runCommandLine(process.argv.slice(2)).then((exitCode) => {
    process.exitCode = exitCode;
  });
}

function isEntryOfProcess(): boolean {
  const entry = process.argv[1];
  if (entry === undefined) return false;
  try {
    return realpathSync(entry) === realpathSync(fileURLToPath(import.meta.url));
  } catch {
    // What the process was started with is no file: a program that only imports this one.
    return false;
  }
}
