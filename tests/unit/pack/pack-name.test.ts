import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packName, unknownPlaceholders } from '../../../shared/pack/index.ts';

const template = '{case}, Bundle {bundle}, {hearing}';

test('files are named after the case, the bundle’s letter and the hearing, or else after the title', () => {
  const title = 'Hearing bundle';
  const naming = { template, bundle: 'B', hearing: '2019-05-09' };
  expect(packName('Marlow Vale Inquiry', { title, naming })).toBe(
    'Marlow Vale Inquiry, Bundle B, 9 May 2019',
  );
  expect(packName('Marlow Vale Inquiry', { title })).toBe('Hearing bundle');
  expect(packName('Re X (A Child)', { title, naming: { template: '{title} {hearing}' } })).toBe(
    'Hearing bundle',
  );
  expect(packName('', { title, naming: { template: '{case}, {title}' } })).toBe('Hearing bundle');
  const long = `${'Very long '.repeat(20)}case`;
  expect(packName(long, { title, naming })).toMatch(/Bundle B, 9 May 2019$/u);
});

test('whatever is typed, the name is one that Windows takes, and words of the case are never read as placeholders', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      fc.string({ minLength: 1 }),
      fc.string(),
      (matter, given, bundle) => {
        const name = packName(matter, { title: 'T', naming: { template: given, bundle } });
        expect(name).not.toMatch(/[<>:"/\\|?*\p{Cc}]|[\s.]$|^$/u);
      },
    ),
  );
  const odd = { title: '{hearing}', naming: { template: '{case} {title}', hearing: '2019-05-09' } };
  expect(packName('$& {bundle}', odd)).toBe('$& {bundle} {hearing}');
});

test('a placeholder that stands for nothing is told', () => {
  expect(unknownPlaceholders('{case} {volume} {}')).toEqual(['volume', '']);
  expect(unknownPlaceholders(template)).toEqual([]);
});
