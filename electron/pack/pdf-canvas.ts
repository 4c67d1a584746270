import type { SourceBookmark, SourceLink } from '../../shared/pack/index.ts';
import { spellUnseen } from '../../shared/text/index.ts';
import type { Canvas, CanvasText, PageSize, ShownPage, Stroke, StructureTag } from './canvas.ts';
import { exactToUnicode, shortNumber, type EncodedGlyphs, type GlyphEncoder } from './exact-to-unicode.ts';
import type {
  EmbeddedFont,
  OutlineItem,
  PdfInterior,
  PdfReference,
  StructureElement,
} from './pdfkit-interior.ts';
import { placeOf } from './place-of.ts';
import type { PageForm, SourceObjects } from './source-pages/source-objects.ts';
import type { Colour } from './text-style.ts';
import type { Typeface } from './typeface.ts';

/** A canvas that draws into a PDF, and its end. */
export interface PdfCanvas extends Canvas {
  /** Ends the structure tree; nothing can be drawn after it. */
  readonly finish: () => void;
}

/** What content is being marked as: nothing yet, an artifact, or part of a structure element. */
type Marking = { readonly element: StructureElement } | 'artifact' | null;

/** A document whose pages are made ready: what they are made of, and what leads from and to them. */
export interface ShownSource {
  readonly objects: SourceObjects;
  /** By the page they are on. */
  readonly links: ReadonlyMap<number, readonly SourceLink[]>;
  readonly bookmarks: readonly SourceBookmark[];
}

/** What a canvas needs beyond its own file. */
export interface PdfSurroundings {
  /** The documents whose pages are made ready, by their ids. */
  readonly sources: ReadonlyMap<string, ShownSource>;
  /** True for a place that the pack has. */
  readonly hasPlace: (place: string) => boolean;
  /** The name of the file that a place is in, where it is not this one. */
  readonly otherFileOf: (place: string) => string | null;
}

const alone: PdfSurroundings = { sources: new Map(), hasPlace: () => false, otherFileOf: () => null };

/**
 * `linked` are the places that get a named destination, in the same order in each volume of a pack; others would only make the file
 * larger.
 */
