/**
 * Tells the person at the terminal one sentence. It goes to stderr, so that stdout belongs to the command being run.
 * @param {string} sentence
 */
export function say(sentence) {
  process.stderr.write(`${sentence}\n`);
}

/**
 * A set-up step that cannot go on for a reason the person can do something about; its message is a whole sentence and is
 * shown without a stack.
 */
export class SetupProblem extends Error {}

/**
 * Runs a script's main function; turns its answer into the exit code and a {@link SetupProblem} into one sentence.
 * @param {() => Promise<number>} main
 */
export async function runMain(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    if (!(error instanceof SetupProblem)) throw error;
    say(error.message);
    process.exitCode = 1;
  }
}
