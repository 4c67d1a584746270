import { firstFailure } from '../written/written-limits.ts';
import { childOf, elementsIn, textOf, type XmlElement } from '../written/xml-units.ts';
import { success, type Result } from '../../../shared/base/index.ts';
import type { NamedValue } from '../../../shared/model/index.ts';
import type { Relation, WordPackage } from './word-package.ts';

/** What a document says about itself. */
export interface WordProperties {
  /** In its own order, by the names that Word shows. */
  readonly fields: readonly NamedValue[];
  readonly title: string | null;
  readonly author: string | null;
}

/** The most properties that are kept, and how long each may be. */
const most = { fields: 200, characters: 2_000 };

const shownNames: Readonly<Record<string, string>> = {
  'dc:title': 'Title',
  'dc:subject': 'Subject',
  'dc:creator': 'Author',
  'cp:keywords': 'Keywords',
  'dc:description': 'Comments',
  'cp:lastModifiedBy': 'Last modified by',
  'cp:revision': 'Revision',
  'dcterms:created': 'Created',
  'dcterms:modified': 'Modified',
  'cp:lastPrinted': 'Last printed',
  'cp:category': 'Category',
  'cp:contentStatus': 'Status',
  'dc:language': 'Language',
  'dc:identifier': 'Identifier',
  'cp:version': 'Version',
  'ep:Template': 'Template',
  'ep:Manager': 'Manager',
  'ep:Company': 'Company',
  'ep:Pages': 'Pages',
  'ep:Words': 'Words',
  'ep:TotalTime': 'Minutes of editing',
  'ep:Application': 'Program',
  'ep:AppVersion': 'Version of the program',
};

/** Reads the properties of a document from its package. Failures as of its parts. */
export function wordProperties(opened: WordPackage, roots: readonly Relation[]): Result<WordProperties> {
  const partOf = (type: string, otherwise: string): Result<XmlElement | null> =>
    opened.tree(roots.find((relation) => relation.type === type)?.target ?? otherwise);
  const core = partOf('core-properties', 'docProps/core.xml');
  const program = partOf('extended-properties', 'docProps/app.xml');
  const custom = partOf('custom-properties', 'docProps/custom.xml');
  if (!core.ok || !program.ok || !custom.ok)
    return firstFailure([core, program, custom]) as Result<WordProperties>;
  const fields: NamedValue[] = [];
  const add = (name: string, value: string): void => {
    if (value.trim() !== '' && fields.length < most.fields)
      fields.push({ name: name.slice(0, 200), value: value.slice(0, most.characters) });
  };
  for (const root of [core.value, program.value]) {
    for (const element of root === null ? [] : elementsIn(root)) {
      const name = shownNames[element.name];
      if (name !== undefined) add(name, textOf(element));
    }
  }
  for (const element of custom.value === null ? [] : elementsIn(custom.value))
    add(element.attributes['name'] ?? '', textOf(element));
  const named = (name: string): string | null => {
    const value = textOf(childOf(core.value ?? undefined, name)).trim();
    return value === '' ? null : value;
  };
  return success({ fields, title: named('dc:title'), author: named('dc:creator') });
}
