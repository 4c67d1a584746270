import { failure, type Result } from '../../shared/base/index.ts';
import { applicationPlace } from './application-place.ts';
import { wrongCall } from './read-arguments.ts';
import { listed, type Command, type Outcome } from './command.ts';
import { commandSurroundings, profileOfThisMachine, type CommandLineHost } from './command-surroundings.ts';
import { commands } from './commands/index.ts';
import { commonSwitches, readWorkingAs, takeWord } from './common-options.ts';
import { passphrases } from './passphrases.ts';
import { printResult } from './print-result.ts';
import { progressBar } from './progress-bar.ts';
import { reportIncident } from './report-incident.ts';
import { overview, usage } from './usage.ts';

/**
 * Runs one call of the command line, prints what it gives, and resolves to the exit code: 0 done, 1 refused or done in
 * part, 2 wrongly called. Never rejects.
 *
 * `argv` begins with the command, options that every command takes apart.
 */
export async function runCommandLine(argv: readonly string[], host: CommandLineHost = {}): Promise<number> {
  const { json, quiet } = commonSwitches(argv);
  let result: Result<Outcome>;
  try {
    result = await answer(argv, host, quiet);
  } catch (error) {
    const where = `command ${commandOf(argv)?.command.name ?? 'line'}`;
    result = await reportIncident(profileOfThisMachine(), where, error);
  }
  return printResult(result, { json, quiet, stdout: process.stdout, stderr: process.stderr });
}

async function answer(
  argv: readonly string[],
  host: CommandLineHost,
  quiet: boolean,
): Promise<Result<Outcome>> {
  const switches = commonSwitches(argv);
  const first = takeWord(argv);
  if (first === null) {
    if (switches.version) return versionOutcome();
    return switches.help
      ? helpOutcome(overview(commands))
      : wrongCall('Say what is to be done: “help” lists the commands.');
  }
  if (first.word === 'help') return help(first.rest);
  const called = commandOf(argv);
  if (called === null) return unknownCommand(first.word);
  if (switches.help) return helpOutcome(usage(called.command));
  const prepared = called.command.prepare(called.rest);
  if (!prepared.ok) return prepared;
  const workingAs = readWorkingAs(called.rest);
  if (!workingAs.ok) return workingAs;

  const progress = progressBar(process.stderr, !quiet);
  const interruption = new AbortController();
  const interrupt = (): void => {
    interruption.abort();
  };
  const session = commandSurroundings(workingAs.value, host, (event, payload) => {
    if (event === 'progress' && 'task' in payload) progress.show(payload);
  });
  // Only the first Ctrl+C asks for a good end; a second one ends the process, which loses nothing that was confirmed.
  process.once('SIGINT', interrupt);
  try {
    return await prepared.value({
      session,
      reviewerName: workingAs.value.reviewerName,
      asJson: switches.json,
      passphrases: passphrases(workingAs.value.passphraseFile, process.stdin, (text) => {
        process.stderr.write(text);
      }),
      interrupted: interruption.signal,
    });
  } finally {
    process.removeListener('SIGINT', interrupt);
    session.readSource.end();
    progress.clear();
  }
}

/** The command that a call names in one word or two, and the words besides its name. */
function commandOf(
  argv: readonly string[],
): { readonly command: Command; readonly rest: readonly string[] } | null {
  const first = takeWord(argv);
  if (first === null) return null;
  const second = takeWord(first.rest);
  const [long, short] = [`${first.word} ${second?.word ?? ''}`, first.word].map((name) =>
    commands.find((command) => command.name === name),
  );
  if (long !== undefined && second !== null) return { command: long, rest: second.rest };
  return short === undefined ? null : { command: short, rest: first.rest };
}

function help(words: readonly string[]): Result<Outcome> {
  const first = takeWord(words);
  if (first === null) return helpOutcome(overview(commands));
  const called = commandOf(words);
  if (called !== null) return helpOutcome(usage(called.command));
  const family = familyOf(first.word);
  return family.length === 0
    ? unknownCommand(first.word)
    : helpOutcome(family.flatMap((command, index) => [...(index === 0 ? [] : ['', '']), ...usage(command)]));
}

function familyOf(word: string): readonly Command[] {
  return commands.filter((command) => command.name.startsWith(`${word} `));
}

function unknownCommand(word: string): Result<Outcome> {
  const family = familyOf(word).map((command) => `“${command.name}”`);
  return family.length > 0
    ? wrongCall(`“${word}” is one of ${family.join(', ')}.`)
    : failure('call-unknown', `There is no command “${word}”. “help” lists those that are there.`);
}

function helpOutcome(lines: readonly string[]): Result<Outcome> {
  return listed({ ok: true, help: lines.join('\n') }, lines);
}

function versionOutcome(): Result<Outcome> {
  const { version } = applicationPlace();
  return listed({ ok: true, version }, [version]);
}
