import { observable } from './observable.ts';

/** What stands in the search field of the header: the one place a query is typed. */
export const searchText = observable('');
