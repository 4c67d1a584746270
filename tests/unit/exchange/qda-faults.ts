import { walkXml } from '../../../electron/ingest/xml/walk-xml.ts';

/** What an element of QDA-XML 1.0 may have: its attributes by type (`!` where it must), its children in their order. */
interface Kind {
  readonly attributes: Readonly<Record<string, string>>;
  /** `1`: exactly one, `?`: at most one, `*`: any number, `+`: at least one. Null where it holds text. */
  readonly children: readonly (readonly [name: string, times: '1' | '?' | '*' | '+'])[] | null;
}

const noteRefs = ['NoteRef', '*'] as const;
const codings = ['Coding', '*'] as const;
const stamps = {
  creatingUser: 'guid',
  creationDateTime: 'time',
  modifyingUser: 'guid',
  modifiedDateTime: 'time',
};
const text: Kind = { attributes: {}, children: null };
const textSource: Kind = {
  attributes: { guid: 'guid!', name: 'text', plainTextPath: 'text', richTextPath: 'text', ...stamps },
  children: [['Description', '?'], ['PlainTextContent', '?'], ['PlainTextSelection', '*'], codings, noteRefs],
};
const reference: Kind = { attributes: { targetGUID: 'guid!' }, children: [] };
const wrapper = (name: string, times: '1' | '+' = '+'): Kind => ({
  attributes: {},
  children: [[name, times]],
});

/** The part of the schemas that this application writes, put down by hand from their text. */
const kinds: Readonly<Record<string, Kind>> = {
  Project: {
    attributes: { xmlns: 'text!', name: 'text!', origin: 'text', creationDateTime: 'time' },
    children: [
      ['Users', '?'],
      ['CodeBook', '?'],
      ['Sources', '?'],
      ['Notes', '?'],
      ['Description', '?'],
      noteRefs,
    ],
  },
  Users: wrapper('User'),
  User: { attributes: { guid: 'guid!', name: 'text', id: 'text' }, children: [] },
  CodeBook: { attributes: { xmlns: 'text', origin: 'text' }, children: [['Codes', '1']] },
  Codes: wrapper('Code'),
  Code: {
    attributes: { guid: 'guid!', name: 'text!', isCodable: 'boolean!', color: 'colour' },
    children: [['Description', '?'], noteRefs, ['Code', '*']],
  },
  Sources: wrapper('TextSource'),
  TextSource: textSource,
  Note: textSource,
  Notes: wrapper('Note'),
  PlainTextSelection: {
    attributes: {
      guid: 'guid!',
      name: 'text',
      startPosition: 'integer!',
      endPosition: 'integer!',
      ...stamps,
    },
    children: [['Description', '?'], codings, noteRefs],
  },
  Coding: {
    attributes: { guid: 'guid!', creatingUser: 'guid', creationDateTime: 'time' },
    children: [['CodeRef', '1'], noteRefs],
  },
  CodeRef: reference,
  NoteRef: reference,
  Description: text,
  PlainTextContent: text,
};

const patterns: Readonly<Record<string, RegExp>> = {
  guid: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/u,
  time: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/u,
  integer: /^\d+$/u,
  boolean: /^(?:true|false)$/u,
  colour: /^#[0-9a-f]{6}$/u,
  text: /^/u,
};

interface OpenElement {
  readonly name: string;
  readonly children: string[];
}

/** What in a project or codebook is against the schema, or leads nowhere: elements, their order, attributes, references. */
export function qdaFaults(xml: string): readonly string[] {
  const faults: string[] = [];
  const guids = new Set<string>();
  const targets: string[] = [];
  const open: OpenElement[] = [];
  const read = walkXml(Buffer.from(xml, 'utf8'), {
    open: (name, attributes) => {
      const parent = open.at(-1);
      parent?.children.push(name);
      const inBook = open[0]?.name === 'CodeBook' || (open.length === 0 && name === 'CodeBook');
      if (parent === undefined) {
        const namespace = inBook ? 'urn:QDA-XML:codebook:1.0' : 'urn:QDA-XML:project:1.0';
        if (attributes['xmlns'] !== namespace) faults.push(`${name} has another namespace`);
      }
      open.push({ name, children: [] });
      const kind = kinds[name];
      if (kind === undefined) {
        faults.push(`${name} is unknown`);
        return;
      }
      for (const [key, type] of Object.entries(kind.attributes)) {
        const value = attributes[key];
        if (value === undefined) {
          if (type.endsWith('!')) faults.push(`${name} has no ${key}`);
        } else if (patterns[type.replace('!', '')]?.test(value) !== true)
          faults.push(`${name} has a bad ${key}`);
      }
      for (const key of Object.keys(attributes)) {
        if (!(key in kind.attributes)) faults.push(`${name} may have no ${key}`);
      }
      const { guid, targetGUID } = attributes;
      if (guid !== undefined && guids.has(guid)) faults.push(`${name} has a guid that was given before`);
      if (guid !== undefined) guids.add(guid);
      if (targetGUID !== undefined) targets.push(targetGUID);
    },
    close: () => {
      const element = open.pop();
      const expected = element === undefined ? undefined : kinds[element.name]?.children;
      if (element === undefined || expected === undefined || expected === null) return;
      const given = [...element.children];
      for (const [name, times] of expected) {
        let count = 0;
        while (given[0] === name) {
          given.shift();
          count += 1;
        }
        if ((times === '1' || times === '+') && count === 0) faults.push(`${element.name} has no ${name}`);
        if ((times === '1' || times === '?') && count > 1)
          faults.push(`${element.name} has more than one ${name}`);
      }
      if (given.length > 0) faults.push(`${element.name} has ${given[0]} in a wrong place`);
    },
    text: () => undefined,
  });
  if (!read.ok) faults.push('it is not well-formed');
  for (const target of targets) if (!guids.has(target)) faults.push('a reference leads nowhere');
  return faults;
}
