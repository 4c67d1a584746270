import { success, type Failure } from '../../shared/base/index.ts';
import { finishReading } from './finish-reading.ts';
import { noHints } from './describe/description-hints.ts';
import type { Reading, SourceBytes } from './reading.ts';
import { typeOfSource } from './source-type.ts';

/**
 * True for what can go wrong with a source whose bytes are here: it is sealed with its hash all the same, and a slip sheet stands
 * for it, so that nothing that was sent is missing.
 */
export function canBeSealed({ code }: Failure): boolean {
  return (
    code === 'file-type-unknown' ||
    code === 'file-binary' ||
    code === 'source-damaged' ||
    code === 'source-needs-password' ||
    code === 'source-too-complex' ||
    code === 'parser-crashed' ||
    code === 'parser-out-of-memory' ||
    code === 'parser-out-of-time'
  );
}

/** A source without a text, and why; its title is its file's name. */
export function sealedReading(
  source: SourceBytes,
  because: Failure,
): { readonly ok: true; readonly value: Reading } {
  const read = finishReading(source, {
    reader: { name: 'sealed', version: 1 },
    text: '',
    drafts: [],
    facts: typeOfSource(source),
    hints: { ...noHints, title: source.fileName },
    warnings: [],
  });
  return success({ ...read, sealed: because });
}
