import { describe, expect, test } from 'vitest';
import { readAnySource } from '../../../../electron/ingest/read-any-source.ts';
import type { Reading } from '../../../../electron/ingest/reading.ts';
import { mailboxFile, messageFile } from '../../../fixtures/message/message-file.ts';

async function read(bytes: Uint8Array): Promise<Reading> {
  const result = await readAnySource({ fileName: 'sent.mbox', bytes });
  if (!result.ok) throw new Error(result.failure.message);
  return result.value;
}

const message = (number: number, content: string): Uint8Array =>
  messageFile({
    headers: [
      `From: desk${number}@council.example`,
      'Date: Fri, 20 Dec 2013 10:15:00 +0000',
      `Subject: No ${number}`,
    ],
    part: { type: 'text/plain', content },
  });

describe('a mailbox', () => {
  test('lists its messages as rows and gives each as it was before', async () => {
    const messages = [message(1, 'One\n\nFrom here on it is quiet.\n>From before'), message(2, 'Two')];
    const reading = await read(mailboxFile(messages));
    expect(reading.text).toBe(
      'desk1@council.example\tFri, 20 Dec 2013 10:15:00 +0000\tNo 1\n' +
        'desk2@council.example\tFri, 20 Dec 2013 10:15:00 +0000\tNo 2',
    );
    expect(reading.blocks.map(({ own }) => own)).toEqual([
      { kind: 'row', sheet: null, row: 1 },
      { kind: 'row', sheet: null, row: 2 },
    ]);
    expect(reading.children.map(({ how }) => how)).toEqual(['message', 'message']);
    expect(reading.children.map(({ bytes }) => Buffer.from(bytes).toString('latin1').trimEnd())).toEqual(
      messages.map((bytes) => Buffer.from(bytes).toString('latin1').replaceAll('\r\n', '\n').trimEnd()),
    );
    expect(reading.warnings).toEqual([
      'In 2 lines the mark ">" before "From" was taken off, which mailboxes write where a message has such a line.',
    ]);
  });

  test('of ten thousand and one messages gives ten thousand and says that there are more', async () => {
    const one = message(1, 'Same');
    const reading = await read(mailboxFile(Array.from({ length: 10_001 }, () => one)));
    expect(reading.children).toHaveLength(10_000);
    expect(reading.warnings[0]).toContain('10,001 messages');
  });

  test('without a message is sealed', async () => {
    const result = await readAnySource({ fileName: 'sent.mbox', bytes: Buffer.from('From nobody\n') });
    expect(result.ok ? null : result.failure.code).toBe('source-damaged');
  });
});
