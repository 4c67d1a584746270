import type { PackEntry, PackSection } from '../../shared/pack/index.ts';
import { packHead, type Composition } from './composition.ts';
import { placeOf } from './place-of.ts';
import { styles } from './text-style.ts';

/** Begins an entry of the index on a new page of text, with its running head. */
export function beginEntry(
  composition: Composition,
  entry: PackEntry,
  headRight: (pageOfSection: number) => string,
): void {
  const { flow } = composition;
  numberEntry(composition, entry);
  flow.startSection({ left: packHead(composition), right: headRight, style: styles.runningHead });
  announceEntry(composition, entry, flow.top());
}

/**
 * Sets how the pages of an entry are numbered, before its first begins: by section from its first entry on, or a document by its
 * own pages. In a later volume whose numbers run on, a section goes on where the earlier one ended.
 */
export function numberEntry(composition: Composition, entry: PackEntry): void {
  const { selection, flow, numberFromNextPage, before } = composition;
  const { numbering = 'whole' } = selection.choices;
  if (numbering === 'section') {
    const section = sectionBegunBy(composition, entry);
    if (section === undefined) return;
    const earlier = before.sections.get(section.letter) ?? 0;
    numberFromNextPage({ style: 'D', prefix: section.letter, firstNumber: earlier + 1 });
  } else if (numbering === 'document') {
    if (entry.kind === 'source-pages') {
      numberFromNextPage({ style: 'D', prefix: `${entry.source.urn}/`, firstNumber: entry.from });
    } else if (entry.kind === 'full-text') {
      numberFromNextPage({ style: 'D', prefix: `${entry.source.urn}/`, firstNumber: 1 });
    } else {
      numberFromNextPage({ style: 'D', prefix: '', firstNumber: before.pages + flow.page() + 2 });
    }
  }
}

/** The section whose first entry in this volume is the given one. */
function sectionBegunBy({ outline, volume }: Composition, entry: PackEntry): PackSection | undefined {
  return outline.sections.find(
    ({ entries }) => entries.find(({ number }) => volume.entries.has(number)) === entry,
  );
}

/**
 * Marks the place that links to an entry lead to, and adds its bookmark, which says what the index says, its page included. The
 * first entry of a section brings the section's bookmark with it.
 */
export function announceEntry(composition: Composition, entry: PackEntry, top: number): void {
  const { flow } = composition;
  flow.markAt(placeOf.entry(entry.number), top);
  const section = sectionBegunBy(composition, entry);
  if (section !== undefined) flow.canvas.bookmark(`${section.title} · page ${flow.label()}`, 0, top);
  const words = [`${entry.number} ${entry.description}`, entry.detail].filter((part) => part !== '');
  flow.canvas.bookmark([...words, `page ${flow.label()}`].join(' · '), 1, top);
}
