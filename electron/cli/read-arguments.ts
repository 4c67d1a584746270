import { parseArgs } from 'node:util';
import { failure, success, type Result } from '../../shared/base/index.ts';

/** An option of a command: a switch, an option with one value, or one that may be given several times. */
export type OptionForm =
  | { readonly kind: 'flag'; readonly help: string }
  | { readonly kind: 'text'; readonly value: string; readonly help: string }
  | { readonly kind: 'texts'; readonly value: string; readonly help: string };

/** A command's options by name, without the dashes. */
export type OptionTable = Readonly<Record<string, OptionForm>>;

/** A command's arguments in their order; `many` takes the rest, at least one, and `any` takes it where there is one. */
export type ArgumentTable = Readonly<Record<string, 'one' | 'many' | 'any'>>;

/** What was given for the options of a table. */
export type OptionValues<Options extends OptionTable> = {
  readonly [Name in keyof Options]: Options[Name]['kind'] extends 'flag'
    ? boolean
    : Options[Name]['kind'] extends 'text'
      ? string | undefined
      : readonly string[];
};

/** What was given for the arguments of a table. */
export type ArgumentValues<Arguments extends ArgumentTable> = {
  readonly [Name in keyof Arguments]: Arguments[Name] extends 'many' | 'any' ? readonly string[] : string;
};

/** The arguments of one command, checked against its tables. */
export interface GivenValues<Arguments extends ArgumentTable, Options extends OptionTable> {
  readonly arguments: ArgumentValues<Arguments>;
  readonly options: OptionValues<Options>;
}

/**
 * Reads a command's words against its tables; anything the command does not take is refused (`call-invalid`).
 *
 * A value may begin with a dash as long as it is no option of the command. Where an option can be given several times,
 * words that follow its value and that no argument takes are further values of it: `--theme TR CU`.
 */
export function readArguments<Arguments extends ArgumentTable, Options extends OptionTable>(
  words: readonly string[],
  argumentTable: Arguments,
  optionTable: Options,
): Result<GivenValues<Arguments, Options>> {
  const split = splitWords(words, optionTable);
  if (!split.ok) return split;
  const given = assignArguments(split.value.loose, argumentTable);
  if (!given.ok) return given;
  const options: Record<string, boolean | string | readonly string[] | undefined> = {};
  for (const [name, form] of Object.entries(optionTable)) {
    const values = [
      ...(split.value.options.get(name) ?? []),
      ...given.value.further.filter((word) => word.after === name).map((word) => word.text),
    ];
    if (form.kind === 'flag') options[name] = split.value.options.has(name);
    else if (form.kind === 'texts') options[name] = values;
    else if (values.length > 1) return wrongCall(`The option --${name} was given more than once.`);
    else options[name] = values[0];
  }
  return success({
    // The tables say which name has which form, and the loops above fill every one of them in that form.
    arguments: given.value.values as ArgumentValues<Arguments>,
    options: options as OptionValues<Options>,
  });
}

/** A call that is wrong in itself; the command line ends with 2. */
export function wrongCall(sentence: string): ReturnType<typeof failure> {
  return failure('call-invalid', sentence);
}

/** A word that is neither an option nor its value; `after` names the option of many values it directly follows. */
interface LooseWord {
  readonly text: string;
  readonly after: string | null;
}

interface SplitWords {
  readonly options: ReadonlyMap<string, readonly string[]>;
  readonly loose: readonly LooseWord[];
}

function splitWords(words: readonly string[], table: OptionTable): Result<SplitWords> {
  const { tokens } = parseArgs({
    args: [...words],
    options: Object.fromEntries(
      Object.entries(table).map(([name, form]) => [
        name,
        { type: form.kind === 'flag' ? 'boolean' : 'string', multiple: true } as const,
      ]),
    ),
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const options = new Map<string, string[]>();
  const loose: LooseWord[] = [];
  let after: string | null = null;
  for (const token of tokens) {
    if (token.kind === 'positional') {
      loose.push({ text: token.value, after });
      continue;
    }
    after = null;
    if (token.kind === 'option-terminator') continue;
    const form = Object.hasOwn(table, token.name) ? table[token.name] : undefined;
    if (form === undefined) return wrongCall(`This command has no option ${token.rawName}.`);
    const values = options.get(token.name) ?? [];
    options.set(token.name, values);
    if (form.kind === 'flag') {
      if (token.value !== undefined) return wrongCall(`The option --${token.name} takes no value.`);
      continue;
    }
    const forgotten = token.inlineValue === false && isOption(token.value, table);
    if (token.value === undefined || forgotten) {
      return wrongCall(`The option --${token.name} needs a value: ${form.value}.`);
    }
    values.push(token.value);
    if (form.kind === 'texts') after = token.name;
  }
  return success({ options, loose });
}

function isOption(value: string, table: OptionTable): boolean {
  const [name = ''] = value.split('=');
  return name.startsWith('--') && Object.hasOwn(table, name.slice(2));
}

interface AssignedArguments {
  readonly values: Readonly<Record<string, string | readonly string[]>>;
  readonly further: readonly LooseWord[];
}

function assignArguments(loose: readonly LooseWord[], table: ArgumentTable): Result<AssignedArguments> {
  const names = Object.keys(table);
  const takesRest = names.some((name) => table[name] !== 'one');
  const surplus = takesRest ? 0 : Math.max(0, loose.length - names.length);
  const further = loose.filter((word) => word.after !== null).slice(0, surplus);
  const taken = loose.filter((word) => !further.includes(word));
  const values: Record<string, string | readonly string[]> = {};
  for (const [index, name] of names.entries()) {
    const first = taken[index];
    if (table[name] !== 'any' && first === undefined) return wrongCall(`<${name}> is missing.`);
    values[name] = table[name] === 'one' ? (first?.text ?? '') : taken.slice(index).map((word) => word.text);
  }
  const unexpected = takesRest ? undefined : taken[names.length];
  if (unexpected !== undefined) {
    return wrongCall(
      `“${unexpected.text}” is one argument too many. Put quotation marks around text with spaces.`,
    );
  }
  return success({ values, further });
}
