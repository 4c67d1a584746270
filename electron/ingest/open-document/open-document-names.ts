import type { XmlNames } from '../written/xml-units.ts';

const oasis = 'urn:oasis:names:tc:opendocument:xmlns:';

/** The namespaces of OpenDocument (ISO/IEC 26300) by the prefixes used here. */
export const openDocumentNames: XmlNames = new Map([
  [`${oasis}office:1.0`, 'office'],
  [`${oasis}text:1.0`, 'text'],
  [`${oasis}table:1.0`, 'table'],
  [`${oasis}style:1.0`, 'style'],
  [`${oasis}drawing:1.0`, 'draw'],
  [`${oasis}meta:1.0`, 'meta'],
  [`${oasis}script:1.0`, 'script'],
  [`${oasis}manifest:1.0`, 'manifest'],
  [`${oasis}svg-compatible:1.0`, 'svg'],
  [`${oasis}xsl-fo-compatible:1.0`, 'fo'],
  ['urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0', 'loext'],
  ['http://www.w3.org/1999/xlink', 'xlink'],
  ['http://purl.org/dc/elements/1.1/', 'dc'],
]);
