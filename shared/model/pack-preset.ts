import type { PackNumbering, PackShape, PackVolumes } from './pack-contents.ts';
import type { PackChoices } from './pack.ts';

/** What a part of a preset can begin with. */
export const presetContents = ['themes', 'chronology', 'register', 'documents', 'page'] as const;

/** What a part of a preset begins with. */
export type PresetContent = (typeof presetContents)[number];

/** A set of choices that follows a rule or a practice, kept as data. Packs are built for it; nothing is certified. */
export interface PackPreset extends PackPresetFields {
  readonly id: string;
  /** Set where a person made it: it lies in the profile, and can be changed. */
  readonly own?: true;
}

/** What a preset says: nothing of any matter, but for the titles of parts where a person kept them. */
export interface PackPresetFields {
  readonly name: string;
  readonly about: string;
  /** The rule or guidance it follows, and its year; null for the application's own. */
  readonly source: { readonly title: string; readonly date: string } | null;
  readonly choices: Pick<PackChoices, 'order' | 'context' | 'notes' | 'fullTexts'> & {
    readonly sourcePages?: true;
    readonly numbering?: PackNumbering;
    readonly volumes?: PackVolumes;
    readonly warnOver?: number;
    readonly shapes?: readonly PackShape[];
  };
  /** Null for the usual chapters, sources and proofs. */
  readonly parts: readonly { readonly title: string; readonly contents: readonly PresetContent[] }[] | null;
}

/** All presets that there are, and which files of a person's own could not be read, in sentences. */
export interface PackPresets {
  readonly presets: readonly PackPreset[];
  readonly problems: readonly string[];
}
