import type { PackFinding } from '../../model/index.ts';
import { grouped } from './grouped.ts';
import { familyWords } from '../family-words.ts';
import { countOf } from '../outline-writing.ts';
import { firstOf } from './in-words.ts';
import type { PackLookedAt, Relative } from './pack-looked-at.ts';

/** Messages without their attachments, and attachments without their message, once for each document that stands in the pack. */
export function brokenFamilies({ outline, beside }: PackLookedAt): readonly PackFinding[] {
  const printed = outline.printedDocuments;
  const belonging = beside.relatives.filter(({ how }) => together.has(how));
  const withoutParent = belonging.filter(
    ({ documentId, parent }) => printed.has(documentId) && !printed.has(parent),
  );
  const withoutChild = grouped(
    belonging.filter(({ documentId, parent }) => printed.has(parent) && !printed.has(documentId)),
    ({ parent }) => parent,
  );
  return [
    ...withoutParent.map((child): PackFinding => ({
      kind: 'broken-family',
      severity: 'look',
      sentence: `${child.urn} (${familyWords(child.how, child.parentUrn)}) stands in this pack without the document that it came with. Add ${child.parentUrn}, or leave it so where it is wanted by itself.`,
      place: { kind: 'entry', number: printed.get(child.documentId) ?? 0 },
    })),
    ...[...withoutChild.values()].map((children) => withoutChildren(children, printed)),
  ];
}

/** How documents belong together; pictures shown inside a message are in its text, and members of an archive stand by themselves. */
const together: ReadonlySet<Relative['how']> = new Set(['attachment', 'embedded', 'message'] as const);

function withoutChildren(children: readonly Relative[], printed: ReadonlyMap<string, number>): PackFinding {
  const [first] = children;
  const urns = firstOf(children.map(({ urn }) => urn));
  return {
    kind: 'broken-family',
    severity: 'look',
    sentence: `${first?.parentUrn ?? ''} stands in this pack without ${countOf(children.length, 'document')} that came with it: ${urns}. Add ${children.length === 1 ? 'it' : 'them'}, or leave it so where it is wanted by itself.`,
    place: { kind: 'entry', number: printed.get(first?.parent ?? '') ?? 0 },
  };
}
