import type { PdfInterior } from './pdfkit-interior.ts';

/** Bytes that are handed on together. */
const blockBytes = 1 << 17;

/**
 * Has what a PDF writes gathered into blocks before its stream hands it on. pdfkit gives each line of each object to the stream by
 * itself, and a stream takes longer to pass a piece on than a line takes to be made.
 */
export function gatherOutput(pdf: PdfInterior): void {
  const handOn = pdf.push.bind(pdf);
  let block = Buffer.allocUnsafe(blockBytes);
  let used = 0;
  const endBlock = (): void => {
    if (used === 0) return;
    handOn(block.subarray(0, used));
    block = Buffer.allocUnsafe(blockBytes);
    used = 0;
  };
  const gather = (length: number, put: (at: number) => void): void => {
    if (used + length > blockBytes) endBlock();
    put(used);
    used += length;
    pdf._offset += length;
  };
  pdf._write = (data) => {
    const length = typeof data === 'string' ? data.length + 1 : data.length;
    if (length > blockBytes) {
      endBlock();
      handOn(typeof data === 'string' ? Buffer.from(`${data}\n`, 'latin1') : data);
      pdf._offset += length;
    } else if (typeof data === 'string') {
      gather(length, (at) => {
        block.write(data, at, 'latin1');
        block[at + length - 1] = 0x0a;
      });
    } else {
      gather(length, (at) => block.set(data, at));
    }
  };
  pdf.push = (chunk) => {
    if (chunk === null) endBlock();
    return handOn(chunk);
  };
}
