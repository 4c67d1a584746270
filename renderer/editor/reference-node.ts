import type {
  EditorConfig,
  LexicalNode,
  LexicalUpdateJSON,
  NodeKey,
  SerializedTextNode,
  Spread,
} from 'lexical';
import { $applyNodeReplacement, TextNode } from 'lexical';
import type { NoteReference } from '../../shared/model/index.ts';

/** A reference as Lexical keeps it in its own state, which never leaves the editor. */
export type SerializedReferenceNode = Spread<{ readonly reference: NoteReference }, SerializedTextNode>;

/** A link to a passage, document or theme inside a note: one piece of text that is deleted as a whole. */
export class ReferenceNode extends TextNode {
  __reference: NoteReference;

  static override getType(): string {
    return 'reference';
  }

  static override clone(node: ReferenceNode): ReferenceNode {
    return new ReferenceNode(node.__text, node.__reference, node.__key);
  }

  static override importJSON(serialized: SerializedReferenceNode): ReferenceNode {
    return $createReferenceNode(serialized.text, serialized.reference).updateFromJSON(serialized);
  }

  constructor(text: string, reference: NoteReference, key?: NodeKey) {
    super(text, key);
    this.__reference = reference;
  }

  override updateFromJSON(serialized: LexicalUpdateJSON<SerializedReferenceNode>): this {
    const node = super.updateFromJSON(serialized);
    node.__reference = serialized.reference;
    return node;
  }

  override exportJSON(): SerializedReferenceNode {
    return { ...super.exportJSON(), reference: this.getReference() };
  }

  override createDOM(config: EditorConfig): HTMLElement {
    const element = super.createDOM(config);
    element.classList.add('note-reference');
    element.dataset['kind'] = this.__reference.kind;
    return element;
  }

  override canInsertTextBefore(): boolean {
    return false;
  }

  override canInsertTextAfter(): boolean {
    return false;
  }

  override isTextEntity(): true {
    return true;
  }

  getReference(): NoteReference {
    return this.getLatest().__reference;
  }
}

/** Makes a reference that shows `text`. */
export function $createReferenceNode(text: string, reference: NoteReference): ReferenceNode {
  const node = new ReferenceNode(text, reference);
  node.setMode('token');
  return $applyNodeReplacement(node);
}

/** Whether a node is a reference. */
export function $isReferenceNode(node: LexicalNode | null | undefined): node is ReferenceNode {
  return node instanceof ReferenceNode;
}
