import { failure, type Result } from '../../../shared/base/index.ts';
import { walkXml } from '../xml/walk-xml.ts';

/** An element of a project, its name and its attributes' without prefix. */
export interface ProjectElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly ProjectElement[];
  /** The text directly in it. */
  readonly text: string;
}

interface OpenElement extends ProjectElement {
  readonly children: OpenElement[];
  text: string;
}

/** Reads an XML document whole; one with a document type is refused, since no project has any. */
export function readElements(bytes: Uint8Array): Result<ProjectElement> {
  const top: OpenElement = { name: '', attributes: {}, children: [], text: '' };
  const open = [top];
  let hasDoctype = false;
  const walked = walkXml(bytes, {
    doctype: () => {
      hasDoctype = true;
    },
    open: (name, attributes) => {
      const local = Object.entries(attributes).map(([key, value]) => [withoutPrefix(key), value] as const);
      const element: OpenElement = {
        name: withoutPrefix(name),
        attributes: Object.fromEntries(local),
        children: [],
        text: '',
      };
      open.at(-1)?.children.push(element);
      open.push(element);
    },
    close: () => {
      open.pop();
    },
    text: (text) => {
      const element = open.at(-1);
      if (element !== undefined) element.text += text;
    },
  });
  if (!walked.ok) return walked;
  if (hasDoctype) return declaresType;
  const [root] = top.children;
  return root === undefined ? notAProject : { ok: true, value: root };
}

/** The children of an element that have a name. */
export function childrenOf(element: ProjectElement | undefined, name: string): readonly ProjectElement[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}

/** The first child of an element that has a name. */
export function childOf(element: ProjectElement | undefined, name: string): ProjectElement | undefined {
  return element?.children.find((child) => child.name === name);
}

function withoutPrefix(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

const declaresType = failure(
  'source-damaged',
  'This file declares a document type, which no REFI-QDA project has and which can be made to read other files. Nothing was imported.',
);

/** Why a file is no project. */
export const notAProject = failure(
  'file-type-unknown',
  'This is no REFI-QDA project or codebook: it has neither a “project.qde” nor a “CodeBook” in it. Nothing was imported. Export a project (.qdpx) or a codebook (.qdc) from the program it was made with.',
);
