import type { PaletteColour } from './theme-palette.ts';

/** The texts of a theme: its name, what it means, when to use it and when not. */
export const themeTextFields = ['name', 'definition', 'use', 'avoid'] as const;

/** One of a theme's texts; edits of it that did not know of each other all stand until one is chosen. */
export type ThemeTextField = (typeof themeTextFields)[number];

/** A theme, resolved: its code is unique, its parent chain has no cycle, merges are followed. */
export interface Theme {
  readonly id: string;
  readonly name: string;
  /** Short code, unique in the matter: of two equal codes the later is shown with a digit (`HO2`). */
  readonly code: string;
  readonly colour: PaletteColour;
  readonly definition: string;
  /** When to use it, and when not. */
  readonly use: string;
  readonly avoid: string;
  readonly parent: string | null;
  /** The names from the top of the tree down to its own: themes of one name under different parents are told apart by it. */
  readonly path: readonly string[];
  /** Place among its siblings. */
  readonly position: number;
  readonly retired: boolean;
  /** The theme that took this one's tags over; a merged-away theme is not listed unless asked for. */
  readonly mergedInto: string | null;
  /** Passages tagged with it or with a theme merged into it; those that overlap in the text count as one. */
  readonly passages: number;
  /** Documents that have such passages or are tagged with it as a whole. */
  readonly documents: number;
  /** Fields for which two reviewers' wordings stand side by side until someone settles them. */
  readonly conflicts: readonly ThemeTextConflict[];
}

/** Wordings of one field written without knowledge of each other; the first is the one shown. */
export interface ThemeTextConflict {
  readonly field: ThemeTextField;
  readonly versions: readonly {
    readonly operation: string;
    readonly value: string;
    readonly reviewer: string;
  }[];
}

/** The four themes every new matter has. */
export const builtInThemes: readonly {
  readonly name: string;
  readonly code: string;
  readonly colour: PaletteColour;
}[] = [
  { name: 'Training', code: 'TR', colour: 'blue' },
  { name: 'Culture', code: 'CU', colour: 'plum' },
  { name: 'Leadership', code: 'LE', colour: 'green' },
  { name: 'Prosecution', code: 'PR', colour: 'rust' },
];
