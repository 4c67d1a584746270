/**
 * What to put before a command whose processes must leave no core dumps, for they hold content; nothing on Windows, which
 * writes none by itself.
 * @type {readonly string[]}
 */
export const withoutCoreDumps =
  process.platform === 'win32' ? [] : ['/bin/sh', '-c', 'ulimit -c 0; exec "$0" "$@"'];
