/** What can be found about a pack before it is built. */
export const packFindingKinds = [
  'pages-without-text',
  'fine-pictures',
  'pages-unreadable',
  'same-text',
  'date-order',
  'long-volume',
  'undated',
  'left-out',
  'since-handed-over',
  'privileged-notes',
  'broken-family',
  'hidden-words',
  'unsure-words',
  'reference',
  'quoted-twice',
  'theme-without-passages',
  'superseded',
  'blank-page',
  'printing',
  'flattened',
  'shapes',
  'size',
] as const;

/** One of the things that can be found. */
export type PackFindingKind = (typeof packFindingKinds)[number];

/** How much a finding weighs: it keeps the pack from being built; a person should look; it is good to know. */
export type PackFindingSeverity = 'settle' | 'look' | 'information';

/** The severities in words, the gravest first. */
export const severityWords: Readonly<Record<PackFindingSeverity, string>> = {
  settle: 'Must be settled',
  look: 'Look at',
  information: 'For information',
};

/** Where a finding leads: a document, at one of its pages or passages where that is known; or an entry of the pack's index by its number. */
export type PackFindingPlace =
  | {
      readonly kind: 'document';
      readonly document: string;
      readonly urn: string;
      readonly page?: number;
      readonly passage?: string;
    }
  | { readonly kind: 'entry'; readonly number: number }
  | { readonly kind: 'theme'; readonly theme: string };

/** Something to know or settle before a pack is built. */
export interface PackFinding {
  readonly kind: PackFindingKind;
  readonly severity: PackFindingSeverity;
  /** What it means and what can be done, in whole sentences. */
  readonly sentence: string;
  /** Left out where there is no one place. */
  readonly place?: PackFindingPlace;
}

/** Puts the gravest findings first; those of one severity stay in their order. */
export function gravestFirst(findings: readonly PackFinding[]): readonly PackFinding[] {
  const severities = Object.keys(severityWords);
  return [...findings].sort(
    (one, other) => severities.indexOf(one.severity) - severities.indexOf(other.severity),
  );
}
