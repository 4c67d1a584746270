import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson, type JsonValue } from '../../../shared/base/index.ts';

const anyJson: fc.Arbitrary<JsonValue> = fc
  .jsonValue({ stringUnit: 'binary' })
  .map((value) => value as JsonValue);

describe('canonical JSON', () => {
  test('writes the example of RFC 8785, section 3.2.2, as section 3.2.3 gives it', () => {
    expect(
      canonicalJson({
        numbers: [333333333.33333329, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
        string: '\u20ac$\u000f\u000aA\'\u0042\u0022\u005c\\"/',
        literals: [null, true, false],
      }),
    ).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  test('sorts keys by UTF-16 code units as RFC 8785, section 3.2.3, does', () => {
    const written = canonicalJson({
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\u{1f600}': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    });
    expect([...written.matchAll(/:"([^"]*)"/gu)].map((match) => match[1])).toEqual([
      'Carriage Return',
      'One',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ]);
  });

  test.each([
    ['0000000000000000', '0'],
    ['8000000000000000', '0'],
    ['0000000000000001', '5e-324'],
    ['8000000000000001', '-5e-324'],
    ['7fefffffffffffff', '1.7976931348623157e+308'],
    ['ffefffffffffffff', '-1.7976931348623157e+308'],
    ['4340000000000000', '9007199254740992'],
    ['c340000000000000', '-9007199254740992'],
    ['4430000000000000', '295147905179352830000'],
    ['44b52d02c7e14af5', '9.999999999999997e+22'],
    ['44b52d02c7e14af6', '1e+23'],
    ['44b52d02c7e14af7', '1.0000000000000001e+23'],
    ['444b1ae4d6e2ef4e', '999999999999999700000'],
    ['444b1ae4d6e2ef4f', '999999999999999900000'],
    ['444b1ae4d6e2ef50', '1e+21'],
    ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
    ['3eb0c6f7a0b5ed8d', '0.000001'],
    ['41b3de4355555553', '333333333.3333332'],
    ['41b3de4355555554', '333333333.33333325'],
    ['41b3de4355555555', '333333333.3333333'],
    ['41b3de4355555556', '333333333.3333334'],
    ['41b3de4355555557', '333333333.33333343'],
    ['becbf647612f3696', '-0.0000033333333333333333'],
    ['43143ff3c1cb0959', '1424953923781206.2'],
  ])('writes the number of bits %s as %s (RFC 8785, appendix B)', (bits, written) => {
    const view = new DataView(new ArrayBuffer(8));
    view.setBigUint64(0, BigInt(`0x${bits}`));
    expect(canonicalJson(view.getFloat64(0))).toBe(written);
  });

  test.each([NaN, Infinity, -Infinity])('refuses the number %s', (value) => {
    expect(() => canonicalJson([{ deep: value }])).toThrow('not finite');
  });

  test('refuses a lone surrogate in a string and in a key', () => {
    expect(() => canonicalJson('a\ud800')).toThrow('lone surrogate');
    expect(() => canonicalJson({ '\udc00': 1 })).toThrow('lone surrogate');
    expect(() => canonicalJson(['\udc00\ud800'])).toThrow('lone surrogate');
  });

  test('leaves out keys without a value', () => {
    expect(canonicalJson({ b: undefined, a: 1 })).toBe('{"a":1}');
  });

  test('reads back as the same value', () => {
    fc.assert(
      fc.property(anyJson, (value) => {
        fc.pre(isWellFormed(value));
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  test('is the same whatever the order of keys, and the same when written again', () => {
    fc.assert(
      fc.property(anyJson, (value) => {
        fc.pre(isWellFormed(value));
        const written = canonicalJson(value);
        expect(canonicalJson(reversed(value))).toBe(written);
        expect(canonicalJson(JSON.parse(written) as JsonValue)).toBe(written);
      }),
    );
  });

  test('holds no white space outside strings and its keys in ascending order', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'binary' }), fc.integer()), (value) => {
        fc.pre(isWellFormed(value));
        const written = canonicalJson(value);
        const keys = [...written.matchAll(/[{,]("(?:[^"\\]|\\.)*"):/gu)].map(
          (match) => JSON.parse(match[1] ?? '""') as string,
        );
        expect(keys).toEqual(Object.keys(value).sort((a, b) => (a < b ? -1 : 1)));
        expect(written.replaceAll(/"(?:[^"\\]|\\.)*"/gu, '')).not.toMatch(/\s/u);
      }),
    );
  });
});

function isWellFormed(value: JsonValue): boolean {
  return !/\\u(d[89a-f])/u.test(JSON.stringify(value));
}

function reversed(value: JsonValue): JsonValue {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return (value as readonly JsonValue[]).map(reversed);
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, member === undefined ? undefined : reversed(member)]),
  );
}
