import type { OptionForm, OptionTable } from './read-arguments.ts';
import type { Command } from './command.ts';
import { commonOptions } from './common-options.ts';
import { textTable } from './text-table.ts';

const exitCodes =
  'Ends with 0 when done, 1 when refused or done in part, 2 when the call is wrong. Errors are one sentence on stderr; with --json they are {"ok":false,"code":…,"message":…} on stdout.';

/** The overview of all commands. */
export function overview(commands: readonly Command[]): readonly string[] {
  return [
    'Glossator: source texts tagged by theme, and evidence packs of them.',
    '',
    'glossator <command> …',
    '',
    ...indented(textTable(commands.map((command) => [command.name, command.summary]))),
    '',
    'With every command:',
    ...optionLines(commonOptions),
    '',
    exitCodes,
    '“help <command>” or “<command> --help” explains a command.',
  ];
}

/** How a command is called, what its options mean, and an example. */
export function usage(command: Command): readonly string[] {
  return [
    callLine(command),
    '',
    command.summary,
    ...(command.remarks ?? []),
    ...(Object.keys(command.options).length === 0 ? [] : ['', ...optionLines(command.options)]),
    '',
    'With every command: --json, --reviewer NAME, --clock ISO, --quiet, --help.',
    '',
    `Example: glossator ${command.example}`,
  ];
}

function callLine(command: Command): string {
  const taken = Object.entries(command.arguments).map(([name, form]) =>
    form === 'any' ? `[<${name}>…]` : form === 'many' ? `<${name}>…` : `<${name}>`,
  );
  const options = Object.entries(command.options).map(([name, form]) => `[${optionForm(name, form)}]`);
  return ['glossator', command.name, ...taken, ...options].join(' ');
}

function optionLines(options: OptionTable): readonly string[] {
  return indented(
    textTable(Object.entries(options).map(([name, form]) => [optionForm(name, form), form.help])),
  );
}

function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `  ${line}`);
}

function optionForm(name: string, form: OptionForm): string {
  if (form.kind === 'flag') return `--${name}`;
  return form.kind === 'texts' ? `--${name} ${form.value}…` : `--${name} ${form.value}`;
}
