import { failure, success, type Result } from '../../shared/base/index.ts';
import { dataKey, type DataKey } from './data-key.ts';
import { sha256 } from './sha256.ts';

/** Digits that cannot be taken for one another on paper (Crockford's base 32). */
const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const lineCount = 4;
const keyBytesPerLine = 8;
const checkBytesPerLine = 2;
const digitsPerLine = ((keyBytesPerLine + checkBytesPerLine) * 8) / 5;

/**
 * A data key as it stands on a recovery sheet: four lines of four groups of four digits. Each line holds eight bytes of the key
 * and two that check them and the line's place, so that a slip of the pen is told by its line.
 */
export function recoveryLines(key: DataKey): readonly string[] {
  return key.lend((bytes) =>
    Array.from({ length: lineCount }, (_, line) => {
      const part = bytes.subarray(line * keyBytesPerLine, (line + 1) * keyBytesPerLine);
      const text = toDigits(Buffer.concat([part, checkOf(line, part)]));
      return text.replace(/(.{4})(?=.)/gu, '$1 ');
    }),
  );
}

/**
 * Reads what was typed from a recovery sheet, however it is spaced; `O` counts as 0, `I` and `L` as 1. Refused
 * (`recovery-invalid`) with the line in which something is wrong.
 */
export function keyFromRecoveryLines(typed: string): Result<DataKey> {
  const text = typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/gu, '1');
  if (text.length !== lineCount * digitsPerLine) {
    return failure(
      'recovery-invalid',
      `A recovery sheet has ${lineCount} lines of 16 letters and digits, ${lineCount * digitsPerLine} in all; ${text.length} were typed. Nothing was changed.`,
    );
  }
  const bytes = Buffer.alloc(lineCount * keyBytesPerLine);
  for (let line = 0; line < lineCount; line += 1) {
    const part = fromDigits(text.slice(line * digitsPerLine, (line + 1) * digitsPerLine));
    const key = part?.subarray(0, keyBytesPerLine);
    if (part === null || key === undefined || !checkOf(line, key).equals(part.subarray(keyBytesPerLine))) {
      bytes.fill(0);
      return failure(
        'recovery-invalid',
        `Line ${line + 1} is not as it stands on a recovery sheet. Compare it digit by digit; nothing was changed.`,
      );
    }
    key.copy(bytes, line * keyBytesPerLine);
  }
  return success(dataKey(bytes));
}

function checkOf(line: number, part: Uint8Array): Buffer {
  return sha256(`glossator recovery sheet line ${line + 1}\n`, part).subarray(0, checkBytesPerLine);
}

function toDigits(bytes: Buffer): string {
  const bits = BigInt(`0x${bytes.toString('hex')}`);
  const count = (bytes.byteLength * 8) / 5;
  return Array.from({ length: count }, (_, place) =>
    digits.charAt(Number((bits >> BigInt((count - 1 - place) * 5)) & 31n)),
  ).join('');
}

function fromDigits(text: string): Buffer | null {
  let bits = 0n;
  for (const digit of text) {
    const value = digits.indexOf(digit);
    if (value === -1) return null;
    bits = (bits << 5n) | BigInt(value);
  }
  return Buffer.from(bits.toString(16).padStart((text.length * 5) / 4, '0'), 'hex');
}
