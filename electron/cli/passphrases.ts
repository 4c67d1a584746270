import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { failure, success, type Result } from '../../shared/base/index.ts';
import { wrongCall } from './read-arguments.ts';

/** Where a call gets passphrases from: a file that it names, or a person at a terminal. */
export interface Passphrases {
  /** Whether the call names a file. */
  readonly named: boolean;
  /** The passphrase of the matter; null where no file is named and nobody can be asked. */
  readonly present: () => Promise<Result<string | null>>;
  /** The passphrase in the file that the call names; null where it names none. */
  readonly given: () => Promise<Result<string | null>>;
  /** The passphrase of a matter that is made: from the file, or typed twice; null likewise. */
  readonly chosen: () => Promise<Result<string | null>>;
  /** A passphrase typed twice, whatever file is named; null where nobody can be asked. */
  readonly asked: () => Promise<Result<string | null>>;
}

/** The part of a terminal that is needed to ask without showing what is typed. */
export interface Terminal {
  readonly isTTY?: boolean | undefined;
  readonly setRawMode?: (raw: boolean) => unknown;
  readonly on: (event: 'data', listener: (data: Buffer) => void) => unknown;
  readonly removeListener: (event: 'data', listener: (data: Buffer) => void) => unknown;
  readonly resume: () => unknown;
  readonly pause: () => unknown;
}

/** Takes passphrases from the file named, else asks at the terminal where there is one. */
export function passphrases(
  file: string | undefined,
  terminal: Terminal,
  say: (text: string) => void,
): Passphrases {
  const ask = async (question: string): Promise<Result<string | null>> =>
    terminal.isTTY !== true || terminal.setRawMode === undefined
      ? success(null)
      : askHidden(question, terminal, say);
  const askTwice = async (): Promise<Result<string | null>> => {
    const first = await ask('New passphrase: ');
    if (!first.ok || first.value === null) return first;
    const second = await ask('The same again: ');
    if (!second.ok) return second;
    return second.value === first.value
      ? first
      : failure('call-invalid', 'The two passphrases are not the same. Nothing was done.');
  };
  return {
    named: file !== undefined,
    given: async () => (file === undefined ? success(null) : readPassphraseFile(file)),
    present: () => (file === undefined ? ask('Passphrase: ') : readPassphraseFile(file)),
    chosen: () => (file === undefined ? askTwice() : readPassphraseFile(file)),
    asked: askTwice,
  };
}

/** The passphrase in a file: its first line, without the line's end. */
export async function readPassphraseFile(file: string): Promise<Result<string>> {
  let text: string;
  try {
    text = await readFile(resolve(file), 'utf8');
  } catch {
    return failure(
      'file-not-found',
      `The passphrase could not be read: there is no file ${resolve(file)}, or you may not read it. Nothing was done.`,
    );
  }
  const passphrase = text.replace(/^\uFEFF/u, '').split(/\r?\n/u)[0] ?? '';
  if (passphrase === '' || passphrase.length > 1_000) {
    return wrongCall('The first line of the passphrase’s file must hold it, in one to 1,000 characters.');
  }
  return success(passphrase);
}

const endOfText = '\u0003';
const backspaces = ['\u007f', '\b'];

function askHidden(
  question: string,
  terminal: Terminal,
  say: (text: string) => void,
): Promise<Result<string | null>> {
  say(question);
  return new Promise((resolve) => {
    let typed = '';
    const finish = (result: Result<string | null>): void => {
      terminal.removeListener('data', hear);
      terminal.setRawMode?.(false);
      terminal.pause();
      say('\n');
      resolve(result);
    };
    const hear = (data: Buffer): void => {
      for (const character of data.toString('utf8')) {
        if (character === '\r' || character === '\n') {
          finish(typed === '' ? success(null) : success(typed));
          return;
        }
        if (character === endOfText) {
          finish(failure('cancelled', 'Nothing was done.'));
          return;
        }
        typed = backspaces.includes(character) ? [...typed].slice(0, -1).join('') : typed + character;
      }
    };
    terminal.setRawMode?.(true);
    terminal.on('data', hear);
    terminal.resume();
  });
}
