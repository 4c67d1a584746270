import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { withoutCoreDumps } from '../../scripts/process/without-core-dumps.mjs';

describe.runIf(process.platform !== 'win32')('what is started from a checkout', () => {
  it('leaves no core dump, cannot allow itself one again, and gets its words unchanged', async () => {
    const [command = '', ...args] = withoutCoreDumps;
    const words = ['two words', '$HOME', '"', "'", '*', ''];
    const asks =
      'ulimit -S -c; ulimit -H -c; ulimit -c unlimited 2>/dev/null; ulimit -S -c; printf "<%s>" "$@"';
    const { stdout } = await promisify(execFile)(command, [...args, '/bin/sh', '-c', asks, 'sh', ...words]);
    const [soft, hard, ...rest] = stdout.split('\n');
    expect([soft, hard]).toEqual(['0', '0']);
    expect(rest.at(-1)).toBe(words.map((word) => `<${word}>`).join(''));
    // Only root may take a limit back.
    if (process.getuid?.() !== 0) expect(rest[0]).toBe('0');
  });
});
