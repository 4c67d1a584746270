/** The names of a browser's types that the libraries which find articles use in their own types; nothing else of them is used. */
interface Node {
  readonly nodeType: number;
}

interface Document {
  readonly nodeType: number;
}

interface Window {
  readonly document: Document;
}
