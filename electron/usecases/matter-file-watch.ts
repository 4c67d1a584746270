import { statSync } from 'node:fs';
import type { Failure } from '../../shared/base/index.ts';
import type { Connection } from '../store/index.ts';
import { fileIdentity } from './known-replicas.ts';

/** How often a matter's file is looked for while nothing is written, in milliseconds. */
const lookEveryMs = 1_000;

/** Thrown instead of committing to a file that is no longer the matter's; carries what a person is told. */
export class MatterVanished extends Error {
  readonly failure: Failure;

  constructor(message: string) {
    super(message);
    this.failure = { code: 'matter-vanished', message };
  }
}

/** Watches that the file which is written still is the one at the matter's path. */
export interface MatterFileWatch {
  /** The connection with a look before each commit: one that would go into a vanished file throws {@link MatterVanished} and is rolled back. */
  readonly guard: (connection: Connection) => Connection;
  /** What is wrong with the file, in sentences, or null; looks at once. */
  readonly problem: () => string | null;
  /** Looks once a second and calls `onChange` where the answer has become another one, until ended. */
  readonly begin: (onChange: () => void) => void;
  readonly end: () => void;
}

/**
 * Watches a matter's file by its device and inode.
 *
 * A system that lets an open file be deleted, moved or replaced goes on writing the one that was opened, and what is written
 * is gone with the closing. Windows refuses all three. Where `identityLasts` is false (network storage gives a file other numbers
 * now and then) only that there is a file is looked at.
 */
export function watchMatterFile(path: string, identityLasts: boolean): MatterFileWatch {
  const opened = identityLasts ? fileIdentity(path) : null;
  let timer: NodeJS.Timeout | null = null;
  const problem = (): string | null => {
    const found = statSync(path, { bigint: true, throwIfNoEntry: false });
    if (found === undefined) return goneSentence;
    if (opened === null) return null;
    return String(found.dev) === opened.device && String(found.ino) === opened.inode
      ? null
      : replacedSentence;
  };
  const patiently = (): string | null => {
    try {
      return problem();
    } catch {
      return unreachableSentence;
    }
  };
  const require = (): void => {
    const found = patiently();
    if (found !== null) throw new MatterVanished(`This was not saved. ${found}`);
  };
  return {
    guard: (connection) => ({
      ...connection,
      writeLogged: (work) =>
        connection.writeLogged((tx) => {
          const value = work(tx);
          require();
          return value;
        }),
      writeAside: (work) =>
        connection.writeAside((tx) => {
          const value = work(tx);
          require();
          return value;
        }),
    }),
    problem: patiently,
    begin: (onChange) => {
      let last = patiently();
      timer = setInterval(() => {
        const now = patiently();
        if (now === last) return;
        last = now;
        onChange();
      }, lookEveryMs);
      timer.unref();
    },
    end: () => {
      if (timer !== null) clearInterval(timer);
      timer = null;
    },
  };
}

const rescueSentence =
  'Nothing more is written until it is back. Save a copy before you close the matter: the copy holds everything that was saved.';

const goneSentence = `The matter’s file is not at its place any more: it was deleted, moved or renamed, or its disk is not connected. ${rescueSentence}`;

const replacedSentence = `Another file was put in the place of the matter’s file while it was open. ${rescueSentence}`;

const unreachableSentence = `The folder of the matter’s file cannot be reached any more: its disk may not be connected. ${rescueSentence}`;
