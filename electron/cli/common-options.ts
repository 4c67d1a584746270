import { success, type Clock, type Result } from '../../shared/base/index.ts';
import { readArguments, wrongCall, type OptionTable } from './read-arguments.ts';

/** The options that every command takes. */
export const commonOptions = {
  json: { kind: 'flag', help: 'print one JSON document and nothing else' },
  reviewer: {
    kind: 'text',
    value: 'NAME',
    help: 'who is at the keyboard; the last one used here by default',
  },
  'passphrase-file': { kind: 'text', value: 'FILE', help: 'holds the passphrase of an encrypted matter' },
  clock: { kind: 'text', value: 'ISO', help: 'the time to work at, such as 2019-03-11T09:00:00Z (UTC)' },
  quiet: { kind: 'flag', help: 'print no confirmations and no progress' },
  help: { kind: 'flag', help: 'explain the command' },
  version: { kind: 'flag', help: 'print the version of Glossator' },
} as const satisfies OptionTable;

/** What the common options of a call say. */
export interface CommonChoices {
  readonly json: boolean;
  readonly quiet: boolean;
  readonly help: boolean;
  readonly version: boolean;
}

/** Which switches stand in a call, found without understanding the rest, so that a wrong call is answered as it asks. */
export function commonSwitches(words: readonly string[]): CommonChoices {
  const end = words.indexOf('--');
  const options = new Set(end === -1 ? words : words.slice(0, end));
  return {
    json: options.has('--json'),
    quiet: options.has('--quiet'),
    help: options.has('--help'),
    version: options.has('--version'),
  };
}

/** Who works and at what time, as a call says it. */
export interface WorkingAs {
  readonly reviewerName: string | undefined;
  readonly clock: Clock;
  readonly passphraseFile: string | undefined;
}

/** Reads the common options with values; `words` are those of the whole call. */
export function readWorkingAs(words: readonly string[]): Result<WorkingAs> {
  const given = readArguments(commonWordsOf(words), {}, commonOptions);
  if (!given.ok) return given;
  const { options } = given.value;
  const reviewerName = options.reviewer?.trim();
  if (reviewerName === '' || (reviewerName?.length ?? 0) > 1_000) {
    return wrongCall('--reviewer needs a name of one to 1,000 characters.');
  }
  const passphraseFile = options['passphrase-file'];
  if (options.clock === undefined) return success({ reviewerName, clock: () => Date.now(), passphraseFile });
  const atMs = instantOf(options.clock);
  if (atMs === null) {
    return wrongCall(`“${options.clock}” is no time that --clock takes. Write it as 2019-03-11T09:00:00Z.`);
  }
  return success({ reviewerName, clock: () => atMs, passphraseFile });
}

/** The word a call begins with, leaving out common options before it, and the words around it; null where there is none. */
export function takeWord(
  words: readonly string[],
): { readonly word: string; readonly rest: readonly string[] } | null {
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? '';
    if (word === '--') return null;
    if (!word.startsWith('-')) return { word, rest: words.toSpliced(index, 1) };
    if (takesNextWord(word)) index += 1;
  }
  return null;
}

/** The common options of a call with their values, and nothing else of it. */
function commonWordsOf(words: readonly string[]): readonly string[] {
  const found: string[] = [];
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? '';
    if (word === '--') break;
    const [name = ''] = word.split('=');
    if (!name.startsWith('--') || !Object.hasOwn(commonOptions, name.slice(2))) continue;
    found.push(word);
    const value = words[index + 1];
    if (takesNextWord(word) && value !== undefined) {
      found.push(value);
      index += 1;
    }
  }
  return found;
}

function takesNextWord(word: string): boolean {
  const form = Object.entries(commonOptions).find(([name]) => word === `--${name}`)?.[1];
  return form?.kind === 'text';
}

/** UTC milliseconds of an ISO 8601 date and time; one without a zone is UTC, so that it means the same on every machine. */
export function instantOf(text: string): number | null {
  const form = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})?)?$/u.exec(text);
  if (form === null) return null;
  const zoned = form[1] === undefined || form[4] !== undefined ? text : `${text}Z`;
  const atMs = Date.parse(zoned);
  return Number.isNaN(atMs) || atMs < 0 ? null : atMs;
}
