import type { Failure, Result } from '../../shared/base/index.ts';
import type { SessionSurroundings } from '../usecases/matter-session.ts';
import type { Passphrases } from './passphrases.ts';
import { readArguments, type ArgumentTable, type GivenValues, type OptionTable } from './read-arguments.ts';
import { commonOptions } from './common-options.ts';

/** What a command works with besides its own arguments. */
export interface CommandSurroundings {
  readonly session: SessionSurroundings;
  /** The reviewer named in the call, or undefined for the last one used on this machine. */
  readonly reviewerName: string | undefined;
  /** Whether only the outcome's JSON will be printed, so that costly text need not be made. */
  readonly asJson: boolean;
  readonly passphrases: Passphrases;
  /** Aborted by Ctrl+C. */
  readonly interrupted: AbortSignal;
}

/** What a command gives where it was not refused. */
export interface Outcome {
  /** What `--json` prints. */
  readonly json: unknown;
  /** What is printed otherwise, exactly. */
  readonly text: string;
  /** A listing is what was asked for; a confirmation is left out with `--quiet`. */
  readonly kind: 'listing' | 'confirmation';
  /** 1 where the command was done in part, or checked something that does not hold. */
  readonly exitCode: 0 | 1;
}

/** A command as it is written down in its file. */
export interface CommandForm<Arguments extends ArgumentTable, Options extends OptionTable> {
  /** The word or words it is called by. */
  readonly name: string;
  /** What it does, in one sentence. */
  readonly summary: string;
  readonly arguments: Arguments;
  readonly options: Options;
  /** Further sentences for its help. */
  readonly remarks?: readonly string[];
  /** What follows the program's name in an example. */
  readonly example: string;
  readonly perform: (
    given: GivenValues<Arguments, Options>,
    surroundings: CommandSurroundings,
  ) => Promise<Result<Outcome>>;
}

/** A command whose words were found right, ready to be performed. */
export type PreparedCommand = (surroundings: CommandSurroundings) => Promise<Result<Outcome>>;

/** A command as the command line finds and explains it. */
export interface Command extends Omit<CommandForm<ArgumentTable, OptionTable>, 'perform'> {
  /** Checks the command's words before anything is opened. */
  readonly prepare: (words: readonly string[]) => Result<PreparedCommand>;
}

/** Makes a command of its form: what it is performed with has the types of its tables. */
export function command<const Arguments extends ArgumentTable, const Options extends OptionTable>(
  form: CommandForm<Arguments, Options>,
): Command {
  const { perform, ...described } = form;
  return {
    ...described,
    prepare: (words) => {
      const given = readArguments(words, form.arguments, { ...commonOptions, ...form.options });
      if (!given.ok) return given;
      return { ok: true, value: (surroundings) => perform(given.value, surroundings) };
    },
  };
}

/** An act that was done, with the sentence that says so. */
export function confirmed(json: unknown, sentence: string): Result<Outcome> {
  return { ok: true, value: { json, text: `${sentence}\n`, kind: 'confirmation', exitCode: 0 } };
}

/** What was asked for, as lines. */
export function listed(json: unknown, lines: readonly string[]): Result<Outcome> {
  const text = lines.map((line) => `${line}\n`).join('');
  return { ok: true, value: { json, text, kind: 'listing', exitCode: 0 } };
}

/** The exit code of a refusal: 2 where the call itself is wrong, 1 otherwise. */
export function exitCodeOf(refusal: Failure): 1 | 2 {
  const wrong = ['call-invalid', 'call-unknown', 'not-available'];
  return wrong.includes(refusal.code) ? 2 : 1;
}
