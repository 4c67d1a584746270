import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { passphraseStrength } from '../../../renderer/features/protection/passphrase-strength.ts';
import { typedRecoveryLines } from '../../../renderer/features/protection/typed-recovery-lines.ts';
import { pathParts } from '../../../renderer/ui/path-parts.ts';

describe('how well a passphrase can be guessed', () => {
  test.each([
    ['', 0, ''],
    ['harrow', 1, 'Too short: quickly guessed'],
    ['harrow17', 1, 'Short: can be guessed'],
    ['aaaaaaaaaaaaaaaaaaaaaaaaaaaa', 1, 'Repeats itself: can be guessed'],
    ['abcdefghijklmnopqrstuvwxyz', 1, 'Repeats itself: can be guessed'],
    ['12345678901234567890', 1, 'Repeats itself: can be guessed'],
    ['lamplamplamplamplamplamp', 1, 'Repeats itself: can be guessed'],
    ['kettle hamster 4', 2, 'Fair: another word would help'],
    ['kettle hamster violin', 3, 'Good'],
    ['elm cup fox jar', 3, 'Good'],
    ['kettle hamster violin quarry', 3, 'Good'],
    ['kettle hamster violin quarry spoon', 3, 'Very good'],
    ['чайник хомяк скрипка карьер', 3, 'Good'],
  ])('“%s” is step %i: %s', (passphrase, step, words) => {
    expect(passphraseStrength(passphrase)).toEqual({ step, words });
  });

  test('does not depend on capitals, and something is said of whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii', minLength: 1 }), (typed) => {
        const judged = passphraseStrength(typed);
        expect(judged).toEqual(passphraseStrength(typed.toUpperCase()));
        expect(judged.words).not.toBe('');
      }),
    );
  });
});

describe('the lines of a recovery sheet, as they are typed,', () => {
  const line = '7K3M 0QZX 4TGB 9WRA';

  test('may be the whole sheet however they are spaced and written', () => {
    const spaced = fc.constantFrom('', ' ', '-', '  ', '\n', '\t', '. ');
    const typed = fc
      .array(fc.tuple(fc.constantFrom(...'0123456789abcdefghjkmnpqrstvwxyzABCXYZ'), spaced), {
        minLength: 64,
        maxLength: 64,
      })
      .map((pairs) => pairs.map(([sign]) => sign).join(''))
      .chain((signs) => spaced.map((sign) => signs.replace(/.{16}/gu, (four) => `${four}${sign}`)));
    fc.assert(
      fc.property(typed, (text) => {
        expect(typedRecoveryLines(text)).toEqual({ signs: 64, fault: null });
      }),
    );
  });

  test('are told by their number where one is too short or too long', () => {
    const short = [line, line, '7K3M 0QZX 4TGB 9WR', line].join('\n');
    const long = [`${line}7`, line, line, line].join('\r\n');
    expect([typedRecoveryLines(short), typedRecoveryLines(long)]).toEqual([
      { signs: 63, fault: 'Line 3 has 15 letters and digits here; on the sheet it has 16.' },
      { signs: 65, fault: 'Line 1 has 17 letters and digits here; on the sheet it has 16.' },
    ]);
  });

  test('are counted where it cannot be known which line is meant', () => {
    expect([typedRecoveryLines(line), typedRecoveryLines(' \n')]).toEqual([
      {
        signs: 16,
        fault: 'A recovery sheet has 4 lines of 16 letters and digits, 64 in all; 16 were typed.',
      },
      { signs: 0, fault: 'Type the four lines of the recovery sheet first.' },
    ]);
  });
});

test('a path falls into its folder and its file’s name on every system', () => {
  expect(['/home/ruth/Harrow.matter', 'C:\\Matters\\Harrow.matter', 'Harrow.matter'].map(pathParts)).toEqual([
    { folder: '/home/ruth', name: 'Harrow.matter' },
    { folder: 'C:\\Matters', name: 'Harrow.matter' },
    { folder: '', name: 'Harrow.matter' },
  ]);
});
