import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  costFor,
  dataKey,
  keychainSlot,
  keyFromRecoveryLines,
  keyIdOf,
  leastPassphraseCost,
  mostPassphraseCost,
  openKeychainSlot,
  openPassphraseSlot,
  passphraseSlot,
  readKeyFileText,
  recoveryLines,
  writeKeyFileText,
  type DataKey,
  type KeyFile,
} from '../../../electron/crypto/index.ts';

const keyBytes = fc.uint8Array({ minLength: 32, maxLength: 32 });
const quick = { memoryKiB: 8, passes: 1, lanes: 1 };

function keyOf(bytes: Uint8Array): DataKey {
  return dataKey(Buffer.from(bytes));
}

function bytesOf(key: DataKey): string {
  return key.lend((bytes) => bytes.toString('hex'));
}

async function fileOf(key: DataKey, passphrase: string, secret: Buffer): Promise<KeyFile> {
  return {
    format: 'glossator-key',
    version: 1,
    keyId: keyIdOf(key),
    fileMark: '00'.repeat(16),
    passphrase: await passphraseSlot(key, passphrase, quick, randomBytes),
    keychain: keychainSlot(key, secret, 'protected', randomBytes),
  };
}

describe('a data key', () => {
  it('is overwritten where it lay when it is erased, and lent no more; another holder keeps it', () => {
    const bytes = Buffer.alloc(32, 7);
    const key = dataKey(bytes);
    const other = key.another();
    key.erase();
    expect(bytes.equals(Buffer.alloc(32))).toBe(true);
    expect(() => key.lend(() => null)).toThrow('erased');
    expect(bytesOf(other)).toBe('07'.repeat(32));
  });
});

describe('a recovery sheet', () => {
  it('gives back every key, however its lines are spaced and cased', () => {
    fc.assert(
      fc.property(keyBytes, fc.boolean(), fc.constantFrom('\n', ' ', '\r\n', ''), (bytes, lower, between) => {
        const typed = recoveryLines(keyOf(bytes)).join(between);
        const read = keyFromRecoveryLines(lower ? typed.toLowerCase() : typed);
        expect(read.ok && bytesOf(read.value)).toBe(Buffer.from(bytes).toString('hex'));
      }),
    );
  });

  it('names the line in which one digit was taken for another', () => {
    fc.assert(
      fc.property(keyBytes, fc.nat(3), fc.nat(15), fc.nat(30), (bytes, line, place, step) => {
        const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
        const lines = recoveryLines(keyOf(bytes)).map((text) => [...text.replaceAll(' ', '')]);
        const was = lines[line]?.[place] ?? '';
        const wrong = digits[(digits.indexOf(was) + 1 + step) % 32] ?? '';
        lines[line]?.splice(place, 1, wrong);
        const read = keyFromRecoveryLines(lines.map((text) => text.join('')).join('\n'));
        // Two bytes check a line: one slip in 65,536 would pass, and then the key opens nothing.
        if (!read.ok) expect(read.failure.message).toContain(`Line ${String(line + 1)} `);
      }),
    );
  });

  it('says how many digits are missing', () => {
    const read = keyFromRecoveryLines('ABCD EFGH');
    expect(!read.ok && read.failure.message).toContain('8 were typed');
  });
});

describe('a key file', () => {
  it('opens by its passphrase and by the keychain’s secret, and by no other', async () => {
    const key = keyOf(randomBytes(32));
    const secret = randomBytes(32);
    const file = readKeyFileText(writeKeyFileText(await fileOf(key, 'four plain words', secret)));
    if (file === null) throw new Error('The key file was not read back.');
    const opened = await openPassphraseSlot(file, 'four plain words');
    const byKeychain = openKeychainSlot(file, secret);
    expect([opened, byKeychain].map((found) => found && bytesOf(found))).toEqual([
      bytesOf(key),
      bytesOf(key),
    ]);
    expect(await openPassphraseSlot(file, 'four plain word')).toBeNull();
    expect(openKeychainSlot(file, randomBytes(32))).toBeNull();
  });

  it('opens no more once any value in a slot was changed', async () => {
    const file = await fileOf(keyOf(randomBytes(32)), 'words', randomBytes(32));
    const { passphrase } = file;
    const changed: KeyFile[] = [
      { ...file, keyId: 'ff'.repeat(16) },
      { ...file, passphrase: { ...passphrase, cost: { ...quick, passes: 2 } } },
      { ...file, passphrase: { ...passphrase, salt: randomBytes(16).toString('base64') } },
      { ...file, passphrase: { ...passphrase, nonce: randomBytes(12).toString('base64') } },
      { ...file, passphrase: { ...passphrase, wrapped: randomBytes(48).toString('base64') } },
      { ...file, passphrase: { ...passphrase, wrapped: '' } },
    ];
    for (const forged of changed) expect(await openPassphraseSlot(forged, 'words')).toBeNull();
    expect(await openPassphraseSlot(file, 'words')).not.toBeNull();
  });

  it('is none where it asks for more than is ever spent, or is cut anywhere', async () => {
    const file = await fileOf(keyOf(randomBytes(32)), 'words', randomBytes(32));
    const dear = { ...file.passphrase, cost: { ...mostPassphraseCost, memoryKiB: 4_194_304 } };
    expect(readKeyFileText(JSON.stringify({ ...file, passphrase: dear }))).toBeNull();
    const text = writeKeyFileText(file).trimEnd();
    for (let end = 0; end < text.length; end += 1) expect(readKeyFileText(text.slice(0, end))).toBeNull();
  });
});

describe('what a passphrase costs', () => {
  it('is never less than 64 MiB and three passes, never more than a key file may ask for, and grows with the machine', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.5, max: 5_000, noNaN: true }), (ms) => {
        const cost = costFor(ms);
        expect(cost.memoryKiB).toBeGreaterThanOrEqual(leastPassphraseCost.memoryKiB);
        expect(cost.passes).toBeGreaterThanOrEqual(leastPassphraseCost.passes);
        expect(cost.memoryKiB).toBeLessThanOrEqual(mostPassphraseCost.memoryKiB);
        expect(cost.passes).toBeLessThanOrEqual(mostPassphraseCost.passes);
        const slower = costFor(ms * 2);
        expect(slower.memoryKiB * slower.passes).toBeLessThanOrEqual(cost.memoryKiB * cost.passes);
      }),
    );
  });
});
