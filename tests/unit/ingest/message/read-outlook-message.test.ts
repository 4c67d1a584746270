import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAnySource } from '../../../../electron/ingest/read-any-source.ts';
import type { Reading } from '../../../../electron/ingest/reading.ts';
import { outlookFile, packedRichText, type OutlookToWrite } from '../../../fixtures/message/outlook-file.ts';

async function read(message: OutlookToWrite): Promise<Reading> {
  const result = await readAnySource({ fileName: 'saved.msg', bytes: outlookFile(message) });
  if (!result.ok) throw new Error(result.failure.message);
  return result.value;
}

const sent: OutlookToWrite = {
  texts: {
    '0037': 'Minutes',
    '0C1A': 'Orla Finch',
    '5D01': 'orla.finch@council.example',
    '1000': 'Dear Tom,\r\n\r\nthe minutes are enclosed.\r\n',
    '1035': '<one@council.example>',
    '1042': '<zero@council.example>',
    '1039': '<root@council.example> <zero@council.example>',
  },
  sentAtMs: Date.UTC(2013, 11, 20, 9, 15),
  recipients: [
    { type: 1, name: 'Tom Reed', address: 'tom.reed@police.example' },
    { type: 3, name: 'Ida Marsh', address: 'ida.marsh@health.example' },
  ],
};

describe('an Outlook message', () => {
  test('without headers of the internet has them made, and says so', async () => {
    const reading = await read(sent);
    expect(reading.text).toBe(
      'From: Orla Finch <orla.finch@council.example>\n' +
        'To: Tom Reed <tom.reed@police.example>\n' +
        'Bcc: Ida Marsh <ida.marsh@health.example>\n' +
        'Date: Fri, 20 Dec 2013 09:15:00 GMT\n' +
        'Subject: Minutes\n\n' +
        'Dear Tom,\n\nthe minutes are enclosed.',
    );
    expect(reading.facts.message).toMatchObject({
      messageId: 'one@council.example',
      inReplyTo: ['zero@council.example'],
      references: ['root@council.example', 'zero@council.example'],
      sent: { utc: '2013-12-20T09:15:00.000Z' },
    });
    expect(reading.warnings).toHaveLength(1);
    expect(reading.warnings[0]).toContain('The time is in UTC');
  });

  test('with headers of the internet has those, and the hidden recipients besides', async () => {
    const headers =
      'From: orla@council.example\r\nX-Desk: 7\r\nDate: Fri, 20 Dec 2013 10:15:00 +0100\r\n\r\n';
    const { facts, warnings } = await read({ ...sent, texts: { ...sent.texts, '007D': headers } });
    expect(facts.message?.headers.map(({ name }) => name)).toEqual(['From', 'X-Desk', 'Date', 'Bcc']);
    expect(facts.message?.bcc).toEqual(['Ida Marsh <ida.marsh@health.example>']);
    expect(warnings).toEqual([]);
  });

  test('gives its attachments and the messages in it', async () => {
    const bytes = Uint8Array.from({ length: 9_000 }, (_, index) => index % 251);
    const reading = await read({
      ...sent,
      attachments: [
        { name: 'plan.bin', bytes },
        { name: 'Earlier', message: { texts: { '0037': 'Earlier', '1000': 'What was said before.' } } },
      ],
    });
    expect(reading.children.map(({ fileName, how }) => [fileName, how])).toEqual([
      ['plan.bin', 'attachment'],
      ['Earlier.msg', 'message'],
    ]);
    expect(Buffer.from(reading.children[0]?.bytes ?? []).equals(bytes)).toBe(true);
    const nested = await readAnySource({
      fileName: 'Earlier.msg',
      bytes: reading.children[1]?.bytes ?? bytes,
    });
    expect(nested.ok && nested.value.text).toBe('Subject: Earlier\n\nWhat was said before.');
  });

  test('whose body is RTF is read from it', async () => {
    const texts = { '0037': 'Formatted' };
    const rtf =
      "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}}\\pard Caf\\'e9 \\u8212?\\par\r\n{\\b bold} end\\par}";
    const plain = await read({ texts, binaries: { '1009': packedRichText(rtf) } });
    expect(plain.text).toBe('Subject: Formatted\n\nCafé —\nbold end');
    const page =
      '{\\rtf1\\ansi\\ansicpg1252\\fromhtml1 {\\fonttbl{\\f0 Arial;}}{\\*\\htmltag64 <p>}\\htmlrtf \\par \\htmlrtf0 Read {\\*\\htmltag84 <b>}this{\\*\\htmltag92 </b>}{\\*\\htmltag72 </p>}}';
    const packed = await read({ texts, binaries: { '1009': packedRichText(page) } });
    expect(packed.text).toBe('Subject: Formatted\n\nRead this');
  });

  test('cut off or changed anywhere is read or sealed, and never goes round in a circle', async () => {
    const whole = outlookFile({ ...sent, attachments: [{ name: 'a.txt', bytes: new Uint8Array(5_000) }] });
    await fc.assert(
      fc.asyncProperty(
        fc.nat(whole.length - 1),
        fc.uint8Array({ maxLength: 8 }),
        fc.boolean(),
        async (at, bytes, cut) => {
          const changed = Buffer.concat([
            whole.subarray(0, at),
            bytes,
            cut ? new Uint8Array() : whole.subarray(at + bytes.length),
          ]);
          const result = await readAnySource({ fileName: 'saved.msg', bytes: changed });
          expect(result.ok || /^(?:source-|file-)/u.test(result.failure.code)).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });
});
