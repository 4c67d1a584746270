import { createHash } from 'node:crypto';
import { assertNever } from '../../../shared/base/index.ts';
import { shownText, type IndexRow, type PackSelection } from '../../../shared/pack/index.ts';
import { placeOf } from '../place-of.ts';
import { htmlStyle } from './html-style.ts';
import {
  facts,
  isolated,
  linkTo,
  noteBelow,
  ownWords,
  reference,
  runs,
  words,
  type HtmlAnchors,
} from './html-words.ts';
import type { DocumentPart, Report, ReportContent, ReportEntry, ReportItem } from './report.ts';

/** Nothing is loaded, run or sent: the browser itself refuses all but the one style. */
const policy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(htmlStyle).digest('base64')}'; base-uri 'none'; form-action 'none'`;

/**
 * Writes a pack as one page for browsers, piece by piece: index, chapters with notes, documents where they are printed with their
 * passages marked, schedule. It needs no network and holds no script.
 */
export function* writeHtml(report: Report, selection: PackSelection): Generator<string> {
  const anchors = anchorsFor(selection);
  const title = `${report.matterTitle}: ${report.title}`;
  yield `<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="${words(report.application)}">
<title>${words(title.replaceAll('\n', ' '))}</title>
<style>${htmlStyle}</style>
</head>
<body>
<a class="skip" href="#content">Skip the index</a>
<header>
<p class="matter">${isolated(report.matterTitle)}</p>
<h1>${isolated(report.title)}</h1>
${facts(report.cover)}${explanation(report)}${receipt(report)}</header>
`;
  yield* index(report, anchors);
  yield '<main id="content" tabindex="-1">\n';
  for (const [at, section] of report.sections.entries()) {
    yield `<section aria-labelledby="section-${at + 1}">\n<h2 id="section-${at + 1}">${isolated(section.title)}</h2>\n`;
    for (const entry of section.entries) yield* entryHtml(entry, anchors);
    yield '</section>\n';
  }
  yield `</main>\n<footer><p>${words(report.application)}. ${words(report.closing)}</p></footer>\n</body>\n</html>\n`;
}

function explanation({ index: rows }: Report): string {
  const pages = rows.some(({ page }) => page !== '')
    ? ' Page numbers are those of the PDF of the same pack.'
    : '';
  return `<p class="soft">In each quotation the words of the passage itself are underlined on a grey ground; others stand around them for context.${pages}</p>\n`;
}

function receipt(report: Report): string {
  return `<p class="receipt">${report.receipt.map(words).join('<br>\n')}</p>\n`;
}

/** Names places so that a link says where it leads, and each once. */
function anchorsFor(selection: PackSelection): HtmlAnchors {
  const urns = new Map(selection.sources.map(({ documentId, urn }) => [documentId, plain(urn)]));
  const passages = new Map(selection.passages.map(({ id }, index) => [id, index + 1]));
  const given = new Set<string>();
  const nameOf = (place: string): string => {
    const [kind = '', id = '', number = ''] = place.split(' ');
    if (kind === 'passage') return `passage-${passages.get(id) ?? 0}`;
    if (kind === 'entry' || kind === 'item') return `${kind}-${id}`;
    return [urns.get(id) ?? '', kind, number].filter((part) => part !== '').join('-');
  };
  return {
    idOf: (place) => {
      const name = nameOf(place);
      if (given.has(name)) return '';
      given.add(name);
      return ` id="${name}"`;
    },
    hrefOf: (place) => `#${nameOf(place)}`,
  };
}

function plain(urn: string): string {
  return urn.replace(/[^A-Za-z0-9]+/gu, '-');
}

function* index(report: Report, anchors: HtmlAnchors): Generator<string> {
  const pages = report.index.some(({ page }) => page !== '');
  yield `<nav aria-labelledby="index">\n<h2 id="index">Index</h2>\n<table class="index">\n<thead><tr><th scope="col">No.</th><th scope="col">Description</th><th scope="col">Date</th>${
    pages ? '<th scope="col">Page</th>' : ''
  }</tr></thead>\n<tbody>\n`;
  let section = '';
  for (const row of report.index) {
    if (row.section !== section) {
      section = row.section;
      yield `<tr><th class="section" colspan="${pages ? 4 : 3}" scope="colgroup">${isolated(shownText(section))}</th></tr>\n`;
    }
    yield indexRow(row, anchors, pages);
  }
  yield '</tbody>\n</table>\n</nav>\n';
}

function indexRow(row: IndexRow, anchors: HtmlAnchors, pages: boolean): string {
  const detail = row.detail === '' ? '' : `<span class="detail">${isolated(shownText(row.detail))}</span>`;
  const page = row.volume === '' ? row.page : `volume ${row.volume}, ${row.page}`;
  const link = linkTo(anchors, placeOf.entry(row.number), isolated(shownText(row.description)));
  return `<tr><td>${row.number}</td><td>${link}${detail}</td><td class="date">${words(row.date)}</td>${
    pages ? `<td>${words(page)}</td>` : ''
  }</tr>\n`;
}

function* entryHtml(entry: ReportEntry, anchors: HtmlAnchors): Generator<string> {
  const page = entry.page === null ? '' : ` <span class="soft">${words(entry.page)}</span>`;
  const about = entry.detail === '' ? '' : `<p class="subheading">${isolated(entry.detail)}${page}</p>\n`;
  yield `<section aria-labelledby="heading-${entry.number}"${anchors.idOf(entry.place)}>\n<h3 id="heading-${entry.number}">${entry.number} ${isolated(entry.heading)}</h3>\n`;
  if (entry.content.kind !== 'document') yield about;
  yield* contentHtml(entry.content, anchors);
  yield '</section>\n';
}

