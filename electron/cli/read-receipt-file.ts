import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { failure, success, type Result } from '../../shared/base/index.ts';
import { receipt as receiptForm } from '../../shared/contract/index.ts';
import type { Receipt } from '../../shared/model/index.ts';

/** Reads a receipt from a file that `receipt --out` wrote, or from the manifest of a pack, which carries one. */
export async function readReceiptFile(path: string): Promise<Result<Receipt>> {
  let text: string;
  try {
    text = await readFile(resolve(path), 'utf8');
  } catch {
    return failure(
      'file-unreadable',
      `The receipt ${path} cannot be read. Check its name and that you may open it.`,
    );
  }
  const read = receiptForm.safeParse(receiptIn(parsed(text)));
  return read.success
    ? success(read.data)
    : failure('receipt-invalid', `${path} is no receipt, nor the manifest of a pack. Nothing was done.`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/u, ''));
  } catch {
    return null;
  }
}

function receiptIn(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'receipt' in value ? value.receipt : value;
}
