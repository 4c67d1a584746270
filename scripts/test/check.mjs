import { run } from '../process/run.mjs';
import { say } from '../process/say.mjs';
import { toolNode, toolScript } from '../setup/dependencies.mjs';
import { root } from '../setup/paths.mjs';

/** Each check: what it is called, and the tool with its arguments. */
const checks = [
  { name: 'format', script: () => toolScript('prettier'), args: ['--check', '--log-level', 'warn', '.'] },
  { name: 'lint', script: () => toolScript('eslint'), args: ['--max-warnings', '0', '.'] },
  { name: 'types', script: () => toolScript('typescript', 'tsc'), args: ['--build'] },
  {
    name: 'boundaries',
    script: () => toolScript('dependency-cruiser', 'depcruise'),
    args: ['--config', '.dependency-cruiser.mjs', 'electron', 'renderer', 'shared'],
  },
];

/**
 * Runs every check of the sources, also after one has failed; what a failed one printed is shown in full.
 * @returns {Promise<number>} how many failed
 */
export async function checkSources() {
  let failed = 0;
  for (const { name, script, args } of checks) {
    const startedAt = performance.now();
    const { code, output } = await run(toolNode(), [script(), ...args], { cwd: root, quiet: true });
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    if (code !== 0) {
      failed += 1;
      say(output.trim());
    }
    say(`check ${name}: ${code === 0 ? 'ok' : 'failed'} (${seconds} s)`);
  }
  return failed;
}
