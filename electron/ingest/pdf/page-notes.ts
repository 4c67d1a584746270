import type { WrappedPdfiumModule } from '@embedpdf/pdfium';
import type { PageGeometry, UprightBox } from './page-geometry.ts';
import { memoryOf, stringOf, withBytes } from './pdfium-memory.ts';
import { pdfDate } from './pdf-date.ts';

/** Something put on a page after it was made: a highlight, a comment, a drawing with words. */
export interface PageNote {
  readonly kind: 'highlight' | 'comment';
  /** What it says besides its words, such as `Struck through`. */
  readonly what: string | null;
  readonly text: string | null;
  readonly by: string | null;
  readonly at: string | null;
  readonly boxes: readonly UprightBox[];
}

/** What is on a page besides its content. */
export interface PageAnnotations {
  readonly notes: readonly PageNote[];
  /** Boxes of drawings that may cover text. */
  readonly covers: readonly UprightBox[];
  /** Addresses that links lead to, in order. */
  readonly links: readonly string[];
  /** How many links or buttons start a program or run a script. */
  readonly actions: number;
  /** Names and values of form fields. */
  readonly fields: readonly { readonly name: string; readonly value: string }[];
  /** pdfium's handles of attached files; valid as long as the document is open. */
  readonly attachments: readonly number[];
  /** True where notes or fields are drawn with words of their own. */
  readonly drawsText: boolean;
  readonly tooMany: boolean;
}

/** The most notes of a page that are looked at, and the most boxes of one. */
const mostNotes = 5_000;
const mostBoxes = 2_000;

/** Kinds of annotations (fpdf_annot.h) that are told apart. */
const noteKinds: ReadonlyMap<
  number,
  { readonly kind: 'highlight' | 'comment'; readonly what: string | null }
> = new Map([
  [1, { kind: 'comment', what: null }],
  [3, { kind: 'comment', what: null }],
  [4, { kind: 'comment', what: 'Line drawn' }],
  [5, { kind: 'comment', what: 'Box drawn' }],
  [6, { kind: 'comment', what: 'Ellipse drawn' }],
  [7, { kind: 'comment', what: 'Shape drawn' }],
  [8, { kind: 'comment', what: 'Line drawn' }],
  [9, { kind: 'highlight', what: null }],
  [10, { kind: 'highlight', what: 'Underlined' }],
  [11, { kind: 'highlight', what: 'Underlined' }],
  [12, { kind: 'comment', what: 'Struck through' }],
  [13, { kind: 'comment', what: 'Stamp' }],
  [14, { kind: 'comment', what: 'Insertion marked' }],
  [15, { kind: 'comment', what: 'Drawn by hand' }],
  [28, { kind: 'comment', what: 'Marked for redaction' }],
]);

/** Notes that say nothing where they have no words. */
const needWords: ReadonlySet<number> = new Set([1, 3, 4, 5, 6, 7, 8, 13, 14, 15]);
const link = 2;
const freeText = 3;
const stamp = 13;
const attachment = 17;
const widget = 20;
const coverKinds: ReadonlySet<number> = new Set([5, 6, 7, 13, 15, 28]);
const launch = 4;
const address = 3;

