import type { PackNumbering, PackVolumes } from './pack-contents.ts';
import type { PackChoices } from './pack.ts';

/** What a part of a preset begins with. */
export type PresetContent = 'themes' | 'chronology' | 'register' | 'documents' | 'page';

/** A set of choices that follows a rule or a practice, kept as data. Packs are built for it; nothing is certified. */
export interface PackPreset {
  readonly id: string;
  readonly name: string;
  readonly about: string;
  /** The rule or guidance it follows, and its year; null for the application's own. */
  readonly source: { readonly title: string; readonly date: string } | null;
  readonly choices: Pick<PackChoices, 'order' | 'context' | 'notes' | 'fullTexts'> & {
    readonly sourcePages?: true;
    readonly numbering?: PackNumbering;
    readonly volumes?: PackVolumes;
    readonly warnOver?: number;
  };
  /** Null for the usual chapters, sources and proofs. */
  readonly parts: readonly { readonly title: string; readonly contents: readonly PresetContent[] }[] | null;
}
