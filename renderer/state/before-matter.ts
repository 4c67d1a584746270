import type { RecoverySheet, RestoredBackup } from '../../shared/contract/index.ts';
import { perMatter } from './per-matter.ts';

/** What a window shows in place of its matter's own screens until a person has seen it. */
export type BeforeMatter =
  /** Work for which the matter is closed, or about to be shown for the first time. */
  | { readonly kind: 'working'; readonly heading: string }
  /** A recovery sheet; `isNew` where it belongs to a key that was made just now. */
  | { readonly kind: 'sheet'; readonly sheet: RecoverySheet; readonly isNew: boolean }
  | { readonly kind: 'restored'; readonly backup: RestoredBackup };

/** What comes before the matter, or null where nothing does; it goes with the matter, and with it what a sheet says. */
export const beforeMatter = perMatter<BeforeMatter | null>(null);
