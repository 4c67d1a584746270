import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkWords } from '../../../../electron/pack/shapes/check-words.ts';
import { makeReport } from '../../../../electron/pack/shapes/make-report.ts';
import { reportPlaces } from '../../../../electron/pack/shapes/report-places.ts';
import { writeHtml } from '../../../../electron/pack/shapes/write-html.ts';
import { indexRows, packOutline, type PackSelection } from '../../../../shared/pack/index.ts';
import { pagedSource } from '../paged-source.ts';
import { selectionOf, spanPassage } from '../pack-fixture.ts';
import { anySelection } from '../random-selection.ts';
import { seenQuote, shapedSelection } from './shapes-fixture.ts';

/** The page of a selection, as if every place were on page 7 of a PDF. */
function pageOf(selection: PackSelection): string {
  const outline = packOutline(selection);
  const rows = indexRows(outline, () => ({ page: '7', volume: '' }));
  const places = reportPlaces(selection, outline, () => 'page\u00a07', true);
  return [...writeHtml(makeReport(places, rows, checkWords(selection)), selection)].join('');
}

/** The words of a piece of HTML as a reader sees them. */
function seen(html: string): string {
  return html
    .replace(/<\/(?:p|blockquote|h\d|li|td|th|figcaption)>|<br>/gu, ' ')
    .replace(/<[^>]*>/gu, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replace(/\s+/gu, ' ');
}

function quotations(html: string): string {
  return [...html.matchAll(/<blockquote>\n(.*?)<\/blockquote>/gsu)]
    .map((found) => seen(found[1] ?? ''))
    .join(' ');
}

test('whatever the pack, every quotation stands on the page, every link leads to one place, and every level of heading follows another', () => {
  fc.assert(
    fc.property(anySelection, (selection) => {
      const html = pageOf(selection);
      const quoted = quotations(html);
      for (const { quote } of selection.passages) expect(quoted).toContain(seenQuote(quote));
      const names = [...html.matchAll(/ id="([^"]*)"/gu)].map((found) => found[1]);
      expect(new Set(names).size).toBe(names.length);
      const wanted = [...html.matchAll(/ href="#([^"]*)"/gu)].map((found) => found[1]);
      expect(wanted.filter((name) => !names.includes(name))).toEqual([]);
      const levels = [...html.matchAll(/<h(\d)/gu)].map((found) => Number(found[1]));
      levels.forEach((level, at) => expect(level).toBeLessThanOrEqual((levels[at - 1] ?? 0) + 1));
    }),
    { numRuns: 40 },
  );
});

test('nothing on the page runs, is loaded or leads out of it, and its policy forbids all but its own style', () => {
  const html = pageOf(shapedSelection());
  expect(html).not.toMatch(/<(?:script|img|link|iframe|object|embed|form|base)\b|\son\w+=|\sstyle=|\ssrc=/iu);
  expect([...html.matchAll(/href="([^"]*)"/gu)].filter((found) => !(found[1] ?? '').startsWith('#'))).toEqual(
    [],
  );
  expect(html).toMatch(
    /content="default-src 'none'; style-src 'sha256-[A-Za-z0-9+/=]{44}'; base-uri 'none'; form-action 'none'"/u,
  );
  expect(html).toContain('<html lang="en-GB">');
});

test('signs of the source are shown as they are, and an override is spelled', () => {
  const html = pageOf(shapedSelection());
  expect(html).toContain(
    'A file called [U+202E]gnp.exe, with &lt;b&gt;&amp;amp;&lt;/b&gt; and &quot;quotes&quot;, was withheld.',
  );
  expect(html).not.toMatch(/[\u202d\u202e]/u);
});

test('passages are marked in the documents with their code and number at both ends, each leading back', () => {
  const html = pageOf(shapedSelection());
  expect(html).toContain(
    'id="passage-3"><a href="#item-1.3">[TR 1.3▸</a></span><mark>sixty per cent of night staff had been trained</mark><span class="code" dir="ltr">◂TR 1.3]</span>',
  );
});

test('of pages, only the text of those that were chosen stands on the page, and links lead to them', async () => {
  const { source } = await pagedSource('MVI000020', [
    { words: 'Before what was chosen.' },
    { words: 'The words that were chosen.' },
    { words: 'After what was chosen.' },
  ]);
  const at = source.text.indexOf('words that');
  const passage = spanPassage(source, at, at + 10, ['TR'], 1);
  const parts = [
    {
      title: 'Documents',
      contents: [
        { kind: 'theme' as const, theme: 'theme-training' },
        { kind: 'pages' as const, document: source.documentId, from: 2, to: 2 },
      ],
    },
  ];
  const html = pageOf(selectionOf([source], [passage], { parts, sourcePages: true }));
  expect(seen(html)).toContain('The [TR 1.1▸words that◂TR 1.1] were chosen.');
  expect(html).toContain('id="MVI000020-page-2"');
  expect(html).not.toMatch(/Before what|After what/u);
});
