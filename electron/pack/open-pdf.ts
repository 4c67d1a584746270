import { createHash } from 'node:crypto';
import PDFDocument from 'pdfkit';
import { gatherOutput } from './gathered-output.ts';
import type { PdfInterior } from './pdfkit-interior.ts';

/** What a PDF says of itself. */
export interface PdfIdentity {
  readonly title: string;
  /** Its only time, in UTC milliseconds. */
  readonly clockMs: number;
  readonly applicationVersion: string;
  /** What makes this file another file than others; only its hash goes in. */
  readonly identity: string;
  /** False where pages of other makers stand in it, for which no standard can be claimed. */
  readonly claims?: boolean;
}

/**
 * Begins a PDF, tagged and without pages yet, built for PDF/A-3a and PDF/UA where these are claimed. Its bytes depend on what is drawn and on this
 * identity alone: no time, name or place of the machine goes in.
 */
export function openPdf({ title, clockMs, applicationVersion, identity, claims = true }: PdfIdentity): {
  readonly document: PDFKit.PDFDocument;
  readonly pdf: PdfInterior;
} {
  const clock = new Date(clockMs);
  const maker = `Glossator ${applicationVersion}`;
  const document = new PDFDocument({
    pdfVersion: '1.7',
    ...(claims ? { subset: 'PDF/A-3a' as const } : {}),
    tagged: true,
    lang: 'en-GB',
    displayTitle: true,
    autoFirstPage: false,
    // No standard font: only embedded ones may get into the file.
    font: '',
    size: 'A4',
    margin: 0,
    info: { Producer: maker, Creator: maker, CreationDate: clock, ModDate: clock },
  });
  const pdf = interiorOf(document);
  gatherOutput(pdf);
  pdf._id = createHash('sha256').update(identity).digest().subarray(0, 16);
  pdf.info['Title'] = titleForBothPlaces(title.toWellFormed());
  if (claims) {
    pdf.appendXML(accessibilityClaim);
  }
  return { document, pdf };
}

/**
 * The claim of PDF/UA in the metadata. PDF/A knows no such property of itself, and asks for a description of each that it does not
 * know (ISO 19005-3, 6.6.2.3).
 */
const accessibilityClaim = `<rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about=""><pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 that the file is built for</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>`;

/** pdfkit's public types leave out much of what is needed; this is the one place where they are widened. */
function interiorOf(document: PDFKit.PDFDocument): PdfInterior {
  return document as unknown as PdfInterior;
}

/**
 * The title as pdfkit needs it: it writes the same value into the information dictionary, as it is, and into XML without
 * escaping it. A String object is written by its value in the one place and by `toString` in the other.
 */
function titleForBothPlaces(title: string): object {
  const escaped = title
    .replace(/\p{Cc}/gu, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
  return Object.assign(new String(title), { toString: () => escaped });
}
