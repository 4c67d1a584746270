import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { describe, expect, test } from 'vitest';
import { readAnySource } from '../../../../electron/ingest/read-any-source.ts';
import type { Reading } from '../../../../electron/ingest/reading.ts';
import { encodedHeader, messageFile, type PartToWrite } from '../../../fixtures/message/message-file.ts';

const headers = [
  'Received: from relay.council.example by mail.council.example; Fri, 20 Dec 2013 09:15:02 +0000',
  'Received: from desk.council.example by relay.council.example; Fri, 20 Dec 2013 09:15:01 +0000',
  'From: "Orla Finch" <orla.finch@council.example>',
  'To: Tom Reed <tom.reed@police.example>,\r\n Ida Marsh <ida.marsh@health.example>',
  'Bcc: archive@council.example',
  'Date: Fri, 20 Dec 2013 10:15:00 +0100 (CET)',
  encodedHeader('Subject', 'Minutes of the café meeting'),
  'Message-ID: <one@council.example>',
  'In-Reply-To: <zero@council.example>',
  'References: <root@council.example> <zero@council.example>',
];

const letter = 'Dear Tom,\n\nthe minutes are enclosed. They name nobody.\n\nOrla';

async function read(bytes: Uint8Array, fileName = 'message.eml'): Promise<Reading> {
  const result = await readAnySource({ fileName, bytes });
  if (!result.ok) throw new Error(result.failure.message);
  expect(coveredWhole(result.value)).toBe(true);
  return result.value;
}

async function failureOf(bytes: Uint8Array, fileName = 'message.eml'): Promise<string | null> {
  const result = await readAnySource({ fileName, bytes });
  return result.ok ? null : result.failure.code;
}

/** Blocks ascend, do not overlap, and hold every character that is not white space. */
function coveredWhole({ text, blocks }: Reading): boolean {
  let end = 0;
  for (const block of blocks) {
    if (block.start < end || text.slice(end, block.start).trim() !== '') return false;
    end = block.end;
  }
  return text.slice(end).trim() === '';
}

const plainPart: PartToWrite = { type: 'text/plain; charset=utf-8', content: letter };

