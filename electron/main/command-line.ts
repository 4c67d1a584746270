/** The command words the packaged application takes; without one it opens its window. */
const commands = new Set([
  'new',
  'import',
  'documents',
  'describe',
  'withdraw',
  'text',
  'themes',
  'theme',
  'tag',
  'untag',
  'delete-passage',
  'note',
  'passages',
  'search',
  'undo',
  'redo',
  'log',
  'receipt',
  'pack',
  'export',
  'verify',
  'verify-pack',
  'backup',
  'restore',
  'rekey',
  'help',
]);

/** What the application was started to do. */
export type StartRequest =
  | { readonly kind: 'command'; readonly arguments: readonly string[] }
  | { readonly kind: 'window'; readonly matterPath: string | null };

/**
 * The arguments meant for the application: those after the program and, in a checkout, after the application's folder.
 *
 * Chromium's own switches come first and are left out.
 */
export function ownArguments(argv: readonly string[], packaged: boolean): readonly string[] {
  const rest = argv.slice(1);
  const first = rest.findIndex((argument) => !argument.startsWith('-'));
  if (first === -1) return [];
  return rest.slice(packaged ? first : first + 1);
}

/**
 * What the arguments ask for: a command where the first that is no switch is a command word, else a window, with the matter
 * named, if any. A matter in the current folder that has a command's name is opened as `./import`.
 */
export function startRequest(own: readonly string[]): StartRequest {
  const named = own.find((argument) => !argument.startsWith('-'));
  if (named !== undefined && commands.has(named)) {
    return { kind: 'command', arguments: own.slice(own.indexOf(named)) };
  }
  return { kind: 'window', matterPath: named ?? null };
}

/** What the module of the command line exports. */
interface CommandLineModule {
  readonly runCommandLine: (argv: readonly string[]) => Promise<number>;
}

/**
 * Runs a command without a window and gives its exit code.
 *
 * On Windows the packaged program has no console of its own: output reaches a pipe or a file, not the prompt it was typed at.
 */
export async function runCommand(moduleAddress: string, argv: readonly string[]): Promise<number> {
  const { runCommandLine } = (await import(moduleAddress)) as CommandLineModule;
  const code = await runCommandLine(argv);
  await Promise.all([flush(process.stdout), flush(process.stderr)]);
  return code;
}

function flush(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => stream.write('', () => resolve()));
}
