import { resolve } from 'node:path';
import { failure, type Result } from '../../shared/base/index.ts';
import {
  serviceCalls,
  type InputOf,
  type OutputOf,
  type SessionCallName,
  type ServiceCalls,
} from '../../shared/contract/index.ts';
import { unlockMatter } from '../usecases/keys/unlock-matter.ts';
import { MatterVanished } from '../usecases/matter-file-watch.ts';
import type { HeldKey, MatterSession } from '../usecases/matter-session.ts';
import { openMatter } from '../usecases/open-matter.ts';
import { wrongCall } from './read-arguments.ts';
import type { CommandSurroundings } from './command.ts';

/** An open matter as commands use it: every call of the contract with its input checked. */
export interface MatterAtWork {
  readonly ask: <Name extends SessionCallName>(
    name: Name,
    input: InputOf<ServiceCalls[Name]>,
  ) => Promise<Result<OutputOf<ServiceCalls[Name]>>>;
  /** Asks for long work, which Ctrl+C cancels. */
  readonly askAtLength: <Value>(work: (task: string) => Promise<Result<Value>>) => Promise<Result<Value>>;
  readonly operations: MatterSession['operations'];
}

/**
 * Opens a matter for one command and closes it afterwards, whatever happened.
 *
 * For `read` a matter that is in use elsewhere can be opened; for `write` it is refused (`matter-in-use`).
 */
export async function withMatter<Value>(
  surroundings: CommandSurroundings,
  path: string,
  access: 'read' | 'write',
  work: (matter: MatterAtWork) => Promise<Result<Value>>,
): Promise<Result<Value>> {
  const { session: sessionSurroundings, reviewerName, interrupted } = surroundings;
  const matterPath = resolve(path);
  const open = (key?: HeldKey): ReturnType<typeof openMatter> =>
    openMatter({
      path: matterPath,
      access,
      surroundings: sessionSurroundings,
      ...(key === undefined ? {} : { key }),
      ...(reviewerName === undefined ? {} : { reviewerName }),
    });
  let opened = await open();
  if (!opened.ok && opened.failure.code === 'matter-locked') {
    const key = await keyOf(matterPath, surroundings);
    if (!key.ok) return key;
    opened = await open(key.value);
  }
  if (!opened.ok) return opened;
  const session = opened.value;
  let result: Result<Value>;
  try {
    result = await work(matterAtWork(session, interrupted));
  } catch (error) {
    await session.close().catch(() => undefined);
    throw error;
  }
  try {
    await session.close();
    return result;
  } catch (error) {
    if (error instanceof MatterVanished) return { ok: false, failure: error.failure };
    throw error;
  }
}

async function keyOf(path: string, surroundings: CommandSurroundings): Promise<Result<HeldKey>> {
  const passphrase = await surroundings.passphrases.present();
  if (!passphrase.ok) return passphrase;
  if (passphrase.value === null) {
    return failure(
      'matter-locked',
      'This matter is encrypted. Give the file that holds its passphrase with --passphrase-file FILE; nothing was done.',
    );
  }
  return unlockMatter(path, { kind: 'passphrase', passphrase: passphrase.value }, surroundings.session);
}

const task = 'command';

function matterAtWork(session: MatterSession, interrupted: AbortSignal): MatterAtWork {
  return {
    ask: (name, input) => ask(session, name, input),
    askAtLength: async (work) => {
      const cancel = (): void => {
        void session.calls.cancelTask({ task });
      };
      interrupted.addEventListener('abort', cancel, { once: true });
      try {
        const working = work(task);
        if (interrupted.aborted) cancel();
        return await working;
      } finally {
        interrupted.removeEventListener('abort', cancel);
      }
    },
    operations: session.operations,
  };
}

async function ask<Name extends SessionCallName>(
  session: MatterSession,
  name: Name,
  input: InputOf<ServiceCalls[Name]>,
): Promise<Result<OutputOf<ServiceCalls[Name]>>> {
  const checked = serviceCalls[name].input.safeParse(input);
  if (!checked.success) {
    const field = checked.error.issues[0]?.path.filter((part) => typeof part === 'string').at(-1);
    return wrongCall(
      `The value for “${String(field ?? name)}” is empty, too long or not of the form that is needed. Nothing was done.`,
    );
  }
  // The table gives each name the schema of its own call's input, which the compiler cannot follow through a lookup.
  const perform = session.calls[name] as (given: unknown) => Promise<Result<OutputOf<ServiceCalls[Name]>>>;
  return perform(checked.data);
}
