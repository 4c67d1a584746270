import { escapedForHtml } from '../../../shared/pack/index.ts';
import type { ReportBlock, ReportNote, ReportReference, ReportRow, ReportRun } from './report.ts';

/** The names that places have on the page. */
export interface HtmlAnchors {
  /** ` id="…"` for a place met for the first time, else nothing. */
  readonly idOf: (place: string) => string;
  /** The fragment that leads to a place, `#item-2.14`. */
  readonly hrefOf: (place: string) => string;
}

/** Words as HTML, line ends as breaks. */
export function words(text: string): string {
  return escapedForHtml(text).replaceAll('\n', '<br>');
}

/** A title or name that may run in another direction than the words around it. */
export function isolated(text: string): string {
  return `<bdi>${words(text)}</bdi>`;
}

/** A link to a place; `describedAs` is said instead of its words to whoever hears the page. */
export function linkTo(anchors: HtmlAnchors, place: string, html: string): string {
  return `<a href="${anchors.hrefOf(place)}">${html}</a>`;
}

/** A reference with the page of the pack it leads to: a link where the place is on this page for browsers. */
export function reference(anchors: HtmlAnchors, { words: name, page, to }: ReportReference): string {
  const html = `${isolated(name)}${page === null ? '' : `, ${words(page)}`}`;
  return to === null ? html : linkTo(anchors, to, html);
}

/** Runs of words; the passage itself is marked. */
export function runs(anchors: HtmlAnchors, parts: readonly ReportRun[]): string {
  return parts
    .map((run) => {
      let html = words(run.text);
      if (run.part === 'quote') html = `<mark>${html}</mark>`;
      if (run.bold === true) html = `<strong>${html}</strong>`;
      if (run.italic === true) html = `<em>${html}</em>`;
      if (run.underline === true) html = `<u>${html}</u>`;
      return run.to === undefined ? html : linkTo(anchors, run.to, html);
    })
    .join('');
}

/** A table of facts, each row led by its heading. */
export function facts(rows: readonly ReportRow[]): string {
  const cells = rows.map(
    ([label, value]) => `<tr><th scope="row">${words(label)}</th><td>${isolated(value)}</td></tr>\n`,
  );
  return `<table class="facts"><tbody>\n${cells.join('')}</tbody></table>\n`;
}

/** A note below a passage. */
export function noteBelow(anchors: HtmlAnchors, note: ReportNote): string {
  const by = note.reviewer === null ? 'Note' : `Note by ${isolated(note.reviewer)}`;
  return `<div class="note" role="note">\n<p class="note-label">${by}</p>\n${ownWords(anchors, note)}</div>\n`;
}

/** A person's own words: paragraphs, lists within lists, and the pages of what they refer to. */
export function ownWords(anchors: HtmlAnchors, note: ReportNote): string {
  const follow = note.follow.map((parts) => runs(anchors, parts)).join('; ');
  return `${blocks(anchors, note.blocks)}${follow === '' ? '' : `<p class="follow">${follow}</p>\n`}`;
}

function blocks(anchors: HtmlAnchors, all: readonly ReportBlock[]): string {
  let html = '';
  /** The lists that are open, outermost first. */
  const open: ('ul' | 'ol')[] = [];
  const closeTo = (depth: number): void => {
    while (open.length > depth) html += `</li></${open.pop() ?? 'ul'}>\n`;
  };
  for (const block of all) {
    const inside = runs(anchors, block.runs);
    if (block.kind === 'bullet' || block.kind === 'numbered') {
      const tag = block.kind === 'bullet' ? 'ul' : 'ol';
      closeTo(block.depth + 1);
      if (open.length === block.depth + 1 && open.at(-1) !== tag) closeTo(block.depth);
      if (open.length === block.depth + 1) html += '</li>\n';
      while (open.length <= block.depth) {
        const isLast = open.length === block.depth;
        html += isLast && tag === 'ol' && block.number > 1 ? `<ol start="${block.number}">` : `<${tag}>`;
        html += isLast ? '' : '<li>';
        open.push(tag);
      }
      html += `<li dir="auto">${inside}`;
      continue;
    }
    closeTo(0);
    const look =
      block.kind === 'heading'
        ? ' class="note-label"'
        : block.kind === 'quotation'
          ? ' class="own-words"'
          : '';
    html += `<p dir="auto"${look}>${inside}</p>\n`;
  }
  closeTo(0);
  return html;
}
