import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { ThemeBars } from '../../../renderer/features/library/theme-bars.tsx';
import type { Theme } from '../../../shared/model/index.ts';

function theme(code: string): Theme {
  return {
    id: code,
    name: `Theme ${code}`,
    code,
    colour: 'blue',
    definition: '',
    use: '',
    avoid: '',
    parent: null,
    path: [`Theme ${code}`],
    position: 0,
    retired: false,
    mergedInto: null,
    passages: 0,
    documents: 0,
    conflicts: [],
  };
}

const themes = ['TR', 'CU', 'LE', 'PR', 'RK', 'ST'].map(theme);

function drawn(counts: Readonly<Record<string, number>>): { readonly words: string; readonly label: string } {
  const markup = renderToStaticMarkup(<ThemeBars counts={counts} themes={themes} highest={9} />);
  return {
    words: markup
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
    label: /aria-label="([^"]*)"/.exec(markup)?.[1] ?? '',
  };
}

test('four themes of a document are all shown', () => {
  expect(drawn({ TR: 1, CU: 2, LE: 3, PR: 4 })).toEqual({
    words: 'TR 1 CU 2 LE 3 PR 4',
    label: 'Theme TR 1, Theme CU 2, Theme LE 3, Theme PR 4',
  });
});

test('of more, the three with most passages are shown in the themes’ order, and how many others there are', () => {
  expect(drawn({ TR: 1, CU: 2, LE: 9, PR: 4, RK: 1, ST: 5 })).toEqual({
    words: 'LE 9 PR 4 ST 5 +3',
    label: 'Theme TR 1, Theme CU 2, Theme LE 9, Theme PR 4, Theme RK 1, Theme ST 5',
  });
});
