import { stat } from 'node:fs/promises';
import { dirname, parse, resolve } from 'node:path';

/**
 * Whether two paths lie on one disk as far as the system tells: the same device, or on Windows the same drive or share. Of a
 * path that is not there yet, its nearest folder that is. False where nothing can be told.
 */
export async function isOnSameDisk(one: string, other: string): Promise<boolean> {
  if (process.platform === 'win32') return rootOf(one) === rootOf(other);
  const [first, second] = await Promise.all([deviceOf(resolve(one)), deviceOf(resolve(other))]);
  return first !== null && first === second;
}

function rootOf(path: string): string {
  return parse(resolve(path)).root.toLowerCase();
}

async function deviceOf(path: string): Promise<bigint | null> {
  try {
    return (await stat(path, { bigint: true })).dev;
  } catch {
    const above = dirname(path);
    return above === path ? null : deviceOf(above);
  }
}
