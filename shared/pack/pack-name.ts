import { dateInWords, type PackChoices, type PackNaming } from '../model/index.ts';
import { fileNameFromTitle } from './file-names.ts';

/** What can stand in a template for names, and what it stands for. */
export const namePlaceholders = {
  case: 'the matter’s title',
  title: 'the pack’s title',
  bundle: 'the bundle’s letter',
  hearing: 'the hearing’s day',
} as const;

/** What can stand in a template for names. */
export type NamePlaceholder = keyof typeof namePlaceholders;

/** Most code units that the case’s title takes of a name, so that what comes behind it is not cut off. */
const longestCase = 60;

/**
 * The name of a pack's files without ending, legal on Windows, macOS and Linux: its title, or what a template makes of the case, the
 * bundle's letter and the day of the hearing. A placeholder without a value goes with the blanks and marks around it.
 */
export function packName(
  matterTitle: string,
  { title, naming }: Pick<PackChoices, 'title' | 'naming'>,
): string {
  return fileNameFromTitle(
    naming === undefined ? title : filledIn(naming, matterTitle, title),
    'Evidence pack',
  );
}

/** The words between braces in a template that stand for nothing. */
export function unknownPlaceholders(template: string): readonly string[] {
  return [...template.matchAll(/\{([^{}]*)\}/gu)]
    .map(([, name = '']) => name)
    .filter((name) => !Object.hasOwn(namePlaceholders, name));
}

function filledIn({ template, bundle, hearing }: PackNaming, matterTitle: string, title: string): string {
  const values: Readonly<Record<NamePlaceholder, string>> = {
    case: shortCase(matterTitle),
    title,
    bundle: bundle ?? '',
    hearing: hearing === undefined ? '' : dateInWords({ value: hearing, precision: 'day' }, 'short'),
  };
  return template
    .replace(/[\s,_–-]*\{(case|title|bundle|hearing)\}/gu, (found, name: NamePlaceholder) =>
      values[name] === '' ? '' : found.replace(`{${name}}`, () => values[name]),
    )
    .replace(/^[\s,_–-]+/u, '');
}

function shortCase(title: string): string {
  return title.length <= longestCase ? title : `${title.slice(0, longestCase).replace(/\s\S*$/u, '')}`;
}
