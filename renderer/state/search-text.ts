import { perMatter } from './per-matter.ts';

/** What stands in the search field of the header: the one place a query is typed. */
export const searchText = perMatter('');
