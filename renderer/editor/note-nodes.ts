import { ListItemNode, ListNode } from '@lexical/list';
import { HeadingNode, QuoteNode } from '@lexical/rich-text';
import { ReferenceNode } from './reference-node.ts';

/** The only kinds of block and text a note can hold; what is pasted becomes these or plain text. */
export const noteNodes = [HeadingNode, QuoteNode, ListNode, ListItemNode, ReferenceNode] as const;
