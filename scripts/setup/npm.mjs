import { run } from '../process/run.mjs';

/**
 * Runs npm, the one that runs this script where there is one, and collects what it prints.
 * @param {readonly string[]} args
 * @param {import('../process/run.mjs').RunOptions} [options]
 */
export function npm(args, options = {}) {
  const quietly = { quiet: true, ...options };
  const script = process.env['npm_execpath'];
  const node = process.env['npm_node_execpath'];
  if (script && node) return run(node, [script, ...args], quietly);
  return process.platform === 'win32'
    ? run('cmd.exe', ['/d', '/s', '/c', 'npm', ...args], quietly)
    : run('npm', args, quietly);
}