describe('a message', () => {
  test('is read as its readers saw it: header line by line, then the letter', async () => {
    const reading = await read(messageFile({ headers, part: plainPart }));
    expect(reading.text).toBe(
      'From: "Orla Finch" <orla.finch@council.example>\n' +
        'To: Tom Reed <tom.reed@police.example>, Ida Marsh <ida.marsh@health.example>\n' +
        'Bcc: archive@council.example\n' +
        'Date: Fri, 20 Dec 2013 10:15:00 +0100 (CET)\n' +
        'Subject: Minutes of the café meeting\n\n' +
        letter,
    );
    expect(reading.blocks.map(({ part }) => part ?? 'text')).toEqual([
      ...Array.from({ length: 5 }, () => 'message-header'),
      'text',
      'text',
      'text',
    ]);
    expect(reading.detected).toEqual({
      title: 'Minutes of the café meeting',
      titleMadeUp: false,
      date: { value: '2013-12-20', precision: 'day' },
      publisher: null,
      author: '"Orla Finch" <orla.finch@council.example>',
      recipients: 'Tom Reed <tom.reed@police.example>, Ida Marsh <ida.marsh@health.example>',
      kind: 'e-mail',
    });
    expect(reading.warnings).toEqual([]);
  });

  test('keeps every header in its order, repeated ones too', async () => {
    const { facts } = await read(messageFile({ headers, part: plainPart }));
    expect(facts.message).toMatchObject({
      messageId: 'one@council.example',
      inReplyTo: ['zero@council.example'],
      references: ['root@council.example', 'zero@council.example'],
      bcc: ['archive@council.example'],
      sent: { written: 'Fri, 20 Dec 2013 10:15:00 +0100 (CET)', utc: '2013-12-20T09:15:00.000Z' },
    });
    expect(facts.message?.headers.slice(0, 3).map(({ name }) => name)).toEqual([
      'Received',
      'Received',
      'From',
    ]);
  });

  test('whose date names no known zone keeps it as written, and no instant is guessed', async () => {
    const written = 'Fri, 20 Dec 2013 10:15:00 XYZ';
    const { facts, detected } = await read(messageFile({ headers: [`Date: ${written}`], part: plainPart }));
    expect(facts.message?.sent).toEqual({ written, utc: null });
    expect(detected.date?.value).toBe('2013-12-20');
  });

  test('whose two forms say the same is read in the plain one', async () => {
    const part: PartToWrite = {
      type: 'multipart/alternative',
      parts: [
        { type: 'text/plain', content: 'See the report <https://council.example/r> today.\n' },
        {
          type: 'text/html',
          content: '<p>See the <b>report</b> today.</p><img src="https://tracker.example/1.gif">',
        },
      ],
    };
    const reading = await read(messageFile({ headers, part }));
    expect(reading.text.split('\n\n')[1]).toBe('See the report <https://council.example/r> today.');
    expect(reading.warnings.join(' ')).toContain(
      'one picture or other thing on the internet. Nothing was fetched',
    );
  });

  test('whose two forms differ shows both, and says which is which', async () => {
    const part: PartToWrite = {
      type: 'multipart/alternative',
      parts: [
        { type: 'text/plain', content: 'Nothing happened.' },
        { type: 'text/html', content: '<p>Everything happened.</p>' },
      ],
    };
    const reading = await read(messageFile({ headers, part }));
    expect(reading.text.split('\n\n').slice(1)).toEqual([
      'The message as plain text',
      'Nothing happened.',
      'The message as a web page',
      'Everything happened.',
    ]);
  });

  test('gives what came with it as children, in order and by how it came', async () => {
    const nested = messageFile({ headers: ['Subject: Earlier: yes', 'From: a@b.example'], part: plainPart });
    const part: PartToWrite = {
      type: 'multipart/mixed',
      parts: [
        {
          type: 'multipart/related',
          parts: [
            { type: 'text/html', content: '<p>Look</p><img src="cid:p1">' },
            {
              type: 'image/png',
              encoding: 'base64',
              content: Uint8Array.of(1, 2, 3),
              headers: ['Content-ID: <p1>'],
            },
          ],
        },
        {
          type: 'application/pdf',
          encoding: 'base64',
          content: Uint8Array.of(9, 8, 7),
          disposition: "attachment; filename*0*=utf-8''Caf%C3%A9; filename*1=.pdf",
        },
        { type: 'message/rfc822', content: nested },
      ],
    };
    const reading = await read(messageFile({ headers, part }));
    expect(reading.children.map(({ fileName, how }) => [fileName, how])).toEqual([
      ['picture.png', 'inline'],
      ['Café.pdf', 'attachment'],
      ['Earlier  yes.eml', 'message'],
    ]);
    expect([...(reading.children[0]?.bytes ?? [])]).toEqual([1, 2, 3]);
    expect(Buffer.from(reading.children[2]?.bytes ?? []).equals(nested)).toBe(true);
    expect(reading.text).toContain('\nAttachments: picture.png; Café.pdf; Earlier  yes.eml\n');
  });

  test('has earlier messages as quotations and its signature as a block', async () => {
    const body =
      'I agree.\n\n-- \nOrla Finch\nSafeguarding\n\n> First thought.\n> Goes on.\n>\n>> Older still.\n\n' +
      '-----Original Message-----\nFrom: Tom Reed\nSent: 19 December 2013\nTo: Orla Finch\n\nShall we?';
    const reading = await read(
      messageFile({ headers: ['X-Desk: 7'], part: { type: 'text/plain', content: body } }),
    );
    expect(reading.blocks.map(({ kind, start, end }) => [kind, reading.text.slice(start, end)])).toEqual([
      ['paragraph', 'I agree.'],
      ['paragraph', '-- \nOrla Finch\nSafeguarding'],
      ['quotation', '> First thought.\n> Goes on.\n>'],
      ['quotation', '>> Older still.'],
      ['quotation', '-----Original Message-----'],
      ['quotation', 'From: Tom Reed'],
      ['quotation', 'Sent: 19 December 2013'],
      ['quotation', 'To: Orla Finch'],
      ['quotation', 'Shall we?'],
    ]);
  });

  test('says where its encoding is unknown or false, and reads it safely', async () => {
    const unknown = await read(
      messageFile({ headers, part: { type: 'text/plain; charset=x-martian', content: 'Zoë' } }),
    );
    expect(unknown.text.endsWith('Zoë')).toBe(true);
    expect(unknown.warnings[0]).toContain('x-martian, which is not known here; it was read as utf-8');
    const wrong = await read(
      messageFile({
        headers,
        part: { type: 'text/plain; charset=utf-8', content: Uint8Array.of(0x5a, 0x6f, 0xeb) },
      }),
    );
    expect(wrong.text.endsWith('Zoë')).toBe(true);
    expect(wrong.warnings[0]).toContain('its bytes are not; they were read as windows-1252');
    const cyrillic = await read(
      messageFile({
        headers,
        part: { type: 'text/plain; charset=koi8-r', content: Uint8Array.of(0xcd, 0xc9, 0xd2) },
      }),
    );
    expect(cyrillic.text.endsWith('мир')).toBe(true);
  });

  test('cannot make one header look like two', async () => {
    const reading = await read(
      messageFile({
        headers: [encodedHeader('Subject', 'Hello\nFrom: chief@police.example')],
        part: plainPart,
      }),
    );
    expect(reading.text.split('\n')[0]).toBe('Subject: Hello From: chief@police.example');
    expect(reading.warnings[0]).toContain('line ends or controls in disguise');
  });

  test('says that two senders stand in it', async () => {
    const two = ['From: a@council.example', 'From: b@council.example'];
    const reading = await read(messageFile({ headers: two, part: plainPart }));
    expect(reading.text.startsWith('From: a@council.example\nFrom: b@council.example\n')).toBe(true);
    expect(reading.warnings.join(' ')).toContain('The message has 2 headers From');
  });

  test('says that it is signed or encrypted', async () => {
    const part: PartToWrite = {
      type: 'multipart/signed; protocol="application/pkcs7-signature"; micalg=sha-256',
      parts: [
        plainPart,
        { type: 'application/pkcs7-signature; name=smime.p7s', encoding: 'base64', content: 'x' },
      ],
    };
    const signed = await read(messageFile({ headers, part }));
    expect(signed.warnings).toEqual([
      'The message is signed (S/MIME). The signature was kept as an attachment and was not checked.',
    ]);
    const closed = await read(
      messageFile({
        headers,
        part: {
          type: 'application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m',
          encoding: 'base64',
          content: 'x',
        },
      }),
    );
    expect(closed.children.map(({ fileName }) => fileName)).toEqual(['smime.p7m']);
    expect(closed.warnings[0]).toContain('encrypted (S/MIME)');
  });

  test('that breaks off is read as far as it goes', async () => {
    const whole = messageFile({ headers, part: { type: 'multipart/mixed', parts: [plainPart, plainPart] } });
    const reading = await read(whole.subarray(0, whole.length - 30));
    expect(reading.text).toContain('They name nobody.');
    expect(reading.warnings.join(' ')).toContain('breaks off');
  });

  test('that is no message, or has more parts than any has, is sealed', async () => {
    expect(await failureOf(Buffer.from('no header at all\n\ntext'))).toBe('source-damaged');
    const parts = Array.from({ length: 1_100 }, () => plainPart);
    expect(await failureOf(messageFile({ headers, part: { type: 'multipart/mixed', parts } }))).toBe(
      'source-too-complex',
    );
  });

  test('gives the words that postal-mime gives of it, whatever its encoding', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 90 }), {
          minLength: 1,
          maxLength: 6,
        }),
        fc.constantFrom('base64', 'quoted-printable'),
        async (lines, encoding) => {
          const content = lines.map((line) => line.replace(/[\p{Cc}\ufeff]/gu, '.')).join('\n');
          fc.pre(content.trim() !== '');
          const bytes = messageFile({
            headers,
            part: { type: 'text/plain; charset=utf-8', encoding, content },
          });
          const theirs = await PostalMime.parse(bytes);
          const ours = await read(bytes);
          expect(ours.text.endsWith(`\n\n${content.trimEnd().replace(/^(?:\s*\n)+/u, '')}`)).toBe(true);
          expect(theirs.text?.replaceAll('\r\n', '\n').trimEnd()).toBe(content.trimEnd());
        },
      ),
      { numRuns: 60 },
    );
  });

  test('cut off or changed anywhere is read or sealed, never thrown', async () => {
    const whole = messageFile({
      headers,
      part: {
        type: 'multipart/mixed',
        parts: [plainPart, { type: 'message/rfc822', content: 'Subject: x\r\n\r\ny' }],
      },
    });
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.uint8Array({ maxLength: 6 }), async (at, bytes) => {
        const changed = Buffer.concat([whole.subarray(0, at), bytes, whole.subarray(at + bytes.length)]);
        const result = await readAnySource({ fileName: 'message.eml', bytes: changed });
        expect(result.ok ? coveredWhole(result.value) : result.failure.code).not.toBe(false);
      }),
      { numRuns: 150 },
    );
  });
});
