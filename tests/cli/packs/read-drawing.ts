import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A rectangle on a page; points from its bottom left corner. */
export interface Area {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
}

/** A node of the tree of tags. */
export interface TagNode {
  readonly role: string;
  readonly alt: string;
  readonly children: readonly TagNode[];
  /** How much content and how many annotations hang directly on it. */
  readonly contents: number;
}

/** What is on a page besides its text and links. */
export interface DrawnPage {
  readonly turn: number;
  /** The pages of documents that were put onto it. */
  readonly forms: readonly Area[];
  readonly pictures: readonly Area[];
  readonly tags: TagNode | null;
  /** The names of the faces its text is set in, with the sizes of each, by run in the order of the text. */
  readonly faces: readonly {
    readonly face: string;
    readonly size: number;
    readonly text: string;
    readonly upright: boolean;
  }[];
  readonly addresses: readonly string[];
}

/** What a PDF holds besides what readers show first. */
export interface ReadDrawing {
  readonly pages: readonly DrawnPage[];
  readonly language: string;
  readonly permissions: readonly number[] | null;
  readonly scripts: boolean;
  readonly xmp: string;
  readonly information: Readonly<Record<string, unknown>>;
}

type Matrix = readonly [number, number, number, number, number, number];

interface RawTag {
  readonly role?: string;
  readonly alt?: string;
  readonly children?: readonly RawTag[];
  readonly type?: string;
}

/** Reads a PDF by pdf.js, which had no part in writing it. */
export async function readDrawing(bytes: Uint8Array): Promise<ReadDrawing> {
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const pages: DrawnPage[] = [];
  for (let index = 1; index <= document.numPages; index += 1) {
    const page = await document.getPage(index);
    const { fnArray, argsArray } = await page.getOperatorList();
    const { forms, pictures } = areasOf(fnArray, argsArray as readonly (readonly unknown[] | null)[]);
    const content = await page.getTextContent();
    const faces = content.items.flatMap((item) => {
      if (!('str' in item) || item.str.trim() === '') return [];
      const [a = 0, b = 0, c = 0, d = 0] = item.transform as readonly number[];
      const font: unknown = page.commonObjs.has(item.fontName) ? page.commonObjs.get(item.fontName) : null;
      const face: unknown = typeof font === 'object' && font !== null ? Reflect.get(font, 'name') : null;
      const upright = a > 0 && Math.abs(b) < 0.001 && Math.abs(c) < 0.2 * Math.abs(d) + 0.001;
      return [
        { face: typeof face === 'string' ? face : '', size: Math.hypot(c, d), text: item.str, upright },
      ];
    });
    const annotations = (await page.getAnnotations()) as readonly { readonly url?: string }[];
    const tree: unknown = await page.getStructTree();
    pages.push({
      turn: page.rotate,
      forms,
      pictures,
      tags: tree === null ? null : tagNode(tree as RawTag),
      faces,
      addresses: annotations.flatMap(({ url }) => (url === undefined ? [] : [url])),
    });
    page.cleanup();
  }
  const metadata = await document.getMetadata();
  const information: unknown = metadata.info;
  const raw: unknown = (metadata.metadata as { getRaw?: () => unknown } | null)?.getRaw?.();
  const read: ReadDrawing = {
    pages,
    language: String(Reflect.get(Object(information), 'Language') ?? ''),
    permissions: await document.getPermissions(),
    scripts: (await document.getJSActions()) !== null,
    xmp: typeof raw === 'string' ? raw : '',
    information: { ...(information as Record<string, unknown>) },
  };
  return read;
}

function tagNode({ role = '', alt = '', children = [] }: RawTag): TagNode {
  return {
    role,
    alt,
    children: children.filter((child) => child.role !== undefined).map(tagNode),
    contents: children.filter((child) => child.type !== undefined).length,
  };
}

/** The areas that forms and pictures take on a page, by following the matrices of what is drawn. */
function areasOf(
  operators: readonly number[],
  operands: readonly (readonly unknown[] | null)[],
): { readonly forms: readonly Area[]; readonly pictures: readonly Area[] } {
  const forms: Area[] = [];
  const pictures: Area[] = [];
  let now: Matrix = [1, 0, 0, 1, 0, 0];
  const saved: Matrix[] = [];
  operators.forEach((operator, at) => {
    const given = operands[at] ?? [];
    if (operator === OPS.save) saved.push(now);
    else if (operator === OPS.restore) now = saved.pop() ?? now;
    else if (operator === OPS.transform) now = times(now, matrixOf(given));
    else if (operator === OPS.paintFormXObjectBegin) {
      saved.push(now);
      const [matrix, box] = given;
      if (Array.isArray(matrix)) now = times(now, matrixOf(matrix));
      if (isBox(box)) forms.push(placed(now, [box[0] ?? 0, box[1] ?? 0, box[2] ?? 0, box[3] ?? 0]));
    } else if (operator === OPS.paintFormXObjectEnd) now = saved.pop() ?? now;
    else if (operator === OPS.paintImageXObject || operator === OPS.paintInlineImageXObject) {
      pictures.push(placed(now, [0, 0, 1, 1]));
    }
  });
  return { forms, pictures };
}

function isBox(value: unknown): value is readonly number[] {
  return (Array.isArray(value) || ArrayBuffer.isView(value)) && Reflect.get(value, 'length') === 4;
}

function matrixOf(values: readonly unknown[]): Matrix {
  const [a, b, c, d, e, f] = Array.from(values, Number);
  return [a ?? 1, b ?? 0, c ?? 0, d ?? 1, e ?? 0, f ?? 0];
}

function times(one: Matrix, other: Matrix): Matrix {
  const [a, b, c, d, e, f] = one;
  const [g, h, i, j, k, l] = other;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

function placed([a, b, c, d, e, f]: Matrix, box: readonly [number, number, number, number]): Area {
  const corners = [
    [box[0], box[1]],
    [box[2], box[1]],
    [box[0], box[3]],
    [box[2], box[3]],
  ] as const;
  const xs = corners.map(([x, y]) => a * x + c * y + e);
  const ys = corners.map(([x, y]) => b * x + d * y + f);
  return { left: Math.min(...xs), right: Math.max(...xs), bottom: Math.min(...ys), top: Math.max(...ys) };
}
