import { pageLabel, type PackEntry } from '../../shared/pack/index.ts';
import { packHead, placeOf, type Composition } from './composition.ts';
import { styles } from './text-style.ts';

/**
 * Begins an entry of the index on a new page: running head, the place links lead to, and its bookmark, which says what the
 * index says, its page included. The first entry of a section brings the section's bookmark with it.
 */
export function beginEntry(
  composition: Composition,
  entry: PackEntry,
  headRight: (pageOfSection: number) => string,
): void {
  const { flow, outline } = composition;
  flow.startSection({ left: packHead(composition), right: headRight, style: styles.runningHead });
  flow.mark(placeOf.entry(entry.number));
  const top = flow.top();
  const label = pageLabel(flow.page());
  const section = outline.sections.find((candidate) => candidate.entries[0] === entry);
  if (section !== undefined) flow.canvas.bookmark(`${section.title} · page ${label}`, 0, top);
  const words = [`${entry.number} ${entry.description}`, entry.detail].filter((part) => part !== '');
  flow.canvas.bookmark([...words, `page ${label}`].join(' · '), 1, top);
}
