import { expect, test } from 'vitest';
import { quoteForCopying } from '../../../shared/pack/index.ts';
import { builtPdf } from './build-for-test.ts';
import { ordinarySelection } from './pack-fixture.ts';
import { folded, readPackPdf } from './read-pack-pdf.ts';

const remark = 'Contains text deleted in tracked changes by A. Person, 3 May 2019.';

test('a quote with words deleted in tracked changes says so, where it is quoted and in the full text', async () => {
  const selection = ordinarySelection();
  const [passage] = selection.passages;
  const sources = selection.sources.map((source) =>
    source.documentId === passage?.documentId
      ? {
          ...source,
          marks: [
            {
              kind: 'deleted' as const,
              start: passage.start,
              end: passage.start + 6,
              by: 'A. Person',
              at: '2019-05-03T10:00:00Z',
            },
          ],
        }
      : source,
  );
  const pack = await readPackPdf(await builtPdf({ ...selection, sources }));
  const text = folded(pack.pages.map((page) => page.text).join('\n'));
  expect(text.split(remark)).toHaveLength(3);
  expect(text).toContain(`[${remark}]`);
  const plain = await readPackPdf(await builtPdf(selection));
  expect(folded(plain.pages.map((page) => page.text).join('\n'))).not.toContain('tracked changes');
});

test('a copied quote says the same below its citation', () => {
  const source = { title: 'Letter', date: null };
  expect(quoteForCopying(['Gone.'], '{SAL000001 ¶1}', source, remark)).toEqual({
    plain: `Gone.\n{SAL000001 ¶1}, Letter, undated\n${remark}`,
    rich: `<blockquote><p>Gone.</p></blockquote><p>{SAL000001 ¶1}, <cite>Letter</cite>, undated</p><p>${remark}</p>`,
  });
});
