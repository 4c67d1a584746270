import { perMatter } from '../../state/per-matter.ts';
import type { ReadingFilter } from './reading-states.ts';

/** Which documents the list beside the text shows, for as long as the matter is open. */
export const documentsShown = perMatter<ReadingFilter>('all');

/** What the pane before the text shows. */
export type LeftPaneView = 'documents' | 'outline' | 'changes';

/** The present one, for as long as the matter is open. */
export const leftPaneView = perMatter<LeftPaneView>('documents');
