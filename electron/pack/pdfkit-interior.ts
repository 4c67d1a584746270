/// <reference types="./library-types.d.ts" />
import type { Readable } from 'node:stream';
import type { Font } from 'fontkit';

/**
 * The parts of pdfkit 0.20.2 that a pack needs and that its public types leave out. They were read in its source; the
 * version is pinned, and the tests that read packs back would notice a change.
 */
export interface PdfInterior extends Readable {
  /** First half of the file's identifier; made of the clock's digest instead of the machine's time. */
  _id: Uint8Array;
  _font: EmbeddedFont;
  /** Whether the streams of objects made from now on are compressed. */
  compress: boolean;
  readonly _root: { readonly data: CatalogData };
  readonly info: Record<string, unknown>;
  /** How many bytes were written. */
  _offset: number;
  /** Writes bytes as they are, or a text with a line feed behind it, a character a byte. */
  _write(data: string | Uint8Array): void;
  /** Notes where an object was written. */
  _refEnd(reference: PdfReference): void;
  readonly page: {
    readonly height: number;
    readonly dictionary: PdfReference;
    readonly fonts: Record<string, PdfReference>;
    readonly xobjects: Record<string, PdfReference>;
    readonly ext_gstates: Record<string, PdfReference>;
    readonly annotations: PdfReference[];
  };
  readonly outline: OutlineItem;
  /** A new object, written when it is ended. */
  ref(data: object): PdfReference;
  font(font: Font): unknown;
  addContent(content: string): unknown;
  addNamedDestination(name: string, kind: 'XYZ', left: null, top: number, zoom: null): void;
  appendXML(xml: string): void;
  struct(tag: string, attributes?: { alt?: string; scope?: string }): StructureElement;
  addStructure(element: StructureElement): unknown;
  markStructureContent(tag: string): StructureContent;
  markContent(tag: 'Artifact', options: { type: string }): unknown;
  endMarkedContent(): unknown;
  goTo(
    left: number,
    top: number,
    width: number,
    height: number,
    name: string,
    // PDF strings are told from PDF names by being String objects.
    options: { structParent: StructureElement; Contents: object },
  ): unknown;
  annotate(
    left: number,
    top: number,
    width: number,
    height: number,
    options: { Subtype: 'Link'; structParent: StructureElement; Contents: object; A: object },
  ): unknown;
  file(content: Uint8Array, options: AttachmentOptions): unknown;
}

/** How an attachment is described; dates are given, or they would be the machine's. */
export interface AttachmentOptions {
  readonly name: string;
  readonly type: string;
  readonly description: string;
  readonly relationship: 'Data';
  readonly creationDate: Date;
  readonly modifiedDate: Date;
}

/** An indirect object. */
export interface PdfReference {
  readonly id: number;
  /** Where in the file it was written. */
  offset?: number;
  data: object;
  end(): void;
}

/** The document catalogue. */
export interface CatalogData {
  readonly Pages: { readonly data: { readonly Kids: readonly PdfReference[] } };
  PageLabels?: object;
  OCProperties?: object;
  OpenAction?: readonly unknown[];
  PageMode?: string;
}

/** A font as it is embedded in one document: the glyphs used so far, their widths and their meanings. */
export interface EmbeddedFont {
  readonly id: string;
  readonly subset: {
    readonly mapping: Record<number, number | undefined>;
    readonly glyphs: number[];
    includeGlyph(id: number): number;
  };
  readonly widths: number[];
  readonly unicode: (readonly number[])[];
  ref(): PdfReference;
}

/** A bookmark or the tree of them. */
export interface OutlineItem {
  readonly outlineData: { Dest?: readonly unknown[] };
  addItem(title: string, options?: { readonly expanded: boolean }): OutlineItem;
}

/** An element of the structure tree. */
export interface StructureElement {
  add(child: StructureElement | StructureContent): unknown;
  end(): unknown;
}

/** Content of a page that belongs to a structure element. */
export interface StructureContent {
  readonly refs: readonly unknown[];
}
