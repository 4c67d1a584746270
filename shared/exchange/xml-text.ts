/** What XML 1.0 can hold of a text; each character that it cannot becomes U+FFFD. */
export function xmlCharacters(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '\ufffd');
}

/** Whether every character of a text can stand in XML 1.0. */
export function isXmlText(text: string): boolean {
  return xmlCharacters(text) === text;
}

/** An element with its attributes in the order given, those without a value left out; without content it has no end tag. */
export function xmlElement(
  name: string,
  attributes: Readonly<Record<string, string | null>>,
  content: readonly string[] = [],
): string {
  const written = Object.entries(attributes).map(([key, value]) =>
    value === null ? '' : ` ${key}="${escaped(value)}"`,
  );
  const start = `<${name}${written.join('')}`;
  const inside = content.join('');
  return inside === '' ? `${start}/>` : `${start}>${inside}</${name}>`;
}

/** An element around others, or nothing where there are none. */
export function xmlWrapper(name: string, content: readonly string[]): string {
  return content.length === 0 ? '' : xmlElement(name, {}, content);
}

/** An element that holds a text, or nothing for an empty one. */
export function xmlTextElement(name: string, text: string): string {
  return text === '' ? '' : xmlElement(name, {}, [escaped(text)]);
}

/** As text and as value of an attribute: line ends and tabs as references, since a reader would make blanks of them. */
function escaped(text: string): string {
  return xmlCharacters(text).replaceAll(/[&<>"\t\n\r]/gu, (character) => references[character] ?? character);
}

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};
