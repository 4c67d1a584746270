import { expect, it } from 'vitest';
import { withoutRecentMatter, withRecentMatter } from '../../../electron/main/recent-matters.ts';

const matter = (path: string, openedAtMs = 1) => ({ path, title: `Title of ${path}`, openedAtMs });

it('a matter opened again comes to the top, once', () => {
  expect(withRecentMatter([matter('/a'), matter('/b')], matter('/b', 2))).toEqual([
    matter('/b', 2),
    matter('/a'),
  ]);
});

it('twelve matters are remembered', () => {
  const many = Array.from({ length: 12 }, (_, number) => matter(`/${String(number)}`));
  const recent = withRecentMatter(many, matter('/new'));
  expect(recent.map(({ path }) => path)).toEqual(['/new', ...many.slice(0, 11).map(({ path }) => path)]);
});

it('a matter that is gone is taken off the list', () => {
  expect(withoutRecentMatter([matter('/a'), matter('/b')], '/a')).toEqual([matter('/b')]);
});