/** Reads the annotations of an open page; none of their actions is carried out. */
export function annotationsOfPage(
  pdfium: WrappedPdfiumModule,
  document: number,
  page: number,
  geometry: PageGeometry,
): PageAnnotations {
  const notes: PageNote[] = [];
  const covers: UprightBox[] = [];
  const links: string[] = [];
  const fields: { name: string; value: string }[] = [];
  const attachments: number[] = [];
  let [actions, drawsText] = [0, false];
  const count = pdfium.FPDFPage_GetAnnotCount(page);
  for (let index = 0; index < Math.min(count, mostNotes); index += 1) {
    const annotation = pdfium.FPDFPage_GetAnnot(page, index);
    if (annotation === 0) continue;
    const text = (key: string): string | null => {
      const value = stringOf(pdfium, (buffer, length) =>
        pdfium.FPDFAnnot_GetStringValue(annotation, key, buffer, length),
      );
      return value === '' ? null : value;
    };
    try {
      const subtype = pdfium.FPDFAnnot_GetSubtype(annotation);
      const boxes = boxesOfAnnotation(pdfium, annotation, geometry);
      if (coverKinds.has(subtype)) covers.push(...boxes);
      if (subtype === link) {
        const action = pdfium.FPDFLink_GetAction(pdfium.FPDFAnnot_GetLink(annotation));
        const type = action === 0 ? 0 : pdfium.FPDFAction_GetType(action);
        if (type === launch) actions += 1;
        if (type === address) links.push(linkAddress(pdfium, document, action));
      } else if (subtype === widget) {
        drawsText = true;
        const value = text('V');
        if (value !== null) fields.push({ name: text('T') ?? text('TU') ?? 'Field', value });
      } else if (subtype === attachment) {
        const file = pdfium.FPDFAnnot_GetFileAttachment(annotation);
        if (file !== 0) attachments.push(file);
      }
      if (subtype === freeText || subtype === stamp) drawsText = true;
      const known = noteKinds.get(subtype);
      const words = text('Contents');
      if (known !== undefined && (words !== null || !needWords.has(subtype))) {
        const written = text('M') ?? text('CreationDate');
        notes.push({
          ...known,
          text: words,
          by: text('T'),
          at: written === null ? null : (pdfDate(written)?.iso ?? written),
          boxes,
        });
      }
    } finally {
      pdfium.FPDFPage_CloseAnnot(annotation);
    }
  }
  return { notes, covers, links, actions, fields, attachments, drawsText, tooMany: count > mostNotes };
}

/** The boxes of an annotation: what it marks, or else its own rectangle. */
export function boxesOfAnnotation(
  pdfium: WrappedPdfiumModule,
  annotation: number,
  geometry: PageGeometry,
): readonly UprightBox[] {
  const boxes: UprightBox[] = [];
  const quads = pdfium.FPDFAnnot_HasAttachmentPoints(annotation)
    ? Math.min(pdfium.FPDFAnnot_CountAttachmentPoints(annotation), mostBoxes)
    : 0;
  withBytes(pdfium, 32, (p) => {
    for (let index = 0; index < quads; index += 1) {
      if (!pdfium.FPDFAnnot_GetAttachmentPoints(annotation, index, p)) continue;
      const points = memoryOf(pdfium).HEAPF32.slice(p >> 2, (p >> 2) + 8);
      const xs = points.filter((_, at) => at % 2 === 0);
      const ys = points.filter((_, at) => at % 2 === 1);
      boxes.push(geometry.box(Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)));
    }
    if (boxes.length > 0 || !pdfium.FPDFAnnot_GetRect(annotation, p)) return;
    const [left = 0, one = 0, right = 0, other = 0] = memoryOf(pdfium).HEAPF32.subarray(p >> 2, (p >> 2) + 4);
    boxes.push(geometry.box(left, Math.min(one, other), right, Math.max(one, other)));
  });
  return boxes.filter((box) => Object.values(box).every(Number.isFinite));
}

/** The address that an action opens, without signs of control. */
export function linkAddress(pdfium: WrappedPdfiumModule, document: number, action: number): string {
  const length = Math.min(pdfium.FPDFAction_GetURIPath(document, action, 0, 0), 8_192);
  if (length <= 1) return '';
  return withBytes(pdfium, length, (buffer) => {
    pdfium.FPDFAction_GetURIPath(document, action, buffer, length);
    const bytes = memoryOf(pdfium).HEAPU8.slice(buffer, buffer + length - 1);
    return Buffer.from(bytes)
      .toString('utf8')
      .toWellFormed()
      .replace(/[\u0000-\u001f\u007f]/gu, '');
  });
}
