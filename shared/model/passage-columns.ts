import type { DocumentDate } from './document.ts';
import type { PassageMark, Tag } from './passage.ts';

/**
 * Passages of one document, field by field, as they go from the service to a window: 10,000 of them take a fraction of the
 * bytes and of the time that as many objects with quotes and citations take. Twins are not told: they have equal spans.
 */
export interface PassageColumns {
  readonly ids: readonly string[];
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** UTC milliseconds. */
  readonly createdAtMs: Float64Array;
  /** Places in `reviewers`. */
  readonly madeBy: Uint32Array;
  /** How many tags each passage has; they stand one passage after the other in the three columns below. */
  readonly tagCounts: Uint32Array;
  /** Places in `themes`. */
  readonly tagThemes: Uint32Array;
  /** Places in `reviewers`. */
  readonly tagReviewers: Uint32Array;
  /** UTC milliseconds. */
  readonly tagAtMs: Float64Array;
  /** The dates of events, of the passages that have one: the passage's place and the date. */
  readonly events: readonly (readonly [passage: number, date: DocumentDate])[];
  readonly themes: readonly string[];
  readonly reviewers: readonly string[];
}

/** Puts passages into columns, in their order. */
export function columnsOfMarks(marks: readonly Omit<PassageMark, 'twins'>[]): PassageColumns {
  const tags = marks.flatMap((mark) => mark.tags);
  const themes = placesInList();
  const reviewers = placesInList();
  return {
    ids: marks.map((mark) => mark.id),
    starts: Uint32Array.from(marks, (mark) => mark.start),
    ends: Uint32Array.from(marks, (mark) => mark.end),
    createdAtMs: Float64Array.from(marks, (mark) => mark.createdAtMs),
    madeBy: Uint32Array.from(marks, (mark) => reviewers.placeOf(mark.reviewer)),
    tagCounts: Uint32Array.from(marks, (mark) => mark.tags.length),
    tagThemes: Uint32Array.from(tags, (tag) => themes.placeOf(tag.themeId)),
    tagReviewers: Uint32Array.from(tags, (tag) => reviewers.placeOf(tag.reviewer)),
    tagAtMs: Float64Array.from(tags, (tag) => tag.atMs),
    events: marks.flatMap(({ event }, place) => (event === null ? [] : [[place, event] as const])),
    themes: themes.list,
    reviewers: reviewers.list,
  };
}

/** Reads columns back as passages, in their order, all without twins. */
export function marksOfColumns(columns: PassageColumns): readonly PassageMark[] {
  const events = new Map(columns.events);
  let tag = 0;
  return columns.ids.map((id, place) => {
    const tags: Tag[] = [];
    for (const last = tag + (columns.tagCounts[place] ?? 0); tag < last; tag += 1) {
      tags.push({
        themeId: columns.themes[columns.tagThemes[tag] ?? 0] ?? '',
        reviewer: columns.reviewers[columns.tagReviewers[tag] ?? 0] ?? '',
        atMs: columns.tagAtMs[tag] ?? 0,
      });
    }
    return {
      id,
      start: columns.starts[place] ?? 0,
      end: columns.ends[place] ?? 0,
      tags,
      twins: noTwins,
      event: events.get(place) ?? null,
      reviewer: columns.reviewers[columns.madeBy[place] ?? 0] ?? '',
      createdAtMs: columns.createdAtMs[place] ?? 0,
    };
  });
}

const noTwins: readonly string[] = [];

interface PlacesInList {
  readonly list: readonly string[];
  /** The place of a value in the list, at whose end it is put where it is new. */
  readonly placeOf: (value: string) => number;
}

function placesInList(): PlacesInList {
  const list: string[] = [];
  const places = new Map<string, number>();
  return {
    list,
    placeOf: (value) => {
      const known = places.get(value);
      if (known !== undefined) return known;
      places.set(value, list.length);
      return list.push(value) - 1;
    },
  };
}
