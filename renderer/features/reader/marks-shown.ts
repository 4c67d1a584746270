import { observable } from '../../state/observable.ts';

/** Whether passages are painted in the text and beside it; for this window, in whatever document is read, until it is closed. */
export const marksShown = observable(true);
