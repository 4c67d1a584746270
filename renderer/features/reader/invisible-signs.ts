import type { InvisibleCharacter } from '../../../shared/text/index.ts';
import type { DocumentBody } from './document-body.ts';
import { caretRectangle } from './dom-positions.ts';
import type { PaintUnit } from './paint-units.ts';
import { placeOfOffset } from './text-positions.ts';

/**
 * Draws a sign over the text where a character stands that has no shape of its own, and names the characters of each such
 * block in the margin; the text itself stays as it is.
 */
export function drawInvisibleSigns(
  container: HTMLElement,
  body: DocumentBody,
  units: readonly PaintUnit[],
  characters: readonly InvisibleCharacter[],
): void {
  const frame = container.getBoundingClientRect();
  const signs: HTMLElement[] = [];
  const named = new Map<number, string[]>();
  for (const character of charactersNear(units, characters)) {
    const box = caretRectangle(body, character.offset);
    const index = placeOfOffset(body.blocks(), character.offset)?.index;
    if (box === null || index === undefined) continue;
    const sign = document.createElement('i');
    sign.className = 'reader-invisible';
    sign.title = characterName(character);
    sign.style.left = `${box.left - frame.left}px`;
    sign.style.top = `${box.top - frame.top}px`;
    sign.style.height = `${box.height}px`;
    signs.push(sign);
    named.set(index, [...(named.get(index) ?? []), characterName(character)]);
  }
  for (const [index, names] of named) {
    const box = body.elementOf(index)?.getBoundingClientRect();
    if (box === undefined) continue;
    const sign = document.createElement('i');
    sign.className = 'reader-invisible-margin';
    sign.textContent = names.length === 1 ? '1 hidden sign' : `${names.length} hidden signs`;
    sign.title = [...new Set(names)].join('\n');
    sign.style.top = `${box.top - frame.top + 24}px`;
    signs.push(sign);
  }
  container.replaceChildren(...signs);
}

/** How an invisible character is named to a person: `U+202E right-to-left override`. */
export function characterName({ codePoint, name }: InvisibleCharacter): string {
  return `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')} ${name}`;
}

const mostSigns = 500;

function charactersNear(
  units: readonly PaintUnit[],
  characters: readonly InvisibleCharacter[],
): readonly InvisibleCharacter[] {
  if (characters.length === 0) return [];
  const start = units[0]?.start ?? 0;
  const end = units.at(-1)?.end ?? 0;
  return characters.filter(({ offset }) => offset >= start && offset < end).slice(0, mostSigns);
}
