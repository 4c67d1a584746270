import { observable } from './observable.ts';

/** Whether the window shows paper: black on white with the light theme colours, whatever the appearance chosen. */
export const showsPaper = observable(false);
