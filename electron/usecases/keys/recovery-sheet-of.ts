import { basename } from 'node:path';
import type { RecoverySheet } from '../../../shared/contract/index.ts';
import { keyIdOf, recoveryLines, type DataKey } from '../../crypto/index.ts';

/** The recovery sheet of a matter: its key in words that can be written down, and what tells the sheet from others. */
export function recoverySheetOf(
  key: DataKey,
  matter: { readonly path: string; readonly title: string },
  nowMs: number,
): RecoverySheet {
  return {
    title: matter.title,
    fileName: basename(matter.path),
    lines: recoveryLines(key),
    keyName: keyNameOf(key),
    madeAtMs: nowMs,
  };
}

/** What a key is called where people compare sheets and files: the first eight digits of its identifier. */
export function keyNameOf(key: DataKey): string {
  return keyIdOf(key).slice(0, 8);
}
