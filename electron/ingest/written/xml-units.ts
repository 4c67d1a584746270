import type { Result } from '../../../shared/base/index.ts';
import { walkXml } from '../xml/walk-xml.ts';
import { TooMuchText } from './written-limits.ts';

/** An element of an XML document with what lies in it; names carry the prefixes of `XmlNames`, whatever the document calls them. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (XmlElement | string)[];
}

/** Addresses of namespaces and the prefixes that they are known by here. */
export type XmlNames = ReadonlyMap<string, string>;

/** How a document is cut into units. */
export interface UnitListener {
  /** True for an element that is gathered whole and given to `unit`; others are told of by `open` and `close`. */
  readonly isUnit: (name: string) => boolean;
  readonly unit: (element: XmlElement) => void;
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly close?: (name: string) => void;
}

/** How many elements one unit may hold: a paragraph or a row of a table. */
const mostInUnit = 500_000;

/**
 * Reads an XML document in units, so that only one of them is in memory at a time. Prefixes are those of `names`; an element or
 * attribute of another namespace that uses one of them is led by `other-`.
 *
 * Failures as of `walkXml`. Throws `TooMuchText` where a unit holds more than is read.
 */
export function walkUnits(bytes: Uint8Array, names: XmlNames, listener: UnitListener): Result<null> {
  const prefixes = prefixScopes(names);
  const open: XmlElement[] = [];
  const outer: string[] = [];
  let inUnit = 0;
  return walkXml(bytes, {
    open: (written, writtenAttributes) => {
      prefixes.enter(writtenAttributes);
      const name = prefixes.elementName(written);
      const attributes = prefixes.attributes(writtenAttributes);
      if (open.length === 0 && !listener.isUnit(name)) {
        outer.push(name);
        listener.open?.(name, attributes);
        return;
      }
      inUnit = open.length === 0 ? 1 : inUnit + 1;
      if (inUnit > mostInUnit) throw new TooMuchText();
      const element = { name, attributes, children: [] };
      open.at(-1)?.children.push(element);
      open.push(element);
    },
    close: () => {
      prefixes.leave();
      const element = open.pop();
      if (element === undefined) listener.close?.(outer.pop() ?? '');
      else if (open.length === 0) listener.unit(element);
    },
    text: (text) => open.at(-1)?.children.push(text),
  });
}

/** Reads a whole small XML document; null where it has no element. Failures and throws as of `walkUnits`. */
export function readXmlTree(bytes: Uint8Array, names: XmlNames): Result<XmlElement | null> {
  let root: XmlElement | null = null;
  const read = walkUnits(bytes, names, { isUnit: () => true, unit: (element) => (root = element) });
  return read.ok ? { ok: true, value: root } : read;
}

/** The elements directly in one. */
export function elementsIn(element: XmlElement): readonly XmlElement[] {
  return element.children.filter((child) => typeof child !== 'string');
}

/** The first element of a name directly in one. */
export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find(
    (child): child is XmlElement => typeof child !== 'string' && child.name === name,
  );
}

/** All characters in an element, in order. */
export function textOf(element: XmlElement | undefined): string {
  if (element === undefined) return '';
  return element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}

/** All elements of a name within one, in order. */
export function allWithin(element: XmlElement, name: string): readonly XmlElement[] {
  const found: XmlElement[] = [];
  const look = (inside: XmlElement): void => {
    for (const child of inside.children) {
      if (typeof child === 'string') continue;
      if (child.name === name) found.push(child);
      look(child);
    }
  };
  look(element);
  return found;
}

interface PrefixScopes {
  readonly enter: (attributes: Readonly<Record<string, string>>) => void;
  readonly leave: () => void;
  readonly elementName: (written: string) => string;
  readonly attributes: (written: Readonly<Record<string, string>>) => Readonly<Record<string, string>>;
}

/** Follows which prefix stands for which namespace; costs next to nothing where a document uses the usual prefixes. */
function prefixScopes(names: XmlNames): PrefixScopes {
  const known = new Set(names.values());
  const scopes: ReadonlyMap<string, string>[] = [new Map()];
  const isUsual: boolean[] = [true];
  const nameIn = (written: string, isAttribute: boolean): string => {
    const colon = written.indexOf(':');
    if (colon < 0 && isAttribute) return written;
    const prefix = colon < 0 ? '' : written.slice(0, colon);
    const mapped = scopes.at(-1)?.get(prefix);
    const local = colon < 0 ? written : written.slice(colon + 1);
    if (mapped !== undefined) return `${mapped}:${local}`;
    return known.has(prefix) ? `other-${written}` : written;
  };
  return {
    enter: (attributes) => {
      const before = scopes.at(-1) ?? new Map<string, string>();
      let scope: Map<string, string> | null = null;
      for (const [name, value] of Object.entries(attributes)) {
        if (!name.startsWith('xmlns')) continue;
        const prefix = name === 'xmlns' ? '' : name.slice(6);
        scope ??= new Map(before);
        const mapped = names.get(value);
        if (mapped === undefined) scope.delete(prefix);
        else scope.set(prefix, mapped);
      }
      scopes.push(scope ?? before);
      isUsual.push(
        scope === null ? (isUsual.at(-1) ?? true) : [...scope].every(([prefix, mapped]) => prefix === mapped),
      );
    },
    leave: () => {
      scopes.pop();
      isUsual.pop();
    },
    elementName: (written) => nameIn(written, false),
    attributes: (written) =>
      isUsual.at(-1) === true
        ? written
        : Object.fromEntries(Object.entries(written).map(([name, value]) => [nameIn(name, true), value])),
  };
}
