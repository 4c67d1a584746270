import { success, type Result } from '../../../shared/base/index.ts';
import type { NamedValue } from '../../../shared/model/index.ts';
import type { Archive } from '../archive/open-archive.ts';
import { walkXml, type XmlListener } from '../xml/walk-xml.ts';

/** A name without its prefix: `x:row` is `row`. */
export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** The value of the attribute with this local name, or null. */
export function attributeNamed(attributes: Readonly<Record<string, string>>, local: string): string | null {
  const plain = attributes[local];
  if (plain !== undefined) return plain;
  for (const name of Object.keys(attributes)) if (localName(name) === local) return attributes[name] ?? null;
  return null;
}

/** True for an attribute that says yes. */
export function isTrue(value: string | null | undefined): boolean {
  return value === '1' || value === 'true' || value === 'on';
}

/** Walks a part of an office document by local names; a part that is not there is walked as an empty one. */
export function walkPart(archive: Archive, name: string, listener: Partial<XmlListener>): Result<boolean> {
  const bytes = archive.read(name);
  if (!bytes.ok) return bytes;
  if (bytes.value === null) return success(false);
  const walked = walkXml(bytes.value, {
    open: (element, attributes) => listener.open?.(localName(element), attributes),
    close: (element) => listener.close?.(localName(element)),
    text: (text) => listener.text?.(text),
  });
  return walked.ok ? success(true) : walked;
}

/** A relation of a part to another one. */
export interface PartRelation {
  readonly id: string;
  /** The last word of the relation's type: `worksheet`, `comments`. */
  readonly type: string;
  /** The other part's name in the archive; as written where it lies outside. */
  readonly target: string;
  readonly external: boolean;
}

/** The relations of a part, in their order; none where it has none. */
export function relationsOf(archive: Archive, part: string): Result<readonly PartRelation[]> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const relations: PartRelation[] = [];
  const walked = walkPart(archive, `${folder}_rels/${part.slice(folder.length)}.rels`, {
    open: (name, attributes) => {
      if (name !== 'Relationship' || relations.length >= 100_000) return;
      const target = attributes['Target'] ?? '';
      const external = attributes['TargetMode'] === 'External';
      relations.push({
        id: attributes['Id'] ?? '',
        type: (attributes['Type'] ?? '').replace(/^.*\//u, ''),
        target: external ? target : resolved(folder, target),
        external,
      });
    },
  });
  return walked.ok ? success(relations) : walked;
}

function resolved(folder: string, target: string): string {
  const path: string[] = [];
  for (const step of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (step === '..') path.pop();
    else if (step !== '' && step !== '.') path.push(step);
  }
  return path.join('/');
}

const propertyNames: Readonly<Record<string, string>> = {
  title: 'Title',
  subject: 'Subject',
  creator: 'Created by',
  'initial-creator': 'Created by',
  lastModifiedBy: 'Last modified by',
  created: 'Created',
  'creation-date': 'Created',
  modified: 'Last modified',
  date: 'Last modified',
  lastPrinted: 'Last printed',
  'print-date': 'Last printed',
  Application: 'Program',
  generator: 'Program',
  Company: 'Company',
};

/** What an office document says about itself, in its own words and order; a damaged part says nothing. */
export function documentProperties(archive: Archive): readonly NamedValue[] {
  const fields: NamedValue[] = [];
  for (const part of ['docProps/core.xml', 'docProps/app.xml', 'meta.xml']) {
    let name: string | null = null;
    let value = '';
    walkPart(archive, part, {
      open: (element) => {
        name = propertyNames[element] ?? null;
        value = '';
      },
      text: (text) => {
        if (name !== null && value.length < 1_000) value += text;
      },
      close: (element) => {
        const known = propertyNames[element];
        if (known !== undefined && known === name && value.trim() !== '' && fields.length < 50)
          fields.push({ name: known, value: value.trim().slice(0, 1_000) });
        name = null;
      },
    });
  }
  return fields;
}
