import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const renderer = join(import.meta.dirname, '../../../renderer');

/** Style sheets of the window, by their path in its folder. */
function styleSheets(): readonly string[] {
  return readdirSync(renderer, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.css'));
}

/** Selectors by which whatever follows an element depends on it: `a + *` or `a ~ *`. */
function universalSiblings(css: string): readonly string[] {
  const rules = css.replaceAll(/\/\*[^]*?\*\//gu, '');
  return [...rules.matchAll(/[^\s{},][^{},]*[+~]\s*\*[^{},]*/gu)].map(([selector]) => selector.trim());
}

test('no rule makes everything depend on what stands before it: any element added would style its whole neighbourhood anew', () => {
  expect(universalSiblings('.a > * + * { margin: 0 } .b ~ *, .c + .d { }')).toEqual(['.a > * + *', '.b ~ *']);
  const sheets = styleSheets();
  expect(sheets.length).toBeGreaterThan(10);
  expect(
    sheets.flatMap((path) =>
      universalSiblings(readFileSync(join(renderer, path), 'utf8')).map((rule) => `${path}: ${rule}`),
    ),
  ).toEqual([]);
});
