import { expect, test } from 'vitest';
import { quoteForCopying } from '../../../shared/pack/index.ts';
import { spanParts } from '../../../shared/text/index.ts';
import type { Block } from '../../../shared/model/index.ts';

const source = {
  title: 'Rota & <handover>',
  date: { value: '2017-09-12', precision: 'day' },
} as const;

test('a quote is copied with its citation, title and date, a paragraph for each block', () => {
  expect(quoteForCopying(['First.', 'Second,\nbroken.'], '{MVI000002 ¶3–4}', source)).toEqual({
    plain: 'First.\n\nSecond,\nbroken.\n{MVI000002 ¶3–4}, Rota & <handover>, 12 September 2017',
    rich: '<blockquote><p>First.</p><p>Second,<br>broken.</p></blockquote><p>{MVI000002 ¶3–4}, <cite>Rota &amp; &lt;handover&gt;</cite>, 12 September 2017</p>',
  });
});

test('whatever a source holds, the HTML shows it as letters', () => {
  const { rich } = quoteForCopying(['<script>alert("1")</script> & "so"'], '{MVI000002}', {
    title: '<b>x</b>',
    date: null,
  });
  expect(rich).toBe(
    '<blockquote><p>&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &quot;so&quot;</p></blockquote><p>{MVI000002}, <cite>&lt;b&gt;x&lt;/b&gt;</cite>, undated</p>',
  );
});

test('the parts of a span are what it holds of each block, without what stands between them', () => {
  const text = 'One block.\n\nTwo blocks.';
  const blocks: readonly Block[] = [
    { number: 1, kind: 'paragraph', start: 0, end: 10, furniture: false, own: null },
    { number: 2, kind: 'paragraph', start: 12, end: 23, furniture: false, own: null },
  ];
  expect([spanParts(text, blocks, 4, 15), spanParts(text, blocks, 12, 23)]).toEqual([
    ['block.', 'Two'],
    ['Two blocks.'],
  ]);
});
