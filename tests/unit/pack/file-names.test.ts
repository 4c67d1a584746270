import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fileNameFromTitle } from '../../../shared/pack/index.ts';

test('any title becomes a name that Windows, macOS and Linux accept', () => {
  const title = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.stringMatching(/^(con|nul|aux|COM1|lpt9)[ .]{0,3}[a-z]{0,4}[ .]{0,3}$/),
    fc.stringMatching(/^[<>:"/\\|?*. \u202e\u200b]{0,20}$/),
  );
  fc.assert(
    fc.property(title, (given) => {
      const name = fileNameFromTitle(given, 'Evidence pack');
      expect(name).not.toMatch(/[<>:"/\\|?*\p{Cc}\p{Cf}\p{Cs}]/u);
      expect(name).not.toMatch(/^[\s.]|[\s.]$/u);
      expect(name).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i);
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(121);
      expect(name).not.toBe('');
    }),
  );
});

test.each([
  ['Evidence on training', 'Evidence on training'],
  ['Care/homes: what "we" knew?', 'Care-homes- what -we- knew-'],
  ['CON', '_CON'],
  ['nul.txt', '_nul.txt'],
  ['  ... ', 'Evidence pack'],
  ['invoice\u202egpj.exe', 'invoicegpj.exe'],
  ['Ends with dots...', 'Ends with dots'],
  ['Line\nbreak', 'Line break'],
])('the title %j becomes the name %j', (title, name) => {
  expect(fileNameFromTitle(title, 'Evidence pack')).toBe(name);
});

test('a long title is cut between graphemes', () => {
  const flag = '🇬🇧';
  const name = fileNameFromTitle(flag.repeat(20), 'Evidence pack');
  expect(name).toBe(flag.repeat(15));
});
