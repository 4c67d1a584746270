import type { NoteBlock, NoteContent, NoteInline } from '../../../shared/model/index.ts';
import {
  referencesIn,
  shownText,
  targetOfReference,
  type ReferenceTarget,
} from '../../../shared/pack/index.ts';
import type { ReportPlaces } from './report-places.ts';
import type { ReportBlock, ReportNote, ReportRun } from './report.ts';

/**
 * A note, or a page of a person's own words, for a report: its paragraphs, lists and emphasis, references to what is in the report as
 * links, and the pages of the PDF they lead to, so that they can be followed on paper. The writer's words are not touched.
 */
export function noteWords(
  places: ReportPlaces,
  note: { readonly content: NoteContent; readonly reviewer: string | null },
): ReportNote {
  const followed = new Map<string, string>();
  const counters: number[] = [];
  const blocks = note.content.blocks.map((block): ReportBlock => {
    const runs = block.inlines.flatMap((inline) => runsOf(places, inline, block, followed));
    return { ...lookOf(block, counters), runs };
  });
  const follow = [...followed].flatMap(([words, place]): readonly (readonly ReportRun[])[] => {
    const page = places.pageOf(place);
    return page === null ? [] : [[{ text: `${words} ` }, linked(places, page, place)]];
  });
  return { blocks, follow, reviewer: note.reviewer === null ? null : shownText(note.reviewer) };
}

/** Words that lead to a place, where the report has it. */
export function linked(places: ReportPlaces, text: string, place: string): ReportRun {
  const to = places.here(place);
  return to === null ? { text } : { text, to };
}

/** Numbers of ordered lists run on through their level and begin again where the list was interrupted. */
function lookOf(block: NoteBlock, counters: number[]): Omit<ReportBlock, 'runs'> {
  if (block.kind !== 'list-item') {
    counters.length = 0;
    return { kind: block.kind, depth: 0, number: 0 };
  }
  const depth = Math.min(block.depth, deepest);
  counters.length = Math.min(counters.length, depth + 1);
  const number = (counters[depth] ?? 0) + 1;
  counters[depth] = number;
  return block.ordered ? { kind: 'numbered', depth, number } : { kind: 'bullet', depth, number: 0 };
}

/** Deeper list items stand with these. */
const deepest = 6;

function runsOf(
  places: ReportPlaces,
  inline: NoteInline,
  block: NoteBlock,
  followed: Map<string, string>,
): readonly ReportRun[] {
  if (inline.kind === 'line-break') return [{ text: '\n' }];
  if (inline.kind === 'reference') {
    const target = targetOfReference(inline.reference, places.outline);
    return [referring(places, inline.text, target, {}, followed)];
  }
  const look: Omit<ReportRun, 'text'> = {
    ...(block.kind === 'heading' || inline.bold === true ? { bold: true } : {}),
    ...(inline.italic === true ? { italic: true } : {}),
    ...(inline.underline === true ? { underline: true } : {}),
  };
  const runs: ReportRun[] = [];
  let from = 0;
  for (const reference of referencesIn(inline.text, places.selection)) {
    if (reference.start > from)
      runs.push({ text: shownText(inline.text.slice(from, reference.start)), ...look });
    const words = inline.text.slice(reference.start, reference.end);
    runs.push(referring(places, words, reference.target, look, followed));
    from = reference.end;
  }
  if (from < inline.text.length) runs.push({ text: shownText(inline.text.slice(from)), ...look });
  return runs;
}

function referring(
  places: ReportPlaces,
  words: string,
  target: ReferenceTarget | null,
  look: Omit<ReportRun, 'text'>,
  followed: Map<string, string>,
): ReportRun {
  const text = shownText(words);
  const place = target === null ? null : places.ofTarget(target);
  if (place === null) return { text, ...look };
  followed.set(text, place);
  return { ...linked(places, text, place), ...look };
}
