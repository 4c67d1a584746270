import type { OwnParserHelper } from './parser-helpers.ts';

/** The command words the packaged application takes; without one it opens its window. */
const commands = new Set([
  'new',
  'import',
  'import-resume',
  'recognise',
  'field',
  'fields',
  'load',
  'import-project',
  'load-file',
  'near-duplicates',
  'original',
  'supersede',
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
  'packs',
  'pack-served',
  'compare-packs',
  'presets',
  'export',
  'verify',
  'verify-pack',
  'purge',
  'recovery-sheet',
  'backup',
  'restore',
  'rekey',
  'help',
]);

/** What the application was started to do. */
export type StartRequest =
  | { readonly kind: 'command'; readonly arguments: readonly string[] }
  | { readonly kind: 'window'; readonly matterPath: string | null };

/** What is asked of the command line without a command. */
const bareSwitches = new Set(['--help', '--version']);

/** Whether a word is a command of the command line. */
export function isCommand(word: string): boolean {
  return commands.has(word);
}

/**
 * The arguments meant for the application: those after the program and, in a checkout, after the application's folder.
 *
 * Chromium's own switches come first and are left out.
 */
export function ownArguments(argv: readonly string[], packaged: boolean): readonly string[] {
  const rest = argv.slice(1);
  const first = rest.findIndex((argument) => !argument.startsWith('-'));
  if (packaged && bareSwitches.has(rest[0] ?? '')) return rest;
  if (first === -1) return [];
  return rest.slice(packaged ? first : first + 1);
}

/**
 * What the arguments ask for: a command where the first that is no switch is a command word, else a window, with the matter
 * named, if any. A matter in the current folder that has a command's name is opened as `./import`.
 */
export function startRequest(own: readonly string[]): StartRequest {
  if (bareSwitches.has(own[0] ?? '')) return { kind: 'command', arguments: own };
  const named = own.find((argument) => !argument.startsWith('-'));
  if (named !== undefined && isCommand(named)) {
    return { kind: 'command', arguments: own.slice(own.indexOf(named)) };
  }
  return { kind: 'window', matterPath: named ?? null };
}

/** What the module of the command line exports. */
interface CommandLineModule {
  readonly runCommandLine: (
    argv: readonly string[],
    host: { readonly startHelper: () => OwnParserHelper },
  ) => Promise<number>;
}

/** What running a command needs. */
export interface CommandRun {
  /** The file address of the command line's module. */
  readonly module: string;
  readonly arguments: readonly string[];
  readonly startHelper: () => OwnParserHelper;
}

/**
 * Runs a command without a window and gives its exit code. Electron must be ready.
 *
 * On Windows the packaged program has no console of its own: output reaches a pipe or a file, not the prompt it was typed at.
 */
export async function runCommand({ module, arguments: argv, startHelper }: CommandRun): Promise<number> {
  const { runCommandLine } = (await import(/* @vite-ignore */ module)) as CommandLineModule;
  const code = await runCommandLine(argv, { startHelper });
  await Promise.all([flush(process.stdout), flush(process.stderr)]);
  return code;
}

function flush(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => stream.write('', () => resolve()));
}
