import type { ActiveContent } from './active-content.ts';
import { coveredText } from './covered-text.ts';

/** What was found on one page that a reader of its text should know; counts are of characters unless said otherwise. */
export interface PageFindings {
  readonly number: number;
  readonly readable: boolean;
  readonly characters: number;
  readonly pictureShare: number;
  readonly invisible: number;
  readonly inHiddenLayers: number;
  /** Words under something drawn over them; they are not in the text. */
  readonly coveredWords: number;
  readonly outside: number;
  readonly unsure: number;
  readonly huge: boolean;
  readonly cutShort: boolean;
}

/** What was found in a whole document. */
export interface DocumentFindings {
  readonly pages: readonly PageFindings[];
  readonly active: ActiveContent;
  readonly signatures: number;
  readonly forms: 'none' | 'fields' | 'xfa';
  readonly fields: number;
  readonly attachments: number;
  readonly unreadAttachments: number;
  readonly links: number;
  readonly launchingLinks: number;
  readonly rebuilt: boolean;
}

/** Pages in words: `page 4`, `pages 2–5 and 9`. */
export function pagesInWords(numbers: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const run = runs.at(-1);
    if (run?.[1] === number - 1) run[1] = number;
    else runs.push([number, number]);
  }
  const named = 12;
  const parts = runs
    .slice(0, named)
    .map(([first, last]) => (first === last ? counted(first) : `${counted(first)}–${counted(last)}`));
  const more = runs.slice(named).reduce((sum, [first, last]) => sum + last - first + 1, 0);
  if (more > 0) parts.push(`${counted(more)} more`);
  const tail = parts.pop() ?? '';
  const list = parts.length === 0 ? tail : `${parts.join(', ')} and ${tail}`;
  return `${numbers.length === 1 ? 'page' : 'pages'} ${list}`;
}

/** The sentences that a person should read before quoting from the document. */
export function warningsOfPdf(found: DocumentFindings): readonly string[] {
  const { pages } = found;
  const where = (test: (page: PageFindings) => boolean): readonly number[] =>
    pages.filter(test).map(({ number }) => number);
  const sum = (of: (page: PageFindings) => number): number =>
    pages.reduce((total, page) => total + of(page), 0);
  const sentences: (string | null)[] = [
    said(
      where((page) => !page.readable),
      (list) =>
        `${capital(list)} could not be read: the file is damaged there. Ask whoever sent it for a whole copy.`,
    ),
    found.rebuilt
      ? 'The file is damaged: the list of its parts had to be made anew, and parts or pages of it may be missing. Ask whoever sent it for a whole copy.'
      : null,
    said(
      where((page) => page.readable && page.characters === 0),
      (list, many) =>
        `${capital(list)} ${many ? 'have' : 'has'} no text that could be read; what ${many ? 'they show' : 'it shows'} can be read in the picture of the page only.`,
    ),
    said(
      where(isForeignRecognition),
      (list, many) =>
        `${capital(list)} ${many ? 'are pictures' : 'is a picture'} with text behind ${many ? 'them' : 'it'} that is not seen: a program recognised it before the file came here. ` +
        'It may be wrong; compare each quote with the page.',
    ),
    said(
      where((page) => page.invisible > 0 && !isForeignRecognition(page)),
      (list) =>
        `There is text on ${list} that is not seen there (${characters(
          pages.reduce((total, page) => total + (isForeignRecognition(page) ? 0 : page.invisible), 0),
        )}); it is in the text and marked as hidden.`,
    ),
    said(
      where((page) => page.inHiddenLayers > 0),
      (list) =>
        `There is text on ${list} in a layer that is switched off (${characters(sum((page) => page.inHiddenLayers))}); it is in the text and marked as hidden.`,
    ),
    said(
      where((page) => page.coveredWords > 0),
      (list) =>
        `On ${list}, ${words(sum((page) => page.coveredWords))} ${
          sum((page) => page.coveredWords) === 1 ? 'lies' : 'lie'
        } under boxes or pictures drawn over them, as in a redaction that did not remove what it hides. ` +
        coveredText,
    ),
    said(
      where((page) => page.outside > 0),
      (list) =>
        `Text that lies outside the edges of ${list} was left out (${characters(sum((page) => page.outside))}).`,
    ),
    said(
      where((page) => page.unsure > 0),
      (list) =>
        `The fonts on ${list} do not say which characters they show (${characters(sum((page) => page.unsure))}); the text there cannot be trusted. Compare each quote with the page.`,
    ),
    said(
      where((page) => page.cutShort),
      (list) => `There is so much drawn on ${list} that hidden text there was not looked for to the end.`,
    ),
    said(
      where((page) => page.huge),
      (list) => `The file gives ${list} a size that no page has; places on it may be wrong.`,
    ),
    found.signatures > 0
      ? `The file holds ${counted(found.signatures)} electronic signature${found.signatures === 1 ? '' : 's'}. Whether ${found.signatures === 1 ? 'it is' : 'they are'} valid was not checked.`
      : null,
    found.forms === 'xfa'
      ? 'The file is a form of a kind that only some programs show (XFA); what is filled in may be missing from the text.'
      : null,
    found.forms === 'fields'
      ? `The file is a form${found.fields > 0 ? ` with ${counted(found.fields)} filled-in field${found.fields === 1 ? '' : 's'}` : ''}; what its fields show is in the text where they stand.`
      : null,
    found.attachments > 0
      ? `The file holds ${counted(found.attachments)} attached file${found.attachments === 1 ? '' : 's'}, imported as ${found.attachments === 1 ? 'a document of its own' : 'documents of their own'}.`
      : null,
    found.unreadAttachments > 0
      ? `${counted(found.unreadAttachments)} attached file${found.unreadAttachments === 1 ? '' : 's'} could not be taken out.`
      : null,
    found.active.scripts ? 'The file holds scripts. They were not run and are never run here.' : null,
    found.active.launches || found.launchingLinks > 0
      ? 'The file holds actions that start programs or open other files. They are never carried out here.'
      : null,
    found.active.reaches
      ? 'The file holds actions that send what is filled in, fetch data or open other files. They are never carried out here.'
      : null,
    found.active.looked
      ? null
      : 'The file is so large that only its open parts were looked through for scripts and hidden layers.',
  ];
  return sentences.filter((sentence) => sentence !== null);
}

/** True for a page that is a picture with almost all of its text unseen. */
export function isForeignRecognition(page: PageFindings): boolean {
  return page.pictureShare >= 0.5 && page.invisible > 0 && page.invisible * 10 >= page.characters * 8;
}

function said(numbers: readonly number[], sentence: (list: string, many: boolean) => string): string | null {
  return numbers.length === 0 ? null : sentence(pagesInWords(numbers), numbers.length > 1);
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function counted(number: number): string {
  return number.toLocaleString('en-GB');
}

function characters(number: number): string {
  return number === 1 ? '1 character' : `${counted(number)} characters`;
}

function words(number: number): string {
  return number === 1 ? '1 word' : `${counted(number)} words`;
}
