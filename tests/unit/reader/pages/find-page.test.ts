import { describe, expect, it } from 'vitest';
import type { Page } from '../../../../shared/model/index.ts';
import { findPage } from '../../../../renderer/features/reader/pages/find-page.ts';

const pages: readonly Page[] = ['i', 'ii', '1', '2', null].map((label, at) => ({
  number: at + 1,
  label,
  start: 0,
  end: 0,
  width: 595,
  height: 842,
  text: 'none',
  confidence: null,
}));

describe('the page that is typed', () => {
  it('is the one with that label, else the one with that number', () => {
    const numberOf = (typed: string): number | null => findPage(pages, typed)?.number ?? null;
    expect(numberOf('ii')).toBe(2);
    expect(numberOf(' II ')).toBe(2);
    expect(numberOf('1')).toBe(3);
    expect(numberOf('page 2')).toBe(4);
    expect(numberOf('5')).toBe(5);
  });

  it('is none where no page is called so', () => {
    for (const typed of ['', '0', '6', 'iii', '1.5', '-1']) expect(findPage(pages, typed)).toBeNull();
  });
});
