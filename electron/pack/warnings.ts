import type { PackFinding } from '../../shared/model/index.ts';
import { codePointName, type PrintingReport } from './printable-text.ts';

/** Collects what a reader of a pack has to be told, each thing once. */
export interface Warnings {
  readonly report: (where: string) => PrintingReport;
  /** Notes a reference that leads nowhere, in words. */
  readonly warn: (sentence: string) => void;
  readonly findings: () => readonly PackFinding[];
}

/** Places named in one warning before the rest is only counted. */
const namedPlaces = 5;

/** Begins an empty collection. */
export function collectWarnings(): Warnings {
  const missing = new Map<number, Set<string>>();
  const invisible = new Map<number, Set<string>>();
  const sentences = new Set<string>();
  const note = (into: Map<number, Set<string>>, codePoint: number, where: string): void => {
    const places = into.get(codePoint);
    if (places === undefined) into.set(codePoint, new Set([where]));
    else places.add(where);
  };
  return {
    report: (where) => ({
      missing: (codePoint) => {
        note(missing, codePoint, where);
      },
      invisible: (codePoint) => {
        note(invisible, codePoint, where);
      },
    }),
    warn: (sentence) => {
      sentences.add(sentence);
    },
    findings: () => [
      ...inOrder(missing).map(([codePoint, places]): PackFinding => ({
        kind: 'printing',
        severity: 'look',
        sentence: missingSentence(codePoint, places),
      })),
      ...inOrder(invisible).map(([codePoint, places]): PackFinding => ({
        kind: 'printing',
        severity: 'information',
        sentence:
          `${codePointName(codePoint)} prints as nothing; it stands in ${placesInWords(places)}. The manifest and the ` +
          'source texts keep it.',
      })),
      ...[...sentences].map((sentence): PackFinding => ({ kind: 'reference', severity: 'look', sentence })),
    ],
  };
}

function missingSentence(codePoint: number, places: ReadonlySet<string>): string {
  const name = codePointName(codePoint);
  const isVisible = !/[\p{C}\p{Z}]/u.test(String.fromCodePoint(codePoint));
  const shown = isVisible ? `${String.fromCodePoint(codePoint)} (${name})` : name;
  return (
    `${shown} cannot be printed and is spelled [${name}] in the PDF; it stands in ${placesInWords(places)}. The manifest ` +
    'and the source texts keep it exactly.'
  );
}

function placesInWords(places: ReadonlySet<string>): string {
  const named = [...places].slice(0, namedPlaces).join(', ');
  const more = places.size - namedPlaces;
  return more > 0 ? `${named} and ${more} more` : named;
}

function inOrder(found: ReadonlyMap<number, Set<string>>): readonly (readonly [number, Set<string>])[] {
  return [...found].sort(([one], [other]) => one - other);
}