function* contentHtml(content: ReportContent, anchors: HtmlAnchors): Generator<string> {
  switch (content.kind) {
    case 'chapter': {
      if (content.subheading !== '')
        yield `<p class="subheading" dir="auto">${words(content.subheading)}</p>\n`;
      if (content.items.length === 0) yield `<p>${isolated(content.empty)}</p>\n`;
      for (const item of content.items) yield itemHtml(item, anchors);
      return;
    }
    case 'document': {
      for (const place of content.places) yield `<span${anchors.idOf(place)}></span>`;
      yield `<p class="subheading">${words(content.about)}</p>\n`;
      if (content.slip !== null) {
        for (const why of content.slip.why) yield `<p>${isolated(why)}</p>\n`;
        yield facts(content.slip.rows);
        return;
      }
      yield '<div class="document">\n';
      for (const part of content.parts()) yield documentPart(part, anchors);
      yield '</div>\n';
      return;
    }
    case 'words':
      yield ownWords(anchors, content.note);
      return;
    case 'register':
      for (const theme of content.themes) {
        yield `<h4>${isolated(theme.heading)}</h4>\n<ul>\n`;
        for (const row of theme.rows) {
          yield `<li>${reference(anchors, row.reference)}, ${words(row.about)}</li>\n`;
        }
        yield '</ul>\n';
      }
      return;
    case 'schedule':
      yield `<p>${words(content.explanation)}</p>\n`;
      for (const source of content.sources) {
        yield `<h4${anchors.idOf(source.place)}>${isolated(source.heading)}</h4>\n${facts(source.rows)}`;
      }
      return;
    case 'checks':
      for (const part of content.parts) {
        yield `<h4>${words(part.heading)}</h4>\n${part.words.map((text) => `<p>${words(text)}</p>\n`).join('')}`;
      }
      return;
    default:
      assertNever(content, 'content of a report');
  }
}

function itemHtml(item: ReportItem, anchors: HtmlAnchors): string {
  const heading = item.groupHeading === null ? '' : `<h4>${words(item.groupHeading)}</h4>\n`;
  const quotes = item.quotes
    .map((parts) => `<p class="lines" dir="auto">${runs(anchors, parts)}</p>\n`)
    .join('');
  const codes = item.themes.map(
    ({ code, name }) => `<span class="codes" title="${words(name)}">${isolated(code)}</span>`,
  );
  const { source } = item;
  const where = source.to === null ? words(item.citation) : linkTo(anchors, source.to, words(item.citation));
  const page = item.isPrinted && source.page !== null ? `, in full at ${words(source.page)}` : '';
  const own = item.page === null ? '' : ` (${words(item.page)})`;
  const lines = [
    `${codes.join('')}<span class="number">${words(item.number)}</span>${own} ${where}${page}`,
    `<cite>${words(item.about)}</cite>`,
    ...(item.confidence === null ? [] : [words(item.confidence)]),
    ...(item.changes === null ? [] : [words(item.changes)]),
    ...(item.alsoAt.length === 0
      ? []
      : [`Also at ${item.alsoAt.map((other) => reference(anchors, other)).join('; ')}`]),
  ];
  const caption = lines.map((line) => `<p>${line}</p>\n`).join('');
  const notes = item.notes.map((note) => noteBelow(anchors, note)).join('');
  const figure = `<figure>\n<blockquote>\n${quotes}</blockquote>\n<figcaption>\n${caption}</figcaption>\n</figure>\n`;
  return `${heading}<div class="item"${anchors.idOf(item.place)}>\n${figure}${notes}</div>\n`;
}

function documentPart(part: DocumentPart, anchors: HtmlAnchors): string {
  const [first = '', ...others] = part.places.map((place) => anchors.idOf(place));
  const spans = others.filter((id) => id !== '').map((id) => `<span${id}></span>`);
  if (part.kind === 'remark')
    return `<p class="remark"${first}>${spans.join('')}${isolated(part.text)}</p>\n`;
  const inside = part.pieces
    .map((piece) => {
      if (piece.kind === 'text')
        return piece.marked ? `<mark>${words(piece.text)}</mark>` : words(piece.text);
      if (piece.kind === 'end') return `<span class="code" dir="ltr">◂${words(piece.words)}]</span>`;
      const id = piece.place === null ? '' : anchors.idOf(piece.place);
      const code = `[${words(piece.words)}▸`;
      return `<span class="code" dir="ltr"${id}>${piece.to === null ? code : linkTo(anchors, piece.to, code)}</span>`;
    })
    .join('');
  const text = elementOf(part, inside);
  return `<div class="block ${part.look}"${first}><span class="label">${spans.join('')}${words(part.label)}</span>${text}</div>\n`;
}

function elementOf(part: Extract<DocumentPart, { readonly kind: 'block' }>, inside: string): string {
  if (part.look === 'heading') {
    // The document's own title is of the third level.
    const level = Math.min(part.level + 2, 6);
    return `<h${level} dir="auto">${inside}</h${level}>`;
  }
  if (part.look === 'quotation') return `<blockquote dir="auto">${inside}</blockquote>`;
  return `<p dir="auto">${inside}</p>`;
}