export function pdfCanvas(
  pdf: PdfInterior,
  addPage: (size?: PageSize) => void,
  linked: ReadonlySet<string>,
  { sources, hasPlace, otherFileOf }: PdfSurroundings = alone,
): PdfCanvas {
  const fonts = new Map<Typeface, { readonly font: EmbeddedFont; readonly encode: GlyphEncoder }>();
  const destinations = destinationNames(linked);
  const tree = pdf.struct('Document');
  pdf.addStructure(tree);
  const stack: { readonly element: StructureElement; readonly tag: string }[] = [
    { element: tree, tag: 'Document' },
  ];
  let marking: Marking = null;
  /** The last bookmark of each depth above the deepest. */
  const above: (OutlineItem | undefined)[] = [];
  let washState: PdfReference | null = null;
  /** The pages of the pack on which pages of the source being shown stand, by the latter's numbers. */
  const shownPages = new Map<number, PdfReference>();

  /** Operators are handed over together: pdfkit makes bytes of every piece it is given. */
  let operators: string[] = [];
  const flush = (): void => {
    if (operators.length > 0) pdf.addContent(operators.join('\n'));
    operators = [];
  };
  const endMarking = (): void => {
    flush();
    if (marking !== null) pdf.endMarkedContent();
    marking = null;
  };
  /** Content goes to the innermost open element; it is marked when something is drawn, not before. */
  const beginMarking = (): void => {
    const current = stack.at(-1);
    if (marking === 'artifact' || current === undefined) return;
    if (marking !== null && marking.element === current.element) return;
    endMarking();
    const content = pdf.markStructureContent(current.tag);
    current.element.add(content);
    marking = { element: current.element };
  };
  const fontOf = (typeface: Typeface): { readonly font: EmbeddedFont; readonly encode: GlyphEncoder } => {
    const known = fonts.get(typeface);
    if (known !== undefined) return known;
    pdf.font(typeface.font);
    const added = { font: pdf._font, encode: exactToUnicode(pdf._font) };
    fonts.set(typeface, added);
    return added;
  };

  /** A link that a source has itself: to another of its pages that is in the pack, or to an address. */
  const ownLink = (documentId: string, { area, target }: SourceLink): void => {
    const place = 'page' in target ? placeOf.page(documentId, target.page) : null;
    const name = place === null ? undefined : destinations.get(place);
    if ('page' in target && (name === undefined || place === null || !hasPlace(place))) return;
    const words = 'page' in target ? `Page ${target.page} of this document` : target.address;
    const element = pdf.struct('Link', { alt: words });
    stack.at(-1)?.element.add(element);
    const [width, height] = [area.right - area.left, area.bottom - area.top];
    const options = { structParent: element, Contents: new String(words) };
    const file = place === null ? null : otherFileOf(place);
    if (name !== undefined && file === null) pdf.goTo(area.left, area.top, width, height, name, options);
    else {
      const action =
        'page' in target ? elsewhere(file ?? '', name ?? '') : { S: 'URI', URI: new String(target.address) };
      pdf.annotate(area.left, area.top, width, height, { ...options, Subtype: 'Link', A: action });
    }
    element.end();
  };

  return {
    draws: true,
    startPage: (size) => {
      endMarking();
      addPage(size);
    },
    text: (run, left, baseline) => {
      const { font, encode } = fontOf(run.typeface);
      beginMarking();
      pdf.page.fonts[font.id] ??= font.ref();
      const encoded = run.typeface.shape(run.text, run.rightToLeft).map(encode);
      operators.push(textOperators(run, font.id, encoded, left, baseline));
    },
    line: (fromX, fromY, toX, toY, stroke) => {
      const path = `${point(fromX, fromY)} m ${point(toX, toY)} l S`;
      operators.push(`q ${strokeOperators(stroke)} ${path} Q`);
    },
    fill: (left, top, width, height, colour) => {
      operators.push(`${colourOperator(colour)} ${point(left, top)} ${point(width, height)} re f`);
    },
    wash: (left, top, width, height, colour) => {
      washState ??= endedState(pdf);
      pdf.page.ext_gstates['Wash'] ??= washState;
      const area = `${point(left, top)} ${point(width, height)} re f`;
      operators.push(`q /Wash gs ${colourOperator(colour)} ${area} Q`);
    },
    sourcePage: (documentId, page) => {
      const source = sources.get(documentId);
      if (source === undefined) throw new Error('A page of a source was drawn before it was made ready.');
      const form = source.objects.page(page.number);
      shownPages.set(page.number, pdf.page.dictionary);
      beginMarking();
      const name = `S${form.reference.id}`;
      pdf.page.xobjects[name] ??= form.reference;
      operators.push(`q ${uprightOperators(form, page)} /${name} Do Q`);
      endMarking();
      // A page that is turned here has its links elsewhere; a scan, which alone is turned, has none.
      if (page.turned !== undefined) return;
      for (const link of source.links.get(page.number) ?? []) ownLink(documentId, link);
    },
    sourceBookmarks: (documentId) => {
      const depth = 2;
      for (const bookmark of sources.get(documentId)?.bookmarks ?? []) {
        const target = shownPages.get(bookmark.page);
        if (target === undefined) continue;
        // Where a bookmark's own parent leads to a page that is not here, it hangs on the nearest one above that is.
        const parent = above.slice(0, depth + bookmark.depth).findLast((item) => item !== undefined);
        const item = (parent ?? pdf.outline).addItem(spellUnseen(bookmark.title), { expanded: false });
        item.outlineData.Dest = [target, 'XYZ', null, null, null];
        above.length = Math.min(above.length, depth + bookmark.depth);
        above[depth + bookmark.depth] = item;
      }
      above.length = Math.min(above.length, depth);
      shownPages.clear();
    },
    frame: (left, top, width, height, stroke) => {
      operators.push(`q ${strokeOperators(stroke)} ${point(left, top)} ${point(width, height)} re S Q`);
    },
    artifact: (type, draw) => {
      endMarking();
      pdf.markContent('Artifact', { type });
      marking = 'artifact';
      draw();
      endMarking();
    },
    open: (tag: StructureTag, attributes = {}) => {
      endMarking();
      const element = pdf.struct(tag, { ...attributes });
      stack.at(-1)?.element.add(element);
      stack.push({ element, tag });
    },
    close: () => {
      endMarking();
      // Ended elements are written out, which is what keeps memory flat.
      if (stack.length > 1) stack.pop()?.element.end();
    },
    link: (left, top, width, height, place, description) => {
      const name = destinations.get(place);
      const current = stack.at(-1);
      if (name === undefined || current === undefined) {
        throw new Error('A link was drawn that the planning pass had not seen.');
      }
      const options = { structParent: current.element, Contents: new String(description) };
      const file = otherFileOf(place);
      if (file === null) pdf.goTo(left, top, width, height, name, options);
      else pdf.annotate(left, top, width, height, { ...options, Subtype: 'Link', A: elsewhere(file, name) });
    },
    place: (name, top) => {
      const destination = destinations.get(name);
      if (destination !== undefined) {
        pdf.addNamedDestination(destination, 'XYZ', null, Math.max(0, top - 8), null);
      }
    },
    bookmark: (title, depth, top) => {
      const parent = depth === 0 ? pdf.outline : (above[depth - 1] ?? pdf.outline);
      const item = parent.addItem(spellUnseen(title), { expanded: depth === 0 });
      const height = pdf.page.height - Math.max(0, top - 8);
      // A null zoom keeps the reader's own.
      item.outlineData.Dest = [pdf.page.dictionary, 'XYZ', null, height, null];
      above.length = depth;
      above.push(item);
    },
    finish: () => {
      endMarking();
      while (stack.length > 0) stack.pop()?.element.end();
    },
  };
}

