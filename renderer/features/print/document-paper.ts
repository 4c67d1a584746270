import type { Block, Passage } from '../../../shared/model/index.ts';
import { blockLabel } from '../../../shared/text/index.ts';
import { markedPieces } from './marked-pieces.ts';
import type { ThemeLine } from './theme-lines.ts';
import { lineStyle } from './theme-lines.ts';

/** What is drawn of a document on paper. */
export interface PaperText {
  readonly text: string;
  readonly blocks: readonly Block[];
  /** In order of position; none where the text alone is printed. */
  readonly passages: readonly Passage[];
  readonly lines: ReadonlyMap<string, ThemeLine>;
}

/** So many blocks are laid out together; on the screen only those that can be seen are. */
const blocksPerSection = 40;

/** How long is drawn before the window gets a turn, in milliseconds. */
const stepMs = 12;

/**
 * Draws a document for paper: each block with its number at the left, the codes of its themes at the right, and its passages
 * underlined. Long documents are drawn in steps; `done` tells how many blocks are. Ends early through the signal.
 *
 * Numbers and codes are floats: Chromium lays out what is positioned five times as slowly on paper.
 */
export async function drawDocument(
  root: HTMLElement,
  { text, blocks, passages, lines }: PaperText,
  signal: AbortSignal,
  done: (blocks: number) => void,
): Promise<void> {
  root.replaceChildren();
  let first = 0;
  let startedAt = performance.now();
  for (let from = 0; from < blocks.length; from += blocksPerSection) {
    const here = blocks.slice(from, from + blocksPerSection);
    const section = document.createElement('div');
    section.className = 'paper-section';
    const characters = here.reduce((sum, block) => sum + block.end - block.start, 0);
    section.style.containIntrinsicBlockSize = `auto ${String(Math.round(characters / 4 + here.length * 18))}px`;
    for (const block of here) {
      while ((passages[first]?.end ?? Infinity) <= block.start && first < passages.length) first += 1;
      section.append(blockElement(block, text, touching(passages, first, block), lines));
    }
    root.append(section);
    if (performance.now() - startedAt < stepMs) continue;
    done(Math.min(from + blocksPerSection, blocks.length - 1));
    await new Promise((resolve) => setTimeout(resolve, 0));
    if (signal.aborted) return;
    startedAt = performance.now();
  }
  done(blocks.length);
}

/** The passages from `first` on that touch a block; they are in order of their beginnings. */
function touching(passages: readonly Passage[], first: number, block: Block): readonly Passage[] {
  const found: Passage[] = [];
  for (let at = first; at < passages.length; at += 1) {
    const passage = passages[at];
    if (passage === undefined || passage.start >= block.end) break;
    if (passage.end > block.start) found.push(passage);
  }
  return found;
}

function blockElement(
  block: Block,
  text: string,
  passages: readonly Passage[],
  lines: ReadonlyMap<string, ThemeLine>,
): HTMLElement {
  const element = document.createElement(block.kind === 'heading' ? 'h2' : 'p');
  element.className = `paper-block paper-${block.kind}`;
  element.dir = 'auto';
  if (block.furniture) element.dataset['furniture'] = '';
  element.append(marginElement('paper-number', blockLabel(block)));
  const pieces = markedPieces(block.start, block.end, passages);
  const themes = [...lines.values()].filter(({ theme }) =>
    pieces.some((piece) => piece.themes.includes(theme.id)),
  );
  if (themes.length > 0) {
    const codes = marginElement('paper-codes', '');
    for (const line of themes) codes.append(codeElement(line), ' ');
    element.append(codes);
  }
  for (const piece of pieces) element.append(pieceNode(text, piece, lines));
  return element;
}

function marginElement(className: string, words: string): HTMLElement {
  const element = document.createElement('span');
  element.className = className;
  element.dir = 'ltr';
  element.textContent = words;
  return element;
}

function codeElement({ theme }: ThemeLine): HTMLElement {
  const code = document.createElement('span');
  code.className = 'paper-code';
  code.textContent = theme.code;
  code.style.borderColor = `var(--theme-${theme.colour})`;
  return code;
}

/** One element for each theme inside the other, since an element has but one underline. */
function pieceNode(
  text: string,
  piece: ReturnType<typeof markedPieces>[number],
  lines: ReadonlyMap<string, ThemeLine>,
): Node {
  let node: Node = document.createTextNode(text.slice(piece.start, piece.end));
  for (const themeId of piece.themes) {
    const line = lines.get(themeId);
    if (line === undefined) continue;
    const element = document.createElement('span');
    element.className = 'paper-passage';
    Object.assign(element.style, lineStyle(line));
    element.append(node);
    node = element;
  }
  if (piece.themes.length === 0 && piece.untagged) {
    const element = document.createElement('span');
    element.className = 'paper-passage paper-untagged';
    element.append(node);
    node = element;
  }
  return node;
}
