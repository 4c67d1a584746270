import { countWords, invisibleCharacters, type InvisibleCharacter } from '../../shared/text/index.ts';
import { describedText } from './describe/described-text.ts';
import { withCorrespondents } from './describe/correspondents.ts';
import { detectDescription } from './describe/detect-description.ts';
import { numberBlocks } from './draft-block.ts';
import type { FormatReading } from './format-reading.ts';
import { markFurniture } from './furniture.ts';
import { markOwnNumbers } from './own-numbers.ts';
import { placesInWords } from './places-in-words.ts';
import type { Reading, SourceBytes } from './reading.ts';

/** Finds furniture, own numbers and the description in what the reader of a format gave, and numbers the blocks for good. */
export function finishReading(source: SourceBytes, read: FormatReading): Reading {
  const { text, reader, hints } = read;
  const drafts = read.drafts.map((draft) => ({ ...draft }));
  const printedLines = read.printedLines ?? [];
  if (read.furnitureKnown !== true) markFurniture(text, drafts);
  const described = read.descriptionKnown === true ? [] : drafts;
  if (printedLines.length === 0) markOwnNumbers(text, drafts);
  return {
    text,
    blocks: numberBlocks(drafts),
    printedLines,
    words: countWords(text),
    encoding: read.encoding ?? null,
    reader,
    detected: withCorrespondents(
      detectDescription(describedText(text, described, reader.name === 'markdown'), hints),
      read.facts.message,
    ),
    warnings: [...nameWarnings(source.fileName), ...read.warnings, ...invisibleWarnings(text)],
    pages: read.pages ?? [],
    pageWords: read.pageWords ?? [],
    marks: read.marks ?? [],
    facts: read.facts,
    children: read.children ?? [],
    sealed: null,
  };
}

function nameWarnings(fileName: string): readonly string[] {
  const hidden = invisibleCharacters(fileName);
  const lineEnds = /[\t\n\f\r]/u.test(fileName);
  if (hidden.length === 0 && !lineEnds) return [];
  const names = [...new Set([...hidden.map(({ name }) => name), ...(lineEnds ? ['line end or tab'] : [])])];
  return [
    `The file's name holds characters that are not seen and can make it read as another name: ${names.join(', ')}. ` +
      'The name was kept as it is.',
  ];
}

function invisibleWarnings(text: string): readonly string[] {
  const found = invisibleCharacters(text);
  if (found.length === 0) return [];
  const byName = new Map<string, InvisibleCharacter[]>();
  for (const character of found) {
    const known = byName.get(character.name);
    if (known === undefined) byName.set(character.name, [character]);
    else known.push(character);
  }
  const list = [...byName].map(([name, all]) => `${all.length.toLocaleString('en-GB')} × ${name}`).join(', ');
  const what =
    found.length === 1
      ? 'a character that is'
      : `${found.length.toLocaleString('en-GB')} characters that are`;
  const places = placesInWords(
    text,
    found.map(({ offset }) => offset),
  );
  return [`The text holds ${what} not seen (${list}); they were kept and are shown by a mark. ${places}`];
}