/** Puts a form in the size of the page, turned as far as the page is; the page's axis points down, so it is turned up again. */
function uprightOperators(form: PageForm, page: ShownPage): string {
  const { width, height } = form;
  const isOnSide = page.turned === 90 || page.turned === 270;
  const [across, down] = isOnSide ? [height, width] : [width, height];
  const scale = point(page.width / across, -page.height / down).replace(' ', ' 0 0 ');
  const upright = `${scale} ${point(0, page.height)} cm`;
  switch (page.turned) {
    case 90:
      return `${upright} 0 -1 1 0 ${point(0, width)} cm`;
    case 180:
      return `${upright} -1 0 0 -1 ${point(width, height)} cm`;
    case 270:
      return `${upright} 0 1 -1 0 ${point(height, 0)} cm`;
    default:
      return upright;
  }
}

/** The action that opens another volume, which lies beside this one, at a place (ISO 32000-1, 12.6.4.3). */
function elsewhere(file: string, name: string): object {
  const specification = { Type: 'Filespec', F: new String(file), UF: new String(file) };
  return { S: 'GoToR', F: specification, D: new String(name), NewWindow: false };
}

/** The state of drawing in which colours darken what is below them (ISO 32000-1, 11.3.5.2). */
function endedState(pdf: PdfInterior): PdfReference {
  const state = pdf.ref({ Type: 'ExtGState', BM: 'Multiply' });
  state.end();
  return state;
}

/** Names say nothing of what they name, and all have one length, so that their order by any rule is the same. */
function destinationNames(linked: ReadonlySet<string>): ReadonlyMap<string, string> {
  return new Map([...linked].map((place, index) => [place, `d${String(index + 1).padStart(8, '0')}`]));
}

function textOperators(
  run: CanvasText,
  fontId: string,
  shapes: readonly (readonly EncodedGlyphs[])[],
  left: number,
  baseline: number,
): string {
  // The page's axis points down, so the text matrix turns the letters up again.
  const start = `${colourOperator(run.colour)} BT /${fontId} ${shortNumber(run.size)} Tf 1 0 0 -1 ${point(left, baseline)} Tm`;
  let operators = '';
  let operand = '';
  let rise = 0;
  const show = (): void => {
    if (operand !== '') operators += ` [${operand}] TJ`;
    operand = '';
  };
  for (const parts of shapes) {
    for (const part of parts) {
      if (part.rise !== rise) {
        show();
        rise = part.rise;
        operators += ` ${shortNumber((rise * run.size) / 1000)} Ts`;
      }
      operand += part.operand;
    }
  }
  show();
  if (rise !== 0) operators += ' 0 Ts';
  return `${start}${operators} ET`;
}

function strokeOperators(stroke: Stroke): string {
  const [red, green, blue] = stroke.colour;
  const dash = stroke.dash === undefined ? '' : ` [${stroke.dash.map(shortNumber).join(' ')}] 0 d`;
  return `${shortNumber(stroke.width)} w ${shortNumber(red)} ${shortNumber(green)} ${shortNumber(blue)} RG${dash}`;
}

function colourOperator([red, green, blue]: Colour): string {
  return `${shortNumber(red)} ${shortNumber(green)} ${shortNumber(blue)} rg`;
}

function point(x: number, y: number): string {
  return `${shortNumber(x)} ${shortNumber(y)}`;
}
