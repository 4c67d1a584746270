import { failure, success, type Result } from '../../../shared/base/index.ts';
import { plainNote } from '../../../shared/model/index.ts';
import { findQuote, snapToGraphemes, type QuoteQuery } from '../../../shared/text/index.ts';
import { wrongCall } from '../read-arguments.ts';
import { command, confirmed } from '../command.ts';
import { findDocument } from '../find-document.ts';
import { findThemeIds } from '../find-theme.ts';
import { withMatter } from '../matter-at-work.ts';
import { readCount } from '../read-count.ts';
import { passageViews } from '../views/passage-view.ts';
import { readNotePrivilege } from './note.ts';

/** `tag`: tags a passage found by its quote. */
export const tag = command({
  name: 'tag',
  summary: 'Makes or finds the passage with exactly this quote and tags it, all in one act.',
  arguments: { matter: 'one', urn: 'one' },
  options: {
    quote: { kind: 'text', value: 'Q', help: 'the passage, character for character' },
    nth: { kind: 'text', value: 'N', help: 'which of several places, counted from 1' },
    prefix: { kind: 'text', value: 'P', help: 'what stands directly before the quote' },
    suffix: { kind: 'text', value: 'S', help: 'what stands directly after the quote' },
    theme: { kind: 'texts', value: 'T', help: 'a theme by code, id, name or Parent/Name; may be repeated' },
    note: { kind: 'text', value: 'TEXT', help: 'a note on the passage' },
    open: { kind: 'flag', help: 'the note may go into packs' },
    privileged: { kind: 'flag', help: 'the note never leaves the matter' },
  },
  remarks: [
    'A quote that stands in several places is refused with their number; --nth, --prefix and --suffix choose one. White space at the ends of a quote does not become part of the passage.',
  ],
  example: 'tag Harrow.matter HAR000012 --quote "no training was offered" --theme TR --theme Culture',
  perform: async (given, surroundings) => {
    const { quote, prefix, suffix, theme, note } = given.options;
    if (quote === undefined || quote.trim() === '') return wrongCall('Give the passage with --quote.');
    if (theme.length === 0) return wrongCall('Name at least one theme with --theme.');
    const nth = readCount('nth', given.options.nth, 1, 0);
    if (!nth.ok) return nth;
    const privileged = readNotePrivilege(given.options);
    if (!privileged.ok) return privileged;
    if (note === undefined && (given.options.open || given.options.privileged)) {
      return wrongCall('--open and --privileged are about a note: give it with --note.');
    }
    return withMatter(surroundings, given.arguments.matter, 'write', async (matter) => {
      const document = await findDocument(matter, given.arguments.urn);
      if (!document.ok) return document;
      const themeIds = await findThemeIds(matter, theme);
      if (!themeIds.ok) return themeIds;
      const read = await matter.ask('readDocument', { documentId: document.value.id });
      if (!read.ok) return read;
      const span = spanOfQuote(read.value.text, document.value.urn, {
        quote,
        prefix,
        suffix,
        nth: nth.value === 0 ? undefined : nth.value,
      });
      if (!span.ok) return span;
      const tagged = await matter.ask('tagSpan', {
        documentId: document.value.id,
        ...span.value,
        themeIds: [...themeIds.value],
        ...(note === undefined ? {} : { note: { content: plainNote(note), ...privileged.value } }),
      });
      if (!tagged.ok) return tagged;
      const views = await passageViews(matter, [tagged.value]);
      if (!views.ok) return views;
      const [passage] = views.value;
      return confirmed(
        { ok: true, passage },
        `Tagged ${tagged.value.citation} ${passage?.themes.join(' ') ?? ''} (passage ${tagged.value.id}).`,
      );
    });
  },
});

function spanOfQuote(
  text: string,
  urn: string,
  query: QuoteQuery,
): Result<{ readonly start: number; readonly end: number }> {
  const finding = findQuote(text, query);
  switch (finding.kind) {
    case 'found': {
      const { start, end } = finding;
      const [from, to] = snapToGraphemes(text, start, end);
      return from === start && to === end
        ? success({ start, end })
        : failure(
            'quote-not-found',
            `In ${urn} this quote begins or ends in the middle of a character. Give the whole character.`,
          );
    }
    case 'ambiguous':
      return failure(
        'quote-ambiguous',
        `This quote stands in ${finding.count} places of ${urn}, and nothing was tagged. Choose one with --nth 1 to ${finding.count}, or with --prefix and --suffix.`,
      );
    case 'not-found':
      return failure('quote-not-found', notFoundSentence(text, urn, query));
  }
}

function notFoundSentence(text: string, urn: string, query: QuoteQuery): string {
  const anywhere = findQuote(text, { quote: query.quote });
  if (anywhere.kind === 'not-found') {
    return `This quote is not in ${urn}, character for character, and nothing was tagged. Compare quotation marks, dashes and line ends with what “text” prints.`;
  }
  const places = anywhere.kind === 'found' ? '1 place' : `${anywhere.count} places`;
  return `This quote stands in ${places} of ${urn}, but not where --nth, --prefix and --suffix say, and nothing was tagged.`;
}
