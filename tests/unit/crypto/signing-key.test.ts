import { createPublicKey, randomBytes, verify } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from '../../../shared/base/index.ts';
import {
  canonicalHeader,
  chainHeadMessage,
  isSignedBy,
  openSigningKey,
  type SigningKeyFile,
} from '../../../electron/crypto/index.ts';

/** A key file in memory, and the files set aside from it. */
function memoryFile(
  holds: string | null,
): SigningKeyFile & { readonly aside: string[]; text: string | null } {
  const file = {
    text: holds,
    aside: [] as string[],
    read: () => Promise.resolve(file.text),
    write: (text: string) => {
      file.text = text;
      return Promise.resolve();
    },
    setAside: () => {
      file.aside.push(file.text ?? '');
      file.text = null;
      return Promise.resolve();
    },
  };
  return file;
}

describe('a signing key', () => {
  test('is made once and read again from its file', async () => {
    const file = memoryFile(null);
    const made = await openSigningKey(file, randomBytes);
    const again = await openSigningKey(file, () => {
      throw new Error('No second key is drawn.');
    });
    expect(again.publicKey).toBe(made.publicKey);
    expect(file.aside).toEqual([]);
  });

  test('signs as RFC 8032 says (section 7.1, test 1)', async () => {
    const seed = Buffer.from('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60', 'hex');
    const key = await openSigningKey(memoryFile(null), () => seed);
    expect(Buffer.from(key.publicKey, 'base64').toString('hex')).toBe(
      'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    );
    expect(key.sign('').toString('hex')).toBe(
      'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
    );
  });

  test.each(['', '{', 'null', '{"pkcs8":7}', '{"kind":"ed25519","pkcs8":"AAAA"}'])(
    'in a file that holds %j is set aside and made anew',
    async (holds) => {
      const file = memoryFile(holds);
      const key = await openSigningKey(file, randomBytes);
      expect(file.aside).toEqual([holds]);
      expect(isSignedBy(key.publicKey, 'words', key.sign('words'))).toBe(true);
    },
  );

  test('verifies its own words and no others, under its own key and no other', async () => {
    const key = await openSigningKey(memoryFile(null), randomBytes);
    const other = await openSigningKey(memoryFile(null), randomBytes);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat({ max: 63 }), (message, at) => {
        const signature = key.sign(message);
        const bent = Buffer.from(signature);
        bent[at] = (bent[at] ?? 0) ^ 1;
        expect([
          isSignedBy(key.publicKey, message, signature),
          isSignedBy(key.publicKey, `${message}.`, signature),
          isSignedBy(other.publicKey, message, signature),
          isSignedBy(key.publicKey, message, bent),
          isSignedBy('AAAA', message, signature),
          isSignedBy(key.publicKey, message, signature.subarray(1)),
        ]).toEqual([true, false, false, false, false, false]);
      }),
      { numRuns: 30 },
    );
  });

  test('signs heads in words that another program can verify with the raw key', async () => {
    const key = await openSigningKey(memoryFile(null), randomBytes);
    const head = { replica: 'replica-1', length: 12, hash: 'ab'.repeat(32) };
    const message = `glossator chain head v1\nmatter-1\nreplica-1\n12\n${'ab'.repeat(32)}\n`;
    expect(chainHeadMessage('matter-1', head)).toBe(message);
    const publicKey = createPublicKey({
      key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(key.publicKey, 'base64').toString('base64url') },
      format: 'jwk',
    });
    expect(verify(null, Buffer.from(message), publicKey, key.sign(message))).toBe(true);
  });
});

test('a header written by the template is its canonical JSON', () => {
  const text = fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), fc.constant('018bcfe5-6802-7000'));
  const number = fc.oneof(
    fc.integer(),
    fc.maxSafeInteger(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
  );
  const header = fc.record({
    id: text,
    act: text,
    undoes: fc.option(text),
    replica: text,
    replicaSeq: number,
    clock: number,
    atMs: number,
    reviewer: text,
    type: text,
  });
  fc.assert(
    fc.property(header, (fields) => {
      expect(canonicalHeader(fields)).toBe(canonicalJson(fields));
    }),
    { numRuns: 1_000 },
  );
  const bent = {
    id: '',
    act: '',
    undoes: null,
    replica: '',
    replicaSeq: 1,
    clock: 1,
    atMs: 1,
    reviewer: '',
    type: '',
  };
  expect(() => canonicalHeader({ ...bent, reviewer: '\ud83d' })).toThrow('lone surrogate');
  expect(() => canonicalHeader({ ...bent, atMs: Number.NaN })).toThrow('not finite');
});
