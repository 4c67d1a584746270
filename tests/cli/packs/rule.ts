import type { PackToCheck } from './pack-to-check.ts';
import type { SamplePackName } from '../../fixtures/sample-packs/make-sample-packs.ts';

/** A violation that is planted in a copy of a built pack. */
export interface Plant {
  /** What is done, as a sentence goes on after “where”. */
  readonly what: string;
  readonly pack: SamplePackName;
  /** Changes the copy's files. */
  readonly change?: (pack: PackToCheck) => unknown;
  /** Changes what building it is known to have said. */
  readonly report?: (sentences: readonly string[]) => readonly string[];
  /** Rules that are broken along with it, because they say the same of another side. */
  readonly also?: readonly string[];
  /** True where the fingerprints are not written anew afterwards. */
  readonly unsealed?: true;
}

/** A rule that courts and inquiries have of a pack, how a built pack is checked for it, and how it is broken. */
export interface Rule {
  /** Its number in the list of rules. */
  readonly number: string;
  readonly says: string;
  /** Where it does not apply to every pack. */
  readonly applies?: (pack: PackToCheck) => boolean;
  /** What is wrong, a sentence each. */
  readonly check: (pack: PackToCheck) => Promise<readonly string[]> | readonly string[];
  readonly plants: readonly Plant[];
}
