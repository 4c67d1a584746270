import { execFileSync } from 'node:child_process';

/**
 * Takes the right to write a file or a folder, with all that is in it, from everybody; gives how to give it back. For root, whom
 * permissions do not stop, the place is mounted over itself read-only.
 */
export function writeProtect(path: string): () => void {
  if (process.getuid?.() === 0) {
    execFileSync('mount', ['--bind', path, path]);
    execFileSync('mount', ['-o', 'remount,ro,bind', path]);
    return () => {
      execFileSync('umount', ['-l', path]);
    };
  }
  execFileSync('chmod', ['-R', 'a-w', path]);
  return () => {
    execFileSync('chmod', ['-R', 'u+w', path]);
  };
}
