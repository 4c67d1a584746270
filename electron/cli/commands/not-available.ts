import { failure } from '../../../shared/base/index.ts';
import { command, type Command } from '../command.ts';

/** Commands whose part of the product does not exist yet. */
export const unavailableCommands: readonly Command[] = [
  unavailable('backup', 'Makes a backup of a matter', 'backup Harrow.matter'),
  unavailable('restore', 'Restores a matter from a backup', 'restore Harrow.backup Harrow.matter'),
];

function unavailable(name: string, summary: string, example: string): Command {
  const form = command({
    name,
    summary: `${summary}; this version of Glossator does not have it yet.`,
    arguments: {},
    options: {},
    example,
    perform: async () => notAvailable(name),
  });
  // Whatever follows the name: that the command is not there comes before how it would be called.
  return { ...form, prepare: () => notAvailable(name) };
}

function notAvailable(name: string): ReturnType<typeof failure> {
  return failure(
    'not-available',
    `This version of Glossator does not have “${name}” yet, so nothing was done.`,
  );
}
