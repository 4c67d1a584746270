import { success, type Failure } from '../../../shared/base/index.ts';
import { noHints } from '../describe/description-hints.ts';
import { isPassedOver } from '../discover-sources.ts';
import { draftBlock, type DraftBlock } from '../draft-block.ts';
import type { ReadFormat } from '../format-reading.ts';
import type { ChildSource } from '../reading.ts';
import { factsOfType } from '../source-type.ts';
import { openArchive } from './open-archive.ts';

/** How many members are named in one sentence. */
const mostNamed = 5;

/**
 * Reads a ZIP archive: its text is the list of its members, one a line, and each is a source that lies in it. Names are shown and
 * never used as paths.
 *
 * Members that cannot be taken out are said (`notCarried`); where none can, the archive as a whole fails with the reason of the
 * first: `source-needs-password`, `source-damaged`, `source-too-complex`.
 */
export const readArchive: ReadFormat = (source) => {
  const opened = openArchive(source.bytes);
  if (!opened.ok) return Promise.resolve(opened);
  const children: ChildSource[] = [];
  const failed: { readonly name: string; readonly failure: Failure }[] = [];
  let passedOver = 0;
  for (const { name, read } of opened.value.entries) {
    if (isOfSystem(name)) {
      passedOver += 1;
      continue;
    }
    const bytes = read();
    if (bytes.ok) children.push({ fileName: name, bytes: bytes.value, how: 'member' });
    else failed.push({ name, failure: bytes.failure });
  }
  const [first] = failed;
  if (first !== undefined && children.length === 0)
    return Promise.resolve({ ok: false, failure: first.failure });
  const { text, drafts } = listOf(opened.value.entries.map(({ name }) => name));
  const notCarried = failed.length === 0 ? [] : [failureSentence(failed)];
  return Promise.resolve(
    success({
      reader: { name: 'archive', version: 1 },
      text,
      drafts,
      facts: { ...factsOfType('archive', 'application/zip', 'ZIP archive'), notCarried },
      hints: { ...noHints, title: source.fileName },
      warnings: [
        ...notCarried,
        ...(passedOver === 0
          ? []
          : [
              `${passedOver.toLocaleString('en-GB')} files that systems make for themselves were passed over.`,
            ]),
      ],
      furnitureKnown: true,
      children,
    }),
  );
};

/** Whether a member is one that a system made for itself: `__MACOSX`, a folder whose name begins with a dot, a file such as `.DS_Store`. */
function isOfSystem(name: string): boolean {
  const parts = name.split('/').filter((part) => part !== '' && part !== '.' && part !== '..');
  const last = parts.pop() ?? '';
  return parts.some((part) => part === '__MACOSX' || part.startsWith('.')) || isPassedOver(last);
}

function listOf(names: readonly string[]): { readonly text: string; readonly drafts: readonly DraftBlock[] } {
  let text = '';
  const drafts: DraftBlock[] = [];
  for (const name of names) {
    const line = name.replaceAll(/[\r\n]/gu, ' ');
    if (line.trim() !== '') drafts.push(draftBlock('list-item', text.length, text.length + line.length));
    text += `${line}\n`;
  }
  return { text, drafts };
}

function failureSentence(failed: readonly { readonly name: string; readonly failure: Failure }[]): string {
  const named = failed.slice(0, mostNamed).map(({ name }) => `“${name}”`);
  const more = failed.length - named.length;
  const rest = more === 0 ? '' : ` and ${more.toLocaleString('en-GB')} more`;
  const count = failed.length === 1 ? '1 file' : `${failed.length.toLocaleString('en-GB')} files`;
  return `${count} in this archive could not be taken out (${named.join(', ')}${rest}). ${failed[0]?.failure.message ?? ''}`;
}
